//! What is typed about an action, read and checked.

use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::plan::Measure;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::wording::figure::{self, Expected, Kind};

use crate::queries::actions::resources;
use crate::queries::choices::{Choices, Found};
use crate::text::{Language, Say, actions};

/// The area that is meant, by its position.
pub(super) fn area(language: Language, choices: &Choices, text: &str) -> Result<usize, String> {
    match choices.find(text) {
        Found::One(area) => Ok(area),
        Found::Many(_) | Found::Nothing => Err(actions::no_area(language, text.trim())),
    }
}

/// The resource that is meant: called exactly so in either language, else the only one whose name or id has it inside.
pub(super) fn resource<'a>(language: Language, model: &'a Model, text: &str) -> Result<&'a Measure, String> {
    let wanted = text.trim().to_lowercase();
    let keys = |measure: &Measure| [measure.name.zh.to_lowercase(), measure.name.en.to_lowercase(), measure.id.to_string()];
    let refused = || actions::no_resource(language, text.trim());
    if wanted.is_empty() {
        return Err(refused());
    }
    if let Some(exact) = resources(model).find(|measure| keys(measure).contains(&wanted)) {
        return Ok(exact);
    }
    let mut near = resources(model).filter(|measure| keys(measure).iter().any(|key| key.contains(&wanted)));
    near.next().filter(|_| near.next().is_none()).ok_or_else(refused)
}

/// A year that is looked at.
pub(super) fn year(language: Language, model: &Model, text: &str) -> Result<Year, String> {
    let horizon = model.horizon();
    let year = figure::year(text).filter(|year| horizon.position(*year).is_some());
    year.ok_or_else(|| actions::bad_year(language, horizon.first(), horizon.last()))
}

/// How many units: more than none, whole where the resource comes whole.
pub(super) fn amount(language: Language, measure: Option<&Measure>, text: &str) -> Result<Quantity, String> {
    let whole = measure.is_some_and(|measure| measure.whole);
    let unit = measure.map(|measure| measure.unit.clone()).unwrap_or_default();
    let read = figure::read(text, &Expected { kind: Kind::Stock { whole }, unit });
    let most = Quantity::whole(1_000_000_000).unwrap_or_default();
    let amount = read.ok().flatten().filter(|amount| *amount > Quantity::ZERO && *amount <= most);
    amount.ok_or_else(|| actions::bad_amount(language, whole).to_owned())
}

/// What one unit costs in 万元; nothing typed is not known.
pub(super) fn cost(language: Language, text: &str) -> Result<Option<Quantity>, String> {
    let unit = Name::new("万元", "万元");
    let read = figure::read(text, &Expected { kind: Kind::Stock { whole: false }, unit });
    let most = Quantity::whole(1_000_000_000).unwrap_or_default();
    match read {
        Ok(cost) if cost.is_none_or(|cost| cost <= most) => Ok(cost),
        _ => Err(actions::bad_cost(language).to_owned()),
    }
}

/// A reason; nothing typed is none.
pub(super) fn reason(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What a resource is called in a field: unlike any other.
pub(super) fn resource_value(language: Language, measure: &Measure) -> String {
    let name = language.name(&measure.name);
    if name.is_empty() { measure.id.to_string() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_costs_are_read_as_planners_type_them() {
        let text = |value: Result<Quantity, String>| value.map(|value| value.to_string()).unwrap_or_default();
        assert_eq!(text(amount(Language::Zh, None, "1,200")), "1200");
        assert_eq!(text(amount(Language::Zh, None, "1.2万")), "12000");
        for refused in ["", "0", "-5", "many", "99999999999"] {
            assert!(amount(Language::En, None, refused).is_err(), "{refused}");
        }
        assert_eq!(cost(Language::Zh, "2.5 万元").map(|cost| cost.map(|cost| cost.to_string())), Ok(Some("2.5".to_owned())));
        assert_eq!(cost(Language::Zh, " "), Ok(None));
        assert!(cost(Language::En, "-1").is_err());
        assert_eq!(reason("  "), None);
    }
}
