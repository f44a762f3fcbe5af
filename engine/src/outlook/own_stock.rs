//! A stock of an area by itself: what it states, carried forward with losses, additions and actions, and what is held at its own level.

use std::collections::BTreeMap;

use crate::area::Series;
use crate::in_order;
use crate::lever::{Lever, nearest};
use crate::model::Model;
use crate::plan::{Measure, Nature};
use crate::quantity::Quantity;
use crate::scenario::{Action, Scenario};
use crate::year::Year;

use super::stock::Stock;

/// What a stock loses and gains from year to year.
#[derive(Clone, Copy)]
pub(super) struct Flows<'a> {
    /// Percent lost a year.
    attrition: Quantity,
    /// Units added every year.
    additions: Quantity,
    /// Units added once.
    actions: &'a [&'a Action],
    /// Units added every year after a year, on top of the scenario.
    more: Option<(Year, Quantity)>,
}

impl<'a> Flows<'a> {
    /// What the scenario makes a stock lose and gain.
    pub(super) fn new(attrition: Quantity, additions: Quantity, actions: &'a [&'a Action]) -> Self {
        Self { attrition, additions, actions, more: None }
    }
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
pub(super) fn shown(own: &OwnFigure, measure: &Measure, attrition: Quantity) -> Option<Quantity> {
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
    let built = built_at(model, scenario, position, area);
    if built.is_empty() || !is_held(model, position, area) {
        return Vec::new();
    }
    held_since(model, scenario, position, area, &built, |_| ())
}

/// Whether what is built at the level of an area is held there, apart from what is below it.
fn is_held(model: &Model, position: usize, area: usize) -> bool {
    model.measures[position].adds_up() && !model.tree.children(area).is_empty()
}

/// The actions on a stock of the area itself.
fn built_at<'a>(model: &Model, scenario: &'a Scenario, position: usize, area: usize) -> Vec<&'a Action> {
    let (measure, code) = (&model.measures[position].id, &model.areas[area].code);
    scenario.actions.iter().filter(|action| action.measure == *measure && action.area == *code).collect()
}

/// What an area's own stock loses and gains.
pub(super) fn flows<'a>(
    model: &Model,
    scenario: &Scenario,
    stock: &Stock,
    position: usize,
    area: usize,
    actions: &'a [&'a Action],
) -> Flows<'a> {
    let attrition = attrition(model, scenario, position, area);
    Flows::new(attrition, stock.additions(area), actions)
}

/// Percent of a stock that an area loses each year.
///
/// # Panics
/// When `position` is not one of the model's measures, or `area` not one of its areas.
#[must_use]
pub fn attrition(model: &Model, scenario: &Scenario, position: usize, area: usize) -> Quantity {
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
pub(super) struct OwnFigure {
    exact: Option<Quantity>,
    stated: bool,
    /// The year in which it was last stated; 0 before the first.
    pub(super) since: Year,
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
pub(super) fn own_figures(
    model: &Model,
    measure: &Measure,
    series: &Series,
    Flows { attrition, additions, actions, more }: Flows<'_>,
    mut tell: impl FnMut(Passed),
) -> Vec<OwnFigure> {
    let Some(&first) = series.values.keys().next() else { return Vec::new() };
    let mut exact = None;
    let mut figures = vec![OwnFigure::default(); model.horizon.count()];
    let (mut all_stated, mut since) = (series.values.iter().peekable(), 0);
    for year in first.min(model.horizon.first())..=model.horizon.last() {
        let stated = all_stated.next_if(|(stated, _)| **stated == year).map(|(_, value)| *value);
        if stated.is_some() {
            since = year;
        }
        exact = match stated {
            Some(stated) => Some(stated),
            None if measure.nature == Nature::Resource => exact.and_then(|stock: Quantity| {
                let lost = if attrition == Quantity::ZERO { Quantity::ZERO } else { stock.percent_nearest(attrition)? };
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
            figures[row] = OwnFigure { exact, stated: stated.is_some(), since };
        }
    }
    figures
}

/// What actions on areas that have areas below them have built, by area and year.
pub(super) fn held_by_area(model: &Model, scenario: &Scenario, position: usize) -> BTreeMap<usize, Vec<Quantity>> {
    let measure = &model.measures[position].id;
    // Each action is looked at once: a division makes one for every county.
    let acted = scenario.actions.iter().enumerate().filter(|(_, action)| action.measure == *measure);
    let built = acted.filter_map(|(at, action)| Some((model.tree.position(&action.area)?, at)));
    let built: Vec<(usize, usize)> =
        in_order::set(built.filter(|&(area, _)| is_held(model, position, area))).into_iter().collect();
    let shown = |years: Vec<Alone>| years.into_iter().map(|year| year.shown.unwrap_or_default()).collect();
    let held = |of_area: &[(usize, usize)]| {
        let area = of_area.first()?.0;
        let actions: Vec<&Action> = of_area.iter().map(|&(_, at)| &scenario.actions[at]).collect();
        Some((area, shown(held_since(model, scenario, position, area, &actions, |_| ()))))
    };
    in_order::map(built.chunk_by(|(one, _), (other, _)| one == other).filter_map(held))
}

/// What these actions on the area itself have built, year by year as it is shown, each year's losses being told.
fn held_since(
    model: &Model,
    scenario: &Scenario,
    position: usize,
    area: usize,
    actions: &[&Action],
    mut tell: impl FnMut(Passed),
) -> Vec<Alone> {
    let (measure, attrition) = (&model.measures[position], attrition(model, scenario, position, area));
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
    let (mut passed, mut built) = (Vec::new(), built_at(model, scenario, position, area));
    held_since(model, scenario, position, area, &built, |year| passed.push(year));
    passed.retain(|one| one.year <= to);
    built.retain(|action| action.year <= to);
    (passed, built)
}
