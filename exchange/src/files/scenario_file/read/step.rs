//! Reads a step of a file's history.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::PopulationBase;
use permille_engine::edit::{Edit, Figure};
use permille_engine::id::{AreaCode, MeasureId, RoundId, SourceId};
use permille_engine::mark::Mark;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_engine::quantity::Quantity;
use permille_engine::year::Horizon;

use super::{Kept, Reader, in_view, items, lever, scenario, slide, text, visible_name};
use crate::files::scenario_file::step::STEP;
use crate::files::scenario_file::{review, round};
use crate::files::shape::check::check;
use crate::files::tree::{Node, json};

/// The step in a text; `None` where it is none, or is not whole.
pub(in crate::files::scenario_file) fn read(line: &str, plans: &[Arc<Plan>]) -> Option<(Name, Edit)> {
    let root = json::parse(line).ok()?;
    if !check(&root, &STEP).problems.is_empty() {
        return None;
    }
    let mut reader = Reader { plans, measures: BTreeMap::new(), kept: Kept::default(), problems: Vec::new(), notes: Vec::new() };
    let mut edits = items(&root, "edits").iter().map(|node| reader.edit(node)).collect::<Option<Vec<Edit>>>()?;
    if !reader.problems.is_empty() {
        return None;
    }
    let edit = if edits.len() == 1 { edits.pop()? } else { Edit::All(edits) };
    Some((visible_name(&root, "name"), edit))
}

impl Reader<'_> {
    /// The change a checked node holds.
    fn edit(&mut self, node: &Node) -> Option<Edit> {
        let number = |key: &str| node.get(key).and_then(Node::whole).and_then(|number| usize::try_from(number).ok());
        let words = |key: &str| node.text_at(key).map(str::to_owned);
        let code = || AreaCode::from(text(node, "area"));
        Some(match text(node, "edit") {
            "lever" => {
                let put = node.get("put")?;
                Edit::Lever {
                    scenario: number("scenario")?,
                    lever: lever(put),
                    area: put.text_at("area").map(AreaCode::from),
                    value: put.get("value").and_then(Node::quantity),
                    reason: put.text_at("reason").map(str::to_owned),
                }
            }
            "figure" => {
                let value: Option<Quantity> = node.get("value").and_then(Node::quantity);
                let year = node.get("year").and_then(Node::whole).and_then(|year| u16::try_from(year).ok())?;
                Edit::Figure { area: code(), figure: figure(node)?, year, value }
            }
            "provenance" => Edit::Provenance {
                area: code(),
                figure: figure(node)?,
                source: node.text_at("source").map(SourceId::from),
                note: words("note"),
                owner: words("owner"),
            },
            "source" => Edit::Source { id: SourceId::from(text(node, "id")), name: node.get("words").map(in_view) },
            "areas" => {
                let areas = items(node, "areas").iter().map(|area| self.area(area, &BTreeMap::new())).collect();
                Edit::Areas { areas: Arc::new(areas) }
            }
            "describe" => Edit::Describe { title: visible_name(node, "title"), description: visible_name(node, "description") },
            "period" => {
                let [first, last] = items(node, "horizon") else { return None };
                let horizon = Horizon::new(first.year()?, last.year()?)?;
                Edit::Period { base_year: node.get("base_year")?.year()?, horizon }
            }
            "insert-scenario" => {
                let inserted = self.scenario(node.get("inserted")?, &scenario::Norms::new());
                Edit::InsertScenario { position: number("position")?, scenario: Box::new(inserted) }
            }
            "remove-scenario" => Edit::RemoveScenario { position: number("position")? },
            "move-scenario" => Edit::MoveScenario { from: number("from")?, to: number("to")? },
            "describe-scenario" => Edit::DescribeScenario {
                position: number("position")?,
                name: visible_name(node, "called"),
                description: visible_name(node, "description"),
                colour: number("colour").and_then(|colour| u8::try_from(colour).ok()),
            },
            "actions" => Edit::Actions {
                scenario: number("scenario")?,
                actions: items(node, "actions").iter().map(scenario::action).collect(),
            },
            "ranges" => Edit::Ranges {
                scenario: number("scenario")?,
                ranges: items(node, "ranges").iter().map(scenario::range).collect(),
            },
            "slides" => Edit::Slides { slides: items(node, "slides").iter().filter_map(slide).collect() },
            "mark" => Edit::Mark { mark: node.text_at("mark").and_then(Mark::from_word) },
            "review" => {
                Edit::Review { subject: review::subject(node.get("about")?)?, review: node.get("said").map(review::said) }
            }
            "round" => Edit::Round {
                id: RoundId::from(text(node, "round")),
                round: match node.get("asks") {
                    Some(asks) => Some(Box::new(round::said(asks)?)),
                    None => None,
                },
            },
            "returned" => Edit::Returned {
                round: RoundId::from(text(node, "round")),
                area: code(),
                returned: node.get("returned").map(round::returned),
            },
            "plans" => Edit::Plans { plans: self.chosen_plans(node) },
            _ => return None,
        })
    }
}

/// Which figure a checked node speaks of.
fn figure(node: &Node) -> Option<Figure> {
    match (node.text_at("population"), node.text_at("measure")) {
        (Some(base), None) => Some(Figure::Population(PopulationBase::from_word(base))),
        (None, Some(measure)) => Some(Figure::Measure(MeasureId::from(measure))),
        _ => None,
    }
}
