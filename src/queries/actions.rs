//! A scenario's actions as the list shows them: what they are called, what they cost, in which order.

use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::in_order::InOrder;
use permille_engine::lever::nearest;
use permille_engine::model::{Model, Standing};
use permille_engine::name::Name;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::additions::shared_below;
use permille_engine::plan::{Measure, Nature};
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Action, Lever, Scenario};

pub use permille_exchange::wording::costs::{cost, total};

use crate::store::Cell;
use crate::text::actions::Effect;

/// What a list can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The area's place in the file.
    Area,
    /// The resource's name.
    Resource,
    /// The year.
    Year,
    /// How many units.
    Amount,
    /// What it costs.
    Cost,
}

/// The positions of the actions in the order of a column; those alike stay as they are, and the unknown come last.
#[must_use]
pub fn order(model: &Model, actions: &[Action], by: Option<(Column, bool)>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..actions.len()).collect();
    let Some((column, falling)) = by else { return order };
    let place = |action: &Action| model.tree().position(&action.area).unwrap_or(usize::MAX);
    order.put_in_order_by(|&one, &other| {
        let (one, other) = (&actions[one], &actions[other]);
        let ordering = match column {
            Column::Area => place(one).cmp(&place(other)),
            Column::Resource => one.measure.cmp(&other.measure),
            Column::Year => one.year.cmp(&other.year),
            Column::Amount => one.amount.cmp(&other.amount),
            Column::Cost => match (cost(one), cost(other)) {
                (Some(one), Some(other)) => one.cmp(&other),
                // Last in either direction.
                (one, other) => return other.is_some().cmp(&one.is_some()),
            },
        };
        if falling { ordering.reverse() } else { ordering }
    });
    order
}

/// The resources an action can add to.
pub fn resources(model: &Model) -> impl Iterator<Item = &Measure> {
    model.measures().iter().filter(|measure| measure.nature == Nature::Resource)
}

/// A measure's name in both languages, or its id where no plan speaks of it.
#[must_use]
pub fn resource_name(model: &Model, measure: &MeasureId) -> Name {
    let known = model.measure_position(measure).map(|position| model.measures()[position].name.clone());
    known.unwrap_or_else(|| Name::new(measure.as_str(), measure.as_str()))
}

/// An area's name in both languages, or its code where there is none.
#[must_use]
pub fn area_name(model: &Model, area: &AreaCode) -> Name {
    let known = model.tree().position(area).map(|position| model.areas()[position].name.clone());
    known.unwrap_or_else(|| Name::new(area.as_str(), area.as_str()))
}

/// What one unit costs by the scenario's lever: for the area, the nearest above it, or everywhere.
#[must_use]
pub fn lever_cost(model: &Model, scenario: &Scenario, area: Option<usize>, measure: &MeasureId) -> Option<Quantity> {
    let lever = Lever::UnitCost { measure: measure.clone() };
    let nearest = area.and_then(|area| nearest(model.tree(), &scenario.settings, &lever, area));
    let acting = nearest.and_then(|position| scenario.settings.get(position));
    acting.or_else(|| scenario.setting(&lever, None)).map(|setting| setting.value)
}

/// What is to be said of an action; `None` where it simply adds to the area and those above.
#[must_use]
pub fn effect(model: &Model, outlook: &Outlook, action: &Action) -> Option<Effect> {
    let area = model.tree().position(&action.area)?;
    let stock = outlook.stock(model.measure_position(&action.measure)?);
    let mut cells = model.horizon().years().filter(|year| *year >= action.year).filter_map(|year| model.cell(area, year));
    let series = model.areas()[area].measures.get(&action.measure);
    let stated = series.and_then(|series| series.values.range(action.year..).next()).map(|(&year, _)| year);
    let known: Vec<usize> = cells.by_ref().filter(|&cell| stock.amount(cell).is_some()).collect();
    if known.is_empty() {
        return Some(Effect::Nothing);
    }
    if !model.tree().children(area).is_empty() && known.iter().any(|&cell| stock.is_sum(cell)) {
        return Some(Effect::Held);
    }
    stated.map(Effect::Until)
}

/// The actions with the one at `position` shared among the lowest areas below its own, by their residents in the base year.
#[must_use]
pub fn shared(model: &Model, actions: &[Action], position: usize) -> Option<Vec<Action>> {
    let action = actions.get(position)?;
    let area = model.tree().position(&action.area)?;
    let measure = model.measure_position(&action.measure).map(|measure| &model.measures()[measure])?;
    let parts = shared_below(model, area, action.amount, measure.whole);
    let part = |(area, amount): (usize, Quantity)| Action { area: model.areas()[area].code.clone(), amount, ..action.clone() };
    let mut actions = actions.to_vec();
    actions.splice(position..=position, parts.into_iter().map(part));
    Some(actions)
}

/// The number that says what comes of an action: the first norm of its resource that speaks of its area, or of one above.
#[must_use]
pub fn cell(model: &Model, action: &Action) -> Option<Cell> {
    let area = model.tree().position(&action.area)?;
    let norms = || (0..model.norm_count()).filter(|&norm| model.norm(norm).measure == action.measure);
    model.tree().upward(area).find_map(|area| {
        let norm = norms().find(|&norm| model.standing(norm, area) != Standing::Outside)?;
        Some(Cell { norm, area })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use permille_engine::model::Model;
    use permille_exchange::files::{scenario_file, shipped};

    fn effects(text: &str) -> Vec<Option<Effect>> {
        let (document, _) = scenario_file::read(text, &shipped::plans().unwrap()).unwrap();
        let (model, _) = Model::new(&document.set).unwrap();
        let scenario = &document.set.scenarios[0];
        let outlook = model.outlook(scenario);
        scenario.actions.iter().map(|action| effect(&model, &outlook, action)).collect()
    }

    /// A city and its two counties of 3,000 and 4,100 residents, each with 10 beds; the city builds 10 more in 2022.
    const CITY: &str = include_str!("../../exchange/tests/saved-0.3.0/two-counties.scenario.json");

    #[test]
    fn what_a_city_builds_is_said_to_be_its_own() {
        assert_eq!(effects(CITY), [Some(Effect::Held)]);
        assert_eq!(effects(&CITY.replace(r#""area": "360200", "measure""#, r#""area": "360202", "measure""#)), [None]);
    }

    #[test]
    fn what_adds_to_no_figure_is_said_to() {
        let unknown = CITY.replace(r#""own-beds": {"values": {"2020": 10}, "source": "s"},"#, "");
        assert_eq!(effects(&unknown), [Some(Effect::Nothing)]);
    }

    #[test]
    fn what_a_later_observation_includes_is_said_to_be_included() {
        let county = CITY.replace(r#""area": "360200", "measure""#, r#""area": "360202", "measure""#);
        let observed = county.replace(r#"{"2020": 10}"#, r#"{"2020": 10, "2025": 18}"#);
        assert_eq!(effects(&observed), [Some(Effect::Until(2025))]);
    }

    #[test]
    fn an_action_is_shared_by_residents_with_nothing_lost() {
        let (document, _) = scenario_file::read(CITY, &shipped::plans().unwrap()).unwrap();
        let (model, _) = Model::new(&document.set).unwrap();
        let shared = shared(&model, &document.set.scenarios[0].actions, 0).unwrap();
        // 10 by 3,000 : 4,100 is 4.2 and 5.8.
        let parts: Vec<_> = shared.iter().map(|action| (action.area.to_string(), action.amount.to_string())).collect();
        assert_eq!(parts, [("360202".to_owned(), "4".to_owned()), ("360203".to_owned(), "6".to_owned())]);
        assert!(shared.iter().all(|action| action.reason.as_deref() == Some("市级医院") && action.year == 2022));
    }
}
