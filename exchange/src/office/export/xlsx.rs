//! A table of figures as a workbook: numbers as numbers, codes as text, the header in view.

use permille_engine::quantity::Quantity;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{ABOUT, Cell, Grid};
use crate::office::parts::{Day, Unwritable};

/// The widest column, in characters.
const WIDEST: u16 = 40;

/// The table as a workbook, telling `progress` how much is done, from 0 to 1. `day` is the day it is written, as year, month and day: the
/// same table of the same day gives the same bytes.
///
/// # Errors
/// When it has more rows or columns than a workbook holds.
pub fn xlsx(grid: &Grid, day: Day, progress: &mut dyn FnMut(f64)) -> Result<Vec<u8>, Unwritable> {
    write(grid, day, progress).map_err(|_| Unwritable)
}

fn write(grid: &Grid, (year, month, day): Day, progress: &mut dyn FnMut(f64)) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let written = ExcelDateTime::from_ymd(year, month, day)?;
    workbook.set_properties(&DocProperties::new().set_author("Permille").set_creation_datetime(&written));
    let sheet = workbook.add_worksheet();
    sheet.set_name(&grid.name)?;
    head(sheet, grid)?;
    let text = Format::new().set_num_format("@");
    let count = grid.rows.len().max(1);
    for (row, cells) in grid.rows.iter().enumerate() {
        let at = position(row + 1);
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Text(words) if words.is_empty() => sheet.write_blank(at, column, &text)?,
                Cell::Text(words) => sheet.write_string_with_format(at, column, words, &text)?,
                Cell::Year(year) => sheet.write_number(at, column, *year)?,
                Cell::Figure(Some(value)) => number(sheet, at, column, *value)?,
                Cell::Figure(None) => continue,
            };
        }
        if row % 500 == 0 {
            progress(f64::from(position(row)) / f64::from(position(count)) * 0.5);
        }
    }
    progress(0.5);
    let bytes = workbook.save_to_buffer();
    progress(1.0);
    bytes
}

/// The header, and how wide the columns are.
fn head(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin);
    for (column, head) in (0_u16..).zip(&grid.head) {
        sheet.write_string_with_format(0, column, head, &bold)?;
        // A Chinese character is as wide as two letters.
        let letters = head.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<u16>();
        sheet.set_column_width(column, letters.clamp(8, WIDEST))?;
    }
    if let Some(about) = u16::try_from(ABOUT.min(2)).ok().filter(|_| !grid.rows.is_empty()) {
        sheet.set_freeze_panes(1, about)?;
    }
    Ok(())
}

/// A figure as a number, where a workbook's floating-point number is exactly equal to it; else as its digits.
fn number(sheet: &mut Worksheet, row: u32, column: u16, value: Quantity) -> Result<&mut Worksheet, XlsxError> {
    let binary = value.to_f64();
    if crate::tables::sheet::decimal(binary) == value.to_string() {
        sheet.write_number(row, column, binary)
    } else {
        sheet.write_string(row, column, value.to_string())
    }
}

fn position(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
