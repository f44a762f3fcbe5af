//! The kinds of rules as they are told: in Chinese, in English, and as the formula of a workbook. One file a kind, as in the engine.
//!
//! [`of`] is the one list of them here; whoever words a rule asks its [`Kind`] and names none.

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
mod working;

use permille_engine::quantity::Quantity;
use permille_engine::rule::{self, Rule, Units};

use super::numbers::full;
use super::spreadsheet::{self, Computed, Operand};
use crate::wording::language::{Language, Say, Word};

pub(crate) use working::{Working, result};

/// How a kind of rule is told.
pub(crate) trait Kind: rule::Kind {
    /// What it is called: Chinese, then English.
    fn name(&self) -> Word;

    /// What it demands, short enough for a card: `每千人 4.5 个`, `4.5 places per 1,000`.
    fn demand(&self, demand: &Demand<'_>) -> String;

    /// The unit of its values, of a thing counted in `unit`.
    fn unit(&self, _language: Language, unit: &str) -> String {
        unit_or_percent(self.is_percentage(), unit)
    }

    /// The same in the catalogue of norms, which is in Chinese and reads numbers of people from no other column.
    fn unit_in_catalogue(&self, unit: &str) -> String {
        unit_or_percent(self.is_percentage(), unit)
    }

    /// The same in a workbook, where the number of people stands in a column of its own.
    fn unit_in_workbook(&self, _language: Language, unit: &str) -> String {
        unit_or_percent(self.is_percentage(), unit)
    }

    /// Its place among the norms that are shown first: the lower, the sooner.
    fn rank(&self) -> u8 {
        3
    }

    /// Whether documents often put its targets in words alone, so that a missing figure is said to be that.
    fn is_often_in_words(&self) -> bool {
        false
    }

    /// Whether an explanation says how many percent of the requirement are there.
    fn tells_coverage(&self) -> bool {
        true
    }

    /// How a requirement was worked out, line by line.
    fn working(&self, working: &Working<'_>) -> Vec<String> {
        working.value()
    }

    /// The formula of a requirement in a workbook; `None` where a figure it reads has no cell.
    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        Some(spreadsheet::same(&cells.target(0)?))
    }
}

/// How the kind of a rule is told.
pub(crate) fn of(rule: &Rule) -> &dyn Kind {
    match rule {
        Rule::Ratio(kind) => kind,
        Rule::SumOfRatios(kind) => kind,
        Rule::Bracket(kind) => kind,
        Rule::Threshold(kind) => kind,
        Rule::PerArea(kind) => kind,
        Rule::ShareOfResource(kind) => kind,
        Rule::ShareOfStock(kind) => kind,
        Rule::Absolute(kind) => kind,
        Rule::Path(kind) => kind,
        Rule::Level(kind) => kind,
        Rule::Indicator(kind) => kind,
        Rule::Milestone(kind) => kind,
    }
}

/// The values of a target, to be put into a sentence.
pub(crate) struct Demand<'a> {
    /// The language of the sentence.
    pub(crate) language: Language,
    /// The values.
    pub(crate) values: &'a [Quantity],
    /// The unit of what is counted, of one or of several as the values want it.
    pub(crate) unit: &'a str,
    /// Whether more or less is better: `≥` or `≤`.
    pub(crate) sign: &'static str,
}

impl Demand<'_> {
    /// The first value.
    fn value(&self) -> String {
        self.values.first().map_or_else(|| "—".to_owned(), |value| full(*value))
    }

    /// All values.
    fn list(&self) -> String {
        self.values.iter().map(|value| full(*value)).collect::<Vec<_>>().join(" / ")
    }

    /// At least or at most so many units.
    fn amount(&self) -> String {
        format!("{} {} {}", self.sign, self.value(), self.unit)
    }

    /// At least or at most so many percent.
    fn percentage(&self) -> String {
        format!("{} {}%", self.sign, self.value())
    }
}

/// Where the formula of one area and year finds what it reads. Each answers `None` where there is no such cell.
pub(crate) trait Cells {
    /// How the requirement is taken.
    fn units(&self) -> Units;

    /// A value of the target in force.
    fn target(&self, part: usize) -> Option<Operand>;

    /// The people of the base at this place.
    fn people(&self, place: usize) -> Option<Operand>;

    /// For how many people a value stands.
    fn per(&self) -> Option<Operand>;

    /// From how many people on a value holds, where the plan's figures stand.
    fn start(&self, part: usize) -> Option<Operand>;

    /// The same beside the targets in force, one below the other.
    fn start_beside_target(&self, part: usize) -> Option<Operand>;

    /// The other stock; `None` as well where areas are left out of its sum.
    fn other(&self) -> Option<Operand>;
}

fn unit_or_percent(is_percentage: bool, unit: &str) -> String {
    if is_percentage { "%".to_owned() } else { unit.to_owned() }
}

/// `vehicles` as one: good enough for the units the plans use.
pub(super) fn unit_of_one(language: Language, unit: &str) -> String {
    match (language, unit) {
        (Language::Zh, unit) => unit.to_owned(),
        (Language::En, "people") => "person".to_owned(),
        (Language::En, unit) => match unit.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => unit.strip_suffix('s').unwrap_or(unit).to_owned(),
        },
    }
}

/// The name of a rule's kind.
pub(crate) fn name(language: Language, rule: &Rule) -> &'static str {
    language.say(of(rule).name())
}
