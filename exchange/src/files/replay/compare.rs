//! A record held against the results as they are now.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::id::{AreaCode, NormId, PlanId, ScenarioId};
use permille_engine::in_order;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::year::Year;

use super::sums::Sums;
use crate::files::scenario_file::{Document, Figures, Outcome, Record};

/// What has become of a file's results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are the same. What changed all the same moved no figure.
    Same(Causes),
    /// They are not.
    Moved {
        /// What has changed since.
        causes: Causes,
        /// What moved, scenario by scenario.
        scenarios: Vec<MovedScenario>,
    },
}

/// What has changed since a file was saved.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Causes {
    /// The calculation: its version then and now.
    pub engine: Option<(u32, u32)>,
    /// Plans.
    pub plans: Vec<MovedPlan>,
    /// The file: someone changed it without Permille.
    pub contents: bool,
}

/// A plan that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedPlan {
    /// The plan.
    pub plan: PlanId,
    /// Its revision then; `None` where the file did not name it.
    pub before: Option<u32>,
    /// Its revision now; `None` where the file names it no more.
    pub now: Option<u32>,
}

/// The results of a scenario that are not what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedScenario {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The norms that moved, in the order of their plans; those that are gone last. Empty where the record is a short one.
    pub norms: Vec<MovedNorm>,
    /// The areas in which anything moved.
    pub areas: Vec<AreaCode>,
    /// The years in which anything moved.
    pub years: Vec<Year>,
}

/// A norm whose figures are not what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedNorm {
    /// The norm.
    pub norm: NormId,
    /// Its plan, where it is still there.
    pub plan: Option<PlanId>,
    /// Where and when its recorded figures were; `None` where it had none.
    pub at: Option<(AreaCode, Year)>,
    /// The figures then.
    pub before: Figures,
    /// The figures now.
    pub now: Figures,
}

impl MovedNorm {
    /// Whether what moved is not the recorded figure itself but something else of the norm: another area, another year.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.before == self.now
    }
}

/// Holds the record of a file against its results as they are now.
#[must_use]
pub fn compare<'a>(record: &Record, document: &Document, model: &Model, outlooks: impl Iterator<Item = &'a Outlook>) -> Verdict {
    let causes = causes(record, document);
    let recorded: BTreeMap<&ScenarioId, &Outcome> = in_order::map(record.results.iter().map(|result| (&result.scenario, result)));
    let scenarios = document.set.scenarios.iter().zip(outlooks).filter_map(|(scenario, outlook)| {
        // A scenario that was added without Permille has no results to be compared with.
        let before = recorded.get(&scenario.id)?;
        let sums = Sums::of(model, outlook);
        (sums.all != before.digest).then(|| moved(before, model, outlook, &sums))
    });
    let scenarios: Vec<MovedScenario> = scenarios.collect();
    if scenarios.is_empty() { Verdict::Same(causes) } else { Verdict::Moved { causes, scenarios } }
}

fn causes(record: &Record, document: &Document) -> Causes {
    let engine = permille_engine::CALCULATION;
    let now: BTreeMap<_, _> = in_order::map(document.set.plans.iter().map(|plan| (&plan.id, super::record::mark(plan))));
    let all: BTreeSet<&PlanId> = in_order::set(record.plans.keys().chain(now.keys().copied()));
    let plans = all.into_iter().filter(|id| record.plans.get(*id) != now.get(*id)).map(|id| MovedPlan {
        plan: id.clone(),
        before: record.plans.get(id).map(|mark| mark.revision),
        now: now.get(id).map(|mark| mark.revision),
    });
    Causes {
        engine: (record.engine != engine).then_some((record.engine, engine)),
        plans: plans.collect(),
        contents: record.contents != super::contents(document),
    }
}

fn moved(before: &Outcome, model: &Model, outlook: &Outlook, sums: &Sums) -> MovedScenario {
    let changed = |recorded: Option<u32>, sum: u64| recorded.unwrap_or(0) != sum as u32;
    let mut norms = Vec::new();
    if !before.norms.is_empty() {
        for (position, &sum) in sums.norms.iter().enumerate() {
            let norm = model.norm(position);
            let recorded = before.norms.get(&norm.id);
            if changed(recorded.map(|(digest, _)| *digest), sum) {
                let headline = recorded.and_then(|(_, headline)| headline.as_ref());
                let area = headline.and_then(|headline| model.tree().position(&headline.area));
                let now =
                    headline.zip(area).and_then(|(headline, area)| Figures::at(model, outlook, position, area, headline.year));
                norms.push(MovedNorm {
                    norm: norm.id.clone(),
                    plan: Some(model.plan_of(position).id.clone()),
                    at: headline.map(|headline| (headline.area.clone(), headline.year)),
                    before: headline.map(|headline| headline.figures).unwrap_or_default(),
                    now: now.unwrap_or_default(),
                });
            }
        }
        let gone = before.norms.iter().filter(|(id, _)| model.norm_position(id).is_none());
        norms.extend(gone.map(|(id, (_, headline))| MovedNorm {
            norm: id.clone(),
            plan: None,
            at: headline.as_ref().map(|headline| (headline.area.clone(), headline.year)),
            before: headline.as_ref().map(|headline| headline.figures).unwrap_or_default(),
            now: Figures::default(),
        }));
    }
    let short = before.norms.is_empty();
    let areas = model.areas().iter().zip(&sums.areas).filter(|(area, sum)| changed(before.areas.get(&area.code).copied(), **sum));
    let years = model.horizon().years().zip(&sums.years).filter(|(year, sum)| changed(before.years.get(year).copied(), **sum));
    MovedScenario {
        scenario: before.scenario.clone(),
        norms,
        areas: areas.filter(|_| !short).map(|(area, _)| area.code.clone()).collect(),
        years: years.filter(|_| !short).map(|(year, _)| year).collect(),
    }
}
