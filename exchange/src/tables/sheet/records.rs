//! The records of a text with a separator. A quotation mark that opens a cell and is never closed is a letter, and swallows nothing.

use super::LONGEST_CELL;
use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::limits::{MOST_COLUMNS, MOST_ROWS};

/// How many rows are read between two words of progress.
const STRIDE: usize = 5_000;

/// A record: its cells, and whether a quotation mark in it was taken for a letter.
pub(super) struct Record {
    /// Its cells.
    pub(super) cells: Vec<String>,
    /// Whether a quotation mark is never closed.
    pub(super) lone_quote: bool,
}

/// The records of a text, one after the other; empty lines are records without cells.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
    /// How many separators a usual line has.
    usual: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: u8) -> Self {
        let counts = text.lines().take(20).map(|line| line.bytes().filter(|byte| *byte == separator).count());
        Self { text, at: 0, separator, usual: counts.max().unwrap_or(0) }
    }

    /// A cell that begins at the quotation mark at `start`: its text, and where it ends. `None` where the mark is a letter.
    fn quoted(&self, start: usize) -> Option<(String, usize)> {
        let bytes = self.text.as_bytes();
        let (mut text, mut from) = (String::new(), start + 1);
        loop {
            let close = from + bytes.get(from..)?.iter().take(LONGEST_CELL * 4).position(|byte| *byte == b'"')?;
            text.push_str(&self.text[from..close]);
            if bytes.get(close + 1) == Some(&b'"') {
                text.push('"');
                from = close + 2;
                continue;
            }
            let blanks = bytes[close + 1..].iter().take_while(|byte| **byte == b' ').count();
            let end = close + 1 + blanks;
            let ends = bytes.get(end).is_none_or(|byte| [self.separator, b'\n', b'\r'].contains(byte));
            return (ends && !self.swallows(&text)).then_some((text, end));
        }
    }

    /// Whether what stands between two marks is whole lines of the table.
    fn swallows(&self, text: &str) -> bool {
        let separators = |line: &str| line.bytes().filter(|byte| *byte == self.separator).count();
        let least = (self.usual / 2).max(2);
        text.contains('\n') && text.lines().skip(1).any(|line| separators(line) >= least)
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let mut record = Record { cells: Vec::new(), lone_quote: false };
        loop {
            let opens = bytes.get(self.at) == Some(&b'"');
            let quoted = if opens { self.quoted(self.at) } else { None };
            record.lone_quote |= opens && quoted.is_none();
            let (cell, end) = quoted.unwrap_or_else(|| {
                let rest = &bytes[self.at..];
                let length = rest.iter().position(|byte| [self.separator, b'\n', b'\r'].contains(byte)).unwrap_or(rest.len());
                (self.text[self.at..self.at + length].to_owned(), self.at + length)
            });
            let last = bytes.get(end) != Some(&self.separator);
            if !(last && record.cells.is_empty() && cell.is_empty()) {
                record.cells.push(cell);
            }
            self.at = end;
            if last {
                let line_end = if bytes[end..].starts_with(b"\r\n") { 2 } else { usize::from(end < bytes.len()) };
                self.at += line_end;
                return Some(record);
            }
            self.at += 1;
        }
    }
}

/// Hands each cell to `put` with its row and column; rows are counted as a spreadsheet counts them, empty ones too. What it gives back are the rows
/// with a quotation mark that is never closed.
pub(super) fn rows(
    text: &str,
    separator: u8,
    put: &mut dyn FnMut(usize, usize, &str) -> Result<(), TableProblem>,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<usize>, TableProblem> {
    let length = text.len().max(1);
    let mut records = Records::new(text, separator);
    let (mut row, mut lone) = (0, Vec::new());
    while let Some(record) = records.next() {
        if row >= MOST_ROWS {
            return Err(TableProblem::of_row(row, TableFault::TooManyRows));
        }
        if record.cells.len() > MOST_COLUMNS {
            return Err(TableProblem::of_row(row, TableFault::TooManyColumns));
        }
        for (column, cell) in record.cells.iter().enumerate() {
            put(row, column, cell)?;
        }
        if record.lone_quote {
            lone.push(row);
        }
        row += 1;
        if row % STRIDE == 0 {
            #[expect(clippy::cast_precision_loss, reason = "progress is for the eye")]
            progress(records.at as f64 / length as f64);
        }
    }
    Ok(lone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Vec<String>> {
        Records::new(text, b',').map(|record| record.cells).collect()
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_a_letter() {
        let text = "code,name,note\n1,甲,\"\n2,乙,\n3,\"丙\",x\n";
        assert_eq!(all(text), [["code", "name", "note"], ["1", "甲", "\""], ["2", "乙", ""], ["3", "丙", "x"]]);
        // Two of them do not make a quotation of the lines between.
        assert_eq!(all("a,b,c\n1,2,\"\n3,4,\"\n")[1], ["1", "2", "\""]);
        assert_eq!(all("a,b\n1,\"昌江区\n2,x")[1], ["1", "\"昌江区"]);
    }

    #[test]
    fn quotations_hold_separators_line_ends_and_marks() {
        assert_eq!(all("a,\"b\n\"\"c\"\", d\" ,e\r\n\r\nf"), [vec!["a", "b\n\"c\", d", "e"], vec![], vec!["f"]]);
        assert_eq!(all("a\"b,c\n"), [["a\"b", "c"]]);
    }
}
