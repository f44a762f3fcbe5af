//! The file with the built app around it, in one page.

use super::Export;
use crate::failure::{Failure, Result};
use crate::package;
use permille_exchange::page;

/// The bytes of the page.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let empty = package::edition(export.house)?;
    let title = export.language.of(&export.opened.document.set.title);
    let page = page::with_scenario(&empty, title, &export.file());
    page.map(String::into_bytes).map_err(|problem| Failure::new(problem.sentence(export.language)))
}
