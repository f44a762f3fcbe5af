//! The plans of a file after a norm was added, changed or taken away.

use std::sync::Arc;

use permille_engine::id::{AreaCode, MeasureId, NormId, PlanId};
use permille_engine::name::Name;
use permille_engine::norm::Norm;
use permille_engine::plan::{Measure, Plan};
use permille_engine::plan_diff::{Difference, differences};
use permille_engine::plan_edit::fresh_id;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::fault::FileProblem;
use permille_exchange::files::plan_file;

use super::draft::{Draft, Home};
use super::reading::{Reading, both, is_empty};
use crate::queries::plans::with_plan;

/// The plans with the norm of a draft in its place, and the norm's id.
///
/// # Errors
/// What would keep the plan from being read again.
pub fn saved(
    set: &ScenarioSet,
    shipped: &[Arc<Plan>],
    draft: &Draft,
    reading: &Reading,
) -> Result<(Vec<Arc<Plan>>, NormId), Vec<FileProblem>> {
    let Some(norm) = reading.norm.clone().filter(|_| reading.complaints.is_empty()) else { return Err(Vec::new()) };
    let mut plans = set.plans.clone();
    let position = match &draft.home {
        Home::Plan(id) => plans.iter().position(|plan| plan.id == *id).ok_or_else(Vec::new)?,
        Home::New { title, number, issuer } => {
            plans.push(Arc::new(own_plan(set, shipped, title, number, issuer)));
            plans.len() - 1
        }
    };
    let plan = with_norm(&plans, shipped, position, norm, reading.measure.clone());
    plan_file::hold(&plan.0)?;
    plans[position] = Arc::new(plan.0);
    Ok((plans, plan.1))
}

/// A plan of one's own, for the whole of the file.
fn own_plan(set: &ScenarioSet, shipped: &[Arc<Plan>], title: &Name, number: &str, issuer: &Name) -> Plan {
    let root = set.baseline.areas.iter().find(|area| area.parent.is_none());
    let territory = territory(set);
    let issuer = match (is_empty(issuer), root) {
        (true, Some(root)) => both(&root.name),
        _ => both(issuer),
    };
    let id = fresh_id(&format!("own-{territory}"), |id| set.plans.iter().chain(shipped).any(|plan| plan.id.as_str() == id));
    let years = (set.baseline.base_year.min(set.baseline.horizon.last()), set.baseline.horizon.last());
    let mut plan = Plan::own(PlanId::new(id), both(title), issuer, territory, years);
    plan.number = Some(number.trim().to_owned()).filter(|number| !number.is_empty());
    plan
}

/// The code under which all areas of the file lie; the whole country where no other holds them all.
#[must_use]
pub fn territory(set: &ScenarioSet) -> AreaCode {
    AreaCode::holding(set.baseline.areas.iter().map(|area| &area.code))
}

/// The plan at `position` with the norm; what it counts and takes a share of is declared there too.
fn with_norm(
    plans: &[Arc<Plan>],
    shipped: &[Arc<Plan>],
    position: usize,
    mut norm: Norm,
    new_measure: Option<Measure>,
) -> (Plan, NormId) {
    let all = || plans.iter().chain(shipped);
    let mut plan = (*plans[position]).clone();
    let of_file = |id: &NormId| all().any(|plan| plan.norm(id).is_some());
    // A draft that changes a norm has its id; a new one is given one that no plan has.
    if plan.norm(&norm.id).is_none() {
        let id = fresh_id(&format!("{}-norm", plan.id), |id| of_file(&id.into()));
        norm.id = NormId::new(id);
    }
    match new_measure {
        Some(mut measure) => {
            let taken = |id: &str| all().flat_map(|plan| &plan.measures).any(|measure| measure.id.as_str() == id);
            measure.id = MeasureId::new(fresh_id(&format!("{}-measure", plan.id), taken));
            norm.measure = measure.id.clone();
            plan = plan.with_measure(&measure);
        }
        None => plan = declaring(plans, plan, &norm.measure),
    }
    if let Some(of) = norm.rule.of() {
        plan = declaring(plans, plan, of);
    }
    let id = norm.id.clone();
    (plan.with_norm(norm), id)
}

/// The plan that declares a measure of another as well.
fn declaring(plans: &[Arc<Plan>], plan: Plan, measure: &MeasureId) -> Plan {
    match plans.iter().flat_map(|plan| &plan.measures).find(|one| one.id == *measure) {
        Some(measure) => plan.with_measure(measure),
        None => plan,
    }
}

/// The plans without a norm; a plan of one's own that is left empty goes too, unless it is the last.
#[must_use]
pub fn without(plans: &[Arc<Plan>], shipped: &[Arc<Plan>], norm: &NormId) -> Vec<Arc<Plan>> {
    let changed = plans.iter().map(|plan| match plan.norm(norm) {
        Some(_) => Arc::new(plan.without_norm(norm)),
        None => Arc::clone(plan),
    });
    let stays = |plan: &Plan| !plan.norms.is_empty() || !plan.baselines.is_empty() || original(shipped, plan).is_some();
    let all: Vec<_> = changed.collect();
    let kept: Vec<_> = all.iter().filter(|plan| stays(plan)).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// The shipped plan that this one is a version of.
#[must_use]
pub fn original<'a>(shipped: &'a [Arc<Plan>], plan: &Plan) -> Option<&'a Arc<Plan>> {
    shipped.iter().find(|one| one.id == plan.id)
}

/// What differs from the shipped plan; nothing where it is as shipped, or does not ship.
#[must_use]
pub fn changes<'a>(shipped: &'a [Arc<Plan>], plan: &'a Arc<Plan>) -> Vec<Difference<'a>> {
    match original(shipped, plan) {
        Some(original) if !Arc::ptr_eq(original, plan) => differences(original, plan),
        _ => Vec::new(),
    }
}

/// The plans with a norm back as it was shipped: put back where it was taken away, and as it was where it was changed.
#[must_use]
pub fn norm_restored(plans: &[Arc<Plan>], shipped: &[Arc<Plan>], norm: &NormId) -> Option<Vec<Arc<Plan>>> {
    let original = shipped.iter().find_map(|plan| Some((plan, plan.norm(norm)?)))?;
    let plan = plans.iter().find(|plan| plan.id == original.0.id)?;
    let mut restored = (**plan).clone();
    match restored.norms.iter_mut().find(|one| one.id == *norm) {
        Some(one) => *one = original.1.clone(),
        None => {
            // After the last of those before it that are still there.
            let place = original.0.norms.iter().position(|one| one.id == *norm)?;
            let before: Vec<_> = original.0.norms[..place].iter().map(|one| &one.id).collect();
            let at = restored.norms.iter().rposition(|one| before.contains(&&one.id)).map_or(0, |at| at + 1);
            restored.norms.insert(at, original.1.clone());
        }
    }
    // Shares the original's allocation again, where nothing else was changed.
    let restored = if restored == **original.0 { Arc::clone(original.0) } else { Arc::new(restored) };
    Some(with_plan(plans, restored))
}
