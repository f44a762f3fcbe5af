//! Workbooks before 2007.

use std::io::{Cursor, Read};

use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::marks::{Marks, Merge};
use super::number::decimal;
use super::xlsx::{day, hidden_of};
use super::{Book, Format, Growing};
use crate::tables::fault::{OtherKind, TableFault, TableProblem};

/// The columns a workbook of that time can have.
const COLUMNS: u16 = 256;

/// Reads the sheets that can be seen.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Result<Book, TableProblem> {
    let records = check(bytes).map_err(TableProblem::of_file)?;
    progress(0.2);
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    progress(0.6);
    let seen: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let hidden = hidden_of(workbook.sheets_metadata());
    // The records of sheets stand in the order of their names.
    let all: Vec<String> = workbook.sheets_metadata().iter().map(|sheet| sheet.name.clone()).collect();
    let mut marks: Vec<Marks> = hidden_in(&records);
    let (mut sheets, mut growing) = (Vec::new(), Growing::default());
    for name in seen {
        let range = workbook.worksheet_range(&name).map_err(|error| fault(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            growing.put(row + top as usize, column + left as usize, text_of(value))?;
        }
        let own =
            all.iter().position(|one| *one == name).and_then(|at| marks.get_mut(at)).map(std::mem::take).unwrap_or_default();
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default().into_iter().map(merge).collect();
        let cleaned = std::mem::take(&mut growing.marks.cleaned);
        growing.marks = Marks { cleaned, merged, hidden_sheets: hidden.clone(), ..own };
        sheets.push(growing.finish(&name));
    }
    Ok(Book { format: Format::Xls, sheets })
}

/// Whether the records of the file lie where a workbook of that time can have them: what reads it lays out everything between.
fn check(bytes: &[u8]) -> Result<Vec<u8>, TableFault> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| TableFault::Damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(TableFault::Protected);
    }
    if file.exists("/WordDocument") || file.exists("/PowerPoint Document") {
        return Err(TableFault::OtherKind(OtherKind::Document));
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.exists(name)).ok_or(TableFault::Damaged)?;
    let mut records = Vec::new();
    let stream = file.open_stream(name).map_err(|_| TableFault::Damaged)?;
    stream.take(bytes.len() as u64).read_to_end(&mut records).map_err(|_| TableFault::Damaged)?;
    if places(&records).all(|column| column < COLUMNS) { Ok(records) } else { Err(TableFault::Damaged) }
}

/// What each sheet hides, in the order of the sheets: rows by their own record, columns by that of their width.
fn hidden_in(records: &[u8]) -> Vec<Marks> {
    let (mut offsets, mut rest) = (Vec::new(), records);
    while let Some((kind, data, after)) = record(rest) {
        match kind {
            // A sheet: where its records begin.
            0x0085 => offsets.extend(data.get(..4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]) as usize)),
            0x000A => break,
            _ => {}
        }
        rest = after;
    }
    offsets.into_iter().map(|offset| hidden_in_sheet(records.get(offset..).unwrap_or_default())).collect()
}

fn hidden_in_sheet(mut rest: &[u8]) -> Marks {
    let mut marks = Marks::default();
    while let Some((kind, data, after)) = record(rest) {
        let word = |at: usize| data.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        match kind {
            0x0208 if word(12).is_some_and(|flags| flags & 0x20 != 0) => {
                marks.hidden_rows.extend(word(0).map(usize::from));
            }
            0x007D if word(8).is_some_and(|flags| flags & 1 != 0) => {
                if let (Some(first), Some(last)) = (word(0), word(2)) {
                    marks.hidden_columns.extend(usize::from(first)..=usize::from(last.min(COLUMNS)));
                }
            }
            0x000A => break,
            _ => {}
        }
        rest = after;
    }
    marks
}

/// The first record: its kind, what is in it, and what follows.
fn record(records: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let [kind, kind_high, length, length_high, body @ ..] = records else { return None };
    let length = usize::from(u16::from_le_bytes([*length, *length_high]));
    let (data, after) = body.split_at(length.min(body.len()));
    Some((u16::from_le_bytes([*kind, *kind_high]), data, after))
}

fn merge(range: Dimensions) -> Merge {
    let ((top, left), (bottom, right)) = (range.start, range.end);
    Merge { top: top as usize, left: left as usize, bottom: bottom as usize, right: right as usize }
}

/// The columns that the records of cells and extents name.
fn places(mut rest: &[u8]) -> impl Iterator<Item = u16> {
    let mut columns = Vec::new();
    while let Some((kind, data, after)) = record(rest) {
        let length = data.len();
        let word = |at: usize| data.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        match kind {
            // Where the sheet ends: its last column, not included.
            0x0200 => columns.extend(word(10).map(|end| end.saturating_sub(1))),
            0x0006 | 0x00D6 | 0x00FD | 0x0203 | 0x0204 | 0x0205 | 0x027E => columns.extend(word(2)),
            // Several in a row: the last column stands at the end.
            0x00BD => columns.extend(word(length.saturating_sub(2))),
            _ => {}
        }
        rest = after;
    }
    columns.into_iter()
}

/// What a cell shows, as far as it matters here.
fn text_of(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => decimal(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(truth) => truth.to_string().to_uppercase(),
        Data::DateTime(date) => day(date),
        Data::Error(error) => error.to_string(),
        _ => String::new(),
    }
}

fn fault(error: &XlsError) -> TableProblem {
    TableProblem::of_file(match error {
        XlsError::Password => TableFault::Protected,
        _ => TableFault::Damaged,
    })
}
