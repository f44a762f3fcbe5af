//! Tables read and written: large files, and libraries that the page itself need not load.

use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::export::{self, Grid};
use permille_exchange::language::Language;
use permille_exchange::sheet::{self, Sheet};
use serde::{Deserialize, Serialize};

use super::Work;

/// How much is done, in percent.
pub type Percent = u8;

/// A sentence in Chinese and in English.
pub type Told = (String, String);

/// A sheet's name and its rows.
pub type Rows = (String, Vec<Vec<String>>);

/// A file of tables to be read.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadTable {
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Work for ReadTable {
    const NAME: &'static str = "read-table";
    type Report = Percent;
    type Outcome = Result<Vec<Rows>, Told>;

    fn run(self, report: &mut dyn FnMut(&Percent)) -> Self::Outcome {
        let book = sheet::read(&self.bytes, &mut stepwise(report));
        book.map(|book| book.sheets.into_iter().map(Sheet::into_parts).collect())
            .map_err(|problem| (problem.sentence(Language::Zh), problem.sentence(Language::En)))
    }
}

/// A table to be written.
#[derive(Debug, Serialize, Deserialize)]
pub struct WriteTable {
    /// What it is written as.
    pub format: TableFormat,
    /// What it is called.
    name: String,
    /// The heads of its columns.
    head: Vec<String>,
    /// Its rows.
    rows: Vec<Vec<Cell>>,
    /// The day it is written: year, month, day.
    pub day: (u16, u8, u8),
}

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableFormat {
    /// Text.
    Csv,
    /// A workbook.
    Xlsx,
}

/// A cell on its way to the worker.
#[derive(Debug, Serialize, Deserialize)]
enum Cell {
    Text(String),
    Year(Year),
    Figure(Option<String>),
}

impl WriteTable {
    /// The work of writing `grid`.
    #[must_use]
    pub fn new(grid: Grid, format: TableFormat, day: (u16, u8, u8)) -> Self {
        let cell = |cell| match cell {
            export::Cell::Text(text) => Cell::Text(text),
            export::Cell::Year(year) => Cell::Year(year),
            export::Cell::Figure(value) => Cell::Figure(value.map(|value| value.to_string())),
        };
        let rows = grid.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        Self { format, name: grid.name, head: grid.head, rows, day }
    }

    fn grid(self) -> Grid {
        let cell = |cell| match cell {
            Cell::Text(text) => export::Cell::Text(text),
            Cell::Year(year) => export::Cell::Year(year),
            Cell::Figure(value) => export::Cell::Figure(value.and_then(|value| value.parse::<Quantity>().ok())),
        };
        let rows = self.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        Grid { name: self.name, head: self.head, rows }
    }
}

impl Work for WriteTable {
    const NAME: &'static str = "write-table";
    type Report = Percent;
    /// The file; `None` where a workbook cannot hold it.
    type Outcome = Option<Vec<u8>>;

    fn run(self, report: &mut dyn FnMut(&Percent)) -> Self::Outcome {
        let (format, day) = (self.format, self.day);
        let grid = self.grid();
        match format {
            TableFormat::Csv => Some(export::csv(&grid).into_bytes()),
            TableFormat::Xlsx => export::xlsx(&grid, day, &mut stepwise(report)).ok(),
        }
    }
}

/// Reports a part of the whole when it has grown by a percent.
pub(super) fn stepwise(report: &mut dyn FnMut(&Percent)) -> impl FnMut(f64) {
    let mut last = None;
    move |part: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentage between 0 and 100")]
        let percent = (part * 100.0).clamp(0.0, 100.0) as Percent;
        if last != Some(percent) {
            last = Some(percent);
            report(&percent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let grid = Grid {
            name: "2020".to_owned(),
            head: vec!["代码".to_owned(), "常住人口（人）".to_owned()],
            rows: vec![vec![export::Cell::Text("360202".to_owned()), export::Cell::Figure("201363".parse().ok())]],
        };
        for format in [TableFormat::Csv, TableFormat::Xlsx] {
            let mut reported = Vec::new();
            let work = WriteTable::new(grid.clone(), format, (2026, 11, 24));
            let bytes = work.run(&mut |percent| reported.push(*percent)).unwrap_or_default();
            let sheets = ReadTable { bytes }.run(&mut |percent| reported.push(*percent)).unwrap_or_default();
            assert_eq!(sheets[0].1, [["代码", "常住人口（人）"], ["360202", "201363"]]);
            assert_eq!(reported.last(), Some(&100));
        }
        assert!(ReadTable { bytes: b"<html>".to_vec() }.run(&mut |_| {}).is_err_and(|told| told.1.contains("web page")));
    }
}
