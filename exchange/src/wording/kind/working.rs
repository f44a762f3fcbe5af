//! What the working of a requirement is told from.

use permille_engine::explanation::{Explanation, People, Worked};
use permille_engine::model::Model;
use permille_engine::plan::Measure;
use permille_engine::quantity::{Quantity, Rounding};

use crate::wording::gaps::unit_of;
use crate::wording::language::{Language, Say};
use crate::wording::numbers::{full, whole};
use crate::wording::rules::base;

/// A requirement that was worked out by its rule.
pub(crate) struct Working<'a> {
    /// The language it is told in.
    pub(crate) language: Language,
    /// The model.
    pub(crate) model: &'a Model,
    /// What is explained.
    pub(crate) explanation: &'a Explanation,
    /// What was put into the rule.
    pub(crate) worked: &'a Worked,
}

impl<'a> Working<'a> {
    /// What is required; unknown before the norm falls due.
    pub(super) fn required(&self) -> Option<Quantity> {
        self.explanation.requirement
    }

    /// The values of the target.
    pub(super) fn values(&self) -> &'a [Quantity] {
        self.explanation.target.as_ref().map_or(&[], |target| &target.values)
    }

    /// What is counted.
    pub(super) fn measure(&self) -> &'a Measure {
        self.model.measure_of(self.explanation.norm)
    }

    /// Which way the requirement is rounded.
    pub(super) fn rounding(&self) -> Rounding {
        self.model.norm(self.explanation.norm).direction.rounding()
    }

    /// The unit of what is counted.
    pub(super) fn unit(&self) -> &'a str {
        self.language.name(&self.measure().unit)
    }

    /// How many people of the first base there are.
    pub(super) fn count(&self) -> Option<i64> {
        self.worked.people().next()?.count
    }

    /// The people put in, a line a base.
    pub(super) fn counted(&self) -> Vec<String> {
        let language = self.language;
        let one = |people: &People| match people.count {
            Some(count) => format!("{} {}", base(language, &people.base), whole(count)),
            None => language
                .pick(format!("{}未知", base(language, &people.base)), format!("{}: unknown", base(language, &people.base))),
        };
        self.worked.people().map(one).collect()
    }

    /// The whole working of a value that is required as it stands.
    pub(super) fn value(&self) -> Vec<String> {
        vec![self.result(self.required().or_else(|| self.values().first().copied()))]
    }

    /// The last line.
    pub(super) fn result(&self, value: Option<Quantity>) -> String {
        result(self.language, self.unit(), value)
    }
}

/// What a requirement comes to.
pub(crate) fn result(language: Language, unit: &str, value: Option<Quantity>) -> String {
    let value = value.map(full);
    let unit = unit_of(value.as_deref().unwrap_or_default(), unit);
    match (value, language) {
        (Some(value), Language::Zh) => format!("需求 = {value} {unit}"),
        (Some(value), Language::En) => format!("Required = {value} {unit}"),
        (None, Language::Zh) => "需求未知".to_owned(),
        (None, Language::En) => "The requirement is unknown".to_owned(),
    }
}
