//! The workbook with live formulas: of the scenario asked for, or of the first.

use super::Export;
use crate::failure::{Failure, Result};
use crate::today::today;
use permille_exchange::office::workbook::workbook;

/// The bytes of the file.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let set = &export.opened.document.set;
    workbook(set, &set.scenarios[export.first()], export.language, today(), &mut |_| {})
        .map_err(|_| Failure::new("The file has more areas, years and norms than a workbook can hold."))
}
