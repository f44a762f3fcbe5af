//! What an input is called, where it is put, and how its values are written.

use permille_engine::compare::inputs::{Difference, Input, Kind, Placed};
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;
use permille_exchange::wording::levers::{measure, unit, unit_of};

pub use permille_exchange::wording::levers::{area, lever};

use super::NOT_SET;
use crate::text::areas::with_unit;
use crate::text::numbers::full;
use crate::text::{Language, Say};

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
