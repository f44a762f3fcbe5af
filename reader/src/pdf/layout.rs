//! Pieces of text at their places become lines, and lines that the width of the page broke become paragraphs again.

use std::collections::{BTreeMap, BTreeSet};

use super::drawn::Rule;
use super::grid::{self, Row};
use super::page::Piece;

/// The text of all pages.
#[derive(Debug, Default)]
pub(super) struct Text {
    lines: Vec<Line>,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    text: String,
    from: f32,
    until: f32,
    up: f32,
    size: f32,
    /// Which page it stands on.
    page: usize,
    /// Whether it has cells.
    cells: bool,
}

impl Text {
    /// Takes the pieces of the next page.
    pub(super) fn take(&mut self, pieces: Vec<Piece>, rules: &[Rule]) {
        let page = self.lines.last().map_or(0, |line| line.page + 1);
        let (rows, mut pieces) = grid::rows(pieces, rules);
        let first = self.lines.len();
        self.lines.extend(rows.iter().filter_map(|row| in_cells(row, page)));
        pieces.retain(|piece| !piece.text.trim().is_empty() || piece.text == " ");
        let mut rows: Vec<Vec<Piece>> = Vec::new();
        pieces.sort_by(|one, other| other.up.total_cmp(&one.up));
        for piece in pieces {
            // A letter that is set a little higher is still of its line.
            let near = rows
                .last()
                .and_then(|row| row.first())
                .is_some_and(|first| (first.up - piece.up).abs() < 0.45 * first.size.max(piece.size));
            match rows.last_mut().filter(|_| near) {
                Some(row) => row.push(piece),
                None => rows.push(vec![piece]),
            }
        }
        for mut row in rows {
            row.sort_by(|one, other| one.from.total_cmp(&other.from));
            self.lines.extend(line(&row, page));
        }
        // Tables stand where they are drawn.
        self.lines[first..].sort_by(|one, other| other.up.total_cmp(&one.up));
    }

    /// The text, a paragraph a line.
    pub(super) fn done(self) -> String {
        let running = running(&self.lines);
        let stays = |line: &Line| !is_page_number(&line.text) && !running.contains(&place(line));
        let lines: Vec<Line> = self.lines.into_iter().filter(stays).collect();
        let (left, right) = margins(&lines);
        let mut out = String::new();
        let mut before: Option<&Line> = None;
        for line in &lines {
            let goes_on = before.is_some_and(|before| goes_on(before, line, left, right));
            if !goes_on && !out.is_empty() {
                out.push('\n');
            }
            let apart = out.ends_with(|one: char| one.is_ascii_alphabetic())
                && line.text.starts_with(|one: char| one.is_ascii_alphabetic());
            if goes_on && apart {
                out.push(' ');
            }
            out.push_str(&line.text);
            before = Some(line);
        }
        out.push('\n');
        out
    }
}

/// A row of a table: its cells, each with the lines it was broken into.
fn in_cells(row: &Row, page: usize) -> Option<Line> {
    let cell = |pieces: &Vec<Piece>| {
        let mut text = String::new();
        for piece in pieces {
            let apart = text.ends_with(|one: char| one.is_ascii_alphabetic())
                && piece.text.starts_with(|one: char| one.is_ascii_alphabetic());
            if apart {
                text.push(' ');
            }
            text.push_str(piece.text.trim());
        }
        text
    };
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    if cells.iter().all(String::is_empty) {
        return None;
    }
    let first = row.cells.iter().flatten().next()?;
    // One cell alone is a box around a paragraph.
    let boxed = cells.iter().filter(|cell| !cell.is_empty()).count() == 1 && cells.len() < 3;
    let text = if boxed { cells.concat() } else { cells.join("\t").trim_end().to_owned() };
    Some(Line { text, from: first.from, until: first.until, up: row.up, size: first.size, page, cells: true })
}

/// The pieces of a row as a line: a wide gap parts two cells, a narrow one two words.
fn line(row: &[Piece], page: usize) -> Option<Line> {
    let first = row.iter().find(|piece| !piece.text.trim().is_empty())?;
    // Blanks before the first word are how an indent is typed.
    let blanks = first.text.chars().take_while(|one| one.is_whitespace());
    let indent: f32 = blanks.map(|one| if one == '\u{3000}' { first.size } else { 0.25 * first.size }).sum();
    let mut line = Line {
        text: String::new(),
        from: first.from + indent,
        until: first.until,
        up: first.up,
        size: first.size,
        page,
        cells: false,
    };
    let mut until = first.from;
    for piece in row {
        let gap = piece.from - until;
        if line.text.is_empty() {
            line.text.push_str(piece.text.trim_start());
        } else {
            if gap > 1.6 * piece.size {
                line.text.push('\t');
                line.cells = true;
            } else if gap > 0.25 * piece.size {
                line.text.push(' ');
            }
            line.text.push_str(&piece.text);
        }
        until = until.max(piece.until);
    }
    line.until = until;
    line.text.truncate(line.text.trim_end().len());
    (!line.text.is_empty()).then_some(line)
}

/// Between where most of the long lines stand.
fn margins(lines: &[Line]) -> (f32, f32) {
    let long = || lines.iter().filter(|line| !line.cells && line.text.chars().count() > 12);
    let mut left: Vec<f32> = long().map(|line| line.from).collect();
    let mut right: Vec<f32> = long().map(|line| line.until).collect();
    left.sort_by(f32::total_cmp);
    right.sort_by(f32::total_cmp);
    let at = |all: &[f32], part: usize| all.get(all.len() * part / 100).copied();
    (at(&left, 20).unwrap_or(0.0), at(&right, 80).unwrap_or(f32::MAX))
}

/// Whether a line goes on with the paragraph of the one before it.
fn goes_on(before: &Line, line: &Line, left: f32, right: f32) -> bool {
    let size = line.size.max(1.0);
    if before.cells || line.cells || (before.size - line.size).abs() > 0.1 * size {
        return false;
    }
    let full = before.until > right - 2.2 * size;
    let indented = line.from > left + 1.2 * size;
    let close = before.page != line.page || (before.up - line.up).abs() < 2.6 * size;
    full && !indented && close
}

/// Where a line stands and what it says but for numbers: what is the same on many pages belongs to none of them.
fn place(line: &Line) -> (i32, String) {
    let said = line.text.chars().filter(|one| !one.is_ascii_digit()).collect();
    ((line.up * 2.0).round() as i32, said)
}

/// What stands in the same place on most pages: the title above each, the words around its number.
fn running(lines: &[Line]) -> BTreeSet<(i32, String)> {
    let pages = lines.last().map_or(0, |line| line.page + 1);
    let mut counts: BTreeMap<(i32, String), usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.cells) {
        *counts.entry(place(line)).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| pages > 2 && count * 2 > pages).map(|(place, _)| place).collect()
}

/// Whether a line holds the number of its page and nothing else.
fn is_page_number(text: &str) -> bool {
    let bare = text.trim_matches([' ', '-', '—', '–', '－', '·', '第', '页', '\t']);
    bare.is_empty() || (bare.len() <= 3 && bare.chars().all(|one| one.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(from: f32, up: f32, text: &str) -> Piece {
        Piece { from, until: from + 10.0 * text.chars().count() as f32, up, size: 10.0, text: text.to_owned() }
    }

    #[test]
    fn broken_lines_are_joined_and_indented_ones_begin_anew() {
        let mut text = Text::default();
        text.take(
            vec![
                piece(20.0, 100.0, "到二〇二五年每千人口床位数达到七点"),
                piece(0.0, 85.0, "四张每个县建成一所中医院全部乡镇卫生院"),
                piece(0.0, 70.0, "设置发热门诊。"),
                piece(20.0, 55.0, "另起一段的文字到二〇二七年全部完成建"),
                piece(80.0, 5.0, "- 1 -"),
            ],
            &[],
        );
        text.take(vec![piece(0.0, 100.0, "设。")], &[]);
        assert_eq!(
            text.done(),
            "到二〇二五年每千人口床位数达到七点四张每个县建成一所中医院全部乡镇卫生院设置发热门诊。\n另起一段的文字到二〇二七年全部完成建设。\n"
        );
    }

    #[test]
    fn wide_gaps_part_cells() {
        let mut text = Text::default();
        text.take(vec![piece(120.0, 100.2, "7.4"), piece(0.0, 100.0, "床位数"), piece(200.0, 100.0, "张")], &[]);
        assert_eq!(text.done(), "床位数\t7.4\t张\n");
    }
}
