//! Leads what the engine finds wrong back to the line of the file it comes from.

use permille_engine::id::{AreaCode, ScenarioId};
use permille_engine::problem::Problem;
use permille_engine::scenario::Lever;
use permille_engine::year::Year;

use super::read::setting;
use crate::fault::{Fault, FileProblem, Place};
use crate::shape::Subject;
use crate::tree::Node;

/// The problem with the place it comes from.
pub(super) fn place(root: &Node, problem: Problem) -> FileProblem {
    FileProblem { place: find(root, &problem).map(Box::new), fault: Fault::Engine(problem) }
}

fn find(root: &Node, problem: &Problem) -> Option<Place> {
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
        Problem::LeverOutOfRange { scenario, lever, .. } => lever_place(root, scenario, lever, "value", 0),
        Problem::LeverSetTwice { scenario, lever } => lever_place(root, scenario, lever, "lever", 1),
        Problem::LeverNotLocal { scenario, lever } => lever_place(root, scenario, lever, "area", 0),
        Problem::UnknownArea { scenario, area } => named_place(root, scenario, "area", area.as_str()),
        Problem::UnknownNorm { scenario, norm } => named_place(root, scenario, "norm", norm.as_str()),
        // The plans have been read before; what is wrong with them has its own place.
        _ => None,
    }
}

fn areas<'a>(root: &'a Node, code: &'a AreaCode) -> impl Iterator<Item = &'a Node> {
    let areas = root.get("areas").map(Node::items).unwrap_or_default();
    areas.iter().filter(|node| node.text_at("code") == Some(code.as_str()))
}

fn scenarios<'a>(root: &'a Node, id: &'a ScenarioId) -> impl Iterator<Item = &'a Node> {
    let scenarios = root.get("scenarios").map(Node::items).unwrap_or_default();
    scenarios.iter().filter(|node| node.text_at("id") == Some(id.as_str()))
}

fn whole(root: &Node, field: &str) -> Option<Place> {
    Some(Place { at: root.get(field)?.at, field: field.to_owned(), ..Place::default() })
}

fn of_area(node: &Node, area: &AreaCode, field: &str) -> Option<Place> {
    let subject = Some((Subject::Area, area.to_string()));
    Some(Place { file: None, at: node.at, subject, field: field.to_owned() })
}

fn of_scenario(node: &Node, scenario: &ScenarioId, field: &str) -> Place {
    let subject = Some((Subject::Scenario, scenario.to_string()));
    Place { file: None, at: node.at, subject, field: field.to_owned() }
}

fn figure_place(root: &Node, area: &AreaCode, figure: &str, year: Year) -> Option<Place> {
    let year = year.to_string();
    areas(root, area).find_map(|node| {
        ["population", "stocks", "indicators", "milestones"].into_iter().find_map(|section| {
            let value = node.get(section)?.get(figure)?.get("values")?.get(&year)?;
            of_area(value, area, &format!("{section}.{figure}.values.{year}"))
        })
    })
}

/// The setting of `lever` in a scenario that has the field, after passing over `skip` others.
fn lever_place(root: &Node, scenario: &ScenarioId, lever: &Lever, field: &str, skip: usize) -> Option<Place> {
    let levers =
        scenarios(root, scenario).flat_map(|node| node.get("levers").map(Node::items).unwrap_or_default().iter().enumerate());
    let mut same = levers.filter(|(_, node)| setting(node).lever == *lever && node.get(field).is_some());
    let (position, node) = same.nth(skip)?;
    Some(of_scenario(node.get(field)?, scenario, &format!("levers.{}.{field}", position + 1)))
}

/// The first lever or action of a scenario whose `field` says `text`.
fn named_place(root: &Node, scenario: &ScenarioId, field: &str, text: &str) -> Option<Place> {
    scenarios(root, scenario).find_map(|node| {
        ["levers", "actions"].into_iter().find_map(|section| {
            let items = node.get(section)?.items().iter().enumerate();
            let (position, found) = items
                .filter_map(|(position, item)| Some((position, item.get(field)?)))
                .find(|(_, node)| node.text() == Some(text))?;
            Some(of_scenario(found, scenario, &format!("{section}.{}.{field}", position + 1)))
        })
    })
}
