//! An outlook computed step by step, for whoever has something else to do in between: a page that must not stand still.

use std::sync::Arc;

use crate::model::Model;
use crate::scenario::Scenario;

use super::answer::{Inputs, answer};
use super::norm::NormOutlook;
use super::population::Population;
use super::stock::Stock;
use super::touched::Touched;
use super::{Kept, Outlook, project, roll_forward};

/// An outlook under way.
#[derive(Debug, Default)]
pub struct Steps {
    /// What is taken over where nothing has changed, until it has been looked for where the figures differ.
    previous: Option<(Outlook, Touched)>,
    population: Option<Kept<Population>>,
    stocks: Vec<Kept<Stock>>,
    norms: Vec<Arc<NormOutlook>>,
}

impl Steps {
    /// Those that take from `previous` whatever does not depend on what changed, as [`Model::update`] does.
    #[must_use]
    pub fn after(model: &Model, previous: &Outlook) -> Self {
        // From an outlook of other plans, years or areas nothing can be taken over.
        let previous = previous.has_frame_of(model).then(|| (previous.clone(), Touched::between(model, &previous.areas)));
        Self { previous, ..Self::default() }
    }

    /// Computes a little more – people, a stock, or a norm – of the outlook of `scenario`; the outlook, once nothing is left to compute. It is
    /// the one [`Model::outlook`] gives, as long as model and scenario are the same each time.
    pub fn step(&mut self, model: &Model, scenario: &Scenario) -> Option<Outlook> {
        let previous = self.previous.as_ref().map(|(outlook, _)| outlook);
        let untouched = Touched::default();
        let touched = self.previous.as_ref().map_or(&untouched, |(_, touched)| touched);
        let Some(population) = &self.population else {
            let old = previous.map(|outlook| &outlook.population);
            self.population = Some(project(model, scenario, old, (touched, |_| true)));
            return None;
        };
        if self.stocks.len() < model.measures.len() {
            let position = self.stocks.len();
            let old = previous.and_then(|outlook| outlook.stocks.get(position));
            self.stocks.push(roll_forward(model, scenario, position, old, touched));
            return None;
        }
        if self.norms.len() < model.norms.len() {
            let position = self.norms.len();
            let inputs = |population: &Kept<Population>, stocks: &[Kept<Stock>]| {
                Inputs::new(model, position, &population.value, |measure| &stocks[measure].value)
            };
            let before = previous.map(|outlook| (&outlook.norms[position], inputs(&outlook.population, &outlook.stocks)));
            let before = before.as_ref().map(|(norm, inputs)| (*norm, inputs));
            self.norms.push(answer(model, scenario, position, &inputs(population, &self.stocks), before));
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
