//! The calculation once more: plain, slow, and written from what it means, not from the engine. It reads the public data of a scenario set
//! and nothing the engine makes of it; whole counts of millionths in 128 bits, one area and one year after another.
//!
//! The engine is held against it in `oracle_agrees`. Where the two differ, one of them is wrong, and the examples in `examples` help to say which.

mod additions;
mod examples;
pub mod norm;
pub mod number;
mod path;
pub mod people;
pub mod require;
pub mod stock;
pub mod targets;
mod tree;

use std::collections::BTreeMap;

use permille_engine::area::PopulationBase;
use permille_engine::id::{MeasureId, NormId};
use permille_engine::plan::Measure;
use permille_engine::scenario::{Scenario, ScenarioSet};

/// How a figure came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Stated for that very year.
    Stated,
    /// From a figure of an earlier year.
    Carried,
    /// The sum of those below.
    Sum,
    /// From other figures of the same area.
    Derived,
    /// Not known.
    Unknown,
}

/// What follows from a scenario set and one scenario.
pub struct Oracle {
    pub people: BTreeMap<PopulationBase, people::Table>,
    pub stocks: BTreeMap<MeasureId, stock::Table>,
    pub norms: BTreeMap<NormId, (Vec<targets::Due>, norm::Table)>,
}

impl Oracle {
    pub fn of(set: &ScenarioSet, scenario: &Scenario) -> Self {
        let baseline = &set.baseline;
        let norms = || set.plans.iter().flat_map(|plan| plan.norms.iter().map(move |norm| (plan, norm)));
        let named = norms().flat_map(|(_, norm)| norm.rule.bases());
        let stated = baseline.areas.iter().flat_map(|area| area.population.keys());
        let always = [PopulationBase::Resident, PopulationBase::Urban, PopulationBase::Rural];
        let bases = named.chain(stated).cloned().chain(always);
        let people = bases.map(|base| (base.clone(), people::table(baseline, scenario, &base))).collect();
        // The first plan that declares a measure says what it is.
        let mut measures: BTreeMap<MeasureId, Measure> = BTreeMap::new();
        for measure in set.plans.iter().flat_map(|plan| &plan.measures) {
            measures.entry(measure.id.clone()).or_insert_with(|| measure.clone());
        }
        let stocks: BTreeMap<_, _> =
            measures.iter().map(|(id, measure)| (id.clone(), stock::table(baseline, scenario, measure))).collect();
        let tree = tree::Tree::of(&baseline.areas);
        let answer = |(plan, norm): (_, &permille_engine::norm::Norm)| {
            let question = norm::Question {
                baseline,
                tree: &tree,
                plan,
                norm,
                measure: &measures[&norm.measure],
                people: &people,
                stock: &stocks[&norm.measure],
                of: norm.rule.of().map(|of| &stocks[of]),
                targets: Vec::new(),
            };
            (norm.id.clone(), norm::Question::table(scenario, question))
        };
        let norms = norms().map(|(plan, norm)| answer((&**plan, norm))).collect();
        Self { people, stocks, norms }
    }
}
