//! Stocks, by area and year: observed figures, carried forward with additions and losses.
//!
//! A figure stated for a year stands. After it, each year loses the scenario's attrition (to the nearest whole unit where the thing
//! comes in whole units) and gains the additions and the actions of that year. Additions set for an area with areas below
//! it are shared among them in proportion to their residents in the base year, to the last unit. An area with areas below it
//! is their sum, unless its own figure is newer than all of theirs or one of them is unknown; where it has no own figure, the unknown
//! are left out and counted. Indicators and milestones hold their latest value and are never summed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::area::{Area, PopulationBase, Series};
use crate::in_order::InOrder;
use crate::model::Model;
use crate::plan::{Measure, Nature};
use crate::quantity::{Column, Quantity};
use crate::scenario::{Action, Lever, Scenario};
use crate::year::Year;

use super::rows::{Moved, Rows};

/// The stock of one measure in every area and year; held for the areas that state it and those above them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Stock {
    rows: Rows,
    years: usize,
    /// By row and year, row after row, as the two below.
    amount: Column,
    missing: Vec<u32>,
    /// The newest stated year that each amount rests on; 0 for none.
    rests_on: Vec<Year>,
    /// Whether each amount is the sum of the areas below.
    summed: Vec<bool>,
    /// What the scenario adds to each area every year; empty where it adds nothing.
    additions: Vec<Quantity>,
    /// By area: how many areas are left out of its sum where nothing is held; empty where nothing is summed.
    leaves: Arc<Vec<u32>>,
}

impl Stock {
    /// The stock in a cell, the sum of what is known; `None` where nothing is.
    #[must_use]
    pub fn amount(&self, cell: usize) -> Option<Quantity> {
        let (row, year) = self.rows.find(cell)?;
        self.amount.get(row * self.years + year)
    }

    /// How many areas below are unknown and so left out of the sum.
    #[must_use]
    pub fn missing(&self, cell: usize) -> u32 {
        match self.rows.find(cell) {
            Some((row, year)) => self.missing[row * self.years + year],
            None => cell.checked_rem(self.leaves.len()).map_or(0, |area| self.leaves[area]),
        }
    }

    /// Whether the stock in a cell is the sum of the areas below, and not the area's own figure.
    #[must_use]
    pub fn is_sum(&self, cell: usize) -> bool {
        self.rows.find(cell).is_some_and(|(row, year)| self.summed[row * self.years + year])
    }

    /// What the scenario adds to an area every year.
    #[must_use]
    pub fn additions(&self, area: usize) -> Quantity {
        self.additions.get(area).copied().unwrap_or_default()
    }

    /// The stock of an area in the year at `row` of the horizon, and how many are left out of it.
    pub(super) fn of(&self, area: usize, row: usize) -> (Option<Quantity>, u32) {
        match self.rows.place(area) {
            Some(place) => (self.amount.get(place * self.years + row), self.missing[place * self.years + row]),
            None => (None, self.leaves.get(area).copied().unwrap_or(0)),
        }
    }

    /// Carries the observed figures of the measure at `position` forward under `scenario`.
    pub(crate) fn roll_forward(model: &Model, scenario: &Scenario, position: usize) -> Self {
        let measure = &model.measures[position];
        let leaves = if measure.adds_up() { Arc::clone(&model.tree.leaves) } else { Arc::default() };
        if !model.stated.measures[position] {
            return Self { leaves, ..Self::default() };
        }
        let mut held: Vec<bool> = model.areas.iter().map(|area| states(area, measure)).collect();
        for area in model.tree.downward().rev() {
            held[area] = held[area] || (measure.adds_up() && model.tree.children(area).iter().any(|&child| held[child]));
        }
        let years = model.horizon.count();
        let rows = Rows::new(held.len(), years, |area| held[area]);
        let cells = rows.len() * years;
        let mut stock = Self {
            rows,
            years,
            amount: Column::unknown(cells),
            missing: vec![0; cells],
            rests_on: vec![0; cells],
            summed: vec![false; cells],
            additions: additions(model, scenario, measure),
            leaves,
        };
        stock.fill(model, scenario, measure, model.tree.downward().rev());
        stock
    }

    /// As [`Stock::roll_forward`], given that the figures of `touched` alone differ from those this was rolled forward from.
    pub(super) fn with_touched(&self, model: &Model, scenario: &Scenario, position: usize, touched: &[usize]) -> Self {
        let measure = &model.measures[position];
        // Who states it may have changed, and with it what is held; so may the residents that additions are shared by.
        let below = |area: usize| measure.adds_up() && !model.tree.children(area).is_empty();
        let same_held = touched.iter().all(|&area| {
            let held = self.rows.place(area).is_some();
            held == states(&model.areas[area], measure) && !(held && below(area))
        });
        if !same_held || !self.additions.is_empty() {
            return Self::roll_forward(model, scenario, position);
        }
        let mut stock = self.clone();
        let areas = if measure.adds_up() { model.tree.with_those_above(touched) } else { touched.to_vec() };
        stock.fill(model, scenario, measure, areas.into_iter());
        stock
    }

    /// Works out `areas`, every child before its parent.
    fn fill(&mut self, model: &Model, scenario: &Scenario, measure: &Measure, areas: impl Iterator<Item = usize>) {
        let lever = Lever::Attrition { measure: measure.id.clone() };
        let attrition = model.lever_by_area(scenario, &lever);
        let added = actions_by_area(model, scenario, measure);
        let years = self.years;
        for area in areas {
            let Some(place) = self.rows.place(area) else { continue };
            let series = model.areas[area].measures.get(&measure.id);
            let children = if measure.adds_up() { model.tree.children(area) } else { &[] };
            let loss = attrition[area].unwrap_or_default();
            let built = added.get(&area).map_or(&[][..], Vec::as_slice);
            let flows = Flows { attrition: loss, additions: self.additions(area), actions: built };
            let own = series.map_or_else(Vec::new, |series| own_figures(model, measure, series, flows, |_| ()));
            for (row, year) in model.horizon.years().enumerate() {
                let cell = place * years + row;
                let own_figure = own.get(row).copied().flatten();
                let stated = series.and_then(|series| series.latest(year)).map_or(0, |(stated, _)| stated);
                let missing_in = |&child: &usize| {
                    let (amount, missing) = self.of(child, row);
                    if amount.is_some() { missing } else { missing.max(1) }
                };
                let missing = children.iter().map(missing_in).sum();
                let rests_on = |&child: &usize| self.rows.place(child).map_or(0, |place| self.rests_on[place * years + row]);
                let newest_below = children.iter().map(rests_on).max().unwrap_or(0);
                let own_leads = stated > newest_below || missing > 0 || children.is_empty();
                if own_leads && own_figure.is_some() {
                    self.amount.set(cell, own_figure);
                    self.missing[cell] = 0;
                    self.rests_on[cell] = stated;
                    self.summed[cell] = false;
                } else {
                    self.amount.set(cell, sum_of_known(children.iter().map(|&child| self.of(child, row).0)));
                    self.missing[cell] = missing;
                    self.rests_on[cell] = newest_below;
                    self.summed[cell] = true;
                }
            }
        }
    }

    /// Which areas' stock, or what is left out of it, is not that of `previous`.
    pub(super) fn moved_from(&self, previous: &Self, areas: usize) -> Moved {
        let row = |stock: &Self, area: usize| {
            let place = stock.rows.place(area);
            (0..self.years.max(previous.years)).all(|year| place.is_none() || self.of(area, year) == previous.of(area, year))
        };
        Moved::among(areas, |area| row(self, area) && row(previous, area))
    }
}

/// Whether an area states a figure of a measure.
fn states(area: &Area, measure: &Measure) -> bool {
    area.measures.get(&measure.id).is_some_and(|series| !series.values.is_empty())
}

/// The sum of what is known; unknown where nothing is, or beyond the range.
pub(super) fn sum_of_known(parts: impl Iterator<Item = Option<Quantity>>) -> Option<Quantity> {
    parts.flatten().try_fold(None, |sum: Option<Quantity>, part| sum.unwrap_or_default().plus(part).map(Some)).flatten()
}

/// What a stock loses and gains from year to year.
#[derive(Clone, Copy)]
struct Flows<'a> {
    /// Percent lost a year.
    attrition: Quantity,
    /// Units added every year.
    additions: Quantity,
    /// Units added once.
    actions: &'a [&'a Action],
}

/// What a carried stock lost and gained in a year, less its actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passed {
    /// The year.
    pub(crate) year: Year,
    /// Lost to attrition.
    pub(crate) lost: Quantity,
    /// Added by the yearly additions.
    pub(crate) added: Quantity,
}

/// What the area's own figure of `from` lost and gained each year after it, up to `to`, and the actions on the area and those below it.
pub(crate) fn passed<'a>(
    model: &Model,
    scenario: &'a Scenario,
    stock: &Stock,
    position: usize,
    area: usize,
    (from, to): (Year, Year),
) -> (Vec<Passed>, Vec<&'a Action>) {
    let measure = &model.measures[position];
    let Some(series) = model.areas[area].measures.get(&measure.id) else { return (Vec::new(), Vec::new()) };
    let lever = Lever::Attrition { measure: measure.id.clone() };
    let attrition = model.lever_by_area(scenario, &lever)[area].unwrap_or_default();
    let actions = actions_by_area(model, scenario, measure).remove(&area).unwrap_or_default();
    let flows = Flows { attrition, additions: stock.additions(area), actions: &actions };
    let mut passed = Vec::new();
    own_figures(model, measure, series, flows, |year| passed.push(year));
    passed.retain(|one| one.year > from && one.year <= to);
    (passed, actions)
}

/// One area's own figures carried through the horizon, each year's losses and gains being told; unknown before the first.
fn own_figures(
    model: &Model,
    measure: &Measure,
    series: &Series,
    Flows { attrition, additions, actions }: Flows<'_>,
    mut tell: impl FnMut(Passed),
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
                    .filter(|action| action.year == year)
                    .try_fold(Quantity::ZERO, |sum, action| sum.plus(action.amount))?;
                tell(Passed { year, lost, added: additions });
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

/// The scenario's actions by area, on it and the areas below it.
fn actions_by_area<'a>(model: &Model, scenario: &'a Scenario, measure: &Measure) -> BTreeMap<usize, Vec<&'a Action>> {
    let mut actions: BTreeMap<usize, Vec<_>> = BTreeMap::new();
    for action in scenario.actions.iter().filter(|action| action.measure == measure.id) {
        for area in model.tree.position(&action.area).into_iter().flat_map(|area| model.tree.upward(area)) {
            actions.entry(area).or_default().push(action);
        }
    }
    actions
}

/// What the scenario adds to each area every year: each setting shared down the tree.
fn additions(model: &Model, scenario: &Scenario, measure: &Measure) -> Vec<Quantity> {
    let lever = Lever::Additions { measure: measure.id.clone() };
    let settings = || scenario.settings.iter().filter(|setting| setting.lever == lever);
    if settings().next().is_none() {
        return Vec::new();
    }
    let mut shares = vec![Quantity::ZERO; model.areas.len()];
    for setting in settings() {
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
    let weights: Vec<i64> = areas.iter().map(|&area| residents_at(&model.areas[area], model.base_year)).collect();
    let parts = shares(amount, &weights, whole);
    areas.iter().zip(parts).filter_map(|(&area, part)| Some((area, part?))).collect()
}

/// The residents by which an area has its share: of the base year, or the nearest year that is stated; nobody where none is.
pub(crate) fn residents_at(area: &Area, base_year: Year) -> i64 {
    let stated = area.population.get(&PopulationBase::Resident);
    let people = stated
        .and_then(|series| series.latest(base_year).map(|(_, people)| people).or_else(|| series.values.values().next().copied()));
    people.map_or(0, Quantity::trunc)
}

/// `amount` shared by `weights` to the last unit, or to the last millionth where it need not be `whole`.
pub(crate) fn shares(amount: Quantity, weights: &[i64], whole: bool) -> Vec<Option<Quantity>> {
    let unit = if whole { Quantity::ONE.millionths() } else { 1 };
    let parts = apportion(amount.millionths() / unit, weights).into_iter();
    parts.map(|part| part.checked_mul(unit).and_then(Quantity::of_millionths)).collect()
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
    by_remainder.put_in_order_by_key(|&position| std::cmp::Reverse(exact(position) % sum));
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
