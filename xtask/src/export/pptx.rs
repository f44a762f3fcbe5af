//! The slides of the file; those that name no scenario show the one asked for.

use super::Export;
use crate::failure::{Failure, Result};
use crate::today::today;
use permille_exchange::office::slides;

/// The bytes of the file.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let set = &export.opened.document.set;
    slides::of_set(export.language, set, export.first(), today(), &mut |_| {})
        .map_err(|_| Failure::new("The slides could not be written: there is not enough memory."))
}
