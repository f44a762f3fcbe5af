//! The record of a file's results: what it holds, and ([`form`]) how it stands in the file. `replay` makes one and holds it against the results
//! as they are.

mod form;

use std::collections::BTreeMap;

use permille_engine::id::{AreaCode, NormId, PlanId, ScenarioId};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

pub(super) use form::{REPLAY, read, write};

/// What a file's results were when it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The version of the calculation.
    pub engine: u32,
    /// The digest of what the file held beside this record.
    pub contents: u64,
    /// The plans, as they were.
    pub plans: BTreeMap<PlanId, PlanMark>,
    /// The results, scenario by scenario.
    pub results: Vec<Outcome>,
}

/// A plan as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanMark {
    /// Its revision.
    pub revision: u32,
    /// The digest of all that is in it.
    pub digest: u64,
}

/// The results of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The digest of all its figures.
    pub digest: u64,
    /// By norm: the digest of its figures, and those a reader asks for first. None in a short record, nor for norms without any figure.
    pub norms: BTreeMap<NormId, (u32, Option<Headline>)>,
    /// By area: the digest of its figures.
    pub areas: BTreeMap<AreaCode, u32>,
    /// By year: the digest of its figures.
    pub years: BTreeMap<Year, u32>,
}

/// The figures of a norm in the widest area it speaks of, in the year its last target falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The area.
    pub area: AreaCode,
    /// The year.
    pub year: Year,
    /// The figures.
    pub figures: Figures,
}

impl Record {
    /// Whether `now` is the record of the same file with the same results, made with the same plans and the same calculation.
    #[must_use]
    pub fn holds(&self, now: &Self) -> bool {
        let totals = |record: &Self| record.results.iter().map(|one| (one.scenario.clone(), one.digest)).collect::<Vec<_>>();
        self.engine == now.engine && self.contents == now.contents && self.plans == now.plans && totals(self) == totals(now)
    }
}

/// What is required, what there is, and what is missing; `None` is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Figures {
    /// What is required.
    pub required: Option<Quantity>,
    /// What there is.
    pub available: Option<Quantity>,
    /// What is missing (positive) or beyond need (negative).
    pub gap: Option<Quantity>,
}
