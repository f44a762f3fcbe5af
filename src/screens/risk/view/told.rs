//! The sentence over the results, and the counts behind it.

use std::cmp::Ordering;

use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::results::Results;
use crate::text::risk::{Expected, RiskHeadline};
use crate::text::sentences::Counts;
use crate::text::{Language, Say, areas};
use crate::views::wording::{Wording, figure};
use crate::work::risk::Edges;

/// What is told of the norm at `place` in `year`; `None` where it demands nothing of the area in view.
#[must_use]
pub fn told(
    language: Language,
    results: &Results,
    place: usize,
    year: Year,
    (going, stale): (bool, bool),
) -> Option<RiskHeadline> {
    let (asked, model) = (&results.asked, &results.asked.model);
    let odds = results.odds(place, asked.area, year)?;
    let norm = *asked.norms.get(place)?;
    let wording = Wording::new(language, model, norm);
    let gap = results.in_year(place, year).and_then(|year| year.gap);
    let undue = odds.short == 0 && odds.on_track > 0;
    Some(RiskHeadline {
        area: model.areas().get(asked.area).map(|area| language.name(&area.name).to_owned()).unwrap_or_default(),
        norm: wording.norm.clone(),
        year,
        draws: results.drawn.draws,
        going,
        stale,
        odds: Counts {
            met: odds.met as usize,
            short: odds.short as usize,
            on_track: odds.on_track as usize,
            no_data: odds.no_data as usize,
        },
        percent_met: odds.percent_met(),
        expected: gap.filter(|_| !undue).map_or(Expected::Unknown, |gap| expected(&wording, &gap)),
        due: if undue { results.first_due_after(place, year) } else { None },
    })
}

/// The mean shortfall with its unit, where something is missing in some draw.
#[must_use]
pub fn shortfall(language: Language, results: &Results, place: usize, year: Year) -> Option<String> {
    let asked = &results.asked;
    let odds = results.odds(place, asked.area, year).filter(|odds| odds.short > 0)?;
    let wording = Wording::new(language, &asked.model, *asked.norms.get(place)?);
    odds.shortfall.map(|mean| wording.amount_with_unit(Some(mean.0)))
}

/// What the middle half of the draws says.
fn expected(wording: &Wording, gap: &Edges) -> Expected {
    let (lower, upper) = (gap.lower.0, gap.upper.0);
    let size = |gap: Quantity| figure(if gap.is_negative() { Quantity::ZERO.minus(gap).unwrap_or(gap) } else { gap });
    let with_unit = |gap: Quantity| areas::with_unit(&size(gap), &wording.unit);
    if lower == upper {
        return match lower.cmp(&Quantity::ZERO) {
            Ordering::Greater => Expected::ShortBy(with_unit(lower)),
            Ordering::Less => Expected::SurplusOf(with_unit(lower)),
            Ordering::Equal => Expected::Unknown,
        };
    }
    if lower >= Quantity::ZERO {
        Expected::Short(size(lower), with_unit(upper))
    } else if upper <= Quantity::ZERO {
        Expected::Surplus(size(upper), with_unit(lower))
    } else {
        Expected::Either(size(lower), with_unit(upper))
    }
}
