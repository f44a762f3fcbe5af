//! CSV by RFC 4180: written so that a spreadsheet shows what is meant and computes nothing of it; read strictly.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What a spreadsheet takes for the beginning of a formula; the wide ones where it is set to Chinese or Japanese.
pub const DANGEROUS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Words as a cell may hold them: what a spreadsheet would take for a formula is marked as text by an apostrophe. Whatever leaves as cells,
/// in a file or by the clipboard, goes through here.
#[must_use]
pub fn guarded(words: &str) -> Cow<'_, str> {
    // A mark of our own that is there already gets another, so that reading takes off exactly what writing put there.
    let marked = words.strip_prefix('\'').is_some_and(|rest| rest.starts_with(DANGEROUS) || rest.starts_with('\''));
    if words.starts_with(DANGEROUS) || marked { Cow::Owned(format!("'{words}")) } else { Cow::Borrowed(words) }
}

/// A table being written: UTF-8, lines ending in `\n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    text: String,
    fresh: bool,
}

impl Writer {
    /// A table with this header.
    #[must_use]
    pub fn new(header: &str) -> Self {
        Self { text: format!("{header}\n"), fresh: true }
    }

    /// A table without a header, marked so that Excel reads it as UTF-8.
    #[must_use]
    pub fn marked() -> Self {
        Self { text: "\u{feff}".to_owned(), fresh: true }
    }

    /// A cell of words. What a spreadsheet would take for a formula is marked as text.
    pub fn text(&mut self, words: &str) -> &mut Self {
        self.separate();
        let words = guarded(words);
        if matches!(words, Cow::Owned(_)) || words.contains([',', '"', '\n', '\r']) {
            let quoted = words.replace('"', "\"\"");
            // Writing to a string cannot fail.
            let _ = write!(self.text, "\"{quoted}\"");
        } else {
            self.text.push_str(&words);
        }
        self
    }

    /// A cell holding a number; empty where it is unknown.
    pub fn number(&mut self, number: Option<impl std::fmt::Display>) -> &mut Self {
        self.separate();
        if let Some(number) = number {
            // Writing to a string cannot fail.
            let _ = write!(self.text, "{number}");
        }
        self
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.text.push('\n');
        self.fresh = true;
    }

    /// The table.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if !self.fresh {
            self.text.push(',');
        }
        self.fresh = false;
    }
}

/// The rows of a CSV text, the header among them. A row may have any number of cells; empty lines are passed over.
#[must_use]
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut rest = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                cell.push('"');
                rest.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && rest.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let mut table = Writer::new("a,b,c");
        table.text("x, \"y\"\nz").number(Some(-5)).number(None::<i32>).end_row();
        let text = table.finish();
        assert_eq!(text, "a,b,c\n\"x, \"\"y\"\"\nz\",-5,\n");
        assert_eq!(rows(&text), [vec!["a", "b", "c"], vec!["x, \"y\"\nz", "-5", ""]]);
    }

    #[test]
    fn words_that_look_like_a_formula_stay_words() {
        for words in ["=1+1", "+86", "-x", "@SUM(A1)", "\t=1", "＝1+1"] {
            let mut table = Writer::new("a");
            table.text(words).end_row();
            assert_eq!(table.finish(), format!("a\n\"'{words}\"\n"));
        }
    }

    #[test]
    fn line_ends_of_every_system_end_a_row() {
        assert_eq!(rows("\u{feff}a,b\r\n1,2"), [["a", "b"], ["1", "2"]]);
        assert_eq!(rows("a\n\n1\n"), [["a"], ["1"]]);
    }
}
