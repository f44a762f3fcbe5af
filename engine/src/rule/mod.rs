//! How a requirement follows from an area's figures: a small closed set of kinds, one file each.
//!
//! A file says everything of its kind that needs no word and no format: its parameters, what must hold of them, its arithmetic, and how it
//! explains itself. `kinds!` below is the one list of them; whoever asks a [`Rule`] asks its [`Kind`] and names none. What exchange and the
//! app say of a kind stands in the file of the same name there.

mod absolute;
mod bracket;
mod indicator;
mod level;
mod milestone;
mod parameter;
mod path;
mod per_area;
mod ratio;
mod share_of_resource;
mod share_of_stock;
mod sum_of_ratios;
mod threshold;

use std::ops::Deref;

pub use absolute::Absolute;
pub use bracket::Bracket;
pub use indicator::Indicator;
pub use level::Level;
pub use milestone::Milestone;
pub use parameter::{Parameter, Parameters};
pub use path::Path;
pub use per_area::PerArea;
pub use ratio::Ratio;
pub use share_of_resource::ShareOfResource;
pub use share_of_stock::ShareOfStock;
pub use sum_of_ratios::SumOfRatios;
pub use threshold::Threshold;

use crate::area::PopulationBase;
use crate::id::MeasureId;
use crate::quantity::{Quantity, Rounding};

/// Makes [`Rule`] of the kinds listed.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident),* $(,)?) => {
        /// How a requirement follows from an area's figures: a small closed set. What a rule says of itself, its [`Kind`] answers.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Rule {
            $($(#[$about])* $kind($kind),)*
        }

        impl Rule {
            /// The words of all kinds, in the order forms and schemas list them.
            pub const WORDS: [&'static str; [$($kind::WORD),*].len()] = [$($kind::WORD),*];

            /// The parameters of all kinds, in the same order.
            pub const PARAMETERS: [&'static [Parameter]; Self::WORDS.len()] = [$($kind::PARAMETERS),*];

            /// The word used in files and tables.
            #[must_use]
            pub const fn word(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $kind::WORD,)*
                }
            }

            /// The parameters its kind takes, in the order they are written.
            #[must_use]
            pub const fn parameters(&self) -> &'static [Parameter] {
                match self {
                    $(Self::$kind(_) => $kind::PARAMETERS,)*
                }
            }

            /// The parameters of the kind with this word; none where there is no such kind.
            #[must_use]
            pub fn parameters_of(word: &str) -> &'static [Parameter] {
                Self::WORDS.iter().position(|one| *one == word).map_or(&[], |kind| Self::PARAMETERS[kind])
            }

            /// The rule of the kind with this word; `None` where there is no such kind.
            #[must_use]
            pub fn new(word: &str, parameters: Parameters) -> Option<Self> {
                $(if word == $kind::WORD {
                    return Some(Self::$kind($kind::with(parameters)));
                })*
                None
            }

            /// As [`Kind::requirement`], without asking through a pointer: it is called for every area and year.
            pub(crate) fn requirement(&self, values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity> {
                match self {
                    $(Self::$kind(kind) => kind.requirement(values, inputs, units),)*
                }
            }
        }

        impl Deref for Rule {
            type Target = dyn Kind;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$kind(kind) => kind,)*
                }
            }
        }

        $(impl From<$kind> for Rule {
            fn from(kind: $kind) -> Self {
                Self::$kind(kind)
            }
        })*
    };
}

kinds! {
    /// So many units for every so many people.
    Ratio,
    /// One unit for so many people of each base; terms are added, then rounded up.
    SumOfRatios,
    /// So many units by population bracket, closed below.
    Bracket,
    /// So many units from a population on, nothing below it.
    Threshold,
    /// So many units in each area.
    PerArea,
    /// So many percent of some facilities.
    ShareOfResource,
    /// So many percent of another stock is of this kind.
    ShareOfStock,
    /// So many in all.
    Absolute,
    /// Percent reached by each year: of a resource, or of the whole task.
    Path,
    /// A grade.
    Level,
    /// A measured value.
    Indicator,
    /// Done by the end of the year.
    Milestone,
}

/// What a kind of rule says of itself. What most kinds have in common need not be said.
pub trait Kind {
    /// How many values a target has.
    fn parts(&self) -> usize {
        1
    }

    /// The population bases it reads.
    fn bases(&self) -> &[PopulationBase] {
        &[]
    }

    /// The other stock it reads.
    fn of(&self) -> Option<&MeasureId> {
        None
    }

    /// For how many people a value stands, where it stands for any number.
    fn per(&self) -> Option<i64> {
        None
    }

    /// From how many people on each value holds, ascending; empty where a value holds for any number.
    fn starts(&self) -> &[i64] {
        &[]
    }

    /// Whether its values are units by population bracket, which can be drawn as stairs.
    fn has_brackets(&self) -> bool {
        false
    }

    /// Whether its values are percentages, which end at 100.
    fn is_percentage(&self) -> bool {
        false
    }

    /// Whether it is done or not done, and nothing is counted.
    fn is_task(&self) -> bool {
        false
    }

    /// Whether it counts those of the facilities it takes a share of that have something, and not the facilities.
    fn counts_holders(&self) -> bool {
        false
    }

    /// Whether it says how many there are to be in all, for whomever.
    fn is_total(&self) -> bool {
        false
    }

    /// Whether requirements of several areas add up to that of the area above them.
    fn adds_up(&self) -> bool {
        true
    }

    /// Whether it says something that so many percent of the requirement are there.
    fn has_coverage(&self) -> bool {
        true
    }

    /// What makes a requirement that has to be rounded.
    fn rounds(&self) -> Rounds;

    /// Whether it makes sense to move a target's value by whole numbers alone, where what it demands comes in `whole` units or not.
    fn moves_whole(&self, whole: bool) -> bool {
        whole && self.rounds() == Rounds::Fractions
    }

    /// What is wrong with its parameters.
    fn error(&self) -> Option<RuleError> {
        None
    }

    /// What is wrong with a target's values, whose number is right.
    fn error_in(&self, _values: &[Quantity]) -> Option<RuleError> {
        None
    }

    /// From how many people on how much is required by a target's `values`; `None` where no number of people changes it at once.
    fn steps(&self, _values: &[Quantity]) -> Option<Vec<(i64, Quantity)>> {
        None
    }

    /// The requirement of one area in one year by the target's `values`, exactly; `None` where a figure it reads is unknown.
    fn requirement(&self, values: &[Quantity], inputs: &Inputs<'_>, units: Units) -> Option<Quantity>;

    /// The arithmetic of a target's `values`, where it is one that is worked out for whole columns of people.
    fn arithmetic(&self, _values: &[Quantity]) -> Option<Arithmetic> {
        None
    }

    /// The formula, with the target's `values` and as many `people` as there are of each base; `None` where it cannot be told without a
    /// figure that is unknown.
    fn formula(&self, values: &[Quantity], _people: &[Option<i64>]) -> Option<Formula> {
        Some(("value", values.iter().map(|&value| Term::Number("value", value)).collect()))
    }
}

impl Default for Rule {
    /// What is done or not done takes no parameters.
    fn default() -> Self {
        Self::Milestone(Milestone)
    }
}

impl Rule {
    /// A rule of every kind, without parameters: for what is asked of a kind before it has any.
    pub fn samples() -> impl Iterator<Item = Self> {
        Self::WORDS.into_iter().filter_map(|word| Self::new(word, Parameters::default()))
    }

    /// Whether it reads nothing of an area, so that the requirement is the same in all of them.
    pub(crate) fn is_same_everywhere(&self) -> bool {
        self.bases().is_empty() && self.of().is_none()
    }

    /// Whether a person more can change what is required by more than their share.
    #[must_use]
    pub fn has_edges(&self) -> bool {
        !self.starts().is_empty()
    }
}

/// What a rule reads of one area in one year.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs<'a> {
    /// People of each base the rule names, in its order.
    pub people: &'a [Option<i64>],
    /// The other stock the rule names.
    pub of: Option<Quantity>,
}

impl Inputs<'_> {
    /// The people of the first base.
    fn first(&self) -> Option<i64> {
        self.people.first().copied().flatten()
    }
}

/// How a requirement that does not come out even is taken: once, at the end.
#[derive(Clone, Copy, Debug)]
pub struct Units {
    /// Whether it comes in whole units; else it ends at the sixth decimal place.
    pub whole: bool,
    /// Which way it is taken.
    pub rounding: Rounding,
}

impl Units {
    /// A value as it is taken.
    #[must_use]
    pub const fn of(self, value: Quantity) -> Quantity {
        value.in_units(self.whole, self.rounding)
    }
}

/// What makes a requirement that has to be rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounds {
    /// Its arithmetic divides.
    Always,
    /// A value that is no whole number.
    Fractions,
    /// Nothing: a value is taken as it stands.
    Never,
}

/// What is wrong with a rule's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleError {
    /// A number that divides is zero or less.
    NotPositive,
    /// Numbers that have to ascend do not.
    NotAscending,
}

/// The arithmetic of a target, as it is worked out for a column of people at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// The sum of each base's people times its factor, over a divisor; rounded once. All count millionths of a unit.
    Linear {
        /// One a base, in the rule's order.
        factors: Vec<i128>,
        /// What the sum is divided by.
        divisor: i128,
    },
    /// The value of the last step that the people of the first base reach.
    Steps {
        /// From how many people on how much.
        steps: Vec<(i64, Quantity)>,
        /// What holds where they reach none; unknown where absent.
        below: Option<Quantity>,
    },
}

/// A formula: the word for its arithmetic, which several kinds may share, and what is put in, in the order of the arithmetic.
pub type Formula = (&'static str, Vec<Term>);

/// One thing that is put into a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A value of the target, by what it is.
    Number(&'static str, Quantity),
    /// A parameter of the rule, by what it is.
    Whole(&'static str, i64),
    /// The people of the base at this place.
    People(usize),
    /// The other stock.
    Other,
    /// By what it is: from how many people on how much.
    Step(&'static str, i64, Quantity),
}

/// The position of the last of these numbers, ascending, that so many people reach.
pub(crate) fn reached(starts: &[i64], people: i64) -> Option<usize> {
    starts.iter().rposition(|&start| start <= people)
}
