//! What memoised parts of the screen depend on, compared by pointer.

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;

use crate::components::same::Same;

/// A model and an outlook of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The model.
    pub model: Same<Model>,
    /// The outlook.
    pub outlook: Same<Outlook>,
}

impl Seen {
    /// As far as `norms` see it: the same while neither the people nor anything of these norms has changed.
    #[must_use]
    pub fn of(&self, norms: &[usize]) -> SeenOf {
        SeenOf { seen: self.clone(), norms: norms.to_vec() }
    }
}

/// A model and an outlook as far as some norms see it.
#[derive(Clone, Debug)]
pub struct SeenOf {
    /// The model and the outlook.
    pub seen: Seen,
    norms: Vec<usize>,
}

impl PartialEq for SeenOf {
    fn eq(&self, other: &Self) -> bool {
        let (own, their) = (&self.seen, &other.seen);
        let same_norm = |norm: &usize| own.outlook.shares_norm(&their.outlook, *norm);
        own.model == their.model
            && self.norms == other.norms
            && (own.outlook == their.outlook
                || std::ptr::eq(own.outlook.population(), their.outlook.population()) && self.norms.iter().all(same_norm))
    }
}
