//! A text taken apart into lines: the marks of markdown and HTML taken off, the cells of tables told apart.

use crate::script::{plain_text, without_gaps};

/// A line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the text, from one.
    pub number: usize,
    /// What stands in it, without marks and gaps. Empty for a line that parts two paragraphs.
    pub text: String,
    /// Its cells, where it is a row of a table with more than one.
    pub cells: Option<Vec<String>>,
    /// Whether it began with a tab: a cell that was pasted alone.
    pub tabbed: bool,
}

/// The lines of a text.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    let text = text.trim_start_matches('\u{feff}');
    let text = if looks_like_markup(text) { without_markup(text) } else { text.to_owned() };
    text.lines().enumerate().map(|(at, raw)| line(at + 1, raw)).collect()
}

fn line(number: usize, raw: &str) -> Line {
    let raw = unmarked(raw);
    let trimmed = raw.trim();
    let tabbed = raw.starts_with('\t') && !trimmed.is_empty();
    let split: Option<Vec<&str>> = if trimmed.contains('\t') {
        Some(raw.trim_end_matches(['\r', '\n']).split('\t').collect())
    } else if trimmed.starts_with('|') && trimmed.matches('|').count() > 2 {
        Some(trimmed.trim_matches('|').split('|').collect())
    } else {
        wide_gaps(trimmed)
    };
    // 八、<tab>医疗服务: a heading whose mark stands apart, and no row.
    let split = split.filter(|cells| !is_heading(cells));
    let cells = split.map(|cells| cells.into_iter().map(without_gaps).collect::<Vec<_>>());
    let cells = cells
        .filter(|cells| cells.iter().filter(|cell| !cell.is_empty()).count() > 1 || cells.first().is_some_and(String::is_empty));
    // A rule of a markdown table, or a line of dashes.
    if !trimmed.is_empty() && trimmed.chars().all(|one| matches!(one, '|' | '-' | ':' | ' ' | '*' | '=' | '_')) {
        return Line { number, text: String::new(), cells: None, tabbed: false };
    }
    let cells = cells.filter(|cells| cells.iter().filter(|cell| !cell.is_empty()).count() > 1);
    Line { number, text: without_gaps(trimmed), cells, tabbed }
}

/// Whether cells are a mark such as 八、 or （二） and the title behind it.
fn is_heading(cells: &[&str]) -> bool {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let Some(first) = filled.first() else { return false };
    let plain = plain_text(first);
    let numeral = plain.starts_with(|one: char| crate::script::is_numeral(one) || matches!(one, '第' | '('));
    filled.len() == 2 && numeral && crate::outline::mark(&format!("{plain} ")).is_some_and(|(_, taken)| taken >= plain.len())
}

/// Cells that were pasted as columns of blanks: at least three cells, two blanks between them, and no sentence within.
fn wide_gaps(text: &str) -> Option<Vec<&str>> {
    if !text.contains("  ") && !text.contains("\u{3000}\u{3000}") {
        return None;
    }
    let cells: Vec<&str> =
        text.split("  ").flat_map(|part| part.split("\u{3000}\u{3000}")).map(str::trim).filter(|part| !part.is_empty()).collect();
    // A list of tasks has its number in front, and sentences behind it.
    let numbered = cells.len() >= 4 && cells[0].len() <= 3 && cells[0].bytes().all(|one| one.is_ascii_digit());
    let header = cells[0] == "序号" || cells[0] == "编号";
    let longest = if numbered { 150 } else { 30 };
    let short = cells.iter().all(|cell| cell.chars().count() <= longest && !cell.contains('。'));
    if short && header {
        return Some(cells);
    }
    (cells.len() >= 3
        && short
        && cells.iter().skip(1).any(|cell| cell.contains(|one: char| one.is_ascii_digit()) || cell.contains('性')))
    .then_some(cells)
}

/// Takes off what markdown puts before and around a line.
fn unmarked(raw: &str) -> String {
    let mut text = raw.replace("**", "").replace("__", "");
    for mark in ["[bookmark: _GoBack]", "&nbsp;", "&emsp;", "&ensp;"] {
        text = text.replace(mark, " ");
    }
    let bare = text.trim_start_matches([' ', '\u{3000}', '>']);
    if bare.starts_with('#') {
        return bare.trim_start_matches('#').trim_start().to_owned();
    }
    let bullet =
        ["- ", "* ", "●", "■", "◆", "•", "▪", "➢", "★", "☆", "○", "◎", "□"].into_iter().find_map(|mark| bare.strip_prefix(mark));
    match bullet {
        Some(rest) => format!("——{rest}"),
        None if text.starts_with('\t') => text,
        None => bare.to_owned(),
    }
}

fn looks_like_markup(text: &str) -> bool {
    ["</p>", "</td>", "</div>", "<br", "</TD>", "</P>", "<html", "<p>", "</span>"].iter().any(|tag| text.contains(tag))
}

/// The text of HTML: blocks become lines, rows of tables become lines of cells, scripts and styles go.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let (mut in_cell, mut in_row) = (false, false);
    while let Some(open) = rest.find('<') {
        push_text(&mut out, &rest[..open], in_row);
        rest = &rest[open..];
        if let Some(skipped) = rest.strip_prefix("<!--") {
            rest = skipped.find("-->").map_or("", |end| &skipped[end + 3..]);
            continue;
        }
        let named: String = rest[1..].chars().take_while(|one| one.is_ascii_alphanumeric() || *one == '/').collect();
        let tag = named.to_ascii_lowercase();
        if tag.is_empty() {
            out.push('<');
            rest = &rest[1..];
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        if tag == "script" || tag == "style" {
            rest = closing(&rest[end..], &tag);
            if let Some(end) = rest.find('>') {
                rest = &rest[end + 1..];
            }
            continue;
        }
        rest = &rest[end + 1..];
        match tag.as_str() {
            "tr" => {
                out.push('\n');
                in_row = true;
            }
            "/tr" | "/table" => {
                out.push('\n');
                (in_row, in_cell) = (false, false);
            }
            "td" | "th" => {
                if in_cell {
                    out.push('\t');
                }
                in_cell = true;
            }
            "p" | "/p" | "br" | "br/" | "div" | "/div" | "li" | "h1" | "h2" | "h3" | "h4" | "/h1" | "/h2" | "/h3" | "/h4"
                if !in_row =>
            {
                out.push('\n');
            }
            _ => {}
        }
    }
    push_text(&mut out, rest, in_row);
    for (entity, one) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&le;", "≤"),
        ("&ge;", "≥"),
        ("&permil;", "‰"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&mdash;", "—"),
        ("&amp;", "&"),
    ] {
        out = out.replace(entity, one);
    }
    out
}

/// Text between tags. Within a row a line break is none.
fn push_text(out: &mut String, text: &str, in_row: bool) {
    if in_row {
        out.extend(text.chars().map(|one| if one == '\n' || one == '\r' { ' ' } else { one }));
    } else {
        out.push_str(text);
    }
}

/// The text from where an element of this name is closed, in capitals or not; nothing where it is not.
fn closing<'a>(text: &'a str, name: &str) -> &'a str {
    let closes = |at: &usize| {
        text.as_bytes()[at + 2..].get(..name.len()).is_some_and(|letters| letters.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(closes).map_or("", |at| &text[at..])
}

/// A line's text in plain form.
#[must_use]
pub fn plain_line(line: &Line) -> String {
    plain_text(&line.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.text).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn marks_go_and_cells_stay() {
        assert_eq!(texts("### **一、总体要求**\n---\n到 2025 年"), ["一、总体要求", "到2025年"]);
        let row = &lines("| 1 | 床位数（张） | 7.4 |")[0];
        assert_eq!(row.cells.as_deref().unwrap(), ["1", "床位数（张）", "7.4"]);
        let row = &lines("\t\t全面推进。")[0];
        assert_eq!((row.cells.as_ref(), row.tabbed), (None, true));
    }

    #[test]
    fn html_becomes_lines_and_scripts_go() {
        let page =
            "<html><script>var a = '到2025年达到90%';</script><p>一、目标</p><table><tr><td>1</td><td>甲\n乙</td></tr></table>";
        assert_eq!(texts(page), ["一、目标", "1甲乙"]);
        assert_eq!(lines(page).into_iter().find_map(|line| line.cells).unwrap(), ["1", "甲乙"]);
    }

    #[test]
    fn columns_of_blanks_are_cells() {
        let row = &lines("1   每千人口床位数（张）    6.5    7.2   预期性")[0];
        assert_eq!(row.cells.as_ref().unwrap().len(), 5);
        assert_eq!(lines("全面  推进")[0].cells, None);
    }
}
