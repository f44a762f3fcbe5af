//! A scenario's actions as the list shows them: what they are called, what they cost, in which order.

use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::in_order::InOrder;
use permille_engine::lever::nearest;
use permille_engine::model::{Model, Standing};
use permille_engine::name::Name;
use permille_engine::plan::{Measure, Nature};
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Action, Lever, Scenario};

pub use permille_exchange::told::costs::{cost, total};

use crate::store::Cell;

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
