//! The kinds of rules as a form offers them: one file a kind, as in the engine. Which fields a kind has follows from its parameters.
//!
//! [`of`] is the one list of them here.

mod absolute;
mod bracket;
mod indicator;
mod level;
mod milestone;
mod path;
mod per_area;
mod ratio;
mod share_of_resource;
mod share_of_stock;
mod sum_of_ratios;
mod threshold;

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::{Parameter, Parameters, Rule};

use crate::text::Word;

/// A kind of rule as a form offers it.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The word of files.
    pub word: &'static str,
    /// The sort of commitment a norm of this kind is, unless its plan says otherwise.
    pub class: Class,
    /// How what it counts behaves, where it is not a whole task.
    nature: Nature,
    /// What the other stock is called, where it has one.
    pub of: Option<Word>,
    /// What it demands, in one sentence.
    pub sentence: Word,
    /// An example from the documents.
    pub example: Word,
}

/// The kind of a rule.
#[must_use]
pub fn of(rule: &Rule) -> &'static Kind {
    match rule {
        Rule::Ratio(_) => &ratio::KIND,
        Rule::SumOfRatios(_) => &sum_of_ratios::KIND,
        Rule::Bracket(_) => &bracket::KIND,
        Rule::Threshold(_) => &threshold::KIND,
        Rule::PerArea(_) => &per_area::KIND,
        Rule::ShareOfResource(_) => &share_of_resource::KIND,
        Rule::ShareOfStock(_) => &share_of_stock::KIND,
        Rule::Absolute(_) => &absolute::KIND,
        Rule::Path(_) => &path::KIND,
        Rule::Level(_) => &level::KIND,
        Rule::Indicator(_) => &indicator::KIND,
        Rule::Milestone(_) => &milestone::KIND,
    }
}

impl Kind {
    /// All kinds, those of provision first.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        Rule::samples().map(|sample| of(&sample))
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<&'static Self> {
        Rule::new(word, Parameters::default()).map(|sample| of(&sample))
    }

    /// The kind a new norm starts with: the first.
    #[must_use]
    pub fn usual() -> &'static Self {
        of(&Rule::samples().next().unwrap_or_default())
    }

    /// A rule of this kind, without parameters.
    #[must_use]
    pub fn sample(&self) -> Rule {
        Rule::new(self.word, Parameters::default()).unwrap_or_default()
    }

    /// The parameters it takes.
    #[must_use]
    pub fn parameters(&self) -> &'static [Parameter] {
        Rule::parameters_of(self.word)
    }

    /// Whether it takes any of these.
    #[must_use]
    pub fn takes(&self, any: &[Parameter]) -> bool {
        self.parameters().iter().any(|parameter| any.contains(parameter))
    }

    /// Whether it reads another stock.
    #[must_use]
    pub fn has_of(&self) -> bool {
        self.takes(&[Parameter::Of, Parameter::OfOrWhole])
    }

    /// How what it counts behaves. A percentage of a whole task is measured; one of a resource is counted.
    #[must_use]
    pub fn nature(&self, has_of: bool) -> Nature {
        if !has_of && self.takes(&[Parameter::OfOrWhole]) { Nature::Indicator } else { self.nature }
    }

    /// Whether it is done or not done, and nothing is counted.
    #[must_use]
    pub fn is_task(&self) -> bool {
        self.nature == Nature::Milestone
    }
}
