//! The plans of a file with another among them.

use std::sync::Arc;

use permille_engine::plan::Plan;
use permille_exchange::files::fault::FileProblem;
use permille_exchange::files::plan_file;

/// The plans with `plan` in the place of the one with its id, at the end where there is none.
#[must_use]
pub fn with_plan(plans: &[Arc<Plan>], plan: Arc<Plan>) -> Vec<Arc<Plan>> {
    let mut plans = plans.to_vec();
    match plans.iter_mut().find(|one| one.id == plan.id) {
        Some(one) => *one = plan,
        None => plans.push(plan),
    }
    plans
}

/// What keeps plans from being used together: measures that two declare otherwise, ids that stand twice.
#[must_use]
pub fn clashes(plans: &[Arc<Plan>]) -> Vec<FileProblem> {
    let each = plans.iter().enumerate();
    each.flat_map(|(position, plan)| plan_file::clashes(&plans[..position], plan)).collect()
}
