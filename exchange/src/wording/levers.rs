//! What levers are called, and the units of their values.

use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::lever::target::NoEffect;
use permille_engine::model::Model;
use permille_engine::scenario::Lever;

use super::{rules, words};
use crate::wording::language::{Language, Say};

/// The name of a stock; its id where no plan declares it.
#[must_use]
pub fn measure(language: Language, model: &Model, id: &MeasureId) -> String {
    let position = model.measure_position(id);
    position.map_or_else(|| id.to_string(), |position| language.name(&model.measures()[position].name).to_owned())
}

/// The unit of a stock.
#[must_use]
pub fn unit_of(language: Language, model: &Model, id: &MeasureId) -> String {
    let position = model.measure_position(id);
    position.map_or_else(String::new, |position| language.name(&model.measures()[position].unit).to_owned())
}

/// The name of an area; its code where the file has none such.
#[must_use]
pub fn area(language: Language, model: &Model, code: &AreaCode) -> String {
    let position = model.tree().position(code);
    position.map_or_else(|| code.to_string(), |position| language.name(&model.areas()[position].name).to_owned())
}

/// What a lever is called.
#[must_use]
pub fn lever(language: Language, model: &Model, lever: &Lever) -> String {
    let norm = |id| model.norm_position(id).map(|norm| (norm, language.name(&model.norm(norm).name).to_owned()));
    match lever {
        Lever::Growth => language.say(words::GROWTH).to_owned(),
        Lever::Urbanisation => language.say(words::URBANISATION).to_owned(),
        Lever::Target { norm: id, year, part } => {
            let name = norm(id).map_or_else(|| id.to_string(), |(norm, _)| part_label(language, model, norm, *part));
            match year {
                None => name,
                Some(year) => language.pick(format!("{name} · {year} 年目标"), format!("{name} · target of {year}")),
            }
        }
        Lever::DueYear { norm: id } => {
            let name = norm(id).map_or_else(|| id.to_string(), |(_, name)| name);
            language.pick(format!("{name} · {}", words::DUE_YEAR.zh), format!("{name} · {}", words::DUE_YEAR.en.to_lowercase()))
        }
        Lever::Attrition { measure: id } => {
            let name = measure(language, model, id);
            language.pick(format!("{name}流失率"), format!("{name}, lost"))
        }
        Lever::Additions { measure: id } => {
            let name = measure(language, model, id);
            language.pick(format!("新增{name}"), format!("{name}, added"))
        }
        Lever::UnitCost { measure: id } => {
            let name = measure(language, model, id);
            language.pick(format!("{name}单价"), format!("{name}, unit cost"))
        }
        Lever::Budget => language.pick("预算", "Budget").to_owned(),
    }
}

/// The unit of a lever's value.
#[must_use]
pub fn unit(language: Language, model: &Model, lever: &Lever) -> String {
    match lever {
        Lever::Growth => language.pick("‰/年", "‰ a year").to_owned(),
        Lever::Urbanisation => language.pick("点/年", "points a year").to_owned(),
        Lever::Target { norm, .. } => model
            .norm_position(norm)
            .map_or_else(String::new, |norm| rules::value_unit(language, model.norm(norm), model.measure_of(norm))),
        Lever::DueYear { .. } => language.pick("年", "").to_owned(),
        Lever::Attrition { .. } => language.pick("%/年", "% a year").to_owned(),
        Lever::Additions { measure } => {
            let unit = unit_of(language, model, measure);
            language.pick(format!("{unit}/年"), format!("{unit} a year"))
        }
        Lever::UnitCost { measure } => {
            let unit = unit_of(language, model, measure);
            language.pick(format!("万元/{unit}"), "× 10,000 yuan each".to_owned())
        }
        Lever::Budget => language.pick("万元", "× 10,000 yuan").to_owned(),
    }
}

/// That a setting moves nothing, and why.
#[must_use]
pub fn without_effect(language: Language, why: NoEffect) -> &'static str {
    match why {
        NoEffect::Overruled(_) => {
            language.pick("不起作用：后面另有一项设定了同一目标", "without effect: a later setting puts the same target")
        }
        NoEffect::Replaced => language.pick(
            "不起作用：这一目标已被提前到期的最后目标取代",
            "without effect: the last target falls due no later and replaces this one",
        ),
        NoEffect::NotThere => {
            language.pick("不起作用：文件中没有它所指的对象", "without effect: what it names is not in this file")
        }
    }
}

/// What one value of a norm's target is called: the norm's name, or which people or bracket the value is for.
#[must_use]
pub fn part_label(language: Language, model: &Model, norm: usize, part: usize) -> String {
    let (what, measure) = (model.norm(norm), model.measure_of(norm));
    match rules::part(language, &what.rule, part) {
        Some(part) => format!("{} · {part}", language.name(&measure.name)),
        None => language.name(&what.name).to_owned(),
    }
}
