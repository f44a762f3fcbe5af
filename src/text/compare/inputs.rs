//! What an input is called, where it is put, and how its values are written.

use permille_engine::compare::inputs::{Difference, Input, Kind, Placed};
use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;

use super::NOT_SET;
use crate::queries::levers::part_label;
use crate::text::areas::with_unit;
use crate::text::numbers::full;
use crate::text::{Language, Say, norms, words};

/// The name of a stock; its id where no plan declares it.
fn measure(language: Language, model: &Model, id: &MeasureId) -> String {
    let position = model.measure_position(id);
    position.map_or_else(|| id.to_string(), |position| language.name(&model.measures()[position].name).to_owned())
}

/// The unit of a stock.
fn unit_of(language: Language, model: &Model, id: &MeasureId) -> String {
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
            language.pick(format!("{name}单位造价"), format!("{name}, unit cost"))
        }
        Lever::Budget => language.pick("预算", "Budget").to_owned(),
    }
}

/// The unit of a lever's value.
fn unit(language: Language, model: &Model, lever: &Lever) -> String {
    match lever {
        Lever::Growth => language.pick("‰/年", "‰ a year").to_owned(),
        Lever::Urbanisation => language.pick("点/年", "points a year").to_owned(),
        Lever::Target { norm, .. } => model
            .norm_position(norm)
            .map_or_else(String::new, |norm| norms::value_unit(language, model.norm(norm), model.measure_of(norm))),
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

/// What an input is called, without the area it is put in.
#[must_use]
pub fn name(language: Language, model: &Model, input: &Input) -> String {
    match input {
        Input::Everywhere(one) | Input::Local(_, one) => lever(language, model, one),
        Input::Action { measure: id, year, .. } => {
            let name = measure(language, model, id);
            language.pick(format!("{year} 年新增{name}"), format!("{name} added in {year}"))
        }
    }
}

/// What an input is called, with the area it is put in.
#[must_use]
pub fn name_and_place(language: Language, model: &Model, input: &Input) -> String {
    let name = name(language, model, input);
    match input.area() {
        None => name,
        Some(code) => format!("{} · {name}", area(language, model, code)),
    }
}

/// What inputs of one kind are called together.
#[must_use]
pub fn kind(language: Language, model: &Model, kind: &Kind) -> String {
    match kind {
        Kind::Lever(one) => lever(language, model, one),
        Kind::Actions(id) => {
            let name = measure(language, model, id);
            language.pick(format!("{name}：各年举措"), format!("{name}, actions"))
        }
    }
}

/// One value of an input, without its unit.
#[must_use]
pub fn value(input: &Input, value: Quantity) -> String {
    match input {
        // A year has no thousands.
        Input::Everywhere(Lever::DueYear { .. }) => value.trunc().to_string(),
        _ => full(value),
    }
}

/// The unit of an input's values.
#[must_use]
pub fn unit_of_input(language: Language, model: &Model, input: &Input) -> String {
    match input {
        Input::Everywhere(lever) | Input::Local(_, lever) => unit(language, model, lever),
        Input::Action { measure, .. } => unit_of(language, model, measure),
    }
}

/// Where an input stands on one side: its value; what holds where it is not set; or that nothing does.
#[must_use]
pub fn stands(language: Language, input: &Input, placed: Option<&Placed>, unset: Option<Quantity>) -> String {
    let Some(amount) = placed.map(|placed| placed.value).or(unset) else { return language.say(NOT_SET).to_owned() };
    let said = value(input, amount);
    match placed.and_then(|placed| placed.unit_cost) {
        None => said,
        Some(cost) => {
            language.pick(format!("{said}（每个 {} 万元）", full(cost)), format!("{said} at {} × 10,000 yuan", full(cost)))
        }
    }
}

/// “0 → 5 ‰ a year”
#[must_use]
pub fn from_to(language: Language, model: &Model, difference: &Difference) -> String {
    let Difference { input, before, after, unset } = difference;
    let from = stands(language, input, before.as_ref(), unset[0]);
    let to = stands(language, input, after.as_ref(), unset[1]);
    with_unit(&format!("{from} → {to}"), &unit_of_input(language, model, input))
}
