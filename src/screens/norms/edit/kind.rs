//! The twelve kinds of rule as a form offers them.

use permille_engine::area::PopulationBase;
use permille_engine::id::MeasureId;
use permille_engine::norm::{Class, Rule};
use permille_engine::plan::Nature;

/// A kind of rule, without its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// So many for every so many people.
    Ratio,
    /// One for so many people of each base, added.
    SumOfRatios,
    /// So many by population bracket.
    Bracket,
    /// So many from a population on.
    Threshold,
    /// So many in each area.
    PerArea,
    /// A percentage of facilities.
    ShareOfResource,
    /// A percentage of another stock.
    ShareOfStock,
    /// So many in all.
    Absolute,
    /// A percentage reached by each year.
    Path,
    /// A grade.
    Level,
    /// A measured value.
    Indicator,
    /// Done by the end of a year.
    Milestone,
}

impl Kind {
    /// All kinds, those of provision first.
    pub const ALL: [Self; 12] = [
        Self::Ratio,
        Self::SumOfRatios,
        Self::Bracket,
        Self::Threshold,
        Self::PerArea,
        Self::ShareOfResource,
        Self::ShareOfStock,
        Self::Absolute,
        Self::Path,
        Self::Level,
        Self::Indicator,
        Self::Milestone,
    ];

    /// The kind of a rule.
    #[must_use]
    pub const fn of(rule: &Rule) -> Self {
        match rule {
            Rule::Ratio { .. } => Self::Ratio,
            Rule::SumOfRatios { .. } => Self::SumOfRatios,
            Rule::Bracket { .. } => Self::Bracket,
            Rule::Threshold { .. } => Self::Threshold,
            Rule::PerArea => Self::PerArea,
            Rule::ShareOfResource { .. } => Self::ShareOfResource,
            Rule::ShareOfStock { .. } => Self::ShareOfStock,
            Rule::Absolute => Self::Absolute,
            Rule::Path { .. } => Self::Path,
            Rule::Level => Self::Level,
            Rule::Indicator => Self::Indicator,
            Rule::Milestone => Self::Milestone,
        }
    }

    /// A rule of this kind, for its word and name.
    #[must_use]
    pub fn sample(self) -> Rule {
        let (base, of) = (PopulationBase::Resident, || MeasureId::new(""));
        match self {
            Self::Ratio => Rule::Ratio { base, per: 1_000 },
            Self::SumOfRatios => Rule::SumOfRatios { bases: vec![base] },
            Self::Bracket => Rule::Bracket { base, from: vec![0] },
            Self::Threshold => Rule::Threshold { base, from: 0 },
            Self::PerArea => Rule::PerArea,
            Self::ShareOfResource => Rule::ShareOfResource { of: of() },
            Self::ShareOfStock => Rule::ShareOfStock { of: of() },
            Self::Absolute => Rule::Absolute,
            Self::Path => Rule::Path { of: None },
            Self::Level => Rule::Level,
            Self::Indicator => Rule::Indicator,
            Self::Milestone => Rule::Milestone,
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.sample().word() == word)
    }

    /// The sort of commitment a norm of this kind is, unless its plan says otherwise.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Self::Absolute | Self::Path | Self::Level => Class::Target,
            Self::Indicator => Class::Indicator,
            Self::Milestone => Class::Milestone,
            _ => Class::Norm,
        }
    }

    /// Whether what is counted behaves as this kind needs it. A percentage of a whole task is measured; one of a resource is counted.
    #[must_use]
    pub fn takes(self, nature: Nature, has_of: bool) -> bool {
        self.nature(has_of) == nature
    }

    /// How what it counts behaves.
    #[must_use]
    pub const fn nature(self, has_of: bool) -> Nature {
        match self {
            Self::Path if !has_of => Nature::Indicator,
            Self::Level | Self::Indicator => Nature::Indicator,
            Self::Milestone => Nature::Milestone,
            _ => Nature::Resource,
        }
    }

    /// Whether it counts people of one base.
    #[must_use]
    pub const fn has_base(self) -> bool {
        matches!(self, Self::Ratio | Self::Bracket | Self::Threshold)
    }

    /// Whether a target has several values, one a bracket or base.
    #[must_use]
    pub const fn has_parts(self) -> bool {
        matches!(self, Self::SumOfRatios | Self::Bracket)
    }

    /// Whether it reads another stock.
    #[must_use]
    pub const fn has_of(self) -> bool {
        matches!(self, Self::ShareOfResource | Self::ShareOfStock | Self::Path)
    }
}
