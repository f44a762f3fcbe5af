//! The chances: norms by year in the area in view, and areas by year for one norm.

use std::cmp::Reverse;
use std::rc::Rc;

use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::outlook::status::Status;
use permille_engine::year::Year;

use super::results::Results;
use crate::charts::{Frame, HeatCell, HeatMap, HeatPart, MarkKey, Standing, heat_map};
use crate::queries::places;
use crate::text::numbers::{UNKNOWN, whole};
use crate::text::{Language, Say, risk, words};
use crate::views::picture::{Leads, Picture};
use crate::work::risk::Odds;

/// How many areas there are before the reader asks for all.
pub const FEW: usize = 20;

/// A row of chances: what it is called, and the chance of each year.
struct Line {
    name: String,
    odds: Vec<Option<Odds>>,
}

/// The chances of all norms drawn, in the area in view; `open` is the model that a pick leads into.
#[must_use]
pub fn by_norm(language: Language, results: &Results, open: &Model, shown: Option<usize>, year: Year, width: f64) -> Picture {
    let area = results.asked.area;
    let line = |place: usize| Line {
        name: results.norm(place).map(|norm| language.name(&norm.name).to_owned()).unwrap_or_default(),
        odds: results.years().map(|year| results.odds(place, area, year)).collect(),
    };
    let lines: Vec<Line> = (0..results.asked.norms.len()).map(line).collect();
    let of_open = |place: usize| results.norm(place).and_then(|norm| open.norm_position(&norm.id)).unwrap_or(usize::MAX);
    let norms = (0..lines.len()).map(of_open).collect();
    let head = language.say(words::NORM);
    draw(language, results, ("risk-norms", head, width), &lines, norms, shown.zip(column(results, year)), year)
}

/// The areas compared below the area in view, the least likely first in `year`; the area in view alone where there are none.
#[must_use]
pub fn areas(results: &Results, place: usize, year: Year) -> Vec<usize> {
    let (model, area) = (&results.asked.model, results.asked.area);
    let level = results.norm(place).map(|norm| norm.level);
    let (_, usual) = places::compared(model, area, None);
    let known = |areas: &[usize]| areas.iter().any(|&one| results.odds(place, one, year).is_some());
    let mut areas = if known(&usual) { usual } else { places::compared(model, area, level).1 };
    areas.retain(|&one| results.odds(place, one, year).is_some());
    if areas.is_empty() {
        return vec![area];
    }
    // An area of which nothing is known comes last.
    areas.put_in_order_by_key(|&one| {
        let odds = results.odds(place, one, year).unwrap_or_default();
        (odds.percent_met().is_none(), odds.percent_met(), Reverse(odds.shortfall))
    });
    areas
}

/// The chances of the first `count` of `areas` for the norm at `place`.
#[must_use]
pub fn by_area(
    language: Language,
    results: &Results,
    place: usize,
    areas: &[usize],
    count: usize,
    year: Year,
    width: f64,
) -> Picture {
    let name = |area: usize| results.asked.model.areas().get(area).map(|area| language.name(&area.name).to_owned());
    let line = |&area: &usize| Line {
        name: name(area).unwrap_or_default(),
        odds: results.years().map(|year| results.odds(place, area, year)).collect(),
    };
    let lines: Vec<Line> = areas.iter().take(count).map(line).collect();
    draw(language, results, ("risk-areas", language.say(words::AREA), width), &lines, Vec::new(), None, year)
}

fn column(results: &Results, year: Year) -> Option<usize> {
    results.asked.model.horizon().position(year)
}

fn draw(
    language: Language,
    results: &Results,
    (id, head, width): (&str, &str, f64),
    lines: &[Line],
    norms: Vec<usize>,
    selected: Option<(usize, usize)>,
    year: Year,
) -> Picture {
    let years: Vec<Year> = results.years().collect();
    let names: Vec<String> = lines.iter().map(|line| line.name.clone()).collect();
    let columns: Vec<String> = years.iter().map(ToString::to_string).collect();
    let mut cells = Vec::with_capacity(lines.len() * years.len());
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        for (odds, year) in line.odds.iter().zip(&years) {
            cells.push(cell(language, &line.name, *year, odds.as_ref()));
        }
        let said = line.odds.iter().map(|odds| in_table(language, odds.as_ref()));
        rows.push(std::iter::once(line.name.clone()).chain(said).collect());
    }
    let chart = HeatMap {
        rows: &names,
        columns: &columns,
        cells: &cells,
        selected: selected.map(|(row, col)| MarkKey::new(row, col)),
        coverage: &in_cell,
    };
    let at = column(results, year).unwrap_or(0);
    let told = lines.iter().take(6).map(|line| {
        let said = in_table(language, line.odds.get(at).and_then(Option::as_ref));
        format!("{} {said}", line.name)
    });
    Picture {
        drawing: Rc::new(heat_map(&Frame::new(id, width), HeatPart::Whole, &chart)),
        summary: risk::odds_summary(language, &told.collect::<Vec<_>>(), year),
        headers: std::iter::once(head.to_owned()).chain(columns.iter().cloned()).collect(),
        rows,
        leads: Leads { norms, years },
        ..Picture::default()
    }
}

/// How a cell stands: short as soon as it is short in one draw, and the deeper the rarer it is met.
fn standing(odds: &Odds) -> Standing {
    match odds {
        Odds { met: 0, short: 0, on_track: 0, .. } => Standing::NoData,
        Odds { short: 0, on_track: 0, .. } => Standing::Met,
        Odds { short: 0, .. } => Standing::OnTrack,
        _ => Standing::Short,
    }
}

fn cell(language: Language, name: &str, year: Year, odds: Option<&Odds>) -> HeatCell {
    let Some(odds) = odds else {
        return HeatCell { coverage: None, standing: Standing::NotBound, tip: format!("{name} · {year}") };
    };
    let standing = standing(odds);
    let percent = odds.percent_met().filter(|_| standing != Standing::OnTrack);
    HeatCell { coverage: percent.map(|percent| percent.to_f64() / 100.0), standing, tip: tip(language, name, year, odds) }
}

/// “Jiangxi · 2025”, then in how many draws it stands how.
fn tip(language: Language, name: &str, year: Year, odds: &Odds) -> String {
    let mut lines = vec![format!("{name} · {year}")];
    if let Some(percent) = odds.percent_met() {
        lines.push(format!("{} {}", language.say(risk::CHANCE), risk::share(percent, 1)));
    }
    let counts =
        [(Status::Met, odds.met), (Status::Short, odds.short), (Status::OnTrack, odds.on_track), (Status::NoData, odds.no_data)];
    let said = counts.iter().filter(|(_, draws)| *draws > 0).map(|(status, draws)| {
        let (word, draws) = (language.say(words::status(*status)), whole(i64::from(*draws)));
        language.pick(format!("{word} {draws} 次"), format!("{draws} {word}"))
    });
    lines.push(said.collect::<Vec<_>>().join(language.pick("，", ", ")));
    lines.join("\n")
}

/// “12”, “<1”, “>99”: never rounded to none or to all.
fn in_cell(share: f64) -> String {
    let percent = share * 100.0;
    if percent > 0.0 && percent < 1.0 {
        "<1".to_owned()
    } else if percent > 99.0 && percent < 100.0 {
        ">99".to_owned()
    } else {
        format!("{percent:.0}")
    }
}

fn in_table(language: Language, odds: Option<&Odds>) -> String {
    let Some(odds) = odds else { return UNKNOWN.to_owned() };
    match (standing(odds), odds.percent_met()) {
        (Standing::OnTrack, _) => language.say(words::status(Status::OnTrack)).to_owned(),
        (_, Some(percent)) => risk::share(percent, 1),
        (_, None) => language.say(words::status(Status::NoData)).to_owned(),
    }
}
