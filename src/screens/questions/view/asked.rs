//! What a question is about, and work that is done a little at a time.

use permille_engine::id::{AreaCode, NormId};
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::questions::outcome::Subject;
use permille_engine::scenario::Scenario;
use permille_exchange::files::scenario_file::Document;

use crate::components::same::Same;
use crate::store::Store;
use crate::text::{Language, Say};

/// Everything a question is asked of: equal while nothing it could depend on has changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The model.
    pub model: Same<Model>,
    /// The file, with its scenarios.
    pub document: Same<Document>,
    /// The outlook of the scenario.
    pub outlook: Same<Outlook>,
    /// The scenario, by its position.
    pub scenario: usize,
}

impl Asked {
    /// What is open and in view.
    #[must_use]
    pub fn of(store: &Store) -> Option<Self> {
        let open = store.open.as_ref()?;
        Some(Self {
            model: Same::new(&open.model),
            document: Same::new(&open.document),
            outlook: Same::new(open.outlook(store.view.scenario)?),
            scenario: store.view.scenario,
        })
    }

    /// What something of a question is kept under: nothing typed or chosen for one area is carried to another, nor to a norm that a number
    /// led to.
    #[must_use]
    pub fn scope(&self, store: &Store, what: &str) -> String {
        let area = self.model.areas().get(store.view.area).map_or("", |area| area.code.as_str());
        let asked = store.view.asked.map_or("", |norm| self.model.norm(norm).id.as_str());
        format!("questions: {what} {area} {asked}")
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        let scenarios = &self.document.set.scenarios;
        scenarios.get(self.scenario).or_else(|| scenarios.first())
    }

    /// A norm by its id.
    #[must_use]
    pub fn norm_id(&self, norm: Option<usize>) -> Option<NormId> {
        norm.map(|norm| self.model.norm(norm).id.clone())
    }

    /// The name of an area.
    #[must_use]
    pub fn area_name(&self, language: Language, area: usize) -> String {
        self.model.areas().get(area).map_or_else(String::new, |area| language.name(&area.name).to_owned())
    }

    /// The area a lever is moved for where `area` is in view: everywhere at the top, that area alone below it.
    #[must_use]
    pub fn lever_area(&self, area: usize) -> Option<AreaCode> {
        self.model.tree().parent(area)?;
        self.model.areas().get(area).map(|area| area.code.clone())
    }

    /// Whether the norm binds more than one area at or below that of `subject`.
    #[must_use]
    pub fn is_several(&self, subject: Subject) -> bool {
        subject.bound(&self.model).nth(1).is_some()
    }
}

/// Work that is done a little at a time, so that the page stays responsive.
pub trait Job: Clone + 'static {
    /// What it is worked out from.
    type Key: Clone + PartialEq + 'static;

    /// Nothing worked out yet.
    fn begin(key: &Self::Key) -> Self;

    /// Works out a little more. Whether anything is left.
    fn advance(&mut self, key: &Self::Key) -> bool;

    /// How much is done, of how much.
    fn progress(&self) -> (usize, usize);
}
