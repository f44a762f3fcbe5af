//! The slides of the file; those that name no scenario show the one asked for.

use super::Export;
use crate::failure::{Failure, Result};
use permille_exchange::slides;

/// The bytes of the file.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let set = &export.opened.document.set;
    let wanted = export.scenarios.first().map(|scenario| &scenario.id);
    let scenario = set.scenarios.iter().position(|one| Some(&one.id) == wanted).unwrap_or(0);
    slides::of_set(export.language, set, scenario, super::today(), &mut |_| {})
        .map_err(|_| Failure::new("The slides could not be written: there is not enough memory."))
}
