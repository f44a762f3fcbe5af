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
            self.population = Some(project(model, scenario, previous.map(|outlook| &outlook.population), touched.people));
            return None;
        };
        if self.stocks.len() < model.measures.len() {
            let position = self.stocks.len();
            let old = previous.and_then(|outlook| outlook.stocks.get(position));
            self.stocks.push(roll_forward(model, scenario, position, old, touched));
            return None;
        }
        if self.norms.len() < model.norms.len() {
            self.norms.push(norm(model, scenario, self.norms.len(), previous, (&population.value, &self.stocks)));
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

/// A norm's figures, of `previous` as far as nothing they depend on has changed.
fn norm(
    model: &Model,
    scenario: &Scenario,
    position: usize,
    previous: Option<&Outlook>,
    (population, stocks): (&Population, &[Kept<Stock>]),
) -> Arc<NormOutlook> {
    let bound = &model.norms[position];
    let targets = due_targets(model, scenario, position);
    let stock_of = |measure: usize| &stocks[measure].value;
    let (stock, of) = (stock_of(bound.measure), bound.of.map(stock_of));
    let old = previous.and_then(|outlook| Some((outlook, outlook.norms.get(position)?)));
    let known = old.filter(|(_, old)| *old.targets() == targets).and_then(|(outlook, old)| {
        let same_people = bound.bases.iter().all(|&base| {
            let pair = population.base(base).zip(outlook.population.value.base(base));
            pair.is_some_and(|(new, old)| Arc::ptr_eq(new, old))
        });
        let same_of = of.zip(bound.of).is_none_or(|(of, measure)| Arc::ptr_eq(of, &outlook.stocks[measure].value));
        (same_people && same_of).then(|| (Arc::ptr_eq(&old.stock, stock), old))
    });
    if let Some((true, old)) = known {
        return Arc::clone(old);
    }
    let known = known.map(|(_, old)| &old.requirement);
    let new = NormOutlook::compute(model, position, targets, population, (stock, of.map(|of| &**of)), known);
    // Equal figures keep their allocation, so that pointers tell what has changed.
    let old = old.map(|(_, old)| old).filter(|old| ***old == new);
    old.map_or_else(|| Arc::new(new), Arc::clone)
}
