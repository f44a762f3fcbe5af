//! Levers and their values, as questions name them.

use permille_engine::model::Model;
use permille_engine::norm::Rule;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;

use crate::text::numbers::full;
use crate::text::{Language, Say, norms, words};

/// What a lever is called: “新增托位”, “Childcare places, added”.
#[must_use]
pub fn name(language: Language, model: &Model, lever: &Lever) -> String {
    let measure = |id| {
        let position = model.measure_position(id);
        position.map_or("", |position| language.name(&model.measures()[position].name))
    };
    match lever {
        Lever::Growth => language.say(words::GROWTH).to_owned(),
        Lever::Urbanisation => language.say(words::URBANISATION).to_owned(),
        Lever::Target { norm, part, .. } => {
            let word = language.pick("目标值", "Target");
            let Some(position) = model.norm_position(norm) else { return word.to_owned() };
            match &model.norm(position).rule {
                Rule::SumOfRatios { bases } => {
                    let base = bases.get(*part).map(|base| norms::base(language, base)).unwrap_or_default();
                    format!("{word} · {base}")
                }
                Rule::Bracket { from, .. } => {
                    let from = norms::people(language, from.get(*part).copied().unwrap_or(0));
                    language.pick(format!("{word} · {from}起"), format!("{word} · from {from}"))
                }
                _ => word.to_owned(),
            }
        }
        Lever::DueYear { .. } => language.say(words::DUE_YEAR).to_owned(),
        Lever::Additions { measure: id } => language.pick(format!("新增{}", measure(id)), format!("{}, added", measure(id))),
        Lever::Attrition { measure: id } => language.pick(format!("{}流失率", measure(id)), format!("{}, lost", measure(id))),
        Lever::UnitCost { measure: id } => {
            language.pick(format!("{}单位成本", measure(id)), format!("{}, unit cost", measure(id)))
        }
        Lever::Budget => language.pick("预算", "Budget").to_owned(),
    }
}

/// The unit of a lever's values; empty for a year.
#[must_use]
pub fn unit(language: Language, model: &Model, lever: &Lever) -> String {
    match lever {
        Lever::Growth => language.pick("‰/年", "‰ a year").to_owned(),
        Lever::Urbanisation => language.pick("点/年", "points a year").to_owned(),
        Lever::Target { norm, .. } => model
            .norm_position(norm)
            .map(|norm| norms::value_unit(language, model.norm(norm), model.measure_of(norm)))
            .unwrap_or_default(),
        Lever::DueYear { .. } => String::new(),
        Lever::Attrition { .. } => language.pick("%/年", "% a year").to_owned(),
        Lever::Additions { measure } => {
            let position = model.measure_position(measure);
            let unit = position.map_or("", |position| language.name(&model.measures()[position].unit));
            language.pick(format!("{unit}/年"), format!("{unit} a year"))
        }
        Lever::UnitCost { .. } | Lever::Budget => language.pick("万元", "10,000 yuan").to_owned(),
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

/// A lever within an English sentence, or a Chinese one: “additions”, “每年新增托位”.
#[must_use]
pub fn noun(language: Language, model: &Model, lever: &Lever) -> String {
    match language {
        Language::Zh => name(language, model, lever),
        Language::En => match lever {
            Lever::Growth => "population growth".to_owned(),
            Lever::Urbanisation => "a change of the urban share".to_owned(),
            Lever::Target { .. } => {
                let said = name(language, model, lever);
                said.strip_prefix("Target").map_or(said.clone(), |rest| format!("a target{rest}"))
            }
            Lever::DueYear { .. } => "a due year".to_owned(),
            Lever::Additions { .. } => "additions".to_owned(),
            Lever::Attrition { .. } => "losses".to_owned(),
            Lever::UnitCost { .. } => "a unit cost".to_owned(),
            Lever::Budget => "a budget".to_owned(),
        },
    }
}
