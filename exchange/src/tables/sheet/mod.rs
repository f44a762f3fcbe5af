//! Tables as planners have them: text in any of the usual encodings, XLSX, XLS, ODS, tables of web pages. Bytes in, text cells with their positions out.
//!
//! What a file is follows from what is in it, never from its name. Limits are checked before anything is laid out, so that a file
//! made to harm is answered with a sentence. A number of a workbook becomes the shortest decimal that stands for it, a date
//! its day, a percentage what the spreadsheet shows; from there on a workbook and a text file are the same thing.
//!
//! This takes time and the libraries it takes are large: the app calls it in its worker alone.

mod archive;
mod blanks;
mod detect;
mod encoding;
mod extras;
mod html;
mod marks;
mod number;
mod ods;
mod records;
mod text;
mod xls;
mod xlsx;
mod xml;

pub use detect::{Kind, detect};
pub use encoding::Encoding;
pub use marks::{Marks, Merge};
pub(crate) use number::decimal;

use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::limits::{LARGEST_MEGABYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS};

/// The longest text of a cell: what Excel holds.
const LONGEST_CELL: usize = 32_767;

/// A file of tables, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// What it was.
    pub format: Format,
    /// Its sheets that have anything in them, in their order.
    pub sheets: Vec<Sheet>,
}

/// What a file of tables is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with a separator.
    Text {
        /// How its characters are written.
        encoding: Encoding,
        /// What separates its cells.
        separator: char,
    },
    /// A workbook since 2007.
    Xlsx,
    /// A workbook before 2007.
    Xls,
    /// An OpenDocument workbook.
    Ods,
    /// Tables of a web page.
    Html,
}

/// A table of text cells. Rows and columns are those a spreadsheet shows, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Sheet {
    /// What it is called; empty in a text file.
    pub name: String,
    /// What it says beside its texts.
    pub marks: Marks,
    rows: Vec<Vec<String>>,
    /// How many columns its longest row has.
    width: usize,
}

impl Sheet {
    /// A sheet of these rows, which may be of any length.
    #[must_use]
    pub fn new(name: impl Into<String>, mut rows: Vec<Vec<String>>) -> Self {
        for row in &mut rows {
            while row.last().is_some_and(|cell| cell.trim().is_empty()) {
                row.pop();
            }
        }
        while rows.last().is_some_and(Vec::is_empty) {
            rows.pop();
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        Self { name: name.into(), marks: Marks::default(), rows, width }
    }

    /// Its rows, each as long as it has cells with something in them.
    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// The text of a cell, without space around it; empty where there is none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", |cell| cell.trim())
    }

    /// How many columns its longest row has.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Whether a row has nothing in it.
    #[must_use]
    pub fn is_blank(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|cells| cells.iter().all(|cell| cell.trim().is_empty()))
    }

    /// Its name, its rows, and what it says beside them.
    #[must_use]
    pub fn into_parts(self) -> (String, Vec<Vec<String>>, Marks) {
        (self.name, self.rows, self.marks)
    }

    /// A sheet of these rows with what is said beside them.
    #[must_use]
    pub fn marked(name: impl Into<String>, rows: Vec<Vec<String>>, marks: Marks) -> Self {
        Self { marks, ..Self::new(name, rows) }
    }

    /// How many columns a row reaches over, up to its last cell with a text.
    #[must_use]
    pub fn filled(&self, row: usize) -> usize {
        let last = self.rows.get(row).and_then(|cells| cells.iter().rposition(|cell| !cell.trim().is_empty()));
        last.map_or(0, |last| last + 1)
    }

    /// The text of a cell; of one that is merged into others, what stands in the first of them.
    #[must_use]
    pub fn merged_cell(&self, row: usize, column: usize) -> &str {
        match self.cell(row, column) {
            "" => {
                let (row, column) = self.marks.anchor(row, column);
                self.cell(row, column)
            }
            text => text,
        }
    }

    /// The same with rows and columns changed below so many rows of titles, as far as a sheet can be so wide.
    #[must_use]
    pub fn turned(&self, titles: usize) -> Option<Self> {
        if self.rows.len() > MOST_COLUMNS {
            return None;
        }
        let column = |column: usize| (titles..self.rows.len()).map(|row| self.cell(row, column).to_owned()).collect();
        let rows = self.rows.iter().take(titles).cloned().chain((0..self.width()).map(column));
        Some(Self::marked(self.name.clone(), rows.collect(), self.marks.turned(titles)))
    }
}

/// Reads a file of tables, telling `progress` how much is done, from 0 to 1.
///
/// # Errors
/// What it is instead, or what is wrong with it, and where; a file is read whole or not at all.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Result<Book, TableProblem> {
    if bytes.len() > LARGEST_MEGABYTES * 1024 * 1024 {
        return Err(TableProblem::of_file(TableFault::TooLarge));
    }
    progress(0.0);
    let mut book = match detect(bytes).map_err(TableProblem::of_file)? {
        Kind::Zip if ods::is_one(bytes) => ods::read(bytes, progress)?,
        Kind::Zip => xlsx::read(bytes, progress)?,
        Kind::Ole => xls::read(bytes, progress)?,
        Kind::Text => text::read(bytes, progress)?,
        Kind::Html => html::read(bytes, progress)?,
    };
    book.sheets.retain(|sheet| !sheet.rows.is_empty());
    if book.sheets.is_empty() {
        return Err(TableProblem::of_file(TableFault::NothingInIt));
    }
    progress(1.0);
    Ok(book)
}

/// The records of a text whose cells are separated so: a block that was copied from a spreadsheet. A quotation mark that is never closed is a letter.
pub fn records(text: &str, separator: u8) -> impl Iterator<Item = Vec<String>> + '_ {
    records::Records::new(text, separator).map(|record| record.cells)
}

/// A table growing cell by cell, within the limits.
#[derive(Default)]
struct Growing {
    rows: Vec<Vec<String>>,
    marks: Marks,
    cells: usize,
}

impl Growing {
    /// Puts a text into a cell. Nothing is laid out for what is empty.
    fn put(&mut self, row: usize, column: usize, text: String) -> Result<(), TableProblem> {
        let clean = marks::cleaned(&text);
        if clean.is_some() {
            self.marks.cleaned.insert((row, column));
        }
        let text = clean.unwrap_or(text);
        if text.is_empty() {
            return Ok(());
        }
        let wrong = |fault| Err(TableProblem::of_cell(row, column, "", fault));
        if row >= MOST_ROWS {
            return wrong(TableFault::TooManyRows);
        }
        if column >= MOST_COLUMNS {
            return wrong(TableFault::TooManyColumns);
        }
        if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
            return wrong(TableFault::CellTooLong);
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            if self.cells > MOST_CELLS {
                return wrong(TableFault::TooManyCells);
            }
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }

    /// The finished sheet; how many cells it has is carried on to the next.
    fn finish(&mut self, name: &str) -> Sheet {
        Sheet::marked(name, std::mem::take(&mut self.rows), std::mem::take(&mut self.marks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_at_the_ends_is_not_there() {
        let row = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
        let sheet = Sheet::new("", vec![row(&["a", "", " "]), row(&[]), row(&["", ""])]);
        assert_eq!((sheet.rows().len(), sheet.width()), (1, 1));
        assert_eq!(sheet.cell(0, 0), "a");
        assert_eq!(sheet.cell(9, 9), "");
    }
}
