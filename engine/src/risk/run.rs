//! A run of draws that can be advanced piece by piece, and asked at any moment what has come out so far.
//!
//! Chances are counted for every area and year. Of the area in view alone every draw is kept – requirement, stock and gap of each norm and
//! year, 24 bytes a draw – so that quantiles are exact; [`Run::most_draws`] keeps that below 240 megabytes.

use crate::model::Model;
use crate::outlook::Probe;
use crate::quantity::Quantity;
use crate::scenario::Scenario;

use super::chance::Chances;
use super::draw::Draws;
use super::matters::{Influence, Orders, influences};
use super::sample::Sample;

/// The most figures of one kind that are kept: norms × years × draws.
const MOST_KEPT: usize = 10_000_000;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The norms, by their positions in the model.
    pub norms: Vec<usize>,
    /// The area in view, by its position.
    pub area: usize,
    /// What chance follows from.
    pub seed: u64,
    /// How many draws.
    pub draws: u32,
}

/// Why a question is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The scenario has no ranges.
    NoRanges,
    /// A norm or the area is not of this model, or no norm is asked for.
    Nowhere,
    /// More draws than can be kept.
    TooManyDraws {
        /// The most there can be.
        most: u32,
    },
}

/// Draws under way.
#[derive(Clone, Debug)]
pub struct Run {
    draws: Draws,
    question: Question,
    done: u32,
    /// By range: its value in each draw.
    levers: Vec<Vec<Quantity>>,
    /// In the order of the question's norms.
    norms: Vec<Counted>,
}

/// What is counted and kept of one norm.
#[derive(Clone, Debug)]
struct Counted {
    chances: Chances,
    requirement: Sample,
    available: Sample,
    gap: Sample,
}

/// A look at what has come out so far in the area in view.
pub struct Look<'a> {
    run: &'a Run,
    orders: Orders<'a>,
}

/// Where the draws of a figure lie: a twentieth of them at or below `lowest`, a quarter at or below `lower`, half at or below `middle`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands {
    /// 5%
    pub lowest: Quantity,
    /// 25%
    pub lower: Quantity,
    /// 50%
    pub middle: Quantity,
    /// 75%
    pub upper: Quantity,
    /// 95%
    pub highest: Quantity,
    /// In how many draws the figure was known.
    pub known: u32,
}

/// What has come out in the area in view in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InYear {
    /// What is required; `None` where it never was known.
    pub requirement: Option<Bands>,
    /// What there is.
    pub available: Option<Bands>,
    /// What is missing (positive) or beyond need (negative).
    pub gap: Option<Bands>,
    /// What each lever does to the gap, the strongest first; `None` where too few gaps are known.
    pub matters: Option<Vec<Influence>>,
}

impl Run {
    /// Makes ready to answer `question` about the ranges of `scenario`.
    ///
    /// # Errors
    /// When there is nothing to draw, or more is asked for than can be kept.
    pub fn new(model: &Model, scenario: &Scenario, question: Question) -> Result<Self, Refusal> {
        let inside = question.area < model.areas().len() && question.norms.iter().all(|&norm| norm < model.norm_count());
        if !inside || question.norms.is_empty() {
            return Err(Refusal::Nowhere);
        }
        if scenario.ranges.is_empty() {
            return Err(Refusal::NoRanges);
        }
        let most = Self::most_draws(model, question.norms.len());
        if question.draws > most {
            return Err(Refusal::TooManyDraws { most });
        }
        let (years, draws) = (model.horizon().count(), question.draws as usize);
        let counted = |_: &usize| Counted {
            chances: Chances::new(model.areas().len() * model.horizon().count()),
            requirement: Sample::new(years, draws),
            available: Sample::new(years, draws),
            gap: Sample::new(years, draws),
        };
        Ok(Self {
            draws: Draws::new(model, scenario, question.seed),
            done: 0,
            levers: vec![Vec::with_capacity(draws); scenario.ranges.len()],
            norms: question.norms.iter().map(counted).collect(),
            question,
        })
    }

    /// The most draws that can be kept for so many norms.
    #[must_use]
    pub fn most_draws(model: &Model, norms: usize) -> u32 {
        let most = MOST_KEPT / (norms.max(1) * model.horizon().count());
        u32::try_from(most).unwrap_or(u32::MAX)
    }

    /// Computes up to `count` draws more; `model` is the one the run was made with.
    pub fn advance(&mut self, model: &Model, count: u32) {
        let end = self.done.saturating_add(count).min(self.question.draws);
        let areas = model.areas().len();
        let norms = self.question.norms.clone();
        let mut probe = Probe::new(model, &norms);
        for number in self.done..end {
            let outlooks = probe.ask(self.draws.scenario(u64::from(number)));
            for (values, value) in self.levers.iter_mut().zip(self.draws.values()) {
                values.push(value);
            }
            for (norm, outlook) in self.norms.iter_mut().zip(&outlooks) {
                norm.chances.count(outlook);
                for row in 0..model.horizon().count() {
                    let (cell, draw) = (row * areas + self.question.area, number as usize);
                    norm.requirement.set(row, draw, outlook.requirement(cell));
                    norm.available.set(row, draw, outlook.available(cell));
                    norm.gap.set(row, draw, outlook.gap(cell));
                }
            }
        }
        self.done = end;
    }

    /// What was asked.
    #[must_use]
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// How many draws are computed.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.done
    }

    /// Whether all draws are computed.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.done >= self.question.draws
    }

    /// The chances counted so far of the norm at this place in the question.
    #[must_use]
    pub fn chances(&self, place: usize) -> Option<&Chances> {
        Some(&self.norms.get(place)?.chances)
    }

    /// A look at what has come out so far in the area in view.
    #[must_use]
    pub fn look(&self) -> Look<'_> {
        Look { run: self, orders: Orders::of(&self.levers) }
    }
}

impl Look<'_> {
    /// What has come out of the norm at this place in the question, in the year at `row` of the horizon.
    #[must_use]
    pub fn in_year(&self, place: usize, row: usize) -> Option<InYear> {
        let (norm, done) = (self.run.norms.get(place)?, self.run.done as usize);
        if row * self.run.question.draws as usize >= norm.gap.len() {
            return None;
        }
        let gaps: Vec<_> = (0..done).map(|draw| norm.gap.get(row, draw)).collect();
        Some(InYear {
            requirement: norm.requirement.bands(row, done),
            available: norm.available.bands(row, done),
            gap: norm.gap.bands(row, done),
            matters: influences(&self.orders, &gaps),
        })
    }
}
