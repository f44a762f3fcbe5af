//! What follows from baseline, plans and one scenario, for every norm, area and year, in columns.
//!
//! The calculation is a row of pure steps, one file each: [`population`], [`stock`], then for each norm requirement, path,
//! sums and status ([`norm`]). Moving one lever recomputes what depends on it: each step's result is kept with exactly what it read
//! of the scenario, and is taken over when that has not changed.

pub mod additions;
mod answer;
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

use norm::NormOutlook;
use population::Population;
use steps::Steps;
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
        whole(Steps::default(), self, scenario)
    }

    /// The outlook of `scenario`, taking from `previous` whatever does not depend on what changed. That may be an outlook of this
    /// model or of one that differs in figures; of any other, nothing is taken.
    #[must_use]
    pub fn update(&self, previous: &Outlook, scenario: &Scenario) -> Outlook {
        whole(Steps::after(self, previous), self, scenario)
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
    /// Whether it has the areas, norms and years of `model`, so that every position means the same in both: at most figures differ.
    #[must_use]
    pub fn has_frame_of(&self, model: &Model) -> bool {
        Arc::ptr_eq(&self.bound, &model.norms)
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

/// What the steps come to, all taken at once.
fn whole(mut steps: Steps, model: &Model, scenario: &Scenario) -> Outlook {
    loop {
        if let Some(outlook) = steps.step(model, scenario) {
            return outlook;
        }
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

/// The people of `scenario`, of the bases that are wanted.
fn project(
    model: &Model,
    scenario: &Scenario,
    previous: Option<&Kept<Population>>,
    (touched, wanted): (&Touched, impl Fn(usize) -> bool),
) -> Kept<Population> {
    let read = settings(scenario, |lever| matches!(lever, Lever::Growth | Lever::Urbanisation));
    if let Some(kept) = previous.filter(|kept| *kept.read == read && !touched.people) {
        return kept.clone();
    }
    let value = Population::project(model, scenario, wanted);
    let value = match previous {
        Some(kept) => value.sharing(&kept.value),
        None => value,
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
