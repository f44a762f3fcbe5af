//! The record of a file's results: made from an outlook, told apart from another.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use permille_engine::id::{AreaCode, NormId, PlanId, ScenarioId};
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::plan::Plan;
use permille_engine::year::Year;

use super::figures::Figures;
use super::sums::Sums;
use crate::files::scenario_file::Document;
use crate::files::{digest, plan_file, shipped};

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

/// The record of a file's results as they are now.
pub(super) fn made<'a>(document: &Document, model: &Model, outlooks: impl Iterator<Item = &'a Outlook>, whole: bool) -> Record {
    let set = &document.set;
    let plans = set.plans.iter().map(|plan| (plan.id.clone(), mark(plan)));
    let results = set.scenarios.iter().zip(outlooks).map(|(scenario, outlook)| {
        let sums = Sums::of(model, outlook);
        let mut result = Outcome {
            scenario: scenario.id.clone(),
            digest: sums.all,
            norms: BTreeMap::new(),
            areas: BTreeMap::new(),
            years: BTreeMap::new(),
        };
        if whole {
            fill(&mut result, model, outlook, &sums);
        }
        result
    });
    Record {
        engine: permille_engine::CALCULATION,
        contents: super::contents(document),
        plans: plans.collect(),
        results: results.collect(),
    }
}

fn fill(result: &mut Outcome, model: &Model, outlook: &Outlook, sums: &Sums) {
    // Half of a digest is plenty where the whole one stands beside it.
    let short = |sum: &u64| *sum as u32;
    let norms = sums.norms.iter().enumerate().filter(|(_, sum)| **sum != 0);
    result.norms = norms.map(|(norm, sum)| (model.norm(norm).id.clone(), (short(sum), headline(model, outlook, norm)))).collect();
    let areas = model.areas().iter().zip(&sums.areas).filter(|(_, sum)| **sum != 0);
    result.areas = areas.map(|(area, sum)| (area.code.clone(), short(sum))).collect();
    let years = model.horizon().years().zip(&sums.years).filter(|(_, sum)| **sum != 0);
    result.years = years.map(|(year, sum)| (year, short(sum))).collect();
}

/// The figures of a norm that a reader asks for first.
fn headline(model: &Model, outlook: &Outlook, norm: usize) -> Option<Headline> {
    let horizon = model.horizon();
    let due = outlook.norm(norm).targets().last().map_or(horizon.last(), |target| target.due);
    let year = due.clamp(horizon.first(), horizon.last());
    // Areas above others come first among the roots; a file of several counties has several.
    let areas = model.tree().roots().chain(0..model.areas().len());
    areas
        .filter_map(|area| Figures::at(model, outlook, norm, area, year).map(|figures| (area, figures)))
        .next()
        .map(|(area, figures)| Headline { area: model.areas()[area].code.clone(), year, figures })
}

/// A plan as it is now. Writing a plan out takes a while: of those that ship it is done once.
pub(super) fn mark(plan: &Arc<Plan>) -> PlanMark {
    static SHIPPED: OnceLock<Vec<(Arc<Plan>, u64)>> = OnceLock::new();
    let digest = |plan: &Plan| digest::of_text(&plan_file::write(plan));
    let shipped = SHIPPED.get_or_init(|| {
        let plans = shipped::plans().unwrap_or_default();
        plans.into_iter().map(|plan| (Arc::clone(&plan), digest(&plan))).collect()
    });
    let known = shipped.iter().find(|(one, _)| Arc::ptr_eq(one, plan)).map(|(_, digest)| *digest);
    PlanMark { revision: plan.revision, digest: known.unwrap_or_else(|| digest(plan)) }
}
