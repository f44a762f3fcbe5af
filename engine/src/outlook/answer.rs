//! A norm's figures, taken over from before as far as what they are computed from is the same.

use std::sync::Arc;

use crate::model::Model;
use crate::scenario::Scenario;

use super::norm::{NormOutlook, due_targets};
use super::population::Population;
use super::stock::Stock;

/// What a norm's figures are computed from, beside its targets.
#[derive(Clone, Debug)]
pub(super) struct Inputs {
    population: Arc<Population>,
    stock: Arc<Stock>,
    /// What it is a share of.
    of: Option<Arc<Stock>>,
}

impl Inputs {
    /// Those of the norm at `position`, of people and of stocks by their measures' positions.
    pub(super) fn new<'a>(
        model: &Model,
        position: usize,
        population: &Arc<Population>,
        stock: impl Fn(usize) -> &'a Arc<Stock>,
    ) -> Self {
        let norm = &model.norms[position];
        Self {
            population: Arc::clone(population),
            stock: Arc::clone(stock(norm.measure)),
            of: norm.of.map(|measure| Arc::clone(stock(measure))),
        }
    }

    /// Whether what the norm at `position` requires of these is what it required of `before`, under the same targets.
    fn require_the_same(&self, model: &Model, position: usize, before: &Self) -> bool {
        let same_people = model.norms[position].bases.iter().all(|&base| {
            let pair = self.population.base(base).zip(before.population.base(base));
            pair.is_some_and(|(new, old)| Arc::ptr_eq(new, old))
        });
        let same_of = match (&self.of, &before.of) {
            (Some(new), Some(old)) => Arc::ptr_eq(new, old),
            (new, old) => new.is_none() && old.is_none(),
        };
        same_people && same_of
    }
}

/// The figures of the norm at `position` under `scenario`. Where they are those from `before`, computed from the inputs beside them, they are the same
/// allocation, so that pointers tell what has changed.
pub(super) fn answer(
    model: &Model,
    scenario: &Scenario,
    position: usize,
    inputs: &Inputs,
    before: Option<(&Arc<NormOutlook>, &Inputs)>,
) -> Arc<NormOutlook> {
    let targets = due_targets(model, scenario, position);
    let known = before
        .filter(|(old, read)| *old.targets() == targets && inputs.require_the_same(model, position, read))
        .map(|(old, _)| old);
    // Where what is required is the same, only the stock can have moved.
    if let Some(same) = known.filter(|old| Arc::ptr_eq(&old.stock, &inputs.stock)) {
        return Arc::clone(same);
    }
    let requirement = known.map(|old| &old.requirement);
    let stocks = (&inputs.stock, inputs.of.as_deref());
    let new = NormOutlook::compute(model, position, targets, &inputs.population, stocks, requirement);
    let equal = before.map(|(old, _)| old).filter(|old| ***old == new);
    equal.map_or_else(|| Arc::new(new), Arc::clone)
}
