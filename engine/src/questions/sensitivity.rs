//! What matters most? Each lever moved low and high by itself, all others where they are: the bars of a tornado.

use std::cmp::Reverse;

use crate::id::AreaCode;
use crate::in_order::InOrder;
use crate::model::Model;
use crate::outlook::Outlook;
use crate::placed::{canonical, put, stands_at};
use crate::quantity::Quantity;
use crate::scenario::{Lever, LeverRange, Scenario};

use super::levers::{of_norm, swing};
use super::outcome::{Outcome, Subject};

/// A lever with two values to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The lever.
    pub lever: Lever,
    /// The area it is moved for; everywhere where absent.
    pub area: Option<AreaCode>,
    /// Where it stands.
    pub now: Quantity,
    /// A low value.
    pub low: Quantity,
    /// A high one.
    pub high: Quantity,
}

/// What moving one lever does to the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The lever, and where it was put.
    pub input: Input,
    /// The result with the lever low; unknown where absent.
    pub at_low: Option<Quantity>,
    /// The result with the lever high.
    pub at_high: Option<Quantity>,
}

/// All levers by how much they matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tornado {
    /// The result with every lever where it is.
    pub now: Option<Quantity>,
    /// The levers, the widest swing first; those whose result is unknown last.
    pub bars: Vec<Bar>,
}

impl Bar {
    /// How far apart the results are, the present one included.
    #[must_use]
    pub fn swing(&self, now: Option<Quantity>) -> Option<Quantity> {
        let results = [self.at_low, self.at_high];
        let known = || results.into_iter().flatten().chain(now);
        if results.iter().all(Option::is_none) {
            return None;
        }
        known().max()?.minus(known().min()?)
    }
}

/// The levers of a norm, everywhere or for one area where they may be, each with the range the scenario gives it, or else with how far it
/// is moved by default.
///
/// # Panics
/// When `outlook` is of another model, which lacks the norm.
#[must_use]
pub fn inputs(model: &Model, scenario: &Scenario, outlook: &Outlook, subject: Subject, area: Option<&AreaCode>) -> Vec<Input> {
    if subject.norm >= model.norm_count() {
        return Vec::new();
    }
    let stock = |lever: &Lever| {
        let Lever::Additions { measure } = lever else { return None };
        let cell = model.cell(subject.area, subject.year(outlook.norm(subject.norm))?)?;
        outlook.stock(model.measure_position(measure)?).amount(cell)
    };
    let input = |lever: Lever| {
        let area = area.filter(|_| lever.may_be_local());
        let now = stands_at(model, scenario, &lever, area)?;
        let means = |range: &&LeverRange| range.area.as_ref() == area && canonical(model, &range.lever) == lever;
        let range = scenario.ranges.iter().find(means);
        let usual = || swing(model, &lever, now, stock(&lever));
        let (low, high) = range.map(|range| (range.low, range.high)).or_else(usual)?;
        Some(Input { area: area.cloned(), now, low, high, lever })
    };
    of_norm(model, subject.norm).into_iter().filter_map(input).collect()
}

/// Moves each of `inputs` low and high.
#[must_use]
pub fn tornado(model: &Model, scenario: &Scenario, subject: Subject, outcome: Outcome, inputs: Vec<Input>) -> Tornado {
    let now = result(model, scenario, subject, outcome);
    sorted(now, inputs.into_iter().map(|input| bar(model, scenario, subject, outcome, input)).collect())
}

/// The result under a scenario.
#[must_use]
pub fn result(model: &Model, scenario: &Scenario, subject: Subject, outcome: Outcome) -> Option<Quantity> {
    outcome.read(model, &super::ask(model, scenario, subject.norm)?, subject)
}

/// Moves one lever low and high.
#[must_use]
pub fn bar(model: &Model, scenario: &Scenario, subject: Subject, outcome: Outcome, input: Input) -> Bar {
    let at = |value: Quantity| moved(model, scenario, subject, outcome, &input, value);
    Bar { at_low: at(input.low), at_high: at(input.high), input }
}

/// The result with one lever put to a value.
#[must_use]
pub fn moved(
    model: &Model,
    scenario: &Scenario,
    subject: Subject,
    outcome: Outcome,
    input: &Input,
    value: Quantity,
) -> Option<Quantity> {
    result(model, &put(model, scenario, &input.lever, input.area.as_ref(), value), subject, outcome)
}

/// The bars, the widest first.
#[must_use]
pub fn sorted(now: Option<Quantity>, mut bars: Vec<Bar>) -> Tornado {
    bars.put_in_order_by_key(|bar| Reverse(bar.swing(now)));
    Tornado { now, bars }
}
