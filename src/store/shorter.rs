//! A plan file that leaves out norms of the plan whose place it would take: shown before it does. One that was cut between two norms reads well.

use std::sync::Arc;

use permille_engine::name::Name;
use permille_engine::plan::Plan;

/// The plan that came.
#[derive(Clone, Debug, PartialEq)]
pub struct Shorter {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The norms of the plan there is that it has not.
    pub gone: Vec<Name>,
}

impl Shorter {
    /// What a plan leaves out of the one of its id; `None` where it leaves out nothing, or there is none.
    #[must_use]
    pub fn of(plans: &[Arc<Plan>], plan: &Arc<Plan>) -> Option<Self> {
        let before = plans.iter().find(|one| one.id == plan.id)?;
        let left_out = before.norms.iter().filter(|norm| !plan.norms.iter().any(|one| one.id == norm.id));
        let gone: Vec<Name> = left_out.map(|norm| norm.name.clone()).collect();
        (!gone.is_empty()).then(|| Self { plan: Arc::clone(plan), gone })
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{plan_file, shipped};

    use super::*;

    #[test]
    fn a_file_that_was_cut_between_two_norms_says_what_goes() {
        let plans = shipped::plans().unwrap();
        let whole = plans.iter().max_by_key(|plan| plan.norms.len()).unwrap();
        let text = plan_file::write(whole);
        assert_eq!(Shorter::of(&plans, &Arc::new(plan_file::read("a.toml", &text).unwrap())), None);
        let half = text.match_indices("\n[[norm]]").nth(whole.norms.len() / 2).unwrap().0;
        let cut = Arc::new(plan_file::read("a.toml", &text[..half]).unwrap());
        let said = Shorter::of(&plans, &cut).unwrap();
        assert_eq!(said.gone.len(), whole.norms.len() - cut.norms.len());
        assert_eq!(said.gone.last(), whole.norms.last().map(|norm| &norm.name));
        // Where it takes nobody's place, nothing goes.
        assert_eq!(Shorter::of(&[], &cut), None);
    }
}
