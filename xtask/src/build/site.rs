//! The site as it is published, made of what Trunk has laid into `dist/`: its module in two parts, its styles in three files – two at first, and
//! between them those that come with the later part – and its page, which names them.

use super::beside::{self, Beside};
use super::parts::{File, Parts, digest};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::markup::{Piece, attribute, pieces};
use std::fs;

/// Marks a stylesheet of www/index.html that only the later part needs.
const LATER: &str = "data-later";

/// Makes it. Answers the page.
pub fn make(folders: &Folders, parts: &Parts) -> Result<String> {
    let dist = folders.dist();
    let unread = |name: &str, error| Failure::new(format!("dist/{name} could not be read: {error}."));
    let read = |name: &str| fs::read_to_string(dist.join(name)).map_err(|error| unread(name, error));
    let beside = beside::make(|name| fs::read(dist.join(name)).map_err(|error| unread(name, error)))?;
    let site = published(&read("index.html")?, read, parts, &beside)?;
    let page = File { name: "index.html".to_owned(), bytes: site.page.clone().into_bytes() };
    for name in site.replaced.iter().chain(&beside.replaced) {
        fs::remove_file(dist.join(name)).map_err(|error| Failure::new(format!("dist/{name} could not be removed: {error}.")))?;
    }
    for file in parts.files().into_iter().chain(&site.styles).chain(&beside.files).chain([&page]) {
        let path = dist.join(&file.name);
        fs::write(&path, &file.bytes)
            .map_err(|error| Failure::new(format!("{} could not be written: {error}.", path.display())))?;
    }
    Ok(site.page)
}

/// What is written, and what it takes the place of.
struct Site {
    page: String,
    styles: Vec<File>,
    replaced: Vec<String>,
}

/// Where a stylesheet stands: before the later ones, one of them, or after.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Before,
    Later,
    After,
}

/// The site of a page of Trunk's.
fn published(html: &str, read: impl Fn(&str) -> Result<String>, parts: &Parts, beside: &Beside) -> Result<Site> {
    let styles: Vec<(&str, bool)> = tags(html).filter_map(style).collect();
    let before = styles.iter().position(|(_, later)| *later).unwrap_or(styles.len());
    let group = |position: usize| match styles[position].1 {
        true => Group::Later,
        false if position < before => Group::Before,
        false => Group::After,
    };
    let file = |wanted: Group, stem: &str| {
        let names = (0..styles.len()).filter(|&position| group(position) == wanted).map(|position| styles[position].0);
        let text: String = names.map(|name| Ok(without_comments(&read(name)?))).collect::<Result<_>>()?;
        Ok::<_, Failure>(File { name: format!("{stem}-{}.css", digest(&[text.as_bytes()])), bytes: text.into_bytes() })
    };
    let files = [file(Group::Before, "styles-1")?, file(Group::Later, "styles-rest")?, file(Group::After, "styles-2")?];
    let mut replaced: Vec<String> = styles.iter().map(|(name, _)| (*name).to_owned()).collect();
    let (mut page, mut seen, mut drawn) = (String::new(), 0, [false; 2]);
    for piece in pieces(html) {
        let Piece::Tag(tag) = piece else {
            page.push_str(piece.text());
            continue;
        };
        let href = attribute(tag, "href").map(plain);
        if style(tag).is_some() {
            match group(seen) {
                Group::Before if !drawn[0] => {
                    drawn[0] = true;
                    let [first, later, _] = &files;
                    page.push_str(&format!("<link rel=\"stylesheet\" href=\"./{}\" {LATER}=\"./{}\">", first.name, later.name));
                }
                Group::After if !drawn[1] => {
                    drawn[1] = true;
                    page.push_str(&format!("<link rel=\"stylesheet\" href=\"./{}\">", files[2].name));
                }
                _ => {}
            }
            seen += 1;
        } else if let (Some(script), Some(module)) = (attribute(tag, "data-js"), attribute(tag, "data-wasm")) {
            replaced.extend([plain(script), plain(module)].map(str::to_owned));
            page.push_str(&format!(
                "<script type=\"module\" src=\"./{}\" data-js=\"./{}\" data-wasm=\"./{}\" data-part=\"./{}\"",
                beside.start, parts.script.name, parts.first.name, parts.later.name
            ));
            page.extend(beside.named.iter().map(|(attribute, name)| format!(" {attribute}=\"./{name}\"")));
            page.push('>');
        } else if href.is_some_and(|href| href.ends_with(".js")) && attribute(tag, "rel") == Some("modulepreload") {
            // The script that fetches the later part is found late otherwise: the module's own names it.
            for file in [&parts.script, &parts.loader] {
                page.push_str(&format!("<link rel=\"modulepreload\" href=\"./{}\">", file.name));
            }
        } else if href.is_some_and(|href| href.ends_with(".wasm")) {
            page.push_str(&format!(
                "<link rel=\"preload\" href=\"./{}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">",
                parts.first.name
            ));
        } else {
            page.push_str(&format!("<{tag}>"));
        }
    }
    match drawn == [true; 2] && page.contains(&parts.first.name) {
        true => Ok(Site { page: without_gaps(&page), styles: files.into(), replaced }),
        false => Err(Failure::new("The page that Trunk wrote has not the styles and the script that the site is made of.")
            .with_way_out("Look at www/index.html and at Trunk.toml, which together make it.")),
    }
}

/// A stylesheet without its comments, which are for who writes it.
fn without_comments(css: &str) -> String {
    let (mut all, mut rest) = (String::with_capacity(css.len()), css);
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        all.push_str(before);
        let comment = from.starts_with("/*");
        // A text goes to its own mark again, which nothing of ours escapes.
        let end = match from.chars().next() {
            _ if comment => from.find("*/").map_or(from.len(), |end| end + 2),
            Some('/') | None => 1,
            Some(mark) => from[1..].find(mark).map_or(from.len(), |end| end + 2),
        };
        if !comment {
            all.push_str(&from[..end]);
        }
        rest = &from[end..];
    }
    without_gaps(&(all + rest))
}

/// The name of a stylesheet and whether it comes later, where a tag is one.
fn style(tag: &str) -> Option<(&str, bool)> {
    let is_style = tag.starts_with("link ") && attribute(tag, "rel") == Some("stylesheet");
    Some((plain(attribute(tag, "href").filter(|_| is_style)?), tag.contains(LATER)))
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    pieces(html).filter_map(|piece| match piece {
        Piece::Tag(tag) => Some(tag),
        Piece::Text(_) => None,
    })
}

/// A page without the lines that hold nothing any more.
fn without_gaps(page: &str) -> String {
    page.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect()
}

/// A link as the name of a file beside the page.
fn plain(link: &str) -> &str {
    link.strip_prefix("./").unwrap_or(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        let file = |name: &str| File { name: name.to_owned(), bytes: Vec::new() };
        Parts { script: file("p-1.js"), first: file("p-1_bg.wasm"), loader: file("p-1-parts.js"), later: file("p-1-rest.wasm") }
    }

    fn beside() -> Beside {
        let named = [("data-worker-script", "w-1.js"), ("data-outlines", "o?1"), ("data-page", "a?1")];
        let named = named.map(|(what, name)| (what, name.to_owned())).into();
        Beside { start: "s-1.js".to_owned(), named, files: Vec::new(), replaced: Vec::new() }
    }

    const PAGE: &str = "<head>\n<link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>\n<link rel=\"stylesheet\" href=\"./b.css\"/>\n\
        <link rel=\"stylesheet\" href=\"./c.css\" data-later=\"\"/>\n<link rel=\"stylesheet\" href=\"./d.css\"/>\n\n\
        <script type=\"module\" src=\"./start.js\" data-js=\"./t.js\" data-wasm=\"./t.wasm\"></script>\n\
        <link rel=\"modulepreload\" href=\"./t.js\"><link rel=\"preload\" href=\"./t.wasm\" as=\"fetch\"></head>\n<body>…</body>";

    #[test]
    fn comments_are_left_out_and_texts_are_not() {
        let css = "/* One's own */\na { color: red } /* b */\n.b::after { content: \"/* text */ '\"; width: calc(1px / 2) }\n\n/* to the end";
        assert_eq!(without_comments(css), "a { color: red } \n.b::after { content: \"/* text */ '\"; width: calc(1px / 2) }\n");
    }

    #[test]
    fn styles_keep_their_order_and_the_later_ones_their_place() {
        let site = published(PAGE, |name| Ok(format!("/{name}/")), &parts(), &beside()).unwrap();
        let texts: Vec<_> = site.styles.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
        assert_eq!(texts, ["/a.css/\n/b.css/\n", "/c.css/\n", "/d.css/\n"]);
        let at = |name: &str| site.page.find(name).unwrap();
        assert!(at(&site.styles[0].name) < at(&site.styles[1].name) && at(&site.styles[1].name) < at(&site.styles[2].name));
        assert_eq!(site.page.matches("rel=\"stylesheet\"").count(), 2, "the later ones are not linked: {}", site.page);
        assert_eq!(site.replaced, ["a.css", "b.css", "c.css", "d.css", "t.js", "t.wasm"]);
    }

    #[test]
    fn the_page_names_the_parts_and_fetches_their_script_early() {
        let page = published(PAGE, |_| Ok(String::new()), &parts(), &beside()).unwrap().page;
        assert!(
            page.contains(
                "data-js=\"./p-1.js\" data-wasm=\"./p-1_bg.wasm\" data-part=\"./p-1-rest.wasm\" data-worker-script=\"./w-1.js\""
            ),
            "{page}"
        );
        assert!(
            page.contains("src=\"./s-1.js\"") && page.contains("data-outlines=\"./o?1\" data-page=\"./a?1\"></script>"),
            "{page}"
        );
        assert!(page.contains("<link rel=\"modulepreload\" href=\"./p-1-parts.js\">"), "{page}");
        assert!(!page.contains("./t.wasm") && page.ends_with("<body>…</body>\n"), "{page}");
    }

    #[test]
    fn a_page_that_is_made_otherwise_ends_the_build() {
        assert!(published("<head></head>", |_| Ok(String::new()), &parts(), &beside()).is_err());
    }
}
