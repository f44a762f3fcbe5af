//! Changing a plan: every step makes a new plan, and says what would keep it from being computed.

use crate::id::{AreaCode, NormId, PlanId};
use crate::model::check_norm;
use crate::name::Name;
use crate::norm::{Norm, Target};
use crate::plan::{Measure, Plan};
use crate::problem::Problem;
use crate::year::Year;

impl Plan {
    /// A plan of one's own, without norms yet.
    #[must_use]
    pub fn own(id: PlanId, title: Name, issuer: Name, territory: AreaCode, years: (Year, Year)) -> Self {
        Self {
            id,
            title,
            number: None,
            issuer,
            issued: None,
            territory,
            years,
            revision: 1,
            measures: Vec::new(),
            norms: Vec::new(),
            baselines: Vec::new(),
        }
    }

    /// The norm with this id.
    #[must_use]
    pub fn norm(&self, id: &NormId) -> Option<&Norm> {
        self.norms.iter().find(|norm| norm.id == *id)
    }

    /// The plan with `norm` in the place of the one with its id; at the end where there is none. It is cited by this plan.
    #[must_use]
    pub fn with_norm(&self, mut norm: Norm) -> Self {
        norm.source.document = self.id.clone();
        let mut plan = self.clone();
        match plan.norms.iter_mut().find(|one| one.id == norm.id) {
            Some(one) => *one = norm,
            None => plan.norms.push(norm),
        }
        plan
    }

    /// The plan without this norm. What it counted stays declared: figures of it may have been stated.
    #[must_use]
    pub fn without_norm(&self, id: &NormId) -> Self {
        let mut plan = self.clone();
        plan.norms.retain(|norm| norm.id != *id);
        plan
    }

    /// The plan with a target of a norm put to `target`; `None` where it has no such norm or target.
    #[must_use]
    pub fn with_target(&self, id: &NormId, position: usize, target: Target) -> Option<Self> {
        let mut plan = self.clone();
        let norm = plan.norms.iter_mut().find(|norm| norm.id == *id)?;
        *norm.targets.get_mut(position)? = target;
        Some(plan)
    }

    /// The plan that declares `measure` as well; the plan as it is where it declares one with this id.
    #[must_use]
    pub fn with_measure(&self, measure: &Measure) -> Self {
        let mut plan = self.clone();
        if plan.measures.iter().all(|one| one.id != measure.id) {
            plan.measures.push(measure.clone());
        }
        plan
    }

    /// What would keep a norm of this plan from being computed, were its measures declared.
    #[must_use]
    pub fn problems_of(&self, norm: &Norm) -> Vec<Problem> {
        let mut problems = Vec::new();
        check_norm(norm, self.years.1, &mut problems);
        problems
    }
}

/// The first of `prefix-1`, `prefix-2`, … that is not taken.
#[must_use]
pub fn fresh_id(prefix: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut number = 1_u64;
    loop {
        let id = format!("{prefix}-{number}");
        if !taken(&id) {
            return id;
        }
        number += 1;
    }
}
