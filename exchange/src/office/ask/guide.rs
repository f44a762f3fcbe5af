//! The sheet of instructions.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::form::Looks;
use super::{Ask, words};
use crate::tables::returns::layout::GUIDE;
use crate::wording::language::Say;

/// Writes it.
pub(super) fn write(sheet: &mut Worksheet, ask: &Ask, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 2)?.set_column_hidden(0)?;
    sheet.set_column_width(1, 96)?;
    sheet.write_string_with_format(0, 0, GUIDE, &looks.plain)?;
    sheet.write_string_with_format(0, 1, ask.language.say(words::GUIDE), &looks.title)?;
    sheet.set_row_height(0, 26)?;
    for (row, line) in (2..).zip(words::guide(ask)) {
        if !line.is_empty() {
            sheet.write_string_with_format(row, 1, &line, &looks.wrapped)?;
            // A Chinese character is as wide as two letters.
            let width: usize = line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
            sheet.set_row_height(row, if width > 100 { 36 } else { 20 })?;
        }
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.protect();
    Ok(())
}
