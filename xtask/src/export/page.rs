//! The file with the built app around it, in one page.

use super::Export;
use crate::edition;
use crate::failure::{Failure, Result};
use permille_exchange::{page, replay, scenario_file};

/// The bytes of the page.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let empty = page::read(&edition::made(export.house)?);
    let title = export.language.of(&export.opened.document.set.title);
    let (document, outlooks) = export.chosen();
    let file = scenario_file::write(&replay::stamped(&document, &export.opened.model, outlooks.iter()));
    let page = page::with_scenario(&empty, title, &page::folded(&edition::compressed(file.as_bytes())));
    page.map_err(|problem| Failure::new(problem.sentence(export.language)))
}
