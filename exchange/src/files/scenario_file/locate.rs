//! Leads what the engine finds wrong back to the line of the file it comes from.

use permille_engine::id::{AreaCode, NormId, ScenarioId};
use permille_engine::problem::Problem;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;
use permille_engine::year::Year;

use super::read::lever;
use crate::files::fault::{Fault, FilePlace, FileProblem, Subject};
use crate::files::tree::Node;

/// The problem with the place it comes from.
pub(super) fn place(root: &Node, problem: Problem) -> FileProblem {
    FileProblem { place: find(root, &problem).map(Box::new), fault: Fault::Engine(problem) }
}

fn find(root: &Node, problem: &Problem) -> Option<FilePlace> {
    match problem {
        Problem::NoAreas => whole(root, "areas"),
        Problem::NoScenarios => whole(root, "scenarios"),
        Problem::DuplicateArea { area } => {
            let node = areas(root, area).nth(1)?;
            of_area(node.get("code")?, area, "code")
        }
        Problem::MissingParent { area, .. } | Problem::ParentNotWider { area, .. } => {
            let node = areas(root, area).find_map(|node| node.get("parent"))?;
            of_area(node, area, "parent")
        }
        Problem::NegativeFigure { area, figure, year, .. } | Problem::PartialPerson { area, figure, year, .. } => {
            figure_place(root, area, figure, *year)
        }
        Problem::UrbanAndRuralDoNotAddUp { area, year, .. } => figure_place(root, area, "resident", *year),
        Problem::DuplicateScenario { scenario } => {
            let node = scenarios(root, scenario).nth(1)?;
            Some(of_scenario(node.get("id")?, scenario, "id"))
        }
        Problem::LeverOutOfRange { scenario, lever, value } => {
            lever_place(root, scenario, lever, &["value", "low", "high"], |node| node.quantity() == Some(*value))
        }
        Problem::LeverSetTwice { scenario, lever } => {
            let mut seen = 0;
            lever_place(root, scenario, lever, &["lever"], |_| {
                seen += 1;
                seen == 2
            })
        }
        Problem::LeverNotLocal { scenario, lever } => lever_place(root, scenario, lever, &["area"], |_| true),
        Problem::RangeNotOrdered { scenario, lever } => lever_place(root, scenario, lever, &["likely"], |_| true),
        Problem::NegativeCost { scenario, .. } => {
            let negative = |node: &Node| node.quantity().is_some_and(Quantity::is_negative);
            item_place(root, scenario, &["actions"], &["unit_cost"], |_, node| negative(node))
        }
        Problem::UnknownArea { scenario, area } => named_place(root, scenario, "area", area.as_str()),
        Problem::UnknownNorm { scenario, norm } => named_place(root, scenario, "norm", norm.as_str()),
        Problem::DuplicateNorm { norm }
        | Problem::UnknownMeasure { norm, .. }
        | Problem::TargetDoesNotFit { norm, .. }
        | Problem::NoTarget { norm }
        | Problem::NotAscending { norm }
        | Problem::NotPositive { norm } => norm_place(root, norm, problem),
        Problem::DuplicatePlan { .. } => whole(root, "plans"),
    }
}

/// The last norm with this id among the embedded plans: shipped ones are as they should be.
fn norm_place(root: &Node, norm: &NormId, problem: &Problem) -> Option<FilePlace> {
    let field = match problem {
        Problem::DuplicateNorm { .. } => "id",
        Problem::UnknownMeasure { .. } => "measure",
        Problem::NotPositive { .. } => "rule",
        _ => "targets",
    };
    let plans = root.get("plans").map(Node::items).unwrap_or_default();
    let mut norms = plans.iter().flat_map(|plan| plan.get("norm").map(Node::items).unwrap_or_default());
    let node = norms.rfind(|node| node.text_at("id") == Some(norm.as_str()))?;
    let subject = Some((Subject::Norm, norm.to_string()));
    Some(FilePlace { file: None, at: node.get(field).unwrap_or(node).at, subject, field: field.to_owned() })
}

fn areas<'a>(root: &'a Node, code: &'a AreaCode) -> impl Iterator<Item = &'a Node> {
    let areas = root.get("areas").map(Node::items).unwrap_or_default();
    areas.iter().filter(|node| node.text_at("code") == Some(code.as_str()))
}

fn scenarios<'a>(root: &'a Node, id: &'a ScenarioId) -> impl Iterator<Item = &'a Node> {
    let scenarios = root.get("scenarios").map(Node::items).unwrap_or_default();
    scenarios.iter().filter(|node| node.text_at("id") == Some(id.as_str()))
}

fn whole(root: &Node, field: &str) -> Option<FilePlace> {
    Some(FilePlace { at: root.get(field)?.at, field: field.to_owned(), ..FilePlace::default() })
}

fn of_area(node: &Node, area: &AreaCode, field: &str) -> Option<FilePlace> {
    let subject = Some((Subject::Area, area.to_string()));
    Some(FilePlace { file: None, at: node.at, subject, field: field.to_owned() })
}

fn of_scenario(node: &Node, scenario: &ScenarioId, field: &str) -> FilePlace {
    let subject = Some((Subject::Scenario, scenario.to_string()));
    FilePlace { file: None, at: node.at, subject, field: field.to_owned() }
}

fn figure_place(root: &Node, area: &AreaCode, figure: &str, year: Year) -> Option<FilePlace> {
    let year = year.to_string();
    areas(root, area).find_map(|node| {
        ["population", "stocks", "indicators", "milestones"].into_iter().find_map(|section| {
            let value = node.get(section)?.get(figure)?.get("values")?.get(&year)?;
            of_area(value, area, &format!("{section}.{figure}.values.{year}"))
        })
    })
}

/// The first of `fields` of a setting or range of `lever` that `is_it`.
fn lever_place(
    root: &Node,
    scenario: &ScenarioId,
    named: &Lever,
    fields: &[&str],
    mut is_it: impl FnMut(&Node) -> bool,
) -> Option<FilePlace> {
    item_place(root, scenario, &["levers", "ranges"], fields, |item, node| lever(item) == *named && is_it(node))
}

/// The first lever, action or range of a scenario whose `field` says `text`.
fn named_place(root: &Node, scenario: &ScenarioId, field: &str, text: &str) -> Option<FilePlace> {
    item_place(root, scenario, &["levers", "actions", "ranges"], &[field], |_, node| node.text() == Some(text))
}

/// The first of `fields` in the items of some sections of a scenario that `is_it`, told the item and the field.
fn item_place(
    root: &Node,
    scenario: &ScenarioId,
    sections: &[&str],
    fields: &[&str],
    mut is_it: impl FnMut(&Node, &Node) -> bool,
) -> Option<FilePlace> {
    for node in scenarios(root, scenario) {
        for section in sections {
            let items = node.get(section).map(Node::items).unwrap_or_default();
            for (position, item) in items.iter().enumerate() {
                let found = fields.iter().find_map(|field| Some((field, item.get(field).filter(|node| is_it(item, node))?)));
                if let Some((field, node)) = found {
                    return Some(of_scenario(node, scenario, &format!("{section}.{}.{field}", position + 1)));
                }
            }
        }
    }
    None
}
