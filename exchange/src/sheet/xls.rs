//! Workbooks before 2007.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::number::decimal;
use super::xlsx::day;
use super::{Book, Format, Growing};
use crate::fault::table::{OtherKind, TableFault, TableProblem};

/// The columns a workbook of that time can have.
const COLUMNS: u16 = 256;

/// Reads the sheets that can be seen.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Result<Book, TableProblem> {
    check(bytes).map_err(TableProblem::of_file)?;
    progress(0.2);
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    progress(0.6);
    let seen: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let (mut sheets, mut growing) = (Vec::new(), Growing::default());
    for name in seen {
        let range = workbook.worksheet_range(&name).map_err(|error| fault(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            growing.put(row + top as usize, column + left as usize, text_of(value))?;
        }
        sheets.push(growing.finish(&name));
    }
    Ok(Book { format: Format::Xls, sheets })
}

/// Whether the records of the file lie where a workbook of that time can have them: what reads it lays out everything between.
fn check(bytes: &[u8]) -> Result<(), TableFault> {
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
    if places(&records).all(|column| column < COLUMNS) { Ok(()) } else { Err(TableFault::Damaged) }
}

/// The columns that the records of cells and extents name.
fn places(mut rest: &[u8]) -> impl Iterator<Item = u16> {
    let mut columns = Vec::new();
    while let [kind, kind_high, length, length_high, body @ ..] = rest {
        let kind = u16::from_le_bytes([*kind, *kind_high]);
        let length = usize::from(u16::from_le_bytes([*length, *length_high]));
        let (data, after) = body.split_at(length.min(body.len()));
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
