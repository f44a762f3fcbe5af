//! How the figures of one norm are written.

use permille_engine::model::Model;
use permille_engine::norm::Direction;
use permille_engine::outlook::status::Status;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;

use super::figures::Row;
use crate::text::numbers::{UNKNOWN, full, percent, rounded};
use crate::text::{Language, Say, areas, words};

/// How the figures of one norm are written in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The language.
    pub language: Language,
    /// The norm's name.
    pub norm: String,
    /// The unit of its figures.
    pub unit: String,
    /// Whether a share of the requirement means anything.
    pub has_coverage: bool,
    nature: Nature,
    direction: Direction,
}

impl Wording {
    /// The wording of a norm.
    #[must_use]
    pub fn new(language: Language, model: &Model, norm: usize) -> Self {
        let measure = model.measure_of(norm);
        let norm = model.norm(norm);
        Self {
            language,
            norm: language.name(&norm.name).to_owned(),
            unit: language.name(&measure.unit).to_owned(),
            has_coverage: norm.direction == Direction::AtLeast && norm.rule.has_coverage(),
            nature: measure.nature,
            direction: norm.direction,
        }
    }

    /// A requirement or a stock.
    #[must_use]
    pub fn amount(&self, value: Option<Quantity>) -> String {
        match (value, self.nature) {
            (None, _) => UNKNOWN.to_owned(),
            (Some(value), Nature::Milestone) => {
                let done = if value > Quantity::ZERO { words::DONE } else { words::NOT_DONE };
                self.language.say(done).to_owned()
            }
            (Some(value), _) => figure(value),
        }
    }

    /// A requirement or a stock with its unit.
    #[must_use]
    pub fn amount_with_unit(&self, value: Option<Quantity>) -> String {
        match (value, self.nature) {
            (Some(value), Nature::Resource | Nature::Indicator) => areas::with_unit(&figure(value), &self.unit),
            _ => self.amount(value),
        }
    }

    /// A gap with the word that says which way it goes.
    #[must_use]
    pub fn gap(&self, gap: Option<Quantity>) -> String {
        let Some(gap) = gap.filter(|_| self.nature != Nature::Milestone) else {
            return UNKNOWN.to_owned();
        };
        areas::gap(self.language, self.direction, gap, &figure(size(gap)))
    }

    /// A gap with its word and its unit.
    #[must_use]
    pub fn gap_with_unit(&self, gap: Option<Quantity>) -> String {
        let said = self.gap(gap);
        if said == UNKNOWN { said } else { areas::with_unit(&said, &self.unit) }
    }

    /// A share of the requirement; never rounded up to all of it while something is missing.
    #[must_use]
    pub fn coverage(&self, row: &Row) -> String {
        match row.coverage.filter(|_| self.has_coverage) {
            None => UNKNOWN.to_owned(),
            Some(coverage) => {
                let said = percent(coverage);
                if row.status == Status::Short && said == "100%" { "99.9%".to_owned() } else { said }
            }
        }
    }

    /// Everything about an area in a few lines, for a tooltip.
    #[must_use]
    pub fn tip(&self, name: &str, row: &Row) -> String {
        let language = self.language;
        let mut lines = format!(
            "{name} · {}\n{} {} · {} {}",
            self.norm,
            language.say(words::REQUIRED),
            self.amount_with_unit(row.required),
            language.say(words::AVAILABLE),
            self.amount_with_unit(row.available),
        );
        lines.push('\n');
        // A gap with its word says the status too.
        let gap = row.gap.filter(|gap| *gap != Quantity::ZERO && self.nature != Nature::Milestone);
        match gap {
            Some(_) => lines.push_str(&self.gap_with_unit(row.gap)),
            None => lines.push_str(language.say(words::status(row.status))),
        }
        if row.coverage.is_some() && self.has_coverage {
            lines.push_str(" · ");
            lines.push_str(&self.coverage(row));
        }
        lines
    }
}

/// A figure for reading: at most two decimal places, and in full where it is whole.
#[must_use]
pub fn figure(value: Quantity) -> String {
    if value.is_whole() { full(value) } else { rounded(value, 2) }
}

/// The figure a chart hands back to have it written.
#[must_use]
pub fn read_back(value: f64) -> Option<Quantity> {
    format!("{value:.2}").parse().ok()
}

/// A gap without its direction.
fn size(gap: Quantity) -> Quantity {
    if gap.is_negative() { Quantity::ZERO.minus(gap).unwrap_or(gap) } else { gap }
}
