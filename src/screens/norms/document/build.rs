//! What was accepted, made into plans: one of its own, or the plan that the document is a newer version of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use permille_engine::id::{MeasureId, NormId, PlanId};
use permille_engine::name::Name;
use permille_engine::norm::Norm;
use permille_engine::plan::{Measure, Plan};
use permille_engine::plan_edit::fresh_id;
use permille_engine::rule::{Parameters, Rule};
use permille_exchange::files::plan_file;

use super::draft::{Decision, Draft, Item};
use super::versions::{Stand, Versions};
use crate::queries::plans::{clashes, with_plan};
use crate::text::{Language, plan_edit};

/// Plans with what was accepted among them.
#[derive(Debug)]
pub struct Built {
    /// All plans.
    pub plans: Vec<Arc<Plan>>,
    /// The plan that is new or changed.
    pub plan: PlanId,
    /// Its title.
    pub title: Name,
    /// How many norms were added, changed and taken out.
    pub changes: usize,
}

/// A plan of the norms that were accepted, among the others.
///
/// # Errors
/// What is to be put right, in sentences.
pub fn added(draft: &Draft, plans: &[Arc<Plan>], shipped: &[Arc<Plan>], language: Language) -> Result<Built, Vec<String>> {
    let said = |complaint| vec![plan_edit::head_complaint(language, complaint).to_owned()];
    let head = draft.head.applied(&draft.read.plan).map_err(said)?;
    let id = fresh_id(&format!("own-{}", head.territory), |id| plans.iter().chain(shipped).any(|plan| plan.id.as_str() == id));
    let mut plan = Plan { id: PlanId::new(id), measures: Vec::new(), norms: Vec::new(), baselines: Vec::new(), ..head };
    let mut ids = Ids::new(&plan.id, plans, shipped);
    let accepted = draft.items.iter().filter(|item| item.decision == Decision::Accepted);
    for item in accepted {
        plan = with_item(plan, item, &mut ids, plans);
    }
    let changes = plan.norms.len();
    held(plan, plans, changes, language)
}

/// The plan a document is held against, with the accepted changes in it.
///
/// # Errors
/// What is to be put right, in sentences.
pub fn taken_over(
    draft: &Draft,
    versions: &Versions,
    old: &Plan,
    (plans, shipped): (&[Arc<Plan>], &[Arc<Plan>]),
    language: Language,
) -> Result<Built, Vec<String>> {
    let mut plan = old.clone();
    let mut ids = Ids::new(&plan.id, plans, shipped);
    let mut changes = 0;
    for (item, stand) in draft.items.iter().zip(&versions.stands) {
        match stand {
            _ if item.decision != Decision::Accepted => {}
            Stand::Same(_) => {}
            Stand::Other(there) => {
                let Some(before) = old.norms.get(*there) else { continue };
                let after = renewed(before, &item.norm);
                changes += usize::from(after != *before);
                plan = plan.with_norm(after);
            }
            Stand::New => {
                changes += 1;
                plan = with_item(plan, item, &mut ids, plans);
            }
        }
    }
    for norm in &draft.dropped {
        changes += usize::from(plan.norm(norm).is_some());
        plan = plan.without_norm(norm);
    }
    let years = plan.norms.iter().flat_map(|norm| norm.targets.iter().filter_map(|target| target.year));
    plan.years.1 = years.fold(plan.years.1, u16::max);
    held(plan, plans, changes, language)
}

/// How many accepted items would change the plan, and how many of its norms would go.
#[must_use]
pub fn changes(draft: &Draft, versions: &Versions) -> usize {
    let accepted = draft.items.iter().zip(&versions.stands);
    let counts = |(item, stand): &(&Item, &Stand)| item.decision == Decision::Accepted && !matches!(stand, Stand::Same(_));
    accepted.filter(counts).count() + draft.dropped.len()
}

/// A norm of the plan as the newer version demands it: its id, its names and what it counts stay.
fn renewed(before: &Norm, now: &Norm) -> Norm {
    let mut norm = Norm {
        level: now.level,
        direction: now.direction,
        strength: now.strength,
        targets: now.targets.clone(),
        ..before.clone()
    };
    norm.source.clause.clone_from(&now.source.clause);
    norm.source.statement.clone_from(&now.source.statement);
    norm
}

fn held(plan: Plan, plans: &[Arc<Plan>], changes: usize, language: Language) -> Result<Built, Vec<String>> {
    plan_file::hold(&plan).map_err(|problems| problems.iter().map(|one| one.sentence(language)).collect::<Vec<_>>())?;
    let (id, title) = (plan.id.clone(), plan.title.clone());
    let plans = with_plan(plans, Arc::new(plan));
    let clashes = clashes(&plans);
    if !clashes.is_empty() {
        return Err(clashes.iter().map(|problem| problem.sentence(language)).collect());
    }
    Ok(Built { plans, plan: id, title, changes })
}

/// The plan with a proposed norm, and with what that counts.
fn with_item(mut plan: Plan, item: &Item, ids: &mut Ids, plans: &[Arc<Plan>]) -> Plan {
    let mut norm = (*item.norm).clone();
    let asked = |measure: &&Measure| item.norm.measure == measure.id || item.norm.rule.of() == Some(&measure.id);
    for measure in item.known.iter().filter(asked) {
        plan = plan.with_measure(measure);
    }
    for measure in item.measures.iter().filter(asked) {
        let id = ids.measure(&measure.id);
        plan = plan.with_measure(&Measure { id, ..measure.clone() });
    }
    let own = |id: &MeasureId| item.measures.iter().any(|measure| measure.id == *id);
    let known = |id: &MeasureId| item.known.iter().any(|measure| measure.id == *id);
    if own(&norm.measure) {
        norm.measure = ids.measure(&norm.measure);
    } else if !known(&norm.measure) {
        plan = declaring(plan, &norm.measure, plans);
    }
    if let Some(of) = norm.rule.of().cloned() {
        if own(&of) {
            norm.rule = with_of(&norm.rule, ids.measure(&of));
        } else if !known(&of) {
            plan = declaring(plan, &of, plans);
        }
    }
    norm.id = ids.norm();
    plan.with_norm(norm)
}

/// The plan that declares a measure of another as well.
fn declaring(plan: Plan, id: &MeasureId, plans: &[Arc<Plan>]) -> Plan {
    match plans.iter().flat_map(|plan| &plan.measures).find(|measure| measure.id == *id) {
        Some(measure) => plan.with_measure(measure),
        None => plan,
    }
}

/// A rule whose share is taken of another measure.
pub fn with_of(rule: &Rule, of: MeasureId) -> Rule {
    let (bases, from) = (rule.bases().to_vec(), rule.starts().to_vec());
    Rule::new(rule.word(), Parameters { bases, per: rule.per(), from, of: Some(of) }).unwrap_or_else(|| rule.clone())
}

/// Ids for what is new in a plan, none of which any plan has.
struct Ids {
    prefix: String,
    /// All that are taken.
    taken: BTreeSet<String>,
    /// How many were given.
    given: usize,
    /// What the document's own measures are called in the plan.
    measures: BTreeMap<MeasureId, MeasureId>,
}

impl Ids {
    fn new(plan: &PlanId, plans: &[Arc<Plan>], shipped: &[Arc<Plan>]) -> Self {
        let all = || plans.iter().chain(shipped);
        let norms = all().flat_map(|plan| &plan.norms).map(|norm| norm.id.to_string());
        let measures = all().flat_map(|plan| &plan.measures).map(|measure| measure.id.to_string());
        Self { prefix: plan.to_string(), taken: norms.chain(measures).collect(), given: 0, measures: BTreeMap::new() }
    }

    /// An id that nothing has.
    fn fresh(&mut self, what: &str) -> String {
        loop {
            self.given += 1;
            let id = format!("{}-{what}-{}", self.prefix, self.given);
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    fn norm(&mut self) -> NormId {
        NormId::new(self.fresh("norm"))
    }

    fn measure(&mut self, proposed: &MeasureId) -> MeasureId {
        if let Some(known) = self.measures.get(proposed) {
            return known.clone();
        }
        let id = MeasureId::new(self.fresh("measure"));
        self.measures.insert(proposed.clone(), id.clone());
        id
    }
}
