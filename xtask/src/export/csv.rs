//! The outlook as CSV: of the scenario asked for, or of all.

use super::Export;
use crate::failure::Result;
use permille_exchange::tables;

/// The bytes of the file.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    Ok(tables::outlook_csv(&export.opened.model, export.scenarios.iter().copied(), export.language).into_bytes())
}
