//! What follows from baseline, plans and one scenario, for every norm, area and year, in columns.
//!
//! The calculation is a row of pure steps, one file each: [`population`], [`stock`], then for each norm requirement, path,
//! sums and status ([`norm`]). Moving one lever recomputes what depends on it: each step's result is kept with exactly what it read
//! of the scenario, and is taken over when that has not changed.

pub mod norm;
pub mod population;
pub mod status;
pub mod stock;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Model;
use crate::scenario::{Lever, Scenario, Setting};
use crate::year::Year;

use norm::NormOutlook;
use population::Population;
use stock::Stock;

/// What the engine computes: 推演结果.
#[derive(Clone, Debug)]
pub struct Outlook {
    population: Kept<Population>,
    /// By the model's measures.
    stocks: Vec<Kept<Stock>>,
    /// By the model's norms.
    norms: Vec<Kept<NormOutlook>>,
}

/// A norm's figures, equal when they are the very same.
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

impl Outlook {
    /// Computes the outlook, taking over from `previous` what did not change.
    pub(crate) fn compute(model: &Model, scenario: &Scenario, previous: Option<&Self>) -> Self {
        let population = keep(
            previous.map(|outlook| &outlook.population),
            settings(scenario, |lever| matches!(lever, Lever::Growth | Lever::Urbanisation)),
            Vec::new(),
            true,
            || Population::project(model, scenario),
        );
        let stocks: Vec<_> = model
            .measures
            .iter()
            .enumerate()
            .map(|(position, measure)| {
                let read = settings(scenario, |lever| match lever {
                    Lever::Attrition { measure: id } | Lever::Additions { measure: id } => *id == measure.id,
                    _ => false,
                });
                let actions = scenario.actions.iter().filter(|action| action.measure == measure.id).cloned().collect();
                keep(previous.and_then(|outlook| outlook.stocks.get(position)), read, actions, true, || {
                    Stock::roll_forward(model, scenario, position)
                })
            })
            .collect();
        let norms = (0..model.norm_count())
            .map(|position| {
                let bound = &model.norms[position];
                let norm = model.norm(position);
                let read = settings(scenario, |lever| match lever {
                    Lever::Target { norm: id, .. } | Lever::DueYear { norm: id } => *id == norm.id,
                    _ => false,
                });
                let taken = previous.is_some_and(|outlook| {
                    let same_people = bound.bases.is_empty() || Arc::ptr_eq(&outlook.population.value, &population.value);
                    let mut read = std::iter::once(bound.measure).chain(bound.of);
                    let same_stocks = read
                        .all(|stock| outlook.stocks.get(stock).is_some_and(|old| Arc::ptr_eq(&old.value, &stocks[stock].value)));
                    same_people && same_stocks
                });
                keep(previous.and_then(|outlook| outlook.norms.get(position)), read, Vec::new(), taken, || {
                    let of = bound.of.map(|of| &*stocks[of].value);
                    NormOutlook::compute(model, scenario, position, &population.value, &stocks[bound.measure].value, of)
                })
            })
            .collect();
        Self { population, stocks, norms }
    }

    /// What some norms demand under `scenario`, computed alone: only the people and the stocks that these read.
    pub(crate) fn probe(model: &Model, scenario: &Scenario, norms: &[usize]) -> Vec<NormOutlook> {
        let population = Population::project(model, scenario);
        let mut stocks = BTreeMap::new();
        for bound in norms.iter().map(|&norm| &model.norms[norm]) {
            for measure in std::iter::once(bound.measure).chain(bound.of) {
                stocks.entry(measure).or_insert_with(|| Stock::roll_forward(model, scenario, measure));
            }
        }
        let compute = |&norm: &usize| {
            let bound = &model.norms[norm];
            let of = bound.of.map(|of| &stocks[&of]);
            NormOutlook::compute(model, scenario, norm, &population, &stocks[&bound.measure], of)
        };
        norms.iter().map(compute).collect()
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
        &self.norms[norm].value
    }

    /// A norm's figures to hold on to: equal to another handle only while nothing the norm depends on has changed.
    ///
    /// # Panics
    /// When `norm` is not a position of the model this outlook was computed from.
    #[must_use]
    pub fn norm_handle(&self, norm: usize) -> NormHandle {
        NormHandle(Arc::clone(&self.norms[norm].value))
    }

    /// Whether this norm's figures are the very ones of `other`: nothing it depends on has changed between the two.
    #[must_use]
    pub fn shares_norm(&self, other: &Self, norm: usize) -> bool {
        match (self.norms.get(norm), other.norms.get(norm)) {
            (Some(own), Some(their)) => Arc::ptr_eq(&own.value, &their.value),
            _ => false,
        }
    }

    /// The first year in which `area` runs short of what `norm` demands.
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

/// The previous result where nothing it read has changed, else a new one.
fn keep<T>(
    previous: Option<&Kept<T>>,
    read: Vec<Setting>,
    actions: Vec<crate::scenario::Action>,
    rest_is_same: bool,
    compute: impl FnOnce() -> T,
) -> Kept<T> {
    match previous {
        Some(kept) if rest_is_same && *kept.read == read && *kept.actions == actions => kept.clone(),
        _ => Kept { read: Arc::new(read), actions: Arc::new(actions), value: Arc::new(compute()) },
    }
}
