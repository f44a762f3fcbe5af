//! Stocks, by area and year: observed figures, carried forward with additions and losses.
//!
//! A figure stated for a year stands. After it, each year loses the scenario's attrition (to the nearest whole unit where the thing
//! comes in whole units) and gains the additions and the actions of that year. Additions set for an area with areas below
//! it are shared among them in proportion to their residents in the base year, to the last unit. An area with areas below it
//! is their sum, unless its own figure is newer than all of theirs or one of them is unknown; where it has no own figure, the unknown
//! are left out and counted. Indicators and milestones hold their latest value and are never summed.

use crate::area::{PopulationBase, Series};
use crate::model::Model;
use crate::plan::{Measure, Nature};
use crate::quantity::{Column, Quantity};
use crate::scenario::{Lever, Scenario};
use crate::year::Year;

/// The stock of one measure in every area and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    amount: Column,
    missing: Vec<u32>,
    /// What the scenario adds to each area every year.
    additions: Vec<Quantity>,
}

impl Stock {
    /// The stock in a cell, the sum of what is known; `None` where nothing is.
    #[must_use]
    pub fn amount(&self, cell: usize) -> Option<Quantity> {
        self.amount.get(cell)
    }

    /// How many areas below are unknown and so left out of the sum.
    #[must_use]
    pub fn missing(&self, cell: usize) -> u32 {
        self.missing.get(cell).copied().unwrap_or(0)
    }

    /// What the scenario adds to an area every year.
    #[must_use]
    pub fn additions(&self, area: usize) -> Quantity {
        self.additions.get(area).copied().unwrap_or_default()
    }

    /// Carries the observed figures of the measure at `position` forward under `scenario`.
    pub(crate) fn roll_forward(model: &Model, scenario: &Scenario, position: usize) -> Self {
        let measure = &model.measures[position];
        let attrition = model.lever_by_area(scenario, &Lever::Attrition { measure: measure.id.clone() });
        let additions = additions(model, scenario, measure);
        let count = model.areas.len();
        let added = actions_by_area(model, scenario, measure);
        let mut stock = Self { amount: Column::unknown(model.cells()), missing: vec![0; model.cells()], additions };
        // The newest stated year that each amount rests on.
        let mut rests_on: Vec<Option<Year>> = vec![None; model.cells()];
        for area in model.tree.downward().rev() {
            let series = model.areas[area].measures.get(&measure.id);
            let children = if measure.adds_up() { model.tree.children(area) } else { &[] };
            if series.is_none() && children.is_empty() {
                continue;
            }
            let loss = attrition[area].unwrap_or_default();
            let own = series
                .map_or_else(Vec::new, |series| own_figures(model, measure, series, loss, stock.additions[area], &added[area]));
            for (row, year) in model.horizon.years().enumerate() {
                let cell = row * count + area;
                let own_figure = own.get(row).copied().flatten();
                let stated = series.and_then(|series| series.latest(year)).map(|(stated, _)| stated);
                let below = || children.iter().map(|&child| row * count + child);
                let missing = below()
                    .map(|cell| if stock.amount.get(cell).is_some() { stock.missing[cell] } else { stock.missing[cell].max(1) })
                    .sum();
                let newest_below = below().filter_map(|cell| rests_on[cell]).max();
                let own_leads = stated > newest_below || missing > 0 || children.is_empty();
                if own_leads && own_figure.is_some() {
                    stock.amount.set(cell, own_figure);
                    rests_on[cell] = stated;
                } else {
                    stock.amount.set(cell, sum_of_known(below().map(|cell| stock.amount.get(cell))));
                    stock.missing[cell] = missing;
                    rests_on[cell] = newest_below;
                }
            }
        }
        stock
    }
}

/// The sum of what is known; unknown where nothing is, or beyond the range.
pub(super) fn sum_of_known(parts: impl Iterator<Item = Option<Quantity>>) -> Option<Quantity> {
    parts.flatten().try_fold(None, |sum: Option<Quantity>, part| sum.unwrap_or_default().plus(part).map(Some)).flatten()
}

/// One area's own figures carried through the horizon; unknown before the first.
fn own_figures(
    model: &Model,
    measure: &Measure,
    series: &Series,
    attrition: Quantity,
    additions: Quantity,
    actions: &[(Year, Quantity)],
) -> Vec<Option<Quantity>> {
    let Some(&first) = series.values.keys().next() else { return Vec::new() };
    let mut current = None;
    let mut figures = vec![None; model.horizon.count()];
    for year in first.min(model.horizon.first())..=model.horizon.last() {
        current = match series.values.get(&year) {
            Some(&stated) => Some(stated),
            None if measure.nature == Nature::Resource => current.and_then(|stock: Quantity| {
                let lost = stock.percent_nearest(attrition, measure.whole)?;
                let built = actions
                    .iter()
                    .filter(|(when, _)| *when == year)
                    .try_fold(Quantity::ZERO, |sum, (_, amount)| sum.plus(*amount))?;
                stock.minus(lost)?.plus(additions)?.plus(built)
            }),
            None => current,
        };
        if let Some(row) = model.horizon.position(year) {
            figures[row] = current;
        }
    }
    figures
}

/// The scenario's actions on each area and the areas below it.
fn actions_by_area(model: &Model, scenario: &Scenario, measure: &Measure) -> Vec<Vec<(Year, Quantity)>> {
    let mut actions = vec![Vec::new(); model.areas.len()];
    for action in scenario.actions.iter().filter(|action| action.measure == measure.id) {
        for area in model.tree.position(&action.area).into_iter().flat_map(|area| model.tree.upward(area)) {
            actions[area].push((action.year, action.amount));
        }
    }
    actions
}

/// What the scenario adds to each area every year: each setting shared down the tree.
fn additions(model: &Model, scenario: &Scenario, measure: &Measure) -> Vec<Quantity> {
    let mut shares = vec![Quantity::ZERO; model.areas.len()];
    let lever = Lever::Additions { measure: measure.id.clone() };
    for setting in scenario.settings.iter().filter(|setting| setting.lever == lever) {
        match &setting.area {
            Some(code) => {
                if let Some(area) = model.tree.position(code) {
                    share_down(model, area, setting.value, measure.whole, &mut shares);
                    // As with an action, what comes to an area comes to those above it.
                    for above in model.tree.upward(area).skip(1) {
                        shares[above] = shares[above].plus(setting.value).unwrap_or(shares[above]);
                    }
                }
            }
            None => {
                let roots: Vec<usize> = model.tree.roots().collect();
                for (area, share) in shared(model, &roots, setting.value, measure.whole) {
                    share_down(model, area, share, measure.whole, &mut shares);
                }
            }
        }
    }
    shares
}

/// Adds `amount` to `area`, and shares it among the areas below.
fn share_down(model: &Model, area: usize, amount: Quantity, whole: bool, shares: &mut [Quantity]) {
    shares[area] = shares[area].plus(amount).unwrap_or(shares[area]);
    for (child, share) in shared(model, model.tree.children(area), amount, whole) {
        share_down(model, child, share, whole, shares);
    }
}

/// `amount` shared among `areas` in proportion to their residents in the base year.
fn shared(model: &Model, areas: &[usize], amount: Quantity, whole: bool) -> Vec<(usize, Quantity)> {
    let residents = |area: usize| {
        let series = model.areas[area].population.get(&PopulationBase::Resident)?;
        let (_, people) =
            series.latest(model.base_year).or_else(|| series.values.iter().next().map(|(&year, &value)| (year, value)))?;
        Some(people.trunc())
    };
    let weights: Vec<i64> = areas.iter().map(|&area| residents(area).unwrap_or(0)).collect();
    let unit = if whole { Quantity::ONE.millionths() } else { 1 };
    let parts = apportion(amount.millionths() / unit, &weights);
    areas.iter().zip(parts).filter_map(|(&area, part)| Some((area, Quantity::of_millionths(part.checked_mul(unit)?)?))).collect()
}

/// Divides `total` by `weights` with nothing lost: each its exact share rounded down, then one more to the largest remainders, the
/// earlier first among equals. Without any weight, evenly.
pub(crate) fn apportion(total: i64, weights: &[i64]) -> Vec<i64> {
    if weights.is_empty() {
        return Vec::new();
    }
    let sum: i128 = weights.iter().map(|&weight| i128::from(weight.max(0))).sum();
    let weight = |position: usize| if sum == 0 { 1 } else { i128::from(weights[position].max(0)) };
    let sum = if sum == 0 { weights.len() as i128 } else { sum };
    let exact = |position: usize| i128::from(total.max(0)) * weight(position);
    let mut parts: Vec<i64> = (0..weights.len()).map(|position| i64::try_from(exact(position) / sum).unwrap_or(0)).collect();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|&position| std::cmp::Reverse(exact(position) % sum));
    let left = usize::try_from(total.max(0) - parts.iter().sum::<i64>()).unwrap_or(0);
    for position in by_remainder.into_iter().take(left) {
        parts[position] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn nothing_is_lost_when_a_total_is_shared() {
        // 10 × 1/3 = 3.33 each: 3, 3, 3 and the one left to the first.
        assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
        // 7 by 5 : 3 : 0 is 4.375, 2.625, 0.
        assert_eq!(apportion(7, &[5, 3, 0]), [4, 3, 0]);
        assert_eq!(apportion(5, &[0, 0]), [3, 2]);
        assert_eq!(apportion(5, &[]), [0_i64; 0]);
    }
}
