//! A share of a run's draws, computed by itself: by whomever, whenever, beside others.
//!
//! What a draw comes to depends on the seed and its number alone, a share holds what came of each draw by its number, and chances are whole
//! numbers that are added. So a run put together of shares ([`super::run::Run::add`]) is the same to the last bit, whoever computed which.

use std::sync::Arc;

use crate::model::Model;
use crate::outlook::norm::NormOutlook;
use crate::outlook::{Often, Probe};
use crate::quantity::Quantity;
use crate::scenario::Scenario;

use super::chance::Chances;
use super::draw::Draws;
use super::run::{Question, Refusal, Run};

/// What came of some draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The number of the first.
    pub first: u32,
    /// How many there are, one number after the other.
    pub draws: u32,
    /// In the order of the question's norms.
    pub norms: Vec<ShareOfNorm>,
}

/// What came of them for one norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareOfNorm {
    /// In every cell of the model.
    pub chances: Chances,
    /// What is required in the area in view: year after year, each with a figure for every draw.
    pub requirement: Vec<Option<Quantity>>,
    /// What there is, in the same order.
    pub available: Vec<Option<Quantity>>,
    /// What is missing, in the same order.
    pub gap: Vec<Option<Quantity>>,
}

/// Who computes shares of a run.
#[derive(Clone, Debug)]
pub struct Drawer {
    draws: Draws,
    question: Question,
}

impl Drawer {
    /// Makes ready to draw for `question` from the ranges of `scenario`.
    ///
    /// # Errors
    /// When there is nothing to draw, or more is asked for than can be kept.
    pub fn new(model: &Model, scenario: &Scenario, question: Question) -> Result<Self, Refusal> {
        question.check(model, scenario)?;
        Ok(Self { draws: Draws::new(model, scenario, question.seed), question })
    }

    /// A run that puts together what this one and others like it draw.
    #[must_use]
    pub fn run(&self, model: &Model) -> Run {
        Run::new(model, self.draws.clone(), self.question.clone())
    }

    /// Computes `count` draws from the number `first` on, as far as they belong to the question; `model` is the one this was made with.
    pub fn draw(&mut self, model: &Model, first: u32, count: u32) -> Share {
        let draws = count.min(self.question.draws.saturating_sub(first));
        let (areas, years) = (model.areas().len(), model.horizon().count());
        let mut norms: Vec<NormTally> = self.question.norms.iter().map(|_| NormTally::new(areas * years, years, draws)).collect();
        let mut probe = Probe::new(model, &self.question.norms);
        for draw in 0..draws {
            let outlooks = probe.ask(model, self.draws.scenario(u64::from(first + draw)));
            for (tally, outlook) in norms.iter_mut().zip(outlooks) {
                tally.put(draw, outlook, (areas, self.question.area));
            }
        }
        Share { first, draws, norms: norms.into_iter().map(NormTally::finish).collect() }
    }
}

/// What has come of one norm so far, the last outlook not yet counted: the next may be the same allocation, which only raises its count.
struct NormTally {
    share: ShareOfNorm,
    often: Often,
    years: usize,
    draws: usize,
    last: Option<(Arc<NormOutlook>, u32)>,
}

impl NormTally {
    fn new(cells: usize, years: usize, draws: u32) -> Self {
        let draws = draws as usize;
        let figures = || vec![None; years * draws];
        let share = ShareOfNorm { chances: Chances::new(cells), requirement: figures(), available: figures(), gap: figures() };
        Self { share, often: Often::default(), years, draws, last: None }
    }

    /// Adds the results of a draw.
    fn put(&mut self, draw: u32, outlook: Arc<NormOutlook>, (areas, area): (usize, usize)) {
        for row in 0..self.years {
            let (cell, at) = (row * areas + area, row * self.draws + draw as usize);
            self.share.requirement[at] = outlook.requirement(cell);
            self.share.available[at] = outlook.available(cell);
            self.share.gap[at] = outlook.gap(cell);
        }
        match &mut self.last {
            Some((last, times)) if Arc::ptr_eq(last, &outlook) => *times += 1,
            _ => {
                self.count();
                self.last = Some((outlook, 1));
            }
        }
    }

    /// Counts the last outlook, and returns it.
    fn count(&mut self) -> Option<Arc<NormOutlook>> {
        let (outlook, times) = self.last.take()?;
        self.share.chances.count(&mut self.often, &outlook, times);
        Some(outlook)
    }

    fn finish(mut self) -> ShareOfNorm {
        if let Some(outlook) = self.count() {
            self.share.chances.settle(&self.often, &outlook);
        }
        self.share
    }
}
