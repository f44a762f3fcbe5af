//! Plans that others are bound by.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Decisions, Sets, Standing, Taking};
use crate::id::{NormId, PlanId};
use crate::in_order;
use crate::name::Name;
use crate::plan::Plan;

/// A plan of another file that is not here, or differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanBrought {
    /// The file.
    pub file: usize,
    /// Its id.
    pub id: PlanId,
    /// Its title.
    pub title: Name,
    /// How it stands to those here.
    pub standing: Standing,
}

impl PlanBrought {
    /// What becomes of it while nothing is decided.
    #[must_use]
    pub const fn usually(&self) -> Taking {
        if matches!(self.standing, Standing::New) { Taking::Add } else { Taking::Leave }
    }
}

/// How a plan stands to others: norms are known by their ids over all plans.
fn standing(plan: &Arc<Plan>, plans: &[Arc<Plan>]) -> Standing {
    if plans.contains(plan) {
        return Standing::Same;
    }
    let elsewhere = plans.iter().filter(|other| other.id != plan.id).flat_map(|other| &other.norms).map(|norm| &norm.id);
    let taken: BTreeSet<&NormId> = in_order::set(elsewhere);
    if plan.norms.iter().any(|norm| taken.contains(&norm.id)) {
        return Standing::Clashes;
    }
    if plans.iter().any(|other| other.id == plan.id) { Standing::Differs } else { Standing::New }
}

/// The plans of the others, in their order.
pub(super) fn brought(sets: &Sets) -> Vec<PlanBrought> {
    let mut plans = sets.open.plans.clone();
    let mut found = Vec::new();
    for (file, incoming) in sets.files.iter().enumerate() {
        for plan in &incoming.set.plans {
            let standing = standing(plan, &plans);
            if standing == Standing::Same {
                continue;
            }
            found.push(PlanBrought { file, id: plan.id.clone(), title: plan.title.clone(), standing });
            if standing == Standing::New {
                plans.push(Arc::clone(plan));
            }
        }
    }
    found
}

/// The plans that bind the merged set.
pub(super) fn merged(sets: &Sets, decisions: &Decisions) -> Vec<Arc<Plan>> {
    let mut plans = sets.open.plans.clone();
    for one in brought(sets) {
        let taking = decisions.plans.get(&(one.file, one.id.clone())).copied().unwrap_or(one.usually());
        let plan = sets.files.get(one.file).and_then(|incoming| incoming.set.plans.iter().find(|plan| plan.id == one.id));
        let Some(plan) = plan.filter(|plan| !plans.contains(plan)) else { continue };
        let at = plans.iter().position(|other| other.id == one.id);
        match (standing(plan, &plans), taking, at) {
            (Standing::New, Taking::Add | Taking::Replace, _) => plans.push(Arc::clone(plan)),
            (Standing::Differs, Taking::Replace, Some(at)) => plans[at] = Arc::clone(plan),
            _ => {}
        }
    }
    plans
}
