//! OpenDocument workbooks: LibreOffice, WPS, OnlyOffice. Read cell by cell; what is repeated and empty lays out nothing.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::marks::Merge;
use super::number::{decimal, percentage};
use super::xml::{attribute, entity};
use super::{Book, Format, Growing, archive};
use crate::tables::fault::{TableFault, TableProblem};
use crate::tables::limits::{MOST_COLUMNS, MOST_ROWS};

/// Whether the archive is an OpenDocument workbook.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut kind = String::new();
    let read = archive.by_name("mimetype").is_ok_and(|part| part.take(200).read_to_string(&mut kind).is_ok());
    read && kind.contains("opendocument.spreadsheet") && archive.by_name("content.xml").is_ok()
}

/// Reads the sheets that can be seen.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Result<Book, TableProblem> {
    archive::check_parts(bytes).map_err(TableProblem::of_file)?;
    progress(0.2);
    let damaged = || TableProblem::of_file(TableFault::Damaged);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut manifest = String::new();
    if archive.by_name("META-INF/manifest.xml").is_ok_and(|mut part| part.read_to_string(&mut manifest).is_ok())
        && manifest.contains("encryption-data")
    {
        return Err(TableProblem::of_file(TableFault::Protected));
    }
    let mut text = String::new();
    archive.by_name("content.xml").map_err(|_| damaged())?.read_to_string(&mut text).map_err(|_| damaged())?;
    progress(0.4);
    let mut table = Table::default();
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => table.open(&start)?,
            Event::Empty(start) => {
                table.open(&start)?;
                let name = start.local_name().as_ref().to_owned();
                table.close(&name)?;
            }
            Event::End(end) => table.close(end.local_name().as_ref())?,
            Event::Text(text) => table.text(&text.xml10_content()),
            Event::CData(text) => table.text(&text.xml10_content()),
            Event::GeneralRef(reference) => table.text(&entity(&reference)),
            Event::Eof => break,
            _ => {}
        }
    }
    for sheet in &mut table.sheets {
        sheet.marks.hidden_sheets.clone_from(&table.hidden);
    }
    Ok(Book { format: Format::Ods, sheets: table.sheets })
}

/// A table while it is read.
#[derive(Default)]
struct Table {
    sheets: Vec<super::Sheet>,
    hidden: Vec<String>,
    growing: Growing,
    /// Styles that hide a table.
    hiding: Vec<String>,
    style: Option<String>,
    name: Option<String>,
    seen: bool,
    row: usize,
    rows: usize,
    column: usize,
    head: usize,
    cell: Option<Cell>,
    paragraphs: usize,
    /// Remarks at a cell are no text of it.
    aside: usize,
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    times: usize,
    value: Option<String>,
    text: String,
    formula: bool,
    spans: (usize, usize),
}

impl Table {
    fn open(&mut self, start: &BytesStart) -> Result<(), TableProblem> {
        let number = |name: &str| attribute(start, name).and_then(|text| text.parse::<usize>().ok()).unwrap_or(1).max(1);
        match start.local_name().as_ref() {
            "style" => self.style = attribute(start, "name"),
            "table-properties" if attribute(start, "display").is_some_and(|shown| shown == "false") => {
                self.hiding.extend(self.style.clone());
            }
            "table" if self.name.is_none() => {
                self.name = Some(attribute(start, "name").unwrap_or_default());
                self.seen = attribute(start, "style-name").is_none_or(|style| !self.hiding.contains(&style));
                (self.row, self.head) = (0, 0);
            }
            "table-column" => {
                let times = number("number-columns-repeated");
                if is_hidden(start) {
                    let last = (self.head + times).min(MOST_COLUMNS);
                    self.growing.marks.hidden_columns.extend(self.head.min(last)..last);
                }
                self.head = self.head.saturating_add(times);
            }
            "table-row" => {
                self.rows = number("number-rows-repeated");
                self.column = 0;
                if is_hidden(start) {
                    let last = self.row.saturating_add(self.rows).min(MOST_ROWS);
                    self.growing.marks.hidden_rows.extend(self.row.min(last)..last);
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.paragraphs = 0;
                self.cell = Some(Cell {
                    times: number("number-columns-repeated"),
                    value: value_of(start),
                    text: String::new(),
                    formula: attribute(start, "formula").is_some(),
                    spans: (number("number-rows-spanned"), number("number-columns-spanned")),
                });
            }
            "annotation" => self.aside += 1,
            "p" if self.aside == 0 => {
                self.paragraphs += 1;
                if self.paragraphs > 1 {
                    self.text("\n");
                }
            }
            "s" => {
                let blanks = " ".repeat(attribute(start, "c").and_then(|text| text.parse().ok()).unwrap_or(1).min(100));
                self.text(&blanks);
            }
            "line-break" => self.text("\n"),
            "tab" => self.text("\t"),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.aside == 0
            && self.paragraphs > 0
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), TableProblem> {
        match name {
            "annotation" => self.aside = self.aside.saturating_sub(1),
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                self.put(&cell)?;
                self.column = self.column.saturating_add(cell.times);
            }
            "table-row" => self.row = self.row.saturating_add(self.rows),
            "table" => {
                let Some(name) = self.name.take() else { return Ok(()) };
                let sheet = self.growing.finish(&name);
                if self.seen { self.sheets.push(sheet) } else { self.hidden.push(name) }
            }
            _ => {}
        }
        Ok(())
    }

    /// Puts a cell down as often as it is repeated.
    fn put(&mut self, cell: &Cell) -> Result<(), TableProblem> {
        let text = cell.value.clone().unwrap_or_else(|| cell.text.trim().to_owned());
        let (row, column) = (self.row, self.column);
        if cell.spans != (1, 1) {
            let (rows, columns) = cell.spans;
            self.growing.marks.merged.push(Merge { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
        }
        if text.is_empty() {
            if cell.formula && row < MOST_ROWS && column < MOST_COLUMNS {
                self.growing.marks.uncomputed.insert((row, column));
            }
            return Ok(());
        }
        for below in 0..self.rows {
            for beside in 0..cell.times {
                self.growing.put(row.saturating_add(below), column.saturating_add(beside), text.clone())?;
            }
        }
        Ok(())
    }
}

fn is_hidden(start: &BytesStart) -> bool {
    attribute(start, "visibility").is_some_and(|seen| seen == "collapse" || seen == "filter")
}

/// The value of a cell that is more than its text.
fn value_of(start: &BytesStart) -> Option<String> {
    let number = || attribute(start, "value").and_then(|text| text.parse::<f64>().ok());
    match attribute(start, "value-type")?.as_str() {
        "float" | "currency" => number().map(decimal),
        "percentage" => number().map(percentage),
        "date" => attribute(start, "date-value").map(|day| day.split('T').next().unwrap_or_default().to_owned()),
        "boolean" => attribute(start, "boolean-value").map(|truth| truth.to_uppercase()),
        _ => None,
    }
}
