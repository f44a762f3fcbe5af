//! The fan: where the draws of a figure lie, year by year.

use std::rc::Rc;

use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::results::{Results, edges};
use crate::charts::{Fan, FanBand, FanEdges, Frame, Trajectory, TrajectoryPoint, TrajectoryWords, fan};
use crate::text::numbers::{UNKNOWN, short};
use crate::text::{Language, Say, risk, words};
use crate::views::picture::{Leads, Picture};
use crate::views::wording::Wording;
use crate::work::risk::{DrawnYear, Edges};

/// Which figure a fan is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// What there is, against what is required.
    Stock,
    /// What is missing.
    Gap,
}

/// How tall a fan is, in pixels.
const HEIGHT: f64 = 300.0;

/// Draws the fan of the norm at `place`.
#[must_use]
pub fn draw(language: Language, results: &Results, place: usize, figure: Figure, year: Year, width: f64) -> Option<Picture> {
    let (asked, model) = (&results.asked, &results.asked.model);
    let norm = *asked.norms.get(place)?;
    let wording = Wording::new(language, model, norm);
    let of_gap = figure == Figure::Gap;
    let mut points = Vec::new();
    let mut bands = Vec::new();
    let mut rows = Vec::new();
    let years = years(results, place, figure);
    for &one in &years {
        let drawn = results.in_year(place, one)?;
        let (shown, required) = match figure {
            Figure::Stock => (drawn.available, drawn.requirement),
            Figure::Gap => (drawn.gap, None),
        };
        let middle = |edges: Option<Edges>| edges.map(|edges| edges.middle.0.to_f64());
        let chance = chance(results, place, one);
        points.push(TrajectoryPoint {
            year: i32::from(one),
            requirement: if of_gap { Some(0.0) } else { middle(required) },
            path: None,
            available: middle(shown),
            tip: tip(&wording, one, drawn, chance.as_deref()),
        });
        let around = |edges: Option<Edges>| edges.map(|edges| around(&edges));
        bands.push(FanBand { available: around(shown), requirement: around(required) });
        rows.push(row(&wording, one, drawn, figure, chance));
    }
    let at_most = model.norm(norm).direction == Direction::AtMost;
    let written = |value: f64| if of_gap { gap_end(language, value, at_most) } else { short(language, value) };
    let middle = Trajectory {
        points: &points,
        due: results.due(place).map(i32::from),
        current: Some(i32::from(year)),
        // A gap above zero is a shortfall.
        at_most: of_gap || at_most,
        // The spread must be seen, however far it lies from zero; no gap is tinted.
        counted: false,
        words: TrajectoryWords {
            requirement: language.say(if of_gap { risk::ENOUGH } else { risk::REQUIRED_MIDDLE }),
            available: language.say(if of_gap { risk::GAP_MIDDLE } else { risk::AVAILABLE_MIDDLE }),
            gap: "",
            due: language.say(words::DUE_YEAR),
            unit: &wording.unit,
            no_data: language.say(words::status(permille_engine::outlook::status::Status::NoData)),
        },
        number: &written,
    };
    let drawing = fan(&Frame::new("risk-fan", width), HEIGHT, &Fan { middle, bands: &bands, edges: ("5%", "95%") });
    let looked_at = points.iter().find(|point| point.year == i32::from(year));
    Some(Picture {
        drawing: Rc::new(drawing),
        summary: looked_at.map(|point| point.tip.replace('\n', language.pick("；", "; "))).unwrap_or_default(),
        headers: headers(language, figure),
        rows,
        leads: Leads { norms: Vec::new(), years },
        ..Picture::default()
    })
}

/// The years shown: of the gap, those from the first in which there is one, for before the norm is due there is none.
fn years(results: &Results, place: usize, figure: Figure) -> Vec<Year> {
    let all: Vec<Year> = results.years().collect();
    let has_gap = |year: &Year| results.in_year(place, *year).is_some_and(|drawn| drawn.gap.is_some());
    let first = if figure == Figure::Gap { all.iter().position(has_gap).unwrap_or(0) } else { 0 };
    all[first..].to_vec()
}

/// A gap at an axis or the end of a line, with the word that says which way it goes.
pub(super) fn gap_end(language: Language, gap: f64, at_most: bool) -> String {
    let (short_by, surplus) = if at_most { (words::OVER_BY, words::UNDER_BY) } else { (words::SHORT_BY, words::SURPLUS) };
    if gap == 0.0 {
        return "0".to_owned();
    }
    format!("{} {}", language.say(if gap < 0.0 { surplus } else { short_by }), short(language, gap.abs()))
}

fn around(of: &Edges) -> FanEdges {
    let [lowest, lower, _, upper, highest] = edges(of).map(Quantity::to_f64);
    FanEdges { lowest, lower, upper, highest }
}

/// The chance of the area in view in a year.
fn chance(results: &Results, place: usize, year: Year) -> Option<String> {
    let odds = results.odds(place, results.asked.area, year)?;
    odds.percent_met().map(|percent| risk::share(percent, 1))
}

/// Everything about a year in a few lines.
fn tip(wording: &Wording, year: Year, drawn: &DrawnYear, chance: Option<&str>) -> String {
    let language = wording.language;
    let said = |edges: Option<Edges>, write: &dyn Fn(Quantity) -> String| match edges {
        None => UNKNOWN.to_owned(),
        Some(edges) if edges.lowest == edges.highest => write(edges.middle.0),
        Some(edges) => {
            let (low, high) = (write(edges.lowest.0), write(edges.highest.0));
            language.pick(
                format!("{}（5%–95%：{low} 至 {high}）", write(edges.middle.0)),
                format!("{} (5%–95%: {low} to {high})", write(edges.middle.0)),
            )
        }
    };
    let amount = |value: Quantity| wording.amount_with_unit(Some(value));
    let gap = |value: Quantity| wording.gap_with_unit(Some(value));
    let mut lines = vec![
        year.to_string(),
        format!("{} {}", language.say(words::AVAILABLE), said(drawn.available, &amount)),
        format!("{} {}", language.say(words::REQUIRED), said(drawn.requirement, &amount)),
    ];
    if drawn.gap.is_some() {
        lines.push(said(drawn.gap, &gap));
    }
    if let Some(chance) = chance {
        lines.push(format!("{} {chance}", language.say(risk::CHANCE)));
    }
    lines.join("\n")
}

fn headers(language: Language, figure: Figure) -> Vec<String> {
    let with = |word, percents: &[&str]| -> Vec<String> {
        percents.iter().map(|percent| format!("{} {percent}", language.say(word))).collect()
    };
    let all = ["5%", "25%", "50%", "75%", "95%"];
    let figures = match figure {
        Figure::Stock => [with(words::AVAILABLE, &all), with(words::REQUIRED, &["5%", "50%", "95%"])].concat(),
        Figure::Gap => with(words::GAP, &all),
    };
    let (first, last) = (language.say(words::YEAR).to_owned(), language.say(risk::CHANCE).to_owned());
    std::iter::once(first).chain(figures).chain([last]).collect()
}

fn row(wording: &Wording, year: Year, drawn: &DrawnYear, figure: Figure, chance: Option<String>) -> Vec<String> {
    let write = |edges_of: Option<Edges>, gap: bool| -> Vec<String> {
        let one = |value: Quantity| if gap { wording.gap(Some(value)) } else { wording.amount(Some(value)) };
        edges_of.map_or_else(|| vec![UNKNOWN.to_owned(); 5], |of| edges(&of).map(one).to_vec())
    };
    let figures = match figure {
        Figure::Stock => {
            let required = write(drawn.requirement, false);
            let mut all = write(drawn.available, false);
            all.extend([0, 2, 4].map(|at| required[at].clone()));
            all
        }
        Figure::Gap => write(drawn.gap, true),
    };
    std::iter::once(year.to_string()).chain(figures).chain([chance.unwrap_or_else(|| UNKNOWN.to_owned())]).collect()
}
