//! Tables read and written: large files, and libraries that the page itself need not load.

use permille_engine::in_order::set;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::office::export::{self, Grid};
use permille_exchange::tables::sheet::{Marks, Merge, Sheet};
use serde::{Deserialize, Serialize};

use super::Work;

/// How much is done, in percent.
pub type Percent = u8;

/// A sentence in Chinese and in English.
pub type ZhEn = (String, String);

/// A sheet on its way to the page.
#[derive(Debug, Serialize, Deserialize)]
pub struct Page {
    name: String,
    rows: Vec<Vec<String>>,
    hidden_rows: Vec<usize>,
    hidden_columns: Vec<usize>,
    merged: Vec<[usize; 4]>,
    uncomputed: Vec<(usize, usize)>,
    cleaned: Vec<(usize, usize)>,
    lone_quotes: Vec<usize>,
    commas: bool,
    hidden_sheets: Vec<String>,
    turned: Option<usize>,
}

impl From<Sheet> for Page {
    fn from(sheet: Sheet) -> Self {
        let (name, rows, marks) = sheet.into_parts();
        Self {
            name,
            rows,
            hidden_rows: marks.hidden_rows.into_iter().collect(),
            hidden_columns: marks.hidden_columns.into_iter().collect(),
            merged: marks.merged.into_iter().map(|one| [one.top, one.left, one.bottom, one.right]).collect(),
            uncomputed: marks.uncomputed.into_iter().collect(),
            cleaned: marks.cleaned.into_iter().collect(),
            lone_quotes: marks.lone_quotes.into_iter().collect(),
            commas: marks.commas,
            hidden_sheets: marks.hidden_sheets,
            turned: marks.turned,
        }
    }
}

impl From<Page> for Sheet {
    fn from(page: Page) -> Self {
        let merged = page.merged.into_iter().map(|[top, left, bottom, right]| Merge { top, left, bottom, right });
        let marks = Marks {
            // Of forms, whose figures are known.
            file: String::new(),
            hidden_rows: set(page.hidden_rows),
            hidden_columns: set(page.hidden_columns),
            merged: merged.collect(),
            uncomputed: set(page.uncomputed),
            cleaned: set(page.cleaned),
            lone_quotes: set(page.lone_quotes),
            commas: page.commas,
            hidden_sheets: page.hidden_sheets,
            turned: page.turned,
        };
        Self::marked(page.name, page.rows, marks)
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
    use permille_exchange::tables::sheet;

    use super::*;

    #[test]
    fn what_a_sheet_says_beside_its_texts_crosses_with_them() {
        let marks = Marks {
            hidden_rows: set(vec![2]),
            hidden_columns: set(vec![3]),
            merged: vec![Merge { top: 0, left: 1, bottom: 2, right: 3 }],
            uncomputed: set(vec![(4, 5)]),
            cleaned: set(vec![(1, 1)]),
            lone_quotes: set(vec![7]),
            commas: true,
            hidden_sheets: vec!["旧".to_owned()],
            file: String::new(),
            turned: Some(1),
        };
        let sheet = Sheet::marked("表", vec![vec!["a".to_owned()]], marks);
        let crossed: Option<Page> = crate::work::decode(&crate::work::encode(&Page::from(sheet.clone())));
        assert_eq!(crossed.map(Sheet::from), Some(sheet));
    }

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
            let read = sheet::read(&bytes, &mut |_| ()).unwrap();
            assert_eq!(Page::from(read.sheets[0].clone()).rows, [["代码", "常住人口（人）"], ["360202", "201363"]]);
            assert_eq!(reported.last(), (format == TableFormat::Xlsx).then_some(&100));
        }
    }
}
