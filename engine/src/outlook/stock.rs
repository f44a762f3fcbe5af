//! Stocks, by area and year: observed figures, carried forward with additions and losses.
//!
//! A figure stated for a year stands. After it, each year loses the scenario's attrition, to the sixth decimal place, and gains the
//! additions and the actions of that year. What is shown of a thing that comes in whole units is that figure to the nearest unit, once
//! something is lost of it. Additions set for an area with areas below it are shared among them in proportion to their residents in the
//! base year, to the last unit. An area with areas below it is their sum and what is held at its own level, unless its own figure is
//! newer than all of theirs or one of them is unknown; where it has no own figure, the unknown are left out and counted. Held at a level
//! is what actions on that very area have built. Indicators and milestones hold their latest value and are never summed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::area::{Area, PopulationBase, Series};
use crate::in_order::InOrder;
use crate::lever::nearest;
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
    /// By area: what is held at its own level, year by year; areas without are not named.
    held: BTreeMap<usize, Vec<Quantity>>,
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

    /// What actions on an area that has areas below it have built in the year at `row` of the horizon, less what was lost of that since:
    /// nobody below has it.
    #[must_use]
    pub fn held(&self, area: usize, row: usize) -> Quantity {
        self.held.get(&area).and_then(|years| years.get(row)).copied().unwrap_or_default()
    }

    /// The area's own figure in the year at `row` of the horizon, where it leads although there are areas below.
    #[must_use]
    pub fn own_total(&self, model: &Model, area: usize, row: usize) -> Option<Quantity> {
        let cell = self.rows.place(area)? * self.years + row;
        self.amount.get(cell).filter(|_| !self.summed[cell] && !model.tree.children(area).is_empty())
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
            held: held_by_area(model, scenario, position),
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
            let flows = Flows { attrition: loss, additions: self.additions(area), actions: built, more: None };
            let own = series.map_or_else(Vec::new, |series| own_figures(model, measure, series, flows, |_| ()));
            for (row, year) in model.horizon.years().enumerate() {
                let cell = place * years + row;
                let own_figure = own.get(row).and_then(|own| shown(own, measure, loss));
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
                    let sum = sum_of_known(children.iter().map(|&child| self.of(child, row).0));
                    self.amount.set(cell, sum.and_then(|sum| sum.plus(self.held(area, row))));
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
            let same_year = |row: usize| {
                let led = |stock: &Self| stock.rows.place(area).is_some_and(|place| stock.summed[place * stock.years + row]);
                self.of(area, row) == previous.of(area, row)
                    && self.held(area, row) == previous.held(area, row)
                    && led(self) == led(previous)
            };
            place.is_none() || (0..self.years.max(previous.years)).all(same_year)
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
    /// Units added every year after a year, on top of the scenario.
    more: Option<(Year, Quantity)>,
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
    let (measure, actions) = (&model.measures[position], actions_within(model, scenario, position, area));
    let Some(series) = model.areas[area].measures.get(&measure.id) else { return (Vec::new(), Vec::new()) };
    let flows = flows(model, scenario, stock, position, area, &actions);
    let mut passed = Vec::new();
    own_figures(model, measure, series, flows, |year| passed.push(year));
    passed.retain(|one| one.year > from && one.year <= to);
    (passed, actions)
}

/// What of a stock is shown where so many percent are lost each year: things that come in whole units in whole units.
fn in_units(exact: Quantity, measure: &Measure, attrition: Quantity) -> Quantity {
    let loses = measure.nature == Nature::Resource && attrition != Quantity::ZERO;
    if measure.whole && loses { exact.round() } else { exact }
}

/// What is shown of an own figure: what is stated as it is stated.
fn shown(own: &OwnFigure, measure: &Measure, attrition: Quantity) -> Option<Quantity> {
    if own.stated { own.exact } else { own.exact.map(|exact| in_units(exact, measure, attrition)) }
}

/// A stock by itself in one year, whatever is below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alone {
    /// The figure on which losses are counted.
    pub exact: Option<Quantity>,
    /// What is shown of it.
    pub shown: Option<Quantity>,
}

/// An area's own figures of a stock, year by year of the horizon, as if there were no areas below; empty where it states none.
///
/// # Panics
/// When `position` is not one of the model's measures, or `area` not one of its areas.
#[must_use]
pub fn own(model: &Model, scenario: &Scenario, stock: &Stock, position: usize, area: usize) -> Vec<Alone> {
    let (measure, actions) = (&model.measures[position], actions_within(model, scenario, position, area));
    let Some(series) = model.areas[area].measures.get(&measure.id) else { return Vec::new() };
    let flows = flows(model, scenario, stock, position, area, &actions);
    let years = own_figures(model, measure, series, flows, |_| ());
    years.iter().map(|own| Alone { exact: own.exact, shown: shown(own, measure, flows.attrition) }).collect()
}

/// What is held at the level of an area, year by year of the horizon; empty where no action built anything at that level.
///
/// # Panics
/// When `position` is not one of the model's measures, or `area` not one of its areas.
#[must_use]
pub fn held(model: &Model, scenario: &Scenario, position: usize, area: usize) -> Vec<Alone> {
    let measure = &model.measures[position];
    let acts = |action: &Action| action.measure == measure.id && action.area == model.areas[area].code;
    if !measure.adds_up() || model.tree.children(area).is_empty() || !scenario.actions.iter().any(acts) {
        return Vec::new();
    }
    held_since(model, scenario, position, area, |_| ())
}

/// What an area's own stock loses and gains.
fn flows<'a>(
    model: &Model,
    scenario: &Scenario,
    stock: &Stock,
    position: usize,
    area: usize,
    actions: &'a [&'a Action],
) -> Flows<'a> {
    let attrition = attrition(model, scenario, position, area);
    Flows { attrition, additions: stock.additions(area), actions, more: None }
}

/// Percent of a stock that an area loses each year.
fn attrition(model: &Model, scenario: &Scenario, position: usize, area: usize) -> Quantity {
    let lever = Lever::Attrition { measure: model.measures[position].id.clone() };
    let setting = nearest(&model.tree, &scenario.settings, &lever, area).and_then(|setting| scenario.settings.get(setting));
    setting.map(|setting| setting.value).unwrap_or_default()
}

/// The actions on a stock of an area and of those below it.
fn actions_within<'a>(model: &Model, scenario: &'a Scenario, position: usize, area: usize) -> Vec<&'a Action> {
    let measure = &model.measures[position].id;
    let within = |place: usize| model.tree.upward(place).any(|above| above == area);
    let here = |action: &&Action| action.measure == *measure && model.tree.position(&action.area).is_some_and(within);
    scenario.actions.iter().filter(here).collect()
}

/// An own figure of one year.
#[derive(Clone, Copy, Default)]
struct OwnFigure {
    exact: Option<Quantity>,
    stated: bool,
}

/// What an area's own figure would show in `due` if so much `more` were added each year after `from`; `None` where it is unknown.
pub(crate) fn with_more(
    model: &Model,
    scenario: &Scenario,
    stock: &Stock,
    position: usize,
    area: usize,
    (from, due): (Year, Year),
    more: Quantity,
) -> Option<Quantity> {
    let (measure, actions) = (&model.measures[position], actions_within(model, scenario, position, area));
    let series = model.areas[area].measures.get(&measure.id)?;
    let flows = Flows { more: Some((from, more)), ..flows(model, scenario, stock, position, area, &actions) };
    let years = own_figures(model, measure, series, flows, |_| ());
    shown(years.get(model.horizon.position(due)?)?, measure, flows.attrition)
}

/// One area's own figures carried through the horizon, each year's losses and gains being told; unknown before the first.
fn own_figures(
    model: &Model,
    measure: &Measure,
    series: &Series,
    Flows { attrition, additions, actions, more }: Flows<'_>,
    mut tell: impl FnMut(Passed),
) -> Vec<OwnFigure> {
    let Some(&first) = series.values.keys().next() else { return Vec::new() };
    let mut exact = None;
    let mut figures = vec![OwnFigure::default(); model.horizon.count()];
    for year in first.min(model.horizon.first())..=model.horizon.last() {
        let stated = series.values.get(&year).copied();
        exact = match stated {
            Some(stated) => Some(stated),
            None if measure.nature == Nature::Resource => exact.and_then(|stock: Quantity| {
                let lost = stock.percent_nearest(attrition)?;
                let built = actions
                    .iter()
                    .filter(|action| action.year == year)
                    .try_fold(Quantity::ZERO, |sum, action| sum.plus(action.amount))?;
                tell(Passed { year, lost, added: additions });
                let more = more.filter(|(from, _)| year > *from).map_or(Quantity::ZERO, |(_, more)| more);
                stock.minus(lost)?.plus(additions)?.plus(built)?.plus(more)
            }),
            None => exact,
        };
        if let Some(row) = model.horizon.position(year) {
            figures[row] = OwnFigure { exact, stated: stated.is_some() };
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

/// What actions on areas that have areas below them have built, by area and year.
fn held_by_area(model: &Model, scenario: &Scenario, position: usize) -> BTreeMap<usize, Vec<Quantity>> {
    let measure = &model.measures[position].id;
    let acted_on = scenario.actions.iter().filter(|action| action.measure == *measure);
    let areas: BTreeSet<usize> = acted_on.filter_map(|action| model.tree.position(&action.area)).collect();
    let held = areas.into_iter().map(|area| (area, held(model, scenario, position, area)));
    let shown = |years: Vec<Alone>| years.into_iter().map(|year| year.shown.unwrap_or_default()).collect();
    held.filter(|(_, years)| !years.is_empty()).map(|(area, years)| (area, shown(years))).collect()
}

/// What actions on this very area have built, year by year as it is shown, each year's losses being told.
fn held_since(model: &Model, scenario: &Scenario, position: usize, area: usize, mut tell: impl FnMut(Passed)) -> Vec<Alone> {
    let (measure, attrition) = (&model.measures[position], attrition(model, scenario, position, area));
    let here = |action: &&Action| action.measure == measure.id && action.area == model.areas[area].code;
    let actions: Vec<&Action> = scenario.actions.iter().filter(here).collect();
    let first = actions.iter().map(|action| action.year).min().unwrap_or(model.horizon.first());
    // Each action loses its own part, so that taking one away changes nothing of the others.
    let mut exact: Vec<Quantity> = Vec::with_capacity(actions.len());
    let mut held = vec![Alone::default(); model.horizon.count()];
    for year in first.min(model.horizon.first())..=model.horizon.last() {
        let mut lost_in_all = Quantity::ZERO;
        for stock in &mut exact {
            let lost = stock.percent_nearest(attrition).unwrap_or_default();
            *stock = stock.minus(lost).unwrap_or(*stock);
            lost_in_all = lost_in_all.plus(lost).unwrap_or(lost_in_all);
        }
        exact.extend(actions.iter().filter(|action| action.year == year).map(|action| action.amount));
        tell(Passed { year, lost: lost_in_all, added: Quantity::ZERO });
        if let Some(row) = model.horizon.position(year) {
            let sum = exact.iter().try_fold(Quantity::ZERO, |sum, stock| sum.plus(*stock)).unwrap_or_default();
            held[row] = Alone { exact: Some(sum), shown: Some(in_units(sum, measure, attrition)) };
        }
    }
    held
}

/// What was lost each year, up to `to`, of what is held at the level of an area, and the actions that built it.
pub(crate) fn passed_held<'a>(
    model: &Model,
    scenario: &'a Scenario,
    position: usize,
    area: usize,
    to: Year,
) -> (Vec<Passed>, Vec<&'a Action>) {
    let measure = &model.measures[position];
    let mut passed = Vec::new();
    held_since(model, scenario, position, area, |year| passed.push(year));
    passed.retain(|one| one.year <= to);
    let here = |action: &&Action| action.measure == measure.id && action.area == model.areas[area].code && action.year <= to;
    (passed, scenario.actions.iter().filter(here).collect())
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

/// `amount` shared among the lowest areas below `area` by their residents in the base year, as additions are; those that get nothing are not
/// named.
///
/// # Panics
/// When `area` is not one of the model's areas.
#[must_use]
pub fn shared_below(model: &Model, area: usize, amount: Quantity, whole: bool) -> Vec<(usize, Quantity)> {
    let children = model.tree.children(area);
    if children.is_empty() {
        return vec![(area, amount)];
    }
    let parts = shared(model, children, amount, whole).into_iter().filter(|(_, part)| *part != Quantity::ZERO);
    parts.flat_map(|(child, part)| shared_below(model, child, part, whole)).collect()
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
