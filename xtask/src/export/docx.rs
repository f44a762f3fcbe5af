//! The report of the file, of the scenario asked for.

use super::Export;
use crate::failure::{Failure, Result};
use crate::today::today;
use permille_engine::slide::{Slide, SlideKind};
use permille_exchange::office::document;

/// The bytes of the file.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let set = &export.opened.document.set;
    let view = Slide::new(SlideKind::Title);
    document::of_set(export.language, set, (export.first(), &view), today(), &mut |_| {})
        .map_err(|_| Failure::new("The report could not be written: there is not enough memory."))
}
