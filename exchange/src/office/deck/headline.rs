//! How many norms are met, and the norms that matter most.

use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_engine::slide::SlideKind;

use super::{Column, Fact, Medium, Seen, Sense, SlideContent, SlideView, Table, usual, words};
use crate::wording::course::side_by_side;
use crate::wording::gaps::gap;
use crate::wording::language::{Language, Say};
use crate::wording::numbers::{full, or_unknown, percent};
use crate::wording::{headline, norms, rules, words as shared};

/// How many norms a slide lists.
const ROWS: usize = 5;
/// How many large figures stand on it.
const FACTS: usize = 3;

pub(super) fn tell(seen: &Seen, place: &SlideView) -> SlideContent {
    let language = seen.language;
    let mut told = seen.blank(SlideKind::Headline, seen.about(seen.say(words::ALL_NORMS), place));
    let Some(outlook) = seen.outlooks.get(place.scenario) else { return told };
    let counts = norms::counts(seen.model, outlook, norms::counted(seen.model, place.area), place.area, place.year);
    told.title = headline::headline(language, seen.area(place.area), place.year, counts);
    let leading = usual::most_telling(seen, place.area, place.year);
    told.facts = leading.iter().filter_map(|&norm| short(seen, place, norm)).take(FACTS).collect();
    if told.facts.is_empty() {
        told.facts = [(counts.met, Status::Met, Sense::Met), (counts.no_data, Status::NoData, Sense::Plain)]
            .into_iter()
            .map(|(count, status, sense)| Fact {
                figure: count.to_string(),
                words: seen.say(shared::status(status)).to_owned(),
                sense,
            })
            .collect();
    }
    told.table = Some(table(seen, place, &leading, Medium::Slide));
    told.source = seen.plans();
    told
}

/// A shortfall as a large figure.
fn short(seen: &Seen, place: &SlideView, norm: usize) -> Option<Fact> {
    let cell = seen.model.cell(place.area, place.year)?;
    let amount = seen.figures(place.scenario, norm)?.gap(cell).filter(|gap| *gap > Quantity::ZERO)?;
    let word = gap(seen.language, seen.model.norm(norm).direction, amount, "");
    let words = format!("{} · {}{}", seen.norm(norm), word.trim_end(), within(seen.language, seen.unit(norm)));
    Some(Fact { figure: full(amount), words, sense: Sense::Short })
}

/// A unit behind a word.
fn within(language: Language, unit: &str) -> String {
    match unit {
        "" => String::new(),
        unit => language.pick(format!("（{unit}）"), format!(" ({unit})")),
    }
}

/// Norms with what they require, what there is and what is missing.
pub(super) fn table(seen: &Seen, place: &SlideView, norms: &[usize], medium: Medium) -> Table {
    let language = seen.language;
    let page = medium == Medium::Page;
    let mut head = vec![Column::words(seen.say(shared::NORM), if page { 21 } else { 46 })];
    if page {
        head.push(Column::words(seen.say(words::RULE), 15));
        head.push(Column::figures(seen.say(shared::REQUIRED), 10));
        head.push(Column::figures(seen.say(shared::AVAILABLE), 10));
    }
    head.push(Column::figures(seen.say(shared::GAP), if page { 17 } else { 28 }));
    head.push(Column::figures(seen.say(shared::COVERAGE), if page { 11 } else { 14 }));
    head.push(Column::words(seen.say(shared::STATUS), if page { 9 } else { 14 }));
    if page {
        head.push(Column::words(seen.say(shared::CLAUSE), 23));
    }
    let row = |norm: usize| {
        let figures = seen.figures(place.scenario, norm)?;
        let cell = seen.model.cell(place.area, place.year)?;
        let (what, measure) = (seen.model.norm(norm), seen.model.measure_of(norm));
        let (required, available, left_out) = side_by_side(figures, cell);
        let mut row = vec![seen.norm(norm).to_owned()];
        if page {
            let position = seen.model.horizon().position(place.year);
            let target = position.and_then(|row| figures.binding(row)).or_else(|| figures.targets().last());
            row.push(target.map_or_else(String::new, |target| rules::rule(language, what, measure, &target.values)));
            row.push(or_unknown(required));
            row.push(or_unknown(available));
        }
        let gap = figures.gap(cell).map_or_else(|| or_unknown(None), |gap| seen.gap(norm, gap));
        // Requirement and stock, which it is not the difference of, stand beside it on a page alone.
        row.push(match page || left_out > 0 {
            true => format!("{gap}{}", words::behind_gap(language, figures, cell)),
            false => gap,
        });
        row.push(figures.coverage(cell).map_or_else(|| or_unknown(None), percent));
        row.push(figures.status(cell).map_or_else(String::new, |status| seen.say(shared::status(status)).to_owned()));
        if page {
            row.push(seen.clause(norm));
        }
        Some(row)
    };
    Table { head, rows: norms.iter().filter_map(|&norm| row(norm)).take(medium.rows(ROWS)).collect() }
}
