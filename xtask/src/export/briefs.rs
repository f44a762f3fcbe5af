//! The briefs of areas, in the year in which most norms fall due: of the area asked for, or of all.

use super::Export;
use crate::failure::{Failure, Result};
use crate::today::today;
use permille_exchange::office::document::brief::{Wanted, of_set};
use permille_exchange::wording::norms::busiest_year;

/// The bytes of the file.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let (set, model) = (&export.opened.document.set, &export.opened.model);
    let all = model.areas().iter().map(|area| area.code.to_string());
    let areas: Vec<String> = all.filter(|code| export.area.is_none_or(|area| area == code)).collect();
    if areas.is_empty() {
        let code = export.area.unwrap_or_default();
        return Err(Failure::new(format!("The file has no area {code}.")).with_way_out("Name one of its areas by its code."));
    }
    let wanted = Wanted { scenario: export.first(), year: busiest_year(model), areas: &areas };
    of_set(export.language, set, &wanted, today(), &mut |_| {})
        .map_err(|_| Failure::new("The briefs could not be written: there is not enough memory."))
}
