//! Some norms asked for again and again, under one scenario after another.
//!
//! What does not differ from the scenario before is kept, down to a whole norm: where nothing it reads has changed, it is the same allocation. So
//! whoever asks thousands of times can tell at once that nothing has happened. The model is the same each time.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Model;
use crate::scenario::Scenario;

use super::answer::{Inputs, answer};
use super::norm::NormOutlook;
use super::population::Population;
use super::stock::Stock;
use super::touched::Touched;
use super::{Kept, project, roll_forward};

/// Norms that are asked for, and what was answered last.
#[derive(Clone, Debug)]
pub(crate) struct Probe {
    norms: Vec<usize>,
    population: Option<Kept<Population>>,
    stocks: BTreeMap<usize, Kept<Stock>>,
    /// In the order of `norms`, each with what it was computed from.
    answered: Vec<Option<(Arc<NormOutlook>, Inputs)>>,
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
        let wanted = |base| self.norms.iter().any(|&norm| model.norms[norm].bases.contains(&base));
        let population = project(model, scenario, self.population.as_ref(), (&Touched::default(), wanted));
        let norms = &self.norms;
        for measure in
            norms.iter().map(|&norm| &model.norms[norm]).flat_map(|bound| std::iter::once(bound.measure).chain(bound.of))
        {
            let stock = roll_forward(model, scenario, measure, self.stocks.get(&measure), &Touched::default());
            self.stocks.insert(measure, stock);
        }
        let people = &self.population.insert(population).value;
        let stocks = &self.stocks;
        let ask = |(&position, answered): (&usize, &mut Option<(Arc<NormOutlook>, Inputs)>)| {
            let inputs = Inputs::new(model, position, people, |measure| &stocks[&measure].value);
            let before = answered.as_ref().map(|(outlook, inputs)| (outlook, inputs));
            let outlook = answer(model, scenario, position, &inputs, before);
            *answered = Some((Arc::clone(&outlook), inputs));
            outlook
        };
        norms.iter().zip(&mut self.answered).map(ask).collect()
    }
}
