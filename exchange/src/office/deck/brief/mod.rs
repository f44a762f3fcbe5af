//! The brief of one area: how it stands by domain, its largest gaps and what they take, its peers, and the sources, on one page of A4.
//!
//! That it is one page is a promise: so rows are few, what has no row is counted, and names are cut to the room there is.

mod areas;
mod parts;
mod words;

use permille_engine::year::Year;

use super::report::{Report, Section, numbered};
use super::{Seen, SlideView, text};
use crate::wording::footing::{Footing, titled};
use crate::wording::language::Say;
use crate::wording::shortened::{shortened, width};
use crate::wording::{headline, norms, sentences};

pub use areas::{MOST, Scope, areas, scopes};
pub use words::{about_peers, file_name};

/// The room for the area's name, in Latin letters; for all other names below.
const AREA: usize = 30;
/// The room for the name of the file.
const FILE: usize = 54;
/// The room for the areas above, and for the scenario.
const PLACE: usize = 30;

/// The brief of `area` in `year`, of the scenario that is seen; `None` where the model has no such area and year.
#[must_use]
pub fn compose(seen: &Seen, area: usize, year: Year) -> Option<Report> {
    let language = seen.language;
    seen.model.cell(area, year).filter(|_| area < seen.model.areas().len())?;
    let outlook = seen.outlooks.get(seen.scenario)?;
    let place = SlideView { norm: None, area, year, scenario: seen.scenario };
    let name = shortened(seen.area(area), AREA);
    let counts = norms::counts(seen.model, outlook, norms::counted(seen.model, area), area, year);
    let before = [parts::standing(seen, outlook, &place), parts::largest(seen, outlook, &place), parts::peers(seen, &place)];
    let rows = before.iter().map(|section| section.table.as_ref().map_or(0, |table| table.rows.len())).sum();
    let sources = parts::sources(seen, &place, rows);
    let sections = (1..).zip(before.into_iter().chain([sources])).map(|(number, section)| Section {
        within: true,
        heading: numbered(language, number, &section.heading),
        ..section
    });
    Some(Report {
        title: words::title(language, &name, year),
        mark: seen.mark(),
        about: about(seen, area),
        description: text(&headline::headline(language, &name, year, counts)),
        sections: sections.collect(),
    })
}

/// “Jiangxi › Jingdezhen · Jiangxi 2025 · Baseline · 2026-11-24”
fn about(seen: &Seen, area: usize) -> String {
    let language = seen.language;
    let mut above: Vec<&str> = seen.model.tree().upward(area).skip(1).map(|above| seen.area(above)).collect();
    above.reverse();
    let title = titled(language, seen.set);
    // What the figures rest on is said however long the title is.
    let file = match Footing::of(seen.set).mark().filter(|_| width(&title) > FILE) {
        Some(mark) => format!("{} ({})", shortened(&title, FILE), language.pick(mark.zh, mark.en)),
        None => shortened(&title, FILE),
    };
    let scenario = shortened(seen.scenario(seen.scenario), PLACE);
    let parts = [shortened(&above.join(" › "), PLACE), file, scenario, sentences::day(language, seen.day)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
