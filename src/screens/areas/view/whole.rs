//! The table of the areas compared as a whole, for whoever keeps it where the page shows a part.

use permille_engine::model::Model;
use permille_exchange::tables::ShownTable;

use crate::text::numbers::{UNKNOWN, whole as people};
use crate::text::{Say, norms, save_menu, words};
use crate::views::figures::{Figures, Row};
use crate::views::wording::Wording;

/// The rows at some places of `figures`, in that order, and their sum.
#[must_use]
pub fn whole(model: &Model, figures: &Figures, wording: &Wording, places: &[usize]) -> ShownTable {
    let language = wording.language;
    let said = |word| language.say(word).to_owned();
    let bases = figures.bases.iter().filter_map(|position| model.bases().get(*position));
    let mut head = vec![said(words::AREA), said(words::CODE)];
    head.extend(bases.map(|base| norms::base(language, base)));
    head.extend([words::REQUIRED, words::AVAILABLE, words::GAP].map(said));
    head.extend(wording.has_coverage.then(|| said(words::COVERAGE)));
    head.extend([words::STATUS, words::FIRST_SHORT].map(said));
    let row = |row: &Row, of: &[Option<i64>], total: bool| {
        let area = model.areas().get(row.area);
        let name = area.map(|area| language.name(&area.name)).unwrap_or_default();
        let name = if total { format!("{name} {}", language.say(words::TOTAL)) } else { name.to_owned() };
        let mut cells = vec![name, area.map(|area| area.code.to_string()).unwrap_or_default()];
        cells.extend(of.iter().map(|count| count.map_or_else(|| UNKNOWN.to_owned(), people)));
        cells.extend([wording.amount(row.required), wording.amount(row.available), wording.gap(row.gap)]);
        cells.extend(wording.has_coverage.then(|| wording.coverage(row)));
        cells.push(language.say(words::status(row.status)).to_owned());
        cells.push(row.first_short.map_or_else(|| said(words::NEVER_SHORT), |year| year.to_string()));
        cells.iter().map(|text| save_menu::as_data(language, text)).collect()
    };
    let rows = places.iter().filter_map(|&place| Some(row(figures.rows.get(place)?, figures.people(place), false)));
    let total = figures.total.iter().map(|total| row(total, figures.people_in_view(), true));
    ShownTable { head, rows: rows.chain(total).collect() }
}
