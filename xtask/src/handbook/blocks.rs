//! A chapter as blocks.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};
use std::mem::take;

/// Before the places that links lead to.
const PLACE: &str = "<a id=\"";

/// A chapter.
#[derive(Debug, Default)]
pub struct Chapter {
    /// What links call it: the name of its file without number and ending.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it consists of, as the app reads it.
    blocks: Vec<Value>,
    /// The places within it that links lead to.
    pub places: Vec<String>,
    /// Where its links lead: the chapter, the place in it or nothing, the line.
    pub links: Vec<(String, String, usize)>,
    /// The names of things on screens, with their lines.
    pub names: Vec<(String, usize)>,
}

/// Something that the app could not draw.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What it is.
    pub message: String,
}

impl Chapter {
    /// As the app reads it.
    pub fn as_json(&self) -> Value {
        json!({ "id": self.id, "title": self.title, "blocks": self.blocks })
    }
}

/// The name by which links call the chapter in a file: `02-rules.md` is `rules`.
fn id_of(file: &str) -> &str {
    let stem = file.strip_suffix(".md").unwrap_or(file);
    stem.split_once('-').map_or(stem, |(_, id)| id)
}

/// Reads a chapter, with all that is wrong in it.
pub fn read(file: &str, text: &str) -> (Chapter, Vec<Fault>) {
    let mut reader = Reader { chapter: Chapter { id: id_of(file).to_owned(), ..Chapter::default() }, ..Reader::default() };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.line = text[..range.start].matches('\n').count() + 1;
        reader.take(event);
    }
    if reader.chapter.title.is_empty() {
        reader.fault("a chapter begins with its title, “# …”");
    }
    (reader.chapter, reader.faults)
}

/// What is being read.
#[derive(Default)]
struct Reader {
    chapter: Chapter,
    faults: Vec<Fault>,
    line: usize,
    /// The pieces of the text at hand.
    text: Vec<Value>,
    /// The place that the next heading bears.
    place: Option<String>,
    /// The name at hand.
    name: Option<String>,
    /// Where the link at hand leads, with its words.
    link: Option<(String, String)>,
    /// The paragraphs of a quotation, the items of a list or the cells of a row at hand.
    parts: Vec<Value>,
    rows: Vec<Value>,
    within: Within,
    figures: Vec<bool>,
    code: Option<String>,
}

/// What paragraphs belong to.
#[derive(Default, PartialEq, Clone, Copy)]
enum Within {
    #[default]
    Page,
    Quotation,
    List,
}

impl Reader {
    fn fault(&mut self, message: impl Into<String>) {
        self.faults.push(Fault { line: self.line, message: message.into() });
    }

    fn put(&mut self, block: Value) {
        self.chapter.blocks.push(block);
    }

    /// Adds words to what is at hand.
    fn words(&mut self, words: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(words);
            return;
        }
        if let Some(name) = &mut self.name {
            name.push_str(words);
        } else if let Some((_, said)) = &mut self.link {
            said.push_str(words);
        } else if let Some(Value::String(last)) = self.text.last_mut() {
            last.push_str(words);
            // The two come one by one.
            if words.contains('*') && last.contains("**") {
                self.fault("marks of weight stand as they are: a blank is missing beside them");
            }
        } else {
            self.text.push(json!(words));
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words(&words),
            Event::SoftBreak => self.words(" "),
            Event::Code(figure) => self.text.push(json!({ "c": &*figure })),
            Event::Html(html) | Event::InlineHtml(html) => self.html(html.trim()),
            other => self.fault(format!("the app draws no {other:?}")),
        }
    }

    /// Comments are for who writes; a place is kept for the heading below it.
    fn html(&mut self, html: &str) {
        let place = html.strip_prefix(PLACE).and_then(|rest| rest.strip_suffix("\">"));
        match place {
            Some(place) if self.chapter.places.iter().any(|one| one == place) => self.fault(format!("“{place}” is there twice")),
            Some(place) => {
                self.chapter.places.push(place.to_owned());
                self.place = Some(place.to_owned());
            }
            None if html == "</a>" || html.starts_with("<!--") => {}
            None => self.fault("the app draws no HTML"),
        }
    }

    fn begin(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::Item | Tag::TableHead | Tag::TableRow | Tag::TableCell => {}
            Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. } => {}
            Tag::BlockQuote(None) => self.within = Within::Quotation,
            Tag::List(None) => self.within = Within::List,
            Tag::Table(alignments) => self.figures = alignments.iter().map(|one| *one == Alignment::Right).collect(),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.code = Some(String::new()),
            Tag::Strong => self.name = Some(String::new()),
            Tag::Link { dest_url, .. } => self.link = Some((dest_url.into_string(), String::new())),
            other => self.fault(format!("the app draws no {other:?}")),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(HeadingLevel::H1) => {
                let title = plain(&take(&mut self.text));
                if !self.chapter.title.is_empty() {
                    self.fault("a chapter has one title");
                }
                self.chapter.title = title;
            }
            TagEnd::Heading(_) => {
                let heading = plain(&take(&mut self.text));
                let place = self.place.take();
                if place.is_none() {
                    self.fault("links lead to no heading without a place, <a id=\"…\"></a>");
                }
                self.put(json!({ "h": heading, "at": place.unwrap_or_default() }));
            }
            TagEnd::Paragraph => {
                let text = take(&mut self.text);
                match self.within {
                    // A place alone says nothing.
                    Within::Page if text.is_empty() => {}
                    Within::Page => self.put(json!({ "p": text })),
                    Within::Quotation | Within::List => self.parts.push(json!(text)),
                }
            }
            TagEnd::Item => {
                let text = take(&mut self.text);
                if !text.is_empty() {
                    self.parts.push(json!(text));
                }
            }
            TagEnd::BlockQuote(_) => {
                let parts = take(&mut self.parts);
                self.within = Within::Page;
                self.put(json!({ "q": parts }));
            }
            TagEnd::List(_) => {
                let parts = take(&mut self.parts);
                self.within = Within::Page;
                self.put(json!({ "l": parts }));
            }
            TagEnd::TableCell => {
                let text = take(&mut self.text);
                self.parts.push(json!(text));
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = take(&mut self.parts);
                self.rows.push(json!(cells));
            }
            TagEnd::Table => {
                let (rows, figures) = (take(&mut self.rows), take(&mut self.figures));
                self.put(json!({ "t": rows, "f": figures }));
            }
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.put(json!({ "code": code.trim_end() }));
            }
            TagEnd::Strong => {
                let name = self.name.take().unwrap_or_default();
                self.chapter.names.push((name.clone(), self.line));
                self.text.push(json!({ "b": name }));
            }
            TagEnd::Link => self.end_of_link(),
            _ => {}
        }
    }

    /// A link leads to a chapter beside this one, or to a page that the app names and does not open.
    fn end_of_link(&mut self) {
        let (to, said) = self.link.take().unwrap_or_default();
        let (page, place) = to.split_once('#').unwrap_or((&to, ""));
        if let Some(beyond) = page.strip_prefix("../../") {
            self.text.push(json!(format!("{said} (docs/{beyond})").replace(" (", "（").replace(')', "）").as_str()));
        } else if page.ends_with(".md") && !page.contains('/') {
            self.chapter.links.push((id_of(page).to_owned(), place.to_owned(), self.line));
            self.text.push(json!({ "to": id_of(page), "at": place, "w": said }));
        } else {
            self.fault(format!("the link to {to} leads to no chapter"));
        }
    }
}

/// Text alone.
fn plain(text: &[Value]) -> String {
    text.iter().filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> String {
        let (chapter, faults) = read("02-rules.md", text);
        assert_eq!(faults, [], "{text}");
        json!(chapter.blocks).to_string()
    }

    #[test]
    fn what_a_chapter_holds_becomes_blocks() {
        let text = "# T\n\nOne `1 = 1`\ntwo **Save**.\n\n<a id=\"a\"></a>\n## H\n\n> f\n\n- x\n- [y](01-reading.md#z)\n\n```toml\n[p]\n```\n";
        let expected = r#"[{"p":["One ",{"c":"1 = 1"}," two ",{"b":"Save"},"."]},{"at":"a","h":"H"},{"q":[["f"]]},{"l":[["x"],[{"at":"z","to":"reading","w":"y"}]]},{"code":"[p]"}]"#;
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn a_table_says_which_columns_are_figures_and_its_comment_is_left_out() {
        let text = "# T\n\n<!-- example: areas -->\n\n| a | b |\n| --- | ---: |\n| x | 1 |\n";
        assert_eq!(blocks(text), r#"[{"f":[false,true],"t":[[["a"],["b"]],[["x"],["1"]]]}]"#);
    }

    #[test]
    fn what_the_app_cannot_draw_is_told_with_its_line() {
        let wrong =
            ["![p](p.png)", "1. one", "### deep", "<b>x</b>", "**a。**b", "[x](https://example.org)", "## no place", "_x_"];
        for text in wrong {
            let (_, faults) = read("01-a.md", &format!("# T\n\n{text}\n"));
            assert!(faults.iter().any(|fault| fault.line == 3), "{text}: {faults:?}");
        }
        assert!(!read("01-a.md", "no title\n").1.is_empty());
    }

    #[test]
    fn links_names_and_places_are_listed() {
        let (chapter, _) = read("01-a.md", "# T\n\n<a id=\"p\"></a>\n## H\n\n[x](02-b.md#q) **N**\n");
        assert_eq!(chapter.id, "a");
        assert_eq!(chapter.places, ["p"]);
        assert_eq!(chapter.links, [("b".to_owned(), "q".to_owned(), 6)]);
        assert_eq!(chapter.names, [("N".to_owned(), 6)]);
    }
}
