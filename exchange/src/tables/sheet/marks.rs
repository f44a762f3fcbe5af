//! What a sheet says beside its texts: what is hidden, what is merged, which formulas have no result, and what was taken out of cells.

use std::collections::BTreeSet;

use permille_engine::in_order;

/// What a sheet says beside its texts. Rows and columns are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Marks {
    /// Rows that the spreadsheet does not show.
    pub hidden_rows: BTreeSet<usize>,
    /// Columns that it does not show.
    pub hidden_columns: BTreeSet<usize>,
    /// Cells that are one.
    pub merged: Vec<Merge>,
    /// Formulas without a result: the file was written by a program that does not compute.
    pub uncomputed: BTreeSet<(usize, usize)>,
    /// Cells that held characters nobody sees, which were taken out.
    pub cleaned: BTreeSet<(usize, usize)>,
    /// Rows with a quotation mark that is never closed and was taken for a letter.
    pub lone_quotes: BTreeSet<usize>,
    /// Whether commas part the cells: a number with commas of its own, written without quotation marks, is parted as well.
    pub commas: bool,
    /// What the file is called, without its ending, where that is known.
    pub file: String,
    /// Sheets of the file that it does not show.
    pub hidden_sheets: Vec<String>,
    /// Below how many rows of titles rows and columns have changed places, where they have.
    pub turned: Option<usize>,
}

/// Cells that are one: its first row and column, and its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The first row.
    pub top: usize,
    /// The first column.
    pub left: usize,
    /// The last row.
    pub bottom: usize,
    /// The last column.
    pub right: usize,
}

impl Merge {
    /// Whether it holds a cell.
    #[must_use]
    pub const fn holds(&self, row: usize, column: usize) -> bool {
        self.top <= row && row <= self.bottom && self.left <= column && column <= self.right
    }
}

impl Marks {
    /// The same with rows and columns changed below so many rows of titles.
    #[must_use]
    pub fn turned(&self, titles: usize) -> Self {
        let turn = |(row, column): (usize, usize)| if row < titles { (row, column) } else { (column + titles, row - titles) };
        let swapped = |cells: &BTreeSet<(usize, usize)>| in_order::set(cells.iter().copied().map(turn));
        let below = |one: &&Merge| one.top >= titles;
        let merged = self.merged.iter().filter(below).map(|one| {
            let ((top, left), (bottom, right)) = (turn((one.top, one.left)), turn((one.bottom, one.right)));
            Merge { top, left, bottom, right }
        });
        Self {
            hidden_rows: in_order::set(self.hidden_columns.iter().map(|column| column + titles)),
            hidden_columns: in_order::set(self.hidden_rows.iter().filter(|row| **row >= titles).map(|row| row - titles)),
            merged: merged.collect(),
            uncomputed: swapped(&self.uncomputed),
            cleaned: swapped(&self.cleaned),
            lone_quotes: BTreeSet::new(),
            commas: false,
            file: self.file.clone(),
            hidden_sheets: self.hidden_sheets.clone(),
            turned: Some(titles),
        }
    }

    /// Where in the file a cell stands.
    #[must_use]
    pub fn in_file(&self, (row, column): (usize, usize)) -> (usize, usize) {
        match self.turned {
            Some(titles) if row >= titles => (column + titles, row - titles),
            _ => (row, column),
        }
    }

    /// The first cell of what a cell is merged into; itself where it is not.
    #[must_use]
    pub fn anchor(&self, row: usize, column: usize) -> (usize, usize) {
        self.merged.iter().find(|one| one.holds(row, column)).map_or((row, column), |one| (one.top, one.left))
    }
}

/// A text without what nobody sees: control characters, marks of order and width, characters that are none. Line breaks and tabs within a cell
/// become spaces only where they are compared, and stay here.
pub(super) fn cleaned(text: &str) -> Option<String> {
    let unseen = |letter: char| {
        matches!(letter, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fffc}'..='\u{fffe}' | '\u{ffff}')
    };
    // What XML cannot hold, spreadsheets write as `_x000B_`.
    let escaped = |text: &str| {
        let digits = text.strip_prefix("_x")?.get(..4)?;
        let ends = text.get(6..7) == Some("_");
        let letter = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
        (ends && unseen(letter)).then_some(7)
    };
    if !text.chars().any(unseen) && !text.contains("_x00") {
        return None;
    }
    let (mut kept, mut rest, mut changed) = (String::with_capacity(text.len()), text, false);
    while let Some(letter) = rest.chars().next() {
        let length = escaped(rest);
        changed |= length.is_some() || unseen(letter);
        if length.is_none() && !unseen(letter) {
            kept.push(letter);
        }
        rest = &rest[length.unwrap_or(letter.len_utf8())..];
    }
    changed.then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_out_and_nothing_else() {
        assert_eq!(cleaned("昌江\u{b}区").as_deref(), Some("昌江区"));
        assert_eq!(cleaned("昌江_x000B_区").as_deref(), Some("昌江区"));
        assert_eq!(cleaned("浮梁县\u{fffe}").as_deref(), Some("浮梁县"));
        assert_eq!(cleaned("a_x0041_b"), None);
        assert_eq!(cleaned("&<b>\"甲\"😀\n乙"), None);
    }

    #[test]
    fn a_merged_cell_says_what_its_first_one_says() {
        let marks = Marks { merged: vec![Merge { top: 1, left: 0, bottom: 4, right: 0 }], ..Marks::default() };
        assert_eq!((marks.anchor(3, 0), marks.anchor(3, 1)), ((1, 0), (3, 1)));
        assert_eq!(marks.turned(0).anchor(0, 3), (0, 1));
    }
}
