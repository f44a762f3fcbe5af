//! Levers and their values, as questions name them.

use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;
use permille_exchange::wording::{levers, rules};

use crate::text::numbers::full;
use crate::text::{Language, Say, words};

/// What a lever is called: “新增托位”, “Childcare places, added”. The norm that is asked about is not named again.
#[must_use]
pub fn name(language: Language, model: &Model, lever: &Lever) -> String {
    match lever {
        Lever::Target { norm, part, .. } => {
            let word = language.pick("目标值", "Target");
            let part = model.norm_position(norm).and_then(|norm| rules::part(language, &model.norm(norm).rule, *part));
            part.map_or_else(|| word.to_owned(), |part| format!("{word} · {part}"))
        }
        Lever::DueYear { .. } => language.say(words::DUE_YEAR).to_owned(),
        lever => levers::lever(language, model, lever),
    }
}

/// The unit of a lever's values; empty for a year.
#[must_use]
pub fn unit(language: Language, model: &Model, lever: &Lever) -> String {
    match lever {
        Lever::DueYear { .. } => String::new(),
        // What one costs is said of one already.
        Lever::UnitCost { .. } | Lever::Budget => language.pick("万元", "10,000 yuan").to_owned(),
        lever => levers::unit(language, model, lever),
    }
}

/// A value with its unit: `4.4‰/年`, `50 places a year`, `2025`.
#[must_use]
pub fn value(language: Language, model: &Model, lever: &Lever, value: Quantity) -> String {
    let unit = unit(language, model, lever);
    match lever {
        // A year is not grouped by thousands.
        Lever::DueYear { .. } => language.pick(format!("{value} 年"), value.to_string()),
        _ if unit.starts_with(['‰', '%']) => format!("{}{unit}", full(value)),
        _ => format!("{} {unit}", full(value)),
    }
}

/// A value without its unit: `4.4`, `50`, `2025`.
#[must_use]
pub fn bare(lever: &Lever, value: Quantity) -> String {
    // A year is not grouped by thousands.
    if matches!(lever, Lever::DueYear { .. }) { value.to_string() } else { full(value) }
}

/// From one value to another, with the unit once: `0 至 50 个/年`, `0 to 50 places a year`.
#[must_use]
pub fn between(language: Language, model: &Model, lever: &Lever, from: Quantity, to: Quantity) -> String {
    let (from, to) = (bare(lever, from), value(language, model, lever, to));
    language.pick(format!("{from} 至 {to}"), format!("{from} to {to}"))
}

/// A lever with the unit of its values: “新增托位（个/年）”.
#[must_use]
pub fn name_and_unit(language: Language, model: &Model, lever: &Lever) -> String {
    let (name, unit) = (name(language, model, lever), unit(language, model, lever));
    match (unit.is_empty(), language) {
        (true, _) => name,
        (false, Language::Zh) => format!("{name}（{unit}）"),
        (false, Language::En) => format!("{name} ({unit})"),
    }
}

/// A lever within a sentence: in Chinese its name, in English a noun with its article, “a” or “the”, where it has one.
#[must_use]
pub fn noun(language: Language, model: &Model, lever: &Lever, article: &str) -> String {
    let own = name(language, model, lever);
    if language == Language::Zh {
        return own;
    }
    match lever {
        Lever::Growth => "population growth".to_owned(),
        Lever::Urbanisation => format!("{article} change of the urban share"),
        Lever::Target { .. } => own.strip_prefix("Target").map_or_else(|| own.clone(), |rest| format!("{article} target{rest}")),
        Lever::DueYear { .. } => format!("{article} due year"),
        Lever::Additions { .. } => "additions".to_owned(),
        Lever::Attrition { .. } => "losses".to_owned(),
        Lever::UnitCost { .. } => format!("{article} unit cost"),
        Lever::Budget => format!("{article} budget"),
    }
}
