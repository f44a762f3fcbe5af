//! Our side of a race: a model, the outlook it has, and one step at a time.

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Lever, Scenario, ScenarioSet, Setting};

use crate::workload::{MOVED, scenario, value};

/// What a cell is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What is required.
    Requirement,
    /// What there is.
    Available,
    /// What is missing.
    Gap,
}

impl Ask {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Requirement, Self::Available, Self::Gap];
}

/// A model with its newest outlook.
#[derive(Debug)]
pub struct Trial {
    model: Model,
    outlook: Outlook,
    scenario: Scenario,
}

impl Trial {
    /// Computes a file from nothing; `None` where it cannot be made sense of.
    #[must_use]
    pub fn new(set: &ScenarioSet) -> Option<Self> {
        let (model, _) = Model::new(set).ok()?;
        let scenario = scenario();
        let outlook = model.outlook(&scenario);
        Some(Self { model, outlook, scenario })
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How many cells a norm has: areas × years.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.model.areas().len() * self.model.horizon().count()
    }

    /// The population grows everywhere by so many tenths of a per mille a year.
    pub fn grow(&mut self, tenths: u32) {
        self.put(Lever::Growth, value(tenths));
    }

    /// The target of the norm that is moved becomes so many tenths.
    pub fn aim(&mut self, tenths: u32) {
        self.put(Lever::Target { norm: MOVED.into(), year: None, part: 0 }, value(tenths));
    }

    /// Puts one lever, and leaves the others where they are: what a drag does once a frame.
    fn put(&mut self, lever: Lever, value: Quantity) {
        match self.scenario.settings.iter_mut().find(|setting| setting.lever == lever) {
            Some(setting) => setting.value = value,
            None => self.scenario.settings.push(Setting { lever, area: None, value, reason: None }),
        }
        self.outlook = self.model.update(&self.outlook, &self.scenario);
    }

    /// One cell of one norm.
    #[must_use]
    pub fn ask(&self, norm: usize, what: Ask, cell: usize) -> Option<Quantity> {
        let norm = self.outlook.norm(norm);
        match what {
            Ask::Requirement => norm.requirement(cell),
            Ask::Available => norm.available(cell),
            Ask::Gap => norm.gap(cell),
        }
    }

    /// A number that stands for every cell of every norm: two that differ in one figure differ.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        let mut sum = 0x811c_9dc5_u64;
        for norm in 0..self.model.norm_count() {
            for what in Ask::ALL {
                for cell in 0..self.cells() {
                    let figure = self.ask(norm, what, cell).map_or(u64::MAX, |figure| figure.millionths().cast_unsigned());
                    sum = (sum ^ figure).wrapping_mul(0x0000_0100_0000_01b3);
                    sum ^= sum >> 29;
                }
            }
        }
        (sum ^ (sum >> 32)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workload::w;

    #[test]
    fn a_step_there_and_back_gives_the_same_figures_and_half_a_step_others() {
        for per_city in [0, 10] {
            let mut trial = Trial::new(&w(100, per_city).unwrap()).unwrap();
            trial.grow(30);
            let start = trial.checksum();
            trial.grow(31);
            let grown = trial.checksum();
            trial.aim(46);
            let aimed = trial.checksum();
            trial.grow(30);
            trial.aim(45);
            assert_eq!(trial.checksum(), start);
            assert!(grown != start && aimed != grown);
        }
    }

    #[test]
    fn the_workload_has_twelve_norms_gaps_and_shortfalls() {
        let trial = Trial::new(&w(100, 10).unwrap()).unwrap();
        assert_eq!((trial.model().norm_count(), trial.cells()), (12, 111 * 16));
        for norm in 0..12 {
            let unknown = (0..trial.cells()).filter(|&cell| trial.ask(norm, Ask::Gap, cell).is_none()).count();
            let short = (0..trial.cells()).filter(|&cell| trial.ask(norm, Ask::Gap, cell) > Some(Quantity::ZERO)).count();
            assert!(unknown > 0 && short > 0, "norm {norm}: {unknown} unknown, {short} short");
        }
    }
}
