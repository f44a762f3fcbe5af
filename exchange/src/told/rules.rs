//! Norms in words: what a rule demands, its unit, its target.

use super::numbers::{full, whole};
use crate::language::{Language, Say};
use crate::names;
use permille_engine::area::PopulationBase;
use permille_engine::norm::{Direction, Norm, Rule, Target};
use permille_engine::plan::Measure;
use permille_engine::quantity::Quantity;

/// The name of a population base.
#[must_use]
pub fn base(language: Language, base: &PopulationBase) -> String {
    language.of(&names::base(base)).to_owned()
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
    let unit = language.name(&measure.unit);
    match &norm.rule {
        Rule::Ratio { per, .. } => match (language, per) {
            (Language::Zh, 1) => format!("{unit}/人"),
            (Language::Zh, 1_000) => format!("{unit}/千人"),
            (Language::Zh, 10_000) => format!("{unit}/万人"),
            (Language::Zh, per) => format!("{unit}/{} 人", people(language, *per)),
            (Language::En, 1) => format!("{unit} a person"),
            (Language::En, per) => format!("per {} people", whole(*per)),
        },
        Rule::SumOfRatios { .. } => language.pick("人/{}", "people a {}").replace("{}", &unit_of_one(language, unit)),
        Rule::ShareOfResource { .. } | Rule::ShareOfStock { .. } | Rule::Path { .. } => "%".to_owned(),
        _ => unit.to_owned(),
    }
}

/// `vehicles` as one: good enough for the units the plans use.
fn unit_of_one(language: Language, unit: &str) -> String {
    match (language, unit) {
        (Language::Zh, unit) => unit.to_owned(),
        (Language::En, "people") => "person".to_owned(),
        (Language::En, unit) => match unit.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => unit.strip_suffix('s').unwrap_or(unit).to_owned(),
        },
    }
}

/// What a rule demands, short enough for a card: `每千人 4.5 个`, `4.5 places per 1,000`.
#[must_use]
pub fn rule(language: Language, norm: &Norm, measure: &Measure, values: &[Quantity]) -> String {
    let plural = language.name(&measure.unit);
    let single = unit_of_one(language, plural);
    let unit = if values.first() == Some(&Quantity::ONE) && values.len() == 1 { single.as_str() } else { plural };
    let value = || values.first().map_or_else(|| "—".to_owned(), |value| full(*value));
    let list = || values.iter().map(|value| full(*value)).collect::<Vec<_>>().join(" / ");
    let sign = match norm.direction {
        Direction::AtLeast => "≥",
        Direction::AtMost => "≤",
    };
    if values.is_empty() && !matches!(norm.rule, Rule::Milestone) {
        return language.pick("文字目标", "A target in words").to_owned();
    }
    match (&norm.rule, language) {
        (Rule::Ratio { per, .. }, Language::Zh) => match per {
            1 => format!("人均 {} {unit}", value()),
            1_000 => format!("每千人 {} {unit}", value()),
            10_000 => format!("每万人 {} {unit}", value()),
            per => format!("每 {} 人 {} {unit}", people(language, *per), value()),
        },
        (Rule::Ratio { per: 1, .. }, Language::En) => format!("{} {unit} a person", value()),
        (Rule::Ratio { per, .. }, Language::En) => format!("{} {unit} per {}", value(), whole(*per)),
        (Rule::SumOfRatios { bases }, _) => {
            let term = |(base, value): (&PopulationBase, &Quantity)| {
                let count = people(language, value.trunc());
                let who = match (base, language) {
                    (PopulationBase::Urban, Language::Zh) => "城镇".to_owned(),
                    (PopulationBase::Rural, Language::Zh) => "农村".to_owned(),
                    (PopulationBase::Urban, Language::En) => "urban".to_owned(),
                    (PopulationBase::Rural, Language::En) => "rural".to_owned(),
                    (other, _) => self::base(language, other),
                };
                language.pick(format!("{who} {count}人 1 {unit}"), format!("1 per {count} {who}"))
            };
            bases.iter().zip(values).map(term).collect::<Vec<_>>().join(language.pick("，", ", "))
        }
        (Rule::Bracket { .. }, Language::Zh) => format!("按人口分档 {} {unit}", list()),
        (Rule::Bracket { .. }, Language::En) => format!("{} {unit} by population", list()),
        (Rule::Threshold { from, .. }, Language::Zh) => format!("{}人以上须 {} {unit}", people(language, *from), value()),
        (Rule::Threshold { from, .. }, Language::En) => format!("{} {unit} from {} people", value(), people(language, *from)),
        (Rule::PerArea, Language::Zh) => format!("每地 {} {unit}", value()),
        (Rule::PerArea, Language::En) => format!("{} in each area", value()),
        (Rule::ShareOfResource { .. } | Rule::ShareOfStock { .. } | Rule::Path { .. }, _) => format!("{sign} {}%", value()),
        (Rule::Level, Language::Zh) => format!("{sign} {} 级", value()),
        (Rule::Level, Language::En) => format!("{sign} level {}", value()),
        (Rule::Absolute | Rule::Indicator, _) => format!("{sign} {} {unit}", value()),
        (Rule::Milestone, Language::Zh) => "按期完成".to_owned(),
        (Rule::Milestone, Language::En) => "Done on time".to_owned(),
    }
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

/// The name of a rule kind.
#[must_use]
pub fn kind(language: Language, rule: &Rule) -> &'static str {
    language.one_of(names::rule(rule))
}
