//! What follows from baseline, plans and one scenario, for every norm, area and year, in columns.
//!
//! The calculation is a row of pure steps, one file each: [`population`], [`stock`], then for each norm requirement, path,
//! sums and status ([`norm`]). Moving one lever recomputes what depends on it: each step's result is kept with exactly what it read
//! of the scenario, and is taken over when that has not changed.

pub mod additions;
mod cells;
pub mod norm;
mod often;
pub mod own_stock;
pub mod population;
mod probe;
mod projection;
mod requirement;
pub mod status;
pub mod steps;
pub mod stock;
mod sums;
mod tally;
mod touched;

use std::sync::Arc;

use crate::area::Area;
use crate::model::{BoundNorm, Model};
use crate::scenario::{Lever, Scenario, Setting};
use crate::year::Year;

use norm::{NormOutlook, due_targets};
use population::Population;
use stock::Stock;
use touched::Touched;

pub(crate) use often::Often;
pub(crate) use probe::Probe;

/// What the engine computes: 推演结果.
#[derive(Clone, Debug)]
pub struct Outlook {
    population: Kept<Population>,
    /// By the model's measures.
    stocks: Vec<Kept<Stock>>,
    /// By the model's norms.
    norms: Vec<Arc<NormOutlook>>,
    /// What it was computed from: the figures, and all that does not depend on them.
    areas: Arc<Vec<Area>>,
    bound: Arc<Vec<BoundNorm>>,
}

/// A norm's figures, compared by pointer.
#[derive(Clone, Debug)]
pub struct NormHandle(Arc<NormOutlook>);

impl PartialEq for NormHandle {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for NormHandle {
    type Target = NormOutlook;

    fn deref(&self) -> &NormOutlook {
        &self.0
    }
}

/// A step's result with what it read of the scenario.
#[derive(Debug)]
struct Kept<T> {
    read: Arc<Vec<Setting>>,
    actions: Arc<Vec<crate::scenario::Action>>,
    value: Arc<T>,
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self { read: Arc::clone(&self.read), actions: Arc::clone(&self.actions), value: Arc::clone(&self.value) }
    }
}

impl Model {
    /// The outlook of `scenario`, computed from nothing.
    #[must_use]
    pub fn outlook(&self, scenario: &Scenario) -> Outlook {
        Outlook::compute(self, scenario, None)
    }

    /// The outlook of `scenario`, taking from `previous` whatever does not depend on what changed. That may be an outlook of this
    /// model or of one that differs in figures; of any other, nothing is taken.
    #[must_use]
    pub fn update(&self, previous: &Outlook, scenario: &Scenario) -> Outlook {
        Outlook::compute(self, scenario, Some(previous))
    }

    /// What `norms` demand under `scenario`, without the rest of an outlook: cheap enough to ask thousands of times.
    ///
    /// # Panics
    /// When one of `norms` is not below [`Model::norm_count`].
    #[must_use]
    pub fn probe(&self, scenario: &Scenario, norms: &[usize]) -> Vec<NormOutlook> {
        let norms = Probe::new(self, norms).ask(self, scenario);
        norms.into_iter().map(Arc::unwrap_or_clone).collect()
    }
}

impl Outlook {
    /// Computes the outlook, taking over from `previous` what did not change.
    fn compute(model: &Model, scenario: &Scenario, previous: Option<&Self>) -> Self {
        // From an outlook of other plans, years or areas nothing can be taken over.
        let previous = previous.filter(|outlook| Arc::ptr_eq(&outlook.bound, &model.norms));
        let touched = previous.map(|outlook| Touched::between(model, &outlook.areas)).unwrap_or_default();
        let population = project(model, scenario, previous.map(|outlook| &outlook.population), touched.people);
        let stock = |position: usize| {
            let old = previous.and_then(|outlook| outlook.stocks.get(position));
            roll_forward(model, scenario, position, old, &touched)
        };
        let stocks: Vec<Kept<Stock>> = (0..model.measures.len()).map(stock).collect();
        let compute = |position: usize| {
            let bound = &model.norms[position];
            let targets = due_targets(model, scenario, position);
            let stock_of = |measure: usize| &stocks[measure].value;
            let (stock, of) = (stock_of(bound.measure), bound.of.map(stock_of));
            let old = previous.and_then(|outlook| Some((outlook, outlook.norms.get(position)?)));
            let known = old.filter(|(_, old)| *old.targets() == targets).and_then(|(outlook, old)| {
                let same_people = bound.bases.iter().all(|&base| {
                    let pair = population.value.base(base).zip(outlook.population.value.base(base));
                    pair.is_some_and(|(new, old)| Arc::ptr_eq(new, old))
                });
                let same_of = of.zip(bound.of).is_none_or(|(of, measure)| Arc::ptr_eq(of, &outlook.stocks[measure].value));
                (same_people && same_of).then(|| (Arc::ptr_eq(&old.stock, stock), old))
            });
            match known {
                Some((true, old)) => Arc::clone(old),
                known => {
                    let known = known.map(|(_, old)| &old.requirement);
                    let new =
                        NormOutlook::compute(model, position, targets, &population.value, (stock, of.map(|of| &**of)), known);
                    // Equal figures keep their allocation, so that pointers tell what has changed.
                    let old = old.map(|(_, old)| old).filter(|old| ***old == new);
                    old.map_or_else(|| Arc::new(new), Arc::clone)
                }
            }
        };
        let norms = (0..model.norm_count()).map(compute).collect();
        Self { population, stocks, norms, areas: Arc::clone(&model.areas), bound: Arc::clone(&model.norms) }
    }

    /// The people of every area and year.
    #[must_use]
    pub fn population(&self) -> &Population {
        &self.population.value
    }

    /// The stock of a measure.
    ///
    /// # Panics
    /// When `measure` is not a position of the model this outlook was computed from.
    #[must_use]
    pub fn stock(&self, measure: usize) -> &Stock {
        &self.stocks[measure].value
    }

    /// What a norm demands and what there is.
    ///
    /// # Panics
    /// When `norm` is not a position of the model this outlook was computed from.
    #[must_use]
    pub fn norm(&self, norm: usize) -> &NormOutlook {
        &self.norms[norm]
    }

    /// A norm's figures to hold on to: equal to another handle only while nothing the norm depends on has changed.
    ///
    /// # Panics
    /// When `norm` is not a position of the model this outlook was computed from.
    #[must_use]
    pub fn norm_handle(&self, norm: usize) -> NormHandle {
        NormHandle(Arc::clone(&self.norms[norm]))
    }

    /// Whether this norm's figures are the same allocation as in `other`: nothing it depends on has changed between the two.
    #[must_use]
    pub fn shares_norm(&self, other: &Self, norm: usize) -> bool {
        match (self.norms.get(norm), other.norms.get(norm)) {
            (Some(own), Some(their)) => Arc::ptr_eq(own, their),
            _ => false,
        }
    }

    /// The first year in which `area` runs short of what `norm` demands.
    ///
    /// # Panics
    /// When `norm` is not a position of the model this outlook was computed from.
    #[must_use]
    pub fn first_short_year(&self, model: &Model, norm: usize, area: usize) -> Option<Year> {
        self.norm(norm).first_short_year(model, area)
    }
}

/// The scenario's settings that a step reads.
fn settings(scenario: &Scenario, reads: impl Fn(&Lever) -> bool) -> Vec<Setting> {
    let mut read: Vec<_> = scenario.settings.iter().filter(|setting| reads(&setting.lever)).cloned().collect();
    for setting in &mut read {
        // A reason explains a setting; it does not change a number.
        setting.reason = None;
    }
    read
}

/// The people of `scenario`.
fn project(model: &Model, scenario: &Scenario, previous: Option<&Kept<Population>>, touched: bool) -> Kept<Population> {
    let read = settings(scenario, |lever| matches!(lever, Lever::Growth | Lever::Urbanisation));
    let value = match previous {
        Some(kept) if *kept.read == read && !touched => return kept.clone(),
        Some(kept) => Population::project(model, scenario).sharing(&kept.value),
        None => Population::project(model, scenario),
    };
    Kept { read: Arc::new(read), actions: Arc::default(), value: Arc::new(value) }
}

/// The stock of a measure under `scenario`.
fn roll_forward(
    model: &Model,
    scenario: &Scenario,
    position: usize,
    previous: Option<&Kept<Stock>>,
    touched: &Touched,
) -> Kept<Stock> {
    let measure = &model.measures[position].id;
    let read = settings(scenario, |lever| lever.measure() == Some(measure) && !matches!(lever, Lever::UnitCost { .. }));
    let actions: Vec<_> = scenario.actions.iter().filter(|action| action.measure == *measure).cloned().collect();
    // What is added is shared among areas by their residents.
    let shares_touched = touched.people && read.iter().any(|one| matches!(one.lever, Lever::Additions { .. }));
    let same = |kept: &&Kept<Stock>| {
        *kept.read == read && *kept.actions == actions && !shares_touched && !touched.measures.contains(&position)
    };
    if let Some(kept) = previous.filter(same) {
        return kept.clone();
    }
    let value = Stock::roll_forward(model, scenario, position);
    let old = previous.filter(|kept| *kept.value == value);
    let value = old.map_or_else(|| Arc::new(value), |kept| Arc::clone(&kept.value));
    Kept { read: Arc::new(read), actions: Arc::new(actions), value }
}
