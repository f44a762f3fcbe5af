//! The sheet of instructions.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::form::Looks;
use super::{Ask, words};
use crate::tables::returns::layout::GUIDE;
use crate::wording::language::Say;

/// So many letters stand on a line, and so many lines beyond the first in a row at most: Excel's rows end there.
const LINE: usize = 96;
const MOST_LINES: u32 = 20;

/// Writes it: what is to be done, and what each figure means.
pub(super) fn write(sheet: &mut Worksheet, ask: &Ask, meanings: &[String], looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 2)?.set_column_hidden(0)?;
    sheet.set_column_width(1, 96)?;
    sheet.write_string_with_format(0, 0, GUIDE, &looks.plain)?;
    sheet.write_string_with_format(0, 1, ask.language.say(words::GUIDE), &looks.title)?;
    sheet.set_row_height(0, 26)?;
    let head = [String::new(), ask.language.say(words::MEANINGS).to_owned()];
    let lines = words::guide(ask).into_iter().chain(head).chain(meanings.iter().cloned());
    for (row, line) in (2..).zip(lines) {
        if !line.is_empty() {
            sheet.write_string_with_format(row, 1, &line, &looks.wrapped)?;
            // A Chinese character is as wide as two letters.
            let width: usize = line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
            let lines = u32::try_from(width / LINE).unwrap_or(0).min(MOST_LINES) + 1;
            sheet.set_row_height(row, 4 + 16 * lines)?;
        }
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.protect();
    Ok(())
}
