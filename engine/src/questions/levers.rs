//! Which levers move a norm, and how far it makes sense to move them.

use crate::id::MeasureId;
use crate::model::Model;
use crate::plan::Nature;
use crate::quantity::{Quantity, Rounding};
use crate::scenario::{Lever, Scenario};
use crate::year::Year;

use super::span::{Span, round_up};

/// A decimal written in the code.
fn number(millionths: i64) -> Quantity {
    Quantity::of_millionths(millionths).unwrap_or_default()
}

/// A year as a quantity.
fn of_year(year: Year) -> Quantity {
    Quantity::whole(i64::from(year)).unwrap_or_default()
}

/// The scenario with nothing added to a stock and nothing lost from it: today's stock, held.
#[must_use]
pub fn with_todays_stock(scenario: &Scenario, measure: &MeasureId) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.settings.retain(|setting| {
        let moves = matches!(setting.lever, Lever::Additions { .. } | Lever::Attrition { .. });
        !moves || setting.lever.measure() != Some(measure)
    });
    scenario.actions.retain(|action| action.measure != *measure);
    scenario
}

/// The levers a norm's figures follow: people, its targets, its stock, and the stock it is a share of.
///
/// # Panics
/// When `norm` is not below [`Model::norm_count`].
#[must_use]
pub fn of_norm(model: &Model, norm: usize) -> Vec<Lever> {
    let what = model.norm(norm);
    let mut levers = Vec::new();
    let stocks = std::iter::once(&what.measure).chain(what.rule.of());
    levers.extend([Lever::Growth, Lever::Urbanisation].into_iter().filter(|lever| lever.moves(what)));
    let parts = what.targets.last().map_or(0, |target| target.values.len());
    levers.extend((0..parts).map(|part| Lever::Target { norm: what.id.clone(), year: None, part }));
    levers.push(Lever::DueYear { norm: what.id.clone() });
    for id in stocks {
        let counted = model.measure_position(id).is_some_and(|position| model.measures()[position].nature == Nature::Resource);
        if counted {
            levers.push(Lever::Additions { measure: id.clone() });
            levers.push(Lever::Attrition { measure: id.clone() });
        }
    }
    levers
}

/// Whether a lever's value is a percentage that ends at 100.
fn ends_at_hundred(model: &Model, lever: &Lever) -> bool {
    let Lever::Target { norm, .. } = lever else { return matches!(lever, Lever::Attrition { .. }) };
    model.norm_position(norm).is_some_and(|position| model.norm(position).rule.is_percentage())
}

/// The step a target's value is moved by.
fn target_step(value: Quantity) -> Quantity {
    match value.trunc().unsigned_abs() {
        0..=9 => number(100_000),
        10..=199 => Quantity::ONE,
        200..=1_999 => number(10_000_000),
        2_000..=19_999 => number(100_000_000),
        _ => number(1_000_000_000),
    }
}

/// Where the answer to “what would it take?” is looked for, from where the lever stands. `need` is the requirement, where
/// it is known: what is added each year is looked for up to ten times as much.
#[must_use]
pub fn search_span(model: &Model, lever: &Lever, stands_at: Quantity, need: Option<Quantity>) -> Span {
    let whole = |units: i64| Quantity::whole(units).unwrap_or_default();
    let within = |least: Quantity, most: Quantity, step| {
        let (lowest, highest) = lever.range();
        Span::new(least.min(stands_at).max(lowest), most.max(stands_at).min(highest), step)
    };
    match lever {
        Lever::Growth => within(whole(-30), whole(30), number(100_000)),
        Lever::Urbanisation => within(whole(-2), whole(3), number(50_000)),
        Lever::Target { .. } if ends_at_hundred(model, lever) => within(Quantity::ZERO, whole(100), Quantity::ONE),
        Lever::Target { .. } => {
            let double = stands_at.plus(stands_at).unwrap_or(stands_at);
            within(Quantity::ZERO, round_up(double), target_step(stands_at))
        }
        Lever::DueYear { .. } => {
            let (first, last) = (of_year(model.horizon().first()), of_year(model.horizon().last()));
            // Beyond the horizon nothing is computed.
            Span::new(first, last, Quantity::ONE)
        }
        Lever::Attrition { .. } => within(Quantity::ZERO, whole(30), number(100_000)),
        // Nothing that is required or there depends on what it costs.
        Lever::UnitCost { .. } | Lever::Budget => Span::new(stands_at, stands_at, Quantity::ONE),
        Lever::Additions { .. } => {
            let tenfold = need.and_then(|need| need.times(10)).unwrap_or_else(|| whole(1_000_000));
            within(Quantity::ZERO, round_up(tenfold.max(whole(100))), Quantity::ONE)
        }
    }
}

/// How far a lever is moved to either side to see what it matters, where the scenario gives no range: growth by 5‰, the urban
/// share by half a point a year, a target by a tenth, its due year by two years, attrition by two points, additions by half of what is
/// added now, or from zero to 2% of `stock` where nothing is added.
#[must_use]
pub fn swing(model: &Model, lever: &Lever, stands_at: Quantity, stock: Option<Quantity>) -> Option<(Quantity, Quantity)> {
    // A tenth of a target, in its steps where it is as large as one.
    let tenth = |value: Quantity| {
        let (tenth, step) = (value.divided(10, false)?, target_step(value));
        if tenth < step {
            Some(tenth)
        } else {
            Quantity::of_millionths(tenth.millionths() / step.millionths() * step.millionths())
        }
    };
    let by = match lever {
        Lever::Growth => number(5_000_000),
        Lever::Urbanisation => number(500_000),
        Lever::Target { .. } => tenth(stands_at)?,
        Lever::DueYear { .. } | Lever::Attrition { .. } => number(2_000_000),
        Lever::Additions { .. } if stands_at > Quantity::ZERO => stands_at.divided(2, true)?,
        Lever::Additions { .. } => stock?.share(number(2_000_000), true, Rounding::Up)?,
        Lever::UnitCost { .. } | Lever::Budget => return None,
    };
    let (lowest, mut highest) = lever.range();
    if ends_at_hundred(model, lever) {
        highest = highest.min(number(100_000_000));
    }
    let (low, high) = (stands_at.minus(by)?.max(lowest), stands_at.plus(by)?.min(highest));
    (low < high).then_some((low, high))
}
