//! What follows from baseline, plans and one scenario, for every norm, area and year, in columns.
//!
//! The calculation is a row of pure steps, one file each: [`population`], [`stock`], then for each norm requirement, path,
//! sums and status ([`norm`]). Moving one lever recomputes what depends on it: each step's result is kept with exactly what it read
//! of the scenario, and is taken over when that has not changed.

mod block;
pub mod norm;
pub mod population;
pub(crate) mod rows;
pub mod status;
pub mod stock;
mod touched;
mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::area::Area;
use crate::model::{BoundNorm, Model};
use crate::scenario::{Lever, Scenario, Setting};
use crate::year::Year;

use norm::NormOutlook;
use population::Population;
use rows::Moved;
use stock::Stock;
use touched::Touched;

/// What the engine computes: 推演结果.
#[derive(Clone, Debug)]
pub struct Outlook {
    population: Kept<Population>,
    /// By the model's measures.
    stocks: Vec<Kept<Stock>>,
    /// By the model's norms.
    norms: Vec<Kept<NormOutlook>>,
    /// What it was computed from: the figures, and all that does not depend on them.
    areas: Arc<Vec<Area>>,
    bound: Arc<Vec<BoundNorm>>,
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
        // An outlook of other plans, years or areas has nothing to hand over.
        let previous = previous.filter(|outlook| Arc::ptr_eq(&outlook.bound, &model.norms));
        let touched = previous.map(|outlook| Touched::between(model, &outlook.areas)).unwrap_or_default();
        let (population, people_moved) = project(model, scenario, previous.map(|outlook| &outlook.population), &touched);
        let mut stocks = Vec::with_capacity(model.measures.len());
        let mut stocks_moved = Vec::with_capacity(model.measures.len());
        for position in 0..model.measures.len() {
            let old = previous.and_then(|outlook| outlook.stocks.get(position));
            let (stock, moved) = roll_forward(model, scenario, position, old, &touched);
            stocks.push(stock);
            stocks_moved.push(moved);
        }
        let compute = |position: usize| {
            let (bound, norm) = (&model.norms[position], model.norm(position));
            let read = settings(scenario, |lever| match lever {
                Lever::Target { norm: id, .. } | Lever::DueYear { norm: id } => *id == norm.id,
                _ => false,
            });
            let stock = &*stocks[bound.measure].value;
            let of = bound.of.map(|of| &*stocks[of].value);
            let old = previous.and_then(|outlook| outlook.norms.get(position)).filter(|kept| *kept.read == read);
            let value = old.and_then(|kept| {
                let others = bound.of.map(|of| &stocks_moved[of]);
                let people = bound.bases.iter().map(|&base| &people_moved[base]);
                let inputs = std::iter::once(&stocks_moved[bound.measure]).chain(others).chain(people);
                let Moved::Areas(moved) = inputs.fold(Moved::NONE, Moved::and) else { return None };
                let anew = kept.value.with_moved(model, position, &population.value, stock, of, &moved);
                Some(anew.map_or_else(|| Arc::clone(&kept.value), Arc::new))
            });
            let anew = || Arc::new(NormOutlook::compute(model, scenario, position, &population.value, stock, of));
            Kept { read: Arc::new(read), actions: Arc::default(), value: value.unwrap_or_else(anew) }
        };
        let norms = (0..model.norm_count()).map(compute).collect();
        Self { population, stocks, norms, areas: Arc::clone(&model.areas), bound: Arc::clone(&model.norms) }
    }

    /// What some norms demand under `scenario`, computed alone: only the people and the stocks that these read.
    pub(crate) fn probe(model: &Model, scenario: &Scenario, norms: &[usize]) -> Vec<NormOutlook> {
        let population =
            Population::project_some(model, scenario, |base| norms.iter().any(|&norm| model.norms[norm].bases.contains(&base)));
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

/// The people of `scenario`, and by base the areas where they are not those of `previous`.
fn project(
    model: &Model,
    scenario: &Scenario,
    previous: Option<&Kept<Population>>,
    touched: &Touched,
) -> (Kept<Population>, Vec<Moved>) {
    let read = settings(scenario, |lever| matches!(lever, Lever::Growth | Lever::Urbanisation));
    let all_as_before = || vec![Moved::NONE; model.bases.len()];
    let (value, moved) = match previous {
        Some(kept) if *kept.read == read && touched.people.is_empty() => return (kept.clone(), all_as_before()),
        Some(kept) if *kept.read == read => kept.value.with_touched(model, scenario, &touched.people).sharing(&kept.value),
        Some(kept) => Population::project(model, scenario).sharing(&kept.value),
        None => (Population::project(model, scenario), all_as_before()),
    };
    (Kept { read: Arc::new(read), actions: Arc::default(), value: Arc::new(value) }, moved)
}

/// The stock of a measure under `scenario`, and the areas where it is not that of `previous`.
fn roll_forward(
    model: &Model,
    scenario: &Scenario,
    position: usize,
    previous: Option<&Kept<Stock>>,
    touched: &Touched,
) -> (Kept<Stock>, Moved) {
    let measure = &model.measures[position].id;
    let read = settings(scenario, |lever| match lever {
        Lever::Attrition { measure: id } | Lever::Additions { measure: id } => id == measure,
        _ => false,
    });
    let actions: Vec<_> = scenario.actions.iter().filter(|action| action.measure == *measure).cloned().collect();
    let anew = || Stock::roll_forward(model, scenario, position);
    let touched_here = touched.measures.get(&position).map_or(&[][..], Vec::as_slice);
    // What is added is shared among areas by their residents.
    let shares_touched = !touched.people.is_empty() && read.iter().any(|one| matches!(one.lever, Lever::Additions { .. }));
    let keep = |value, moved| (Kept { read: Arc::new(read.clone()), actions: Arc::new(actions.clone()), value }, moved);
    let Some(kept) = previous else { return keep(Arc::new(anew()), Moved::NONE) };
    let value = if *kept.read != read || *kept.actions != actions || shares_touched {
        anew()
    } else if touched_here.is_empty() {
        return (kept.clone(), Moved::NONE);
    } else {
        kept.value.with_touched(model, scenario, position, touched_here)
    };
    let moved = value.moved_from(&kept.value, model.areas.len()).and(&Moved::Areas(touched_here.to_vec()));
    // The very same as long as nothing in it is different.
    let value = if value == *kept.value { Arc::clone(&kept.value) } else { Arc::new(value) };
    keep(value, moved)
}
