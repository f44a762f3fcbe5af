//! The scenarios beside each other, by the gap of one norm.

use permille_engine::quantity::Quantity;
use permille_engine::slide::SlideKind;
use permille_engine::year::Year;

use super::{Chart, Column, Course, Courses, Seen, SlideContent, SlideView, Table, trajectory, words};
use crate::wording::gaps::with_unit;
use crate::wording::headline::Piece;
use crate::wording::language::{Language, Say};
use crate::wording::numbers::{full, or_unknown, percent};
use crate::wording::words as shared;

/// How many scenarios stand beside each other: as many as there are colours.
const LINES: usize = 6;

pub(super) fn tell(seen: &Seen, place: &SlideView) -> SlideContent {
    let kind = SlideKind::Comparison;
    let Some(norm) = place.norm else { return trajectory::nothing(seen, place, kind) };
    let year = seen.language.pick(format!("{} 年", place.year), place.year.to_string());
    let mut told = seen.blank(kind, [seen.norm(norm), &year, seen.area(place.area)].join(" · "));
    told.title = sentence(seen, place, norm);
    told.chart = Some(Chart::Courses(chart(seen, place, norm)));
    told.table = Some(table(seen, place, norm));
    told.source = seen.basis(norm);
    told
}

fn gap(seen: &Seen, norm: usize, area: usize, scenario: usize, year: Year) -> Option<Quantity> {
    seen.figures(scenario, norm)?.gap(seen.model.cell(area, year)?)
}

fn required(seen: &Seen, norm: usize, area: usize, scenario: usize, year: Year) -> Option<Quantity> {
    seen.figures(scenario, norm)?.requirement(seen.model.cell(area, year)?)
}

/// Which scenario is short by the least, and which by the most.
pub(super) fn sentence(seen: &Seen, place: &SlideView, norm: usize) -> Vec<Piece> {
    let language = seen.language;
    let known = (0..seen.scenarios.len()).filter_map(|one| Some((gap(seen, norm, place.area, one, place.year)?, one)));
    let known: Vec<(Quantity, usize)> = known.collect();
    let name = seen.norm(norm);
    let (Some(&(least, best)), Some(&(most, worst))) =
        (known.iter().min(), known.iter().max_by_key(|(gap, one)| (*gap, usize::MAX - one)))
    else {
        return vec![Piece::Plain(unknown(seen, place, norm))];
    };
    let said = |amount: Quantity| seen.stands(norm, amount);
    if least == most {
        let lead = language.pick(
            format!("{name}：{} 年各情景结果相同，", place.year),
            format!("{name}: in {} all scenarios come to the same, ", place.year),
        );
        return vec![Piece::Plain(lead), said(least)];
    }
    let (best, worst) = (seen.scenario(best), seen.scenario(worst));
    match language {
        Language::Zh => vec![
            Piece::Plain(format!("{name}：{} 年“{best}”", place.year)),
            said(least),
            Piece::Plain(format!("，“{worst}”")),
            said(most),
        ],
        Language::En => vec![
            Piece::Plain(format!("{name}: in {} under {best} ", place.year)),
            said(least),
            Piece::Plain(format!(", under {worst} ")),
            said(most),
        ],
    }
}

/// What is said where no gap is known: what is required.
fn unknown(seen: &Seen, place: &SlideView, norm: usize) -> String {
    let (name, year) = (seen.norm(norm), place.year);
    let all = (0..seen.scenarios.len()).filter_map(|one| required(seen, norm, place.area, one, year));
    let all: Vec<Quantity> = all.collect();
    let written = |amount: Quantity| with_unit(&full(amount), seen.unit(norm));
    match (all.iter().min(), all.iter().max(), seen.language) {
        (Some(&least), Some(&most), Language::Zh) if least < most => {
            format!("{name}：{year} 年缺口未知，各情景须有 {} 至 {}", full(least), written(most))
        }
        (Some(&least), Some(&most), Language::En) if least < most => {
            format!("{name}: in {year} no gap is known; between {} and {} are required", full(least), written(most))
        }
        (Some(&least), _, Language::Zh) => format!("{name}：{year} 年缺口未知，各情景都须有 {}", written(least)),
        (Some(&least), _, Language::En) => format!("{name}: in {year} no gap is known; {} are required", written(least)),
        (None, _, Language::Zh) => format!("{name}：{year} 年各情景的缺口未知，或尚未到期"),
        (None, _, Language::En) => format!("{name}: in {year} no scenario's gap is known, or due"),
    }
}

pub(super) fn chart(seen: &Seen, place: &SlideView, norm: usize) -> Courses {
    let years: Vec<Year> = seen.model.horizon().years().collect();
    // Where no gap is known at all, what is required is what differs.
    let any_gap = (0..seen.scenarios.len()).any(|one| years.iter().any(|&year| gap(seen, norm, place.area, one, year).is_some()));
    let read = if any_gap { gap } else { required };
    let line = |(position, scenario): (usize, &&permille_engine::scenario::Scenario)| Course {
        name: seen.language.name(&scenario.name).to_owned(),
        colour: scenario.colour_at(position),
        figures: years.iter().map(|&year| read(seen, norm, place.area, position, year)).collect(),
    };
    let lines: Vec<Course> = seen.scenarios.iter().enumerate().map(line).take(LINES).collect();
    let dues: Vec<Option<Year>> = (0..lines.len()).map(|one| Some(seen.figures(one, norm)?.targets().first()?.due)).collect();
    let due = dues.first().copied().flatten().filter(|due| dues.iter().all(|other| *other == Some(*due)));
    Courses { years, lines, year: place.year, due, unit: seen.unit(norm).to_owned() }
}

pub(super) fn table(seen: &Seen, place: &SlideView, norm: usize) -> Table {
    let head = vec![
        Column::words(seen.say(words::SCENARIO), 34),
        Column::figures(seen.say(shared::REQUIRED), 18),
        Column::figures(seen.say(shared::AVAILABLE), 18),
        Column::figures(seen.say(shared::GAP), 28),
        Column::figures(seen.say(shared::COVERAGE), 14),
    ];
    let row = |scenario: usize| {
        let figures = seen.figures(scenario, norm)?;
        let cell = seen.model.cell(place.area, place.year)?;
        Some(vec![
            seen.scenario(scenario).to_owned(),
            or_unknown(figures.requirement(cell)),
            or_unknown(figures.available(cell)),
            figures.gap(cell).map_or_else(|| or_unknown(None), |amount| seen.gap(norm, amount)),
            figures.coverage(cell).map_or_else(|| or_unknown(None), percent),
        ])
    };
    Table { head, rows: (0..seen.scenarios.len()).filter_map(row).take(LINES).collect() }
}
