//! An outlook computed step by step, for whoever has something else to do in between: a page that must not stand still.

use std::sync::Arc;

use crate::model::Model;
use crate::scenario::Scenario;

use super::norm::{NormOutlook, due_targets};
use super::population::Population;
use super::stock::Stock;
use super::touched::Touched;
use super::{Kept, Outlook, project, roll_forward};

/// An outlook under way.
#[derive(Debug, Default)]
pub struct Steps {
    population: Option<Kept<Population>>,
    stocks: Vec<Kept<Stock>>,
    norms: Vec<Arc<NormOutlook>>,
}

impl Steps {
    /// Computes a little more – people, a stock, or a norm – of the outlook of `scenario`; the outlook, once nothing is left to compute. It is
    /// the one [`Model::outlook`] gives, as long as model and scenario are the same each time.
    pub fn step(&mut self, model: &Model, scenario: &Scenario) -> Option<Outlook> {
        let Some(population) = &self.population else {
            self.population = Some(project(model, scenario, None, false));
            return None;
        };
        if self.stocks.len() < model.measures.len() {
            self.stocks.push(roll_forward(model, scenario, self.stocks.len(), None, &Touched::default()));
            return None;
        }
        let position = self.norms.len();
        if let Some(bound) = model.norms.get(position) {
            let stock_of = |measure: usize| &self.stocks[measure].value;
            let (stock, of) = (stock_of(bound.measure), bound.of.map(|of| &**stock_of(of)));
            let targets = due_targets(model, scenario, position);
            let norm = NormOutlook::compute(model, position, targets, &population.value, (stock, of), None);
            self.norms.push(Arc::new(norm));
            return None;
        }
        Some(Outlook {
            population: population.clone(),
            stocks: std::mem::take(&mut self.stocks),
            norms: std::mem::take(&mut self.norms),
            areas: Arc::clone(&model.areas),
            bound: Arc::clone(&model.norms),
        })
    }

    /// How many steps are taken of how many.
    #[must_use]
    pub fn taken(&self, model: &Model) -> (usize, usize) {
        let taken = usize::from(self.population.is_some()) + self.stocks.len() + self.norms.len();
        (taken, 1 + model.measures.len() + model.norms.len())
    }
}
