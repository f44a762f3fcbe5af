//! What has to be added each year so that nothing is missing when a target falls due.
//!
//! Two ways, for two uses. [`from_year`] follows one area's stock by itself, for additions that begin after a given year: a rung of the
//! ladder. [`by_area`] asks the model, for the additions lever set in each area to what it needs: what can be put into the
//! scenario as it stands. Without losses both are the gap divided by the years, rounded up where the thing comes in whole units.

use std::sync::Arc;

use crate::id::MeasureId;
use crate::model::{Model, Standing};
use crate::norm::Direction;
use crate::outlook::Outlook;
use crate::outlook::norm::NormOutlook;
use crate::outlook::own_stock::{attrition, with_more};
use crate::outlook::stock::Stock;
use crate::plan::Nature;
use crate::quantity::Quantity;
use crate::scenario::{Lever, Scenario, Setting};
use crate::year::Year;

use super::Asking;
use super::outcome::Subject;

/// Whether anything can be added towards a norm: it counts a stock, and more is better.
#[must_use]
pub fn can_be_added(model: &Model, norm: usize) -> bool {
    norm < model.norm_count()
        && model.measure_of(norm).nature == Nature::Resource
        && model.norm(norm).direction == Direction::AtLeast
}

/// What has to be added in each of the years that are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// The first of the years left.
    pub first: Year,
    /// The last of them: the one in which the target falls due.
    pub due: Year,
    /// What each of them has to add.
    pub yearly: Quantity,
}

/// What `area` has to add in each year that is left up to `due`: those after its newest figure and after `passed`, the last year that
/// is over. `None` where nothing is missing, a figure is unknown, or no year is left.
///
/// What was added before a stock was counted is in it already: years that had passed by then are never asked for.
///
/// # Panics
/// When `outlook` is of another model, which lacks the norm.
#[must_use]
pub fn remaining(
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    norm: usize,
    area: usize,
    (passed, due): (Year, Year),
) -> Option<Remaining> {
    if !can_be_added(model, norm) {
        return None;
    }
    let position = model.measure_position(&model.measure_of(norm).id)?;
    let newest = newest(model, outlook.stock(position), &model.measure_of(norm).id, area, due)?;
    let after = newest.max(model.base_year()).max(passed);
    if after >= due {
        return None;
    }
    let yearly = from_year(model, scenario, outlook, norm, area, (after, due))?;
    (yearly > Quantity::ZERO).then_some(Remaining { first: after + 1, due, yearly })
}

/// The newest year up to `year` in which what the stock of `area` rests on was counted: its own figure, or where it is a sum, theirs below.
fn newest(model: &Model, stock: &Stock, measure: &MeasureId, area: usize, year: Year) -> Option<Year> {
    let (mut newest, mut open) = (None, vec![area]);
    while let Some(area) = open.pop() {
        if stock.is_sum(model.cell(area, year)?) {
            open.extend(model.tree.children(area));
        } else {
            let counted = model.areas[area].measures.get(measure).and_then(|series| series.latest(year));
            newest = newest.max(counted.map(|(counted, _)| counted));
        }
    }
    newest
}

/// What `area` has to add each year after `from`, up to `due`, on top of what the scenario adds, so that nothing is missing in `due`:
/// zero where nothing is missing; `None` where a figure is unknown, no year is left, or the stock is stated for the due year itself.
///
/// Losses take their part of what is added, and a stock stated for a year stands: what was added before it is in it already.
///
/// # Panics
/// When `norm` is not below [`Model::norm_count`], or `outlook` is of another model, which lacks the norm.
#[must_use]
pub fn from_year(
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    norm: usize,
    area: usize,
    (from, due): (Year, Year),
) -> Option<Quantity> {
    let figures = outlook.norm(norm);
    let gap = figures.gap(model.cell(area, due)?)?;
    if gap <= Quantity::ZERO {
        return Some(Quantity::ZERO);
    }
    let measure = model.measure_of(norm);
    let position = model.measure_position(&measure.id)?;
    let cell = model.cell(area, due)?;
    let (stock, required) = (outlook.stock(position), figures.requirement(cell)?);
    let unit = if measure.whole { Quantity::ONE } else { Quantity::of_millionths(1)? };
    let enough = |units: i64| {
        let yearly = unit.times(units)?;
        // What is missing in several areas is made good by what comes on top of what they have.
        if stock.is_sum(cell) || model.standing(norm, area) == Standing::Above {
            return Some(grown(model, scenario, norm, area, (from, due), yearly)? >= gap);
        }
        Some(with_more(model, scenario, stock, position, area, (from, due), yearly)? >= required)
    };
    let all_at_once = i64::try_from(i128::from(gap.millionths()) / i128::from(unit.millionths()) + 1).ok()?;
    smallest(all_at_once, enough).and_then(|units| unit.times(units))
}

/// What so much a year after `from` comes to in `due`, beside what the areas below have, less the losses of the area.
fn grown(
    model: &Model,
    scenario: &Scenario,
    norm: usize,
    area: usize,
    (from, due): (Year, Year),
    yearly: Quantity,
) -> Option<Quantity> {
    let measure = model.measure_of(norm);
    let attrition = attrition(model, scenario, model.measure_position(&measure.id)?, area);
    let year = |gained: Quantity, _| gained.minus(gained.percent_nearest(attrition)?)?.plus(yearly);
    let gained = (from..due).try_fold(Quantity::ZERO, year)?;
    Some(if measure.whole && attrition != Quantity::ZERO { gained.round() } else { gained })
}

/// The smallest number up to `most` that is enough; `None` where `most` is not, or nothing can be said.
fn smallest(most: i64, enough: impl Fn(i64) -> Option<bool>) -> Option<i64> {
    if !enough(most)? {
        return None;
    }
    let (mut low, mut high) = (-1, most);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if enough(middle)? { high = middle } else { low = middle }
    }
    Some(high)
}

/// What one area needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The area, by its position in the model.
    pub area: usize,
    /// To add each year, on top of what the scenario adds; zero where nothing is missing, `None` where it is unknown or no addition
    /// does it.
    pub yearly: Option<Quantity>,
}

/// What each area that `subject` speaks of needs added each year through the lever of its stock, all of them at once.
///
/// The areas a norm binds do not lie within one another, so what one adds does nothing to another, and a single outlook tries a value for
/// every one of them.
#[must_use]
pub fn by_area(model: &Model, scenario: &Scenario, subject: Subject) -> Vec<Need> {
    let mut asked = ByArea::new(model, scenario, subject);
    loop {
        if let Some(needs) = asked.step(model) {
            return needs;
        }
    }
}

/// The same, an outlook at a time, for whoever has something else to do in between: a page that must not stand still.
#[derive(Clone, Debug)]
pub struct ByArea {
    scenario: Scenario,
    subject: Subject,
    asking: Asking,
    state: State,
}

/// How far it is.
#[derive(Clone, Debug)]
enum State {
    /// Nothing is known.
    Begun,
    /// What is missing is known.
    Missing { year: Year, between: Between },
    /// Whether anything is enough is known; the rest is halving.
    Halving { year: Year, between: Between },
}

/// By area: what is too little and what is enough, in units; `None` where the gap is unknown, or nothing is enough.
type Between = Vec<(usize, Option<(i64, i64)>)>;

impl ByArea {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(model: &Model, scenario: &Scenario, subject: Subject) -> Self {
        Self { scenario: scenario.clone(), subject, asking: Asking::new(model, subject.norm), state: State::Begun }
    }

    /// Asks for one outlook more, of the same model each time; what each area needs, once nothing is left to ask.
    pub fn step(&mut self, model: &Model) -> Option<Vec<Need>> {
        if !can_be_added(model, self.subject.norm) {
            return Some(Vec::new());
        }
        let unit = unit(model, self.subject.norm);
        let nothing = Some(Vec::new());
        match std::mem::replace(&mut self.state, State::Begun) {
            State::Begun => {
                let Some(figures) = self.asking.ask(model, &self.scenario) else { return nothing };
                let Some(year) = self.subject.year(&figures) else { return nothing };
                let units = |gap: Quantity| {
                    i64::try_from(i128::from(gap.millionths()) / i128::from(unit.millionths()) + 1).unwrap_or(i64::MAX)
                };
                let range = |gap: Quantity| if gap <= Quantity::ZERO { (-1, 0) } else { (0, units(gap)) };
                let bound = self.subject.bound(model);
                let between = bound.map(|area| (area, gap(model, &figures, area, year).map(range))).collect();
                self.state = State::Missing { year, between };
            }
            State::Missing { year, mut between } => {
                // All that is missing, each year: where even that is not enough, nothing is.
                let all: Vec<(usize, i64)> = between.iter().filter_map(|&(area, range)| Some((area, range?.1))).collect();
                let Some(at_most) = self.tried(model, &all) else { return nothing };
                for (area, range) in &mut between {
                    *range = range.filter(|_| is_enough(model, &at_most, *area, year));
                }
                self.state = State::Halving { year, between };
            }
            State::Halving { year, mut between } => {
                if !between.iter().any(|(_, range)| range.is_some_and(|(low, high)| high - low > 1)) {
                    let yearly = |range: Option<(i64, i64)>| unit.times(range?.1);
                    return Some(between.into_iter().map(|(area, range)| Need { area, yearly: yearly(range) }).collect());
                }
                let middle = |(low, high): (i64, i64)| if high - low > 1 { low + (high - low) / 2 } else { high };
                let tries: Vec<(usize, i64)> = between.iter().filter_map(|&(area, range)| Some((area, middle(range?)))).collect();
                let Some(figures) = self.tried(model, &tries) else { return nothing };
                for (area, range) in &mut between {
                    let Some((low, high)) = range else { continue };
                    let at = middle((*low, *high));
                    if is_enough(model, &figures, *area, year) { *high = at } else { *low = at }
                }
                self.state = State::Halving { year, between };
            }
        }
        None
    }

    /// What the norm comes to with so many units a year more in each of these areas.
    fn tried(&mut self, model: &Model, tries: &[(usize, i64)]) -> Option<Arc<NormOutlook>> {
        let norm = self.subject.norm;
        self.asking.ask(model, &with_additions(model, &self.scenario, norm, unit(model, norm), tries))
    }
}

/// In what additions of a norm's stock are tried: a whole unit, or a thousandth of what need not be whole.
fn unit(model: &Model, norm: usize) -> Quantity {
    if model.measure_of(norm).whole { Quantity::ONE } else { Quantity::of_millionths(1_000).unwrap_or(Quantity::ONE) }
}

/// What is missing in an area.
fn gap(model: &Model, figures: &NormOutlook, area: usize, year: Year) -> Option<Quantity> {
    figures.gap(model.cell(area, year)?)
}

/// Whether nothing is missing in an area.
fn is_enough(model: &Model, figures: &NormOutlook, area: usize, year: Year) -> bool {
    gap(model, figures, area, year).is_some_and(|gap| gap <= Quantity::ZERO)
}

/// The scenario with so many units a year more in each of these areas.
fn with_additions(model: &Model, scenario: &Scenario, norm: usize, unit: Quantity, tries: &[(usize, i64)]) -> Scenario {
    let lever = Lever::Additions { measure: model.norm(norm).measure.clone() };
    let mut scenario = scenario.clone();
    // Additions of several settings add up, so those there are stay as they are.
    scenario.settings.extend(tries.iter().filter(|(_, units)| *units > 0).filter_map(|&(area, units)| {
        Some(Setting {
            lever: lever.clone(),
            area: Some(model.areas()[area].code.clone()),
            value: unit.times(units)?,
            reason: None,
        })
    }));
    scenario
}
