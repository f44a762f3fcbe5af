//! The file with the built app around it, in one page.

use super::Export;
use crate::edition;
use crate::failure::{Failure, Result};
use permille_exchange::files::page::{self, NotOurs};
use permille_exchange::files::replay;
use permille_exchange::wording::language::Say;

/// The bytes of the page.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let not_ours = |problem: NotOurs| Failure::new(problem.sentence(export.language));
    let empty = page::read(&edition::made(export.folders)?).map_err(not_ours)?;
    let title = export.language.name(&export.opened.document.set.title);
    let (document, outlooks) = export.chosen();
    let file = export.opened.written(&replay::stamped(&document, &export.opened.model, outlooks.iter()));
    let scenario = page::folded(&edition::compressed(file.as_bytes())?);
    page::with_scenario(&empty, title, &scenario).map_err(not_ours)
}
