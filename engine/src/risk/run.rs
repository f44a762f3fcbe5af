//! A run of draws that is put together share by share, and asked at any moment what has come out so far.
//!
//! Chances are counted for every area and year. Of the area in view alone every draw is kept – requirement, stock and gap of each norm and
//! year, 24 bytes a draw – so that quantiles are exact; [`Run::most_draws`] keeps that below 240 megabytes.

use std::collections::BTreeMap;

use crate::model::Model;
use crate::quantity::Quantity;
use crate::scenario::Scenario;

use super::chance::Chances;
use super::draw::Draws;
use super::matters::{Influence, Orders, influences};
use super::sample::Sample;
use super::share::{Drawer, Share, ShareOfNorm};

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

impl Question {
    /// Whether it can be answered about the ranges of `scenario`.
    ///
    /// # Errors
    /// When there are no ranges, nothing of this model is asked for, or more draws than can be kept.
    pub(super) fn check(&self, model: &Model, scenario: &Scenario) -> Result<(), Refusal> {
        let inside = self.area < model.areas().len() && self.norms.iter().all(|&norm| norm < model.norm_count());
        if !inside || self.norms.is_empty() {
            return Err(Refusal::Nowhere);
        }
        if scenario.ranges.is_empty() {
            return Err(Refusal::NoRanges);
        }
        let most = Run::most_draws(model, self.norms.len());
        if self.draws > most { Err(Refusal::TooManyDraws { most }) } else { Ok(()) }
    }
}

/// Draws under way.
#[derive(Clone, Debug)]
pub struct Run {
    draws: Draws,
    /// Shares that came before those that are missing in front of them, by their first draw.
    waiting: BTreeMap<u32, Share>,
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
    /// Nothing gathered yet; what [`Drawer::run`] hands out.
    pub(super) fn new(model: &Model, draws: Draws, question: Question) -> Self {
        let (years, count) = (model.horizon().count(), question.draws as usize);
        let counted = |_: &usize| Counted {
            chances: Chances::new(model.areas().len() * years),
            requirement: Sample::new(years, count),
            available: Sample::new(years, count),
            gap: Sample::new(years, count),
        };
        Self {
            levers: vec![Vec::with_capacity(count); draws.values().count()],
            draws,
            waiting: BTreeMap::new(),
            done: 0,
            norms: question.norms.iter().map(counted).collect(),
            question,
        }
    }

    /// The most draws that can be kept for so many norms.
    #[must_use]
    pub fn most_draws(model: &Model, norms: usize) -> u32 {
        let most = MOST_KEPT / (norms.max(1) * model.horizon().count());
        u32::try_from(most).unwrap_or(u32::MAX)
    }

    /// Computes up to `count` draws more with a drawer of its own; `model` is the one the run was made with.
    pub fn advance(&mut self, drawer: &mut Drawer, model: &Model, count: u32) {
        let share = drawer.draw(model, self.done, count);
        self.add(share);
    }

    /// Takes in a share of the same question. One that comes before its turn waits until all in front of it are there, so that what has come
    /// out so far is always that of the first draws. One that is of another question, or was taken in already, changes nothing.
    pub fn add(&mut self, share: Share) {
        if share.first < self.done || !self.fits(&share) {
            return;
        }
        self.waiting.insert(share.first, share);
        while let Some(share) = self.waiting.remove(&self.done) {
            self.take_in(&share);
        }
    }

    /// Whether a share is one of this run's: of as many norms, cells and draws as it says.
    fn fits(&self, share: &Share) -> bool {
        let figures = |counted: &Counted| share.draws as usize * counted.gap.years();
        let fits = |(counted, norm): (&Counted, &ShareOfNorm)| {
            norm.chances.cells().len() == counted.chances.cells().len()
                && [&norm.requirement, &norm.available, &norm.gap].iter().all(|column| column.len() == figures(counted))
        };
        let inside = share.draws > 0 && share.first.checked_add(share.draws).is_some_and(|end| end <= self.question.draws);
        inside && share.norms.len() == self.norms.len() && self.norms.iter().zip(&share.norms).all(fits)
    }

    /// Takes in the share whose turn it is.
    fn take_in(&mut self, share: &Share) {
        for number in share.first..share.first + share.draws {
            self.draws.scenario(u64::from(number));
            for (values, value) in self.levers.iter_mut().zip(self.draws.values()) {
                values.push(value);
            }
        }
        let first = share.first as usize;
        for (counted, norm) in self.norms.iter_mut().zip(&share.norms) {
            counted.chances.add(&norm.chances);
            counted.requirement.put(first, &norm.requirement);
            counted.available.put(first, &norm.available);
            counted.gap.put(first, &norm.gap);
        }
        self.done += share.draws;
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
