//! Reads a scenario: its levers and its actions.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::id::{AreaCode, MeasureId, NormId};
use permille_engine::lever::target::address;
use permille_engine::norm::Norm;
use permille_engine::plan::Plan;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Action, Lever, LeverRange, Scenario, Setting};
use permille_engine::year::Year;

use super::{Reader, items, text, visible_name};
use crate::files::fault::{Fault, FilePlace, FileProblem, Subject};
use crate::files::tree::Node;
use crate::wording::figure::{FIRST_YEAR, LAST_YEAR};

impl Reader<'_> {
    /// The scenario a checked node holds.
    pub(super) fn scenario(&mut self, node: &Node, norms: &Norms<'_>) -> Scenario {
        let id = text(node, "id");
        let mut settings = Vec::new();
        for (position, node) in items(node, "levers").iter().enumerate() {
            let place = |field: &str| {
                let field = format!("levers.{}.{field}", position + 1);
                let at = node.get("value").map_or(node.at, |value| value.at);
                Some(Box::new(FilePlace { file: None, at, subject: Some((Subject::Scenario, id.to_owned())), field }))
            };
            let setting = setting(node);
            match &setting.lever {
                Lever::Target { norm, .. } if !has_target(norms, &setting.lever) => {
                    self.notes.push(FileProblem { place: place("norm"), fault: Fault::NoSuchTarget { norm: norm.to_string() } });
                }
                Lever::DueYear { .. }
                    if !setting.value.is_whole()
                        || !(i64::from(FIRST_YEAR)..=i64::from(LAST_YEAR)).contains(&setting.value.trunc()) =>
                {
                    self.problems
                        .push(FileProblem { place: place("value"), fault: Fault::NotAYear { text: setting.value.to_string() } });
                }
                _ => {}
            }
            settings.push(setting);
        }
        Scenario {
            id: id.into(),
            name: visible_name(node, "name"),
            description: visible_name(node, "description"),
            settings,
            actions: items(node, "actions").iter().map(action).collect(),
            ranges: items(node, "ranges").iter().map(range).collect(),
            colour: node.get("colour").and_then(Node::whole).and_then(|colour| u8::try_from(colour).ok()),
        }
    }
}

/// The norms of all plans by id, each with the last year of its plan.
pub(super) type Norms<'a> = BTreeMap<&'a NormId, Vec<(Year, &'a Norm)>>;

/// The norms of these plans by id.
pub(super) fn by_id(plans: &[Arc<Plan>]) -> Norms<'_> {
    let mut norms = Norms::new();
    for plan in plans {
        for norm in &plan.norms {
            norms.entry(&norm.id).or_default().push((plan.years.1, norm));
        }
    }
    norms
}

/// Whether a target that a lever moves is there; a norm that is not there is the engine's to say.
fn has_target(norms: &Norms<'_>, lever: &Lever) -> bool {
    let named = lever.norm().and_then(|norm| norms.get(norm)).into_iter().flatten();
    named.into_iter().all(|(last, norm)| address(norm, *last, lever).is_some())
}

/// The setting a checked node holds.
fn setting(node: &Node) -> Setting {
    Setting {
        lever: lever(node),
        area: node.text_at("area").map(AreaCode::from),
        value: quantity(node, "value"),
        reason: node.text_at("reason").map(str::to_owned),
    }
}

/// The range a checked node holds.
pub(super) fn range(node: &Node) -> LeverRange {
    LeverRange {
        lever: lever(node),
        area: node.text_at("area").map(AreaCode::from),
        low: quantity(node, "low"),
        likely: quantity(node, "likely"),
        high: quantity(node, "high"),
        reason: node.text_at("reason").map(str::to_owned),
    }
}

/// The lever a checked node speaks of.
pub(in crate::files::scenario_file) fn lever(node: &Node) -> Lever {
    let norm = || NormId::from(text(node, "norm"));
    let measure = || MeasureId::from(text(node, "measure"));
    let part = || node.get("part").and_then(Node::whole).and_then(|part| usize::try_from(part).ok()).unwrap_or(0);
    match text(node, "lever") {
        "urbanisation" => Lever::Urbanisation,
        "target" => Lever::Target { norm: norm(), year: node.get("year").and_then(Node::year), part: part() },
        "due-year" => Lever::DueYear { norm: norm() },
        "attrition" => Lever::Attrition { measure: measure() },
        "additions" => Lever::Additions { measure: measure() },
        "unit-cost" => Lever::UnitCost { measure: measure() },
        "budget" => Lever::Budget,
        _ => Lever::Growth,
    }
}

/// The number a checked field holds.
fn quantity(node: &Node, field: &str) -> Quantity {
    node.get(field).and_then(Node::quantity).unwrap_or_default()
}

pub(super) fn action(node: &Node) -> Action {
    Action {
        area: text(node, "area").into(),
        measure: text(node, "measure").into(),
        year: node.get("year").and_then(Node::year).unwrap_or_default(),
        amount: quantity(node, "amount"),
        unit_cost: node.get("unit_cost").and_then(Node::quantity),
        reason: node.text_at("reason").map(str::to_owned),
    }
}
