//! How near the next bracket or threshold is, and what the step costs: “3,120 more residents and 50 beds become 80”.
//!
//! Brackets are closed below: at exactly the number the stricter one applies. So the next bracket is reached with the people up to
//! its lower end, and the one before with one person fewer than the lower end of the present one.

use crate::in_order::InOrder;
use crate::model::Model;
use crate::outlook::Outlook;
use crate::quantity::{Quantity, Rounding};
use crate::rule::reached;
use crate::scenario::{Lever, Scenario};
use crate::year::Year;

use super::outcome::{Subject, When};

/// One area between two brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edges {
    /// The area, by its position in the model.
    pub area: usize,
    /// Its people of the base the norm counts.
    pub people: i64,
    /// What is required of it now; unknown below the first bracket.
    pub now: Option<Quantity>,
    /// What there is.
    pub available: Option<Quantity>,
    /// The next bracket or threshold.
    pub up: Option<Step>,
    /// The one before.
    pub down: Option<Step>,
}

/// A change of bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// So many more people (positive) or fewer (negative) lead there.
    pub people: i64,
    /// What is required there.
    pub then: Quantity,
    /// How much more (or, negative, less) that is.
    pub units: Option<Quantity>,
    /// How much more is missing there than now, what the step asks to be built; less where negative. Of an unknown stock, all of it.
    pub to_build: Option<Quantity>,
    /// What building it costs in 万元, where the scenario gives a unit cost.
    pub cost: Option<Quantity>,
    /// The first year from the one asked about in which the area has come so far, as its people develop.
    pub reached: Option<Year>,
}

impl Edges {
    /// The step that fewer people are away from.
    #[must_use]
    pub fn nearest(&self) -> Option<Step> {
        self.up.into_iter().chain(self.down).min_by_key(|step| step.people.unsigned_abs())
    }
}

/// How near the bound areas, `area` itself or below it, are to another bracket or threshold of `norm` in `year`, those nearest
/// in proportion to their people first. The target is the one that binds that year, or the next where none binds yet. Areas whose
/// people are unknown are left out.
///
/// # Panics
/// When `outlook` is of another model, which lacks the norm.
#[must_use]
pub fn edges(model: &Model, scenario: &Scenario, outlook: &Outlook, norm: usize, area: usize, year: Year) -> Vec<Edges> {
    let Some(steps) = steps(model, outlook, norm, year) else { return Vec::new() };
    let Some(&base) = model.norms[norm].bases.first() else { return Vec::new() };
    let unit_costs = model.lever_by_area(scenario, &Lever::UnitCost { measure: model.norm(norm).measure.clone() });
    let subject = Subject { norm, area, when: When::Year(year) };
    let from: Vec<i64> = steps.iter().map(|&(from, _)| from).collect();
    let one = |area: usize| {
        let cell = model.cell(area, year)?;
        let people = outlook.population().people(base, cell)?;
        let available = outlook.norm(norm).available(cell);
        let position = reached(&from, people);
        let now = position.map(|position| steps[position].1);
        let step = |people_then: i64, then: Quantity| {
            let short = |required: Quantity| Some(required.minus(available?)?.max(Quantity::ZERO));
            let units = now.and_then(|now| then.minus(now));
            let to_build = match available {
                Some(_) => now.and_then(|now| short(then)?.minus(short(now)?)),
                None => units,
            };
            let cost =
                unit_costs[area].zip(to_build.filter(|units| !units.is_negative())).and_then(|(cost, units)| times(cost, units));
            let reached = model.horizon().years().filter(|&later| later > year).find(|&later| {
                let people_later = model.cell(area, later).and_then(|cell| outlook.population().people(base, cell));
                people_later.is_some_and(|later| if people_then > people { later >= people_then } else { later <= people_then })
            });
            Step { people: people_then - people, then, units, to_build, cost, reached }
        };
        let next = position.map_or(0, |position| position + 1);
        let up = steps.get(next).map(|&(from, then)| step(from, then));
        let down = position.and_then(|position| Some((position, position.checked_sub(1)?)));
        let down = down.map(|(position, before)| step(steps[position].0 - 1, steps[before].1));
        Some(Edges { area, people, now, available, up, down })
    };
    let mut edges: Vec<Edges> = subject.bound(model).filter_map(one).collect();
    // By the way to go in proportion to the people there are: way ÷ people, compared as products.
    edges.put_in_order_by(|one, other| {
        let way = |edges: &Edges| edges.nearest().map_or(i128::MAX >> 64, |step| i128::from(step.people).abs());
        let people = |edges: &Edges| i128::from(edges.people.max(1));
        (way(one) * people(other)).cmp(&(way(other) * people(one)))
    });
    edges
}

/// From how many people on how much is required, under the target of `year`; `None` where the norm has no edges or no values.
fn steps(model: &Model, outlook: &Outlook, norm: usize, year: Year) -> Option<Vec<(i64, Quantity)>> {
    if norm >= model.norm_count() {
        return None;
    }
    let (rule, figures) = (&model.norm(norm).rule, outlook.norm(norm));
    let binding = model.horizon().position(year).and_then(|row| figures.binding(row));
    let target = binding.or_else(|| figures.next_due(year)).filter(|target| target.values.len() == rule.parts())?;
    let in_units = |value: Quantity| value.in_units(model.measure_of(norm).whole, model.norm(norm).direction.rounding());
    Some(rule.steps(&target.values)?.into_iter().map(|(from, value)| (from, in_units(value))).collect())
}

/// So many units at this cost each.
fn times(cost: Quantity, units: Quantity) -> Option<Quantity> {
    if units.is_whole() && !units.is_negative() {
        return cost.times(units.trunc());
    }
    cost.share(units.times(100)?, false, Rounding::Up)
}
