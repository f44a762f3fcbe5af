//! Which norms are shown.

use permille_engine::id::PlanId;
use permille_engine::model::Model;
use permille_engine::norm::{Class, Domain};
use permille_engine::outlook::status::Status;

/// What the reader looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that all have to occur.
    pub search: String,
    /// The plan.
    pub plan: Option<PlanId>,
    /// The subject.
    pub domain: Option<Domain>,
    /// The class.
    pub class: Option<Class>,
    /// How the area in view stands.
    pub status: Option<Status>,
}

impl Filter {
    /// Whether words are searched for.
    #[must_use]
    pub fn searches(&self) -> bool {
        !self.search.trim().is_empty()
    }

    /// Whether anything is left out at all.
    #[must_use]
    pub fn narrows(&self) -> bool {
        self.searches() || *self != Self { search: self.search.clone(), ..Self::default() }
    }

    /// Whether a norm is shown, given how the area in view stands to it.
    #[must_use]
    pub fn keeps(&self, model: &Model, norm: usize, status: Option<Status>) -> bool {
        let (what, plan) = (model.norm(norm), model.plan_of(norm));
        self.plan.as_ref().is_none_or(|id| *id == plan.id)
            && self.domain.is_none_or(|domain| domain == what.domain)
            && self.class.is_none_or(|class| class == what.class)
            && self.status.is_none_or(|wanted| status == Some(wanted))
            && (!self.searches() || self.finds(model, norm))
    }

    /// Whether every word occurs in the norm's names, statement, id, clause or document, in either language.
    fn finds(&self, model: &Model, norm: usize) -> bool {
        let (what, plan) = (model.norm(norm), model.plan_of(norm));
        let texts = [
            what.name.zh.as_str(),
            &what.name.en,
            &what.source.statement.zh,
            &what.source.statement.en,
            what.id.as_str(),
            &what.source.clause,
            plan.number.as_deref().unwrap_or_default(),
        ];
        let all = texts.join("\n").to_lowercase();
        self.search.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }
}
