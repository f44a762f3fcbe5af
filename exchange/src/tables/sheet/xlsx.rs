//! Workbooks since 2007.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::extras::{self, Extras};
use super::marks::Marks;
use super::number::{Shown, decimal};
use super::{Book, Format, Growing, archive};
use crate::tables::fault::{TableFault, TableProblem};

/// How many cells are read between two words of progress.
const STRIDE: usize = 20_000;

/// The rows and columns a worksheet can have. A cell beyond them is a slip of whoever made the file, and its address would tell nobody anything.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// Reads the sheets that can be seen, cell by cell: nothing is laid out for what is empty.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Result<Book, TableProblem> {
    archive::check(bytes).map_err(TableProblem::of_file)?;
    progress(0.2);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    progress(0.4);
    let seen: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let hidden = hidden_of(workbook.sheets_metadata());
    let Extras { mut marks, raised } = extras::of_workbook(bytes).map_err(TableProblem::of_file)?;
    let (mut sheets, mut growing) = (Vec::new(), Growing::default());
    for name in seen {
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(fault)?;
        let formats: Vec<Shown> = cells.styles().iter().map(shown).collect();
        let mut count = 0;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(fault)? {
            let (row, column) = cell.get_position();
            if row >= ROWS || column >= COLUMNS {
                return Err(TableProblem::of_file(TableFault::Damaged));
            }
            let text = text_of(cell.get_value(), formats.get(style));
            let text = raised.get(&text).cloned().unwrap_or(text);
            growing.put(row as usize, column as usize, text)?;
            count += 1;
            if count % STRIDE == 0 {
                // How many are to come is not known; what is left is approached and never reached.
                progress(0.4 + 0.6 * (1.0 - f64::from(2).powf(-f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / 400_000.0)));
            }
        }
        let own = marks.remove(&name).unwrap_or_default();
        growing.marks = Marks { cleaned: std::mem::take(&mut growing.marks.cleaned), hidden_sheets: hidden.clone(), ..own };
        sheets.push(growing.finish(&name));
    }
    Ok(Book { format: Format::Xlsx, sheets })
}

/// The sheets with cells that the spreadsheet does not show.
pub(super) fn hidden_of(sheets: &[calamine::Sheet]) -> Vec<String> {
    let hidden = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible != SheetVisible::Visible);
    hidden.map(|sheet| sheet.name.clone()).collect()
}

/// What a cell shows, as far as it matters here.
fn text_of(value: &DataRef<'_>, shown: Option<&Shown>) -> String {
    match value {
        DataRef::Int(number) => shown.map_or_else(|| number.to_string(), |shown| shown.text(&number.to_string())),
        DataRef::Float(number) => shown.map_or_else(|| decimal(*number), |shown| shown.text(&decimal(*number))),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string().to_uppercase(),
        DataRef::DateTime(date) => day(date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A date as its day; a length of time as the number it is kept as.
pub(super) fn day(date: &ExcelDateTime) -> String {
    if !date.is_datetime() {
        return decimal(date.as_f64());
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

fn shown(style: &Style) -> Shown {
    style.number_format.as_ref().map_or_else(Shown::default, |format| Shown::by(&format.format_code))
}

fn fault(error: XlsxError) -> TableProblem {
    TableProblem::of_file(match error {
        XlsxError::Password => TableFault::Protected,
        _ => TableFault::Damaged,
    })
}
