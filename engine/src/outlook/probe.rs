//! Some norms asked for again and again, under one scenario after another.
//!
//! What does not differ from the scenario before is kept, down to a whole norm: where nothing it reads has changed, it is the same allocation. So
//! whoever asks thousands of times can tell at once that nothing has happened. The model is the same each time.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Model;
use crate::scenario::{Lever, Scenario};

use super::norm::{NormOutlook, due_targets};
use super::population::Population;
use super::stock::Stock;
use super::touched::Touched;
use super::{Kept, roll_forward, settings};

/// Norms that are asked for, and what was answered last.
#[derive(Clone, Debug)]
pub(crate) struct Probe {
    norms: Vec<usize>,
    population: Option<Kept<Population>>,
    stocks: BTreeMap<usize, Kept<Stock>>,
    /// In the order of `norms`.
    answered: Vec<Option<Answered>>,
}

/// A norm with what it was computed from.
#[derive(Clone, Debug)]
struct Answered {
    outlook: Arc<NormOutlook>,
    population: Arc<Population>,
    of: Option<Arc<Stock>>,
}

impl Probe {
    /// Of `norms`, by their positions.
    ///
    /// # Panics
    /// When one of `norms` is not below [`Model::norm_count`].
    #[must_use]
    pub(crate) fn new(model: &Model, norms: &[usize]) -> Self {
        assert!(norms.iter().all(|&norm| norm < model.norm_count()), "every norm is one of the model");
        let answered = norms.iter().map(|_| None).collect();
        Self { norms: norms.to_vec(), population: None, stocks: BTreeMap::new(), answered }
    }

    /// What they demand under `scenario`: of people and stocks, only those are computed that they read. A norm that nothing has moved is the
    /// same allocation as the time before.
    pub(crate) fn ask(&mut self, model: &Model, scenario: &Scenario) -> Vec<Arc<NormOutlook>> {
        let population = self.people(model, scenario);
        let norms = &self.norms;
        for measure in
            norms.iter().map(|&norm| &model.norms[norm]).flat_map(|bound| std::iter::once(bound.measure).chain(bound.of))
        {
            let stock = roll_forward(model, scenario, measure, self.stocks.get(&measure), &Touched::default());
            self.stocks.insert(measure, stock);
        }
        let stocks = &self.stocks;
        let answer = |(&position, answered): (&usize, &mut Option<Answered>)| {
            let bound = &model.norms[position];
            let (stock, of) = (&stocks[&bound.measure].value, bound.of.map(|of| &stocks[&of].value));
            let targets = due_targets(model, scenario, position);
            let same_people = |old: &Population| {
                bound.bases.iter().all(|&base| match (population.base(base), old.base(base)) {
                    (Some(new), Some(old)) => Arc::ptr_eq(new, old),
                    _ => false,
                })
            };
            let same_of = |old: &Answered| match (of, &old.of) {
                (Some(new), Some(old)) => Arc::ptr_eq(new, old),
                (new, old) => new.is_none() && old.is_none(),
            };
            // Where what is required is the same, only the stock can have moved.
            let known =
                answered.as_ref().filter(|old| *old.outlook.targets() == targets && same_of(old) && same_people(&old.population));
            if let Some(same) = known.filter(|old| Arc::ptr_eq(&old.outlook.stock, stock)) {
                return Arc::clone(&same.outlook);
            }
            let known = known.map(|old| &old.outlook.requirement);
            let of_stock = of.map(|of| &**of);
            let outlook = Arc::new(NormOutlook::compute(model, position, targets, &population, (stock, of_stock), known));
            *answered =
                Some(Answered { outlook: Arc::clone(&outlook), population: Arc::clone(&population), of: of.map(Arc::clone) });
            outlook
        };
        norms.iter().zip(&mut self.answered).map(answer).collect()
    }

    /// The people the norms count under `scenario`.
    fn people(&mut self, model: &Model, scenario: &Scenario) -> Arc<Population> {
        let read = settings(scenario, |lever| matches!(lever, Lever::Growth | Lever::Urbanisation));
        if let Some(kept) = self.population.as_ref().filter(|kept| *kept.read == read) {
            return Arc::clone(&kept.value);
        }
        let wanted = |base| self.norms.iter().any(|&norm| model.norms[norm].bases.contains(&base));
        let value = Population::project_some(model, scenario, wanted);
        let value = Arc::new(match &self.population {
            Some(kept) => value.sharing(&kept.value),
            None => value,
        });
        let kept = self.population.insert(Kept { read: Arc::new(read), actions: Arc::default(), value });
        Arc::clone(&kept.value)
    }
}
