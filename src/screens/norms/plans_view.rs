//! The plans that bind the file, and those that could, as plain values.

use std::sync::Arc;

use permille_engine::norm::Class;
use permille_engine::plan::Plan;

/// A plan that binds the file, or could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChoice {
    /// The plan: the file's own version of it where it binds.
    pub plan: Arc<Plan>,
    /// Whether it binds.
    pub binds: bool,
    /// Whether it ships with the app; if not, it is kept in the file alone.
    pub ships: bool,
}

/// The shipped plans in their order, then those the file alone has.
#[must_use]
pub fn choices(bound: &[Arc<Plan>], shipped: &[Arc<Plan>]) -> Vec<PlanChoice> {
    let own = |plan: &Plan| bound.iter().find(|one| one.id == plan.id);
    let mut choices: Vec<PlanChoice> = shipped
        .iter()
        .map(|plan| PlanChoice { plan: Arc::clone(own(plan).unwrap_or(plan)), binds: own(plan).is_some(), ships: true })
        .collect();
    let alone = bound.iter().filter(|plan| shipped.iter().all(|one| one.id != plan.id));
    choices.extend(alone.map(|plan| PlanChoice { plan: Arc::clone(plan), binds: true, ships: false }));
    choices
}

/// The plans that bind once the choice at `position` is toggled; `None` where none would be left.
#[must_use]
pub fn toggled(choices: &[PlanChoice], position: usize) -> Option<Vec<Arc<Plan>>> {
    let kept = choices.iter().enumerate().filter(|(one, choice)| choice.binds != (*one == position));
    let plans: Vec<Arc<Plan>> = kept.map(|(_, choice)| Arc::clone(&choice.plan)).collect();
    (!plans.is_empty()).then_some(plans)
}

/// How many norms of each class a plan has.
#[must_use]
pub fn by_class(plan: &Plan) -> Vec<(usize, Class)> {
    let count = |class| plan.norms.iter().filter(|norm| norm.class == class).count();
    [Class::Norm, Class::Target, Class::Indicator, Class::Milestone].into_iter().map(|class| (count(class), class)).collect()
}
