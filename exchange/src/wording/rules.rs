//! Norms in words: what a rule demands, its unit, its target.

use super::kind::{self, Demand, unit_of_one};
use super::numbers::{full, whole};
use crate::wording::language::{Language, Say};
use crate::wording::names;
use permille_engine::area::PopulationBase;
use permille_engine::norm::{Direction, Norm, Target};
use permille_engine::plan::Measure;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Parameter, Rule};

/// The name of a population base.
#[must_use]
pub fn base(language: Language, base: &PopulationBase) -> String {
    language.name(&names::base(base)).to_owned()
}

/// A number of people as planners say it: `30 万`, `300,000`.
#[must_use]
pub fn people(language: Language, count: i64) -> String {
    match language {
        Language::Zh if count >= 10_000 && count % 1_000 == 0 => {
            let tenths = count / 1_000;
            if tenths % 10 == 0 {
                format!("{} 万", whole(tenths / 10))
            } else {
                format!("{}.{} 万", whole(tenths / 10), tenths % 10)
            }
        }
        _ => whole(count),
    }
}

/// The unit a value of this norm's targets is in.
#[must_use]
pub fn value_unit(language: Language, norm: &Norm, measure: &Measure) -> String {
    kind::of(&norm.rule).unit(language, language.name(&measure.unit))
}

/// What a rule demands, short enough for a card: `每千人 4.5 个`, `4.5 places per 1,000`.
#[must_use]
pub fn rule(language: Language, norm: &Norm, measure: &Measure, values: &[Quantity]) -> String {
    let plural = language.name(&measure.unit);
    let single = unit_of_one(language, plural);
    let unit = if values.first() == Some(&Quantity::ONE) && values.len() == 1 { single.as_str() } else { plural };
    let sign = match norm.direction {
        Direction::AtLeast => "≥",
        Direction::AtMost => "≤",
    };
    if values.is_empty() && !norm.rule.is_task() {
        return language.pick("文字目标", "A target in words").to_owned();
    }
    kind::of(&norm.rule).demand(&Demand { language, values, unit, sign })
}

/// A target's value or values in words, for the catalogue.
#[must_use]
pub fn target(language: Language, norm: &Norm, measure: &Measure, target: &Target) -> String {
    if let Some(words) = target.words.as_ref().filter(|_| target.values.is_empty()) {
        return language.name(words).to_owned();
    }
    let said = rule(language, norm, measure, &target.values);
    match (target.upper, target.values.first()) {
        // The range stands where its lower end stood, before any unit.
        (Some(upper), Some(value)) => said.replacen(&full(*value), &format!("{}–{}", full(*value), full(upper)), 1),
        _ => said,
    }
}

/// When a target falls due: `2025`, `2024-09`, `no date given`.
#[must_use]
pub fn due(language: Language, target: &Target) -> String {
    match (target.year, target.month) {
        (None, _) => language.pick("未注明年份", "no date given").to_owned(),
        (Some(year), _) if target.every_year => language.pick(format!("{year} 年起每年"), format!("each year from {year}")),
        (Some(year), Some(month)) => language.pick(format!("{year} 年 {month} 月"), format!("{year}-{month:02}")),
        (Some(year), None) => year.to_string(),
    }
}

/// The name of a rule's kind.
#[must_use]
pub fn kind(language: Language, rule: &Rule) -> &'static str {
    kind::name(language, rule)
}

/// Which people, or which bracket, the value at this place of a target is for; `None` where a target has one value for all.
#[must_use]
pub fn part(language: Language, rule: &Rule, part: usize) -> Option<String> {
    rule.parameters().iter().find_map(|parameter| match parameter {
        Parameter::Bases => Some(rule.bases().get(part).map(|base| self::base(language, base)).unwrap_or_default()),
        Parameter::FromEach => {
            let from = people(language, rule.starts().get(part).copied().unwrap_or(0));
            Some(language.pick(format!("{from}起"), format!("from {from}")))
        }
        Parameter::Base | Parameter::Per | Parameter::From | Parameter::Of | Parameter::OfOrWhole => None,
    })
}
