//! What the gap depends on: the ranges by how much of its spread they explain.

use std::rc::Rc;

use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::fan::gap_end;
use super::range_levers::RangeLevers;
use super::results::Results;
use crate::charts::{Frame, InfluenceRow, Influences, InfluencesWords, influences};
use crate::text::{Language, Say, risk};
use crate::views::picture::Picture;
use crate::views::wording::Wording;
use crate::work::risk::Weight;

/// How many ranges are drawn at most.
const MOST: usize = 10;

/// What the gap depends on, or why that cannot be said.
#[derive(Clone, Debug, PartialEq)]
pub enum Weights {
    /// The chart.
    Drawn(Picture),
    /// Why there is none.
    None(String),
}

/// Draws what the gap of the norm at `place` depends on in `year`.
#[must_use]
pub fn draw(language: Language, results: &Results, place: usize, year: Year, width: f64) -> Weights {
    let none = |due, known| Weights::None(risk::no_weights(language, due, known));
    let (asked, model) = (&results.asked, &results.asked.model);
    let (Some(norm), Some(drawn), Some(scenario)) = (asked.norms.get(place), results.in_year(place, year), asked.scenario())
    else {
        return none(None, false);
    };
    let wording = Wording::new(language, model, *norm);
    let (Some(weights), Some(gap)) = (&drawn.weights, drawn.gap) else {
        let due = results.first_due_after(place, year).filter(|_| drawn.gap.is_none());
        return none(due, drawn.gap.is_some());
    };
    if gap.lowest == gap.highest && weights.iter().all(|weight| weight.share.0 == Quantity::ZERO) {
        return Weights::None(risk::same_gap(language, &wording.gap_with_unit(Some(gap.middle.0))));
    }
    let range_levers = RangeLevers { language, model, scenario };
    let name = |weight: &Weight| {
        let range = scenario.ranges.get(weight.range as usize);
        let name = range.map(|range| range_levers.name(&range.lever, range.area.as_ref()).0).unwrap_or_default();
        let area = range.and_then(|range| model.areas().get(model.tree().position(range.area.as_ref()?)?));
        area.map_or_else(|| name.clone(), |area| format!("{name} · {}", language.name(&area.name)))
    };
    let said = |weight: &Weight| risk::share(weight.share.0, 0);
    let rows: Vec<InfluenceRow> = weights
        .iter()
        .take(MOST)
        .map(|weight| {
            let gap = |gap: Quantity| wording.gap_with_unit(Some(gap));
            InfluenceRow {
                name: name(weight),
                share: weight.share.0.to_f64() / 100.0,
                said: said(weight),
                at_low: weight.at_low.0.to_f64(),
                at_high: weight.at_high.0.to_f64(),
                tip: format!(
                    "{}\n{} {}\n{}: {}\n{}: {}",
                    name(weight),
                    language.say(risk::SHARE),
                    said(weight),
                    language.say(risk::AT_LOW),
                    gap(weight.at_low.0),
                    language.say(risk::AT_HIGH),
                    gap(weight.at_high.0),
                ),
            }
        })
        .collect();
    let at_most = model.norm(*norm).direction == Direction::AtMost;
    let number = |value: f64| gap_end(language, value, at_most);
    let chart = Influences {
        rows: &rows,
        line: Some(0.0),
        words: InfluencesWords {
            low: language.say(risk::AT_LOW),
            high: language.say(risk::AT_HIGH),
            share: language.say(risk::SHARE),
        },
        number: &number,
    };
    let hundred = Quantity::whole(100).unwrap_or_default();
    let sum = weights.iter().try_fold(Quantity::ZERO, |sum, weight| sum.plus(weight.share.0)).unwrap_or_default();
    let rest = hundred.minus(sum).filter(|rest| *rest >= Quantity::ONE).map(|rest| risk::share(rest, 0));
    let telling: Vec<(String, String)> = weights
        .iter()
        .filter(|weight| weight.share.0 >= Quantity::ONE)
        .take(4)
        .map(|weight| (name(weight), said(weight)))
        .collect();
    let gap_cell = |gap: Quantity| wording.gap_with_unit(Some(gap));
    Weights::Drawn(Picture {
        drawing: Rc::new(influences(&Frame::new("risk-weights", width), &chart)),
        summary: risk::weights_summary(language, &telling, rest.as_deref()),
        headers: [risk::LEVER, risk::SHARE, risk::AT_LOW, risk::AT_HIGH].map(|word| language.say(word).to_owned()).to_vec(),
        rows: weights
            .iter()
            .map(|weight| vec![name(weight), said(weight), gap_cell(weight.at_low.0), gap_cell(weight.at_high.0)])
            .collect(),
        ..Picture::default()
    })
}
