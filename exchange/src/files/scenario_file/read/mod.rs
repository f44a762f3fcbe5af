//! Reads a file of the newest version into a document.

mod area;
mod plan;
mod scenario;
mod step;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use compact_str::CompactString;
use permille_engine::area::Area;
use permille_engine::id::{MeasureId, SourceId};
use permille_engine::in_order::{self, InOrder};
use permille_engine::mark::Mark;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_engine::problem::Problem;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Baseline, ScenarioSet};
use permille_engine::slide::{Slide, SlideKind};
use permille_engine::year::Horizon;

use super::write::section_of;
use super::{Document, Kept, Note, locate, record, review, round, v1, version};
use crate::files::fault::{Fault, FilePlace, FileProblem, visible};
use crate::files::limits;
use crate::files::shape::check::check;
use crate::files::tree::{Node, json};

pub(super) use scenario::lever;
pub(super) use step::read as step;

/// How much of reading a large file is done once its tree is there, once that is checked, and once the set is there: measured.
const DONE: [f64; 3] = [0.45, 0.6, 0.8];

/// Reads a scenario file, and tells how much of it is done.
pub(super) fn read(
    text: &str,
    plans: &[Arc<Plan>],
    tell: &mut dyn FnMut(f64),
) -> Result<(Document, Vec<Note>), Vec<FileProblem>> {
    let text = text.trim_start_matches('\u{feff}');
    let root = tree(text).map_err(|problem| vec![problem])?;
    tell(DONE[0]);
    let checked = check(&root, &v1::FILE);
    tell(DONE[1]);
    if !checked.problems.is_empty() {
        return Err(checked.problems);
    }
    let mut reader = Reader { plans, measures: BTreeMap::new(), kept: Kept::default(), problems: Vec::new(), notes: Vec::new() };
    reader.notes.extend(checked.odd);
    for unknown in checked.unknown.iter().take(limits::TOLD) {
        let fault = Fault::KeptField { field: unknown.entry.key.to_string(), known: unknown.known.clone() };
        reader.notes.push(FileProblem::new(unknown.place.clone(), fault));
    }
    let unknown = checked.unknown.len();
    reader.kept = Kept::new(checked.unknown);
    let set = reader.set(&root);
    tell(DONE[2]);
    let Reader { kept, mut problems, mut notes, .. } = reader;
    let Some(set) = set.filter(|_| problems.is_empty()) else {
        return Err(FileProblem::told(problems, 0));
    };
    let mut beyond = unknown.saturating_sub(limits::TOLD);
    match Model::new(&set) {
        Ok((_, remarks)) => beyond += located(&root, remarks, &mut notes),
        Err(found) => {
            let beyond = located(&root, found.into_iter().filter(Problem::is_fatal).collect(), &mut problems);
            in_order_of_the_file(&mut problems);
            return Err(FileProblem::told(problems, beyond));
        }
    }
    in_order_of_the_file(&mut notes);
    let notes = FileProblem::told(notes, beyond);
    let record = root.get("replay").map(record::read);
    Ok((Document { set, notes: root.text_at("notes").map(str::to_owned), record, kept }, notes))
}

/// The document in the tree of a file that was read and checked before, with what was kept of it; `None` where it is not such.
pub(super) fn checked(root: &Node, plans: &[Arc<Plan>], kept: Kept) -> Option<Document> {
    let mut reader = Reader { plans, measures: BTreeMap::new(), kept, problems: Vec::new(), notes: Vec::new() };
    let set = reader.set(root)?;
    let Reader { kept, problems, .. } = reader;
    let record = root.get("replay").map(record::read);
    problems.is_empty().then(|| Document { set, notes: root.text_at("notes").map(str::to_owned), record, kept })
}

/// Leads what the engine finds back to its lines, as far as it is told; how much is left.
fn located(root: &Node, mut found: Vec<Problem>, told: &mut Vec<FileProblem>) -> usize {
    let left = found.len().saturating_sub(limits::TOLD);
    found.truncate(limits::TOLD);
    told.extend(found.into_iter().map(|problem| locate::place(root, problem)));
    left
}

/// Sorts by line; what has none comes last.
fn in_order_of_the_file(problems: &mut [FileProblem]) {
    problems.put_in_order_by_key(|problem| problem.place.as_ref().map_or((true, None), |place| (false, Some(place.at))));
}

/// The tree of a text that is a scenario file of a version read here.
fn tree(text: &str) -> Result<Node, FileProblem> {
    match text.trim_start().chars().next() {
        None => return Err(FileProblem::of_file(Fault::Empty)),
        Some('<') => return Err(FileProblem::of_file(Fault::WebPage)),
        Some(_) => {}
    }
    let root = json::parse(text)?;
    version::gate(&root)?;
    Ok(root)
}

/// A measure by which areas state figures.
#[derive(Clone)]
struct KnownMeasure {
    id: MeasureId,
    /// Where its figures belong; unknown where no plan speaks of it.
    section: Option<&'static str>,
}

/// Turns a checked tree into a scenario set, and notes what is odd on the way.
struct Reader<'a> {
    plans: &'a [Arc<Plan>],
    /// The measures met so far, by name: areas share their ids.
    measures: BTreeMap<CompactString, KnownMeasure>,
    kept: Kept,
    problems: Vec<FileProblem>,
    notes: Vec<Note>,
}

impl Reader<'_> {
    fn set(&mut self, root: &Node) -> Option<ScenarioSet> {
        let plans = self.chosen_plans(root);
        for measure in plans.iter().flat_map(|plan| &plan.measures) {
            let known = || KnownMeasure { id: measure.id.clone(), section: Some(section_of(measure.nature)) };
            self.measures.entry(measure.id.as_str().into()).or_insert_with(known);
        }
        let sources: BTreeMap<SourceId, _> = in_order::map(
            root.get("sources")
                .map(Node::entries)
                .unwrap_or_default()
                .iter()
                .map(|entry| (SourceId::new(entry.key.as_str()), in_view(&entry.node))),
        );
        let source_ids = in_order::map(sources.keys().map(|id| (id.as_str(), id.clone())));
        let areas: Vec<Area> = items(root, "areas").iter().map(|node| self.area(node, &source_ids)).collect();
        self.people(root, &areas);
        let norms = scenario::by_id(&plans);
        let scenarios = items(root, "scenarios").iter().map(|node| self.scenario(node, &norms)).collect();
        for (node, name) in round::twice(root) {
            self.problems.push(of_file(node, "rounds", Fault::Again { name }));
        }
        let (base_year, horizon) = self.years(root)?;
        Some(ScenarioSet {
            title: visible_name(root, "title"),
            description: visible_name(root, "description"),
            baseline: Baseline { base_year, horizon, areas: Arc::new(areas) },
            plans,
            scenarios,
            sources,
            slides: items(root, "slides").iter().filter_map(slide).collect(),
            mark: root.text_at("mark").and_then(Mark::from_word),
            reviews: in_order::map(items(root, "reviews").iter().filter_map(review::entry)),
            rounds: in_order::map(items(root, "rounds").iter().filter_map(round::entry)),
        })
    }

    /// What is odd, or too much, about the people of all areas together.
    fn people(&mut self, root: &Node, areas: &[Area]) {
        let groups: BTreeSet<_> = in_order::set(areas.iter().flat_map(|area| area.population.keys()));
        let place = root.get("areas").unwrap_or(root);
        if groups.len() > limits::GROUPS {
            let fault = Fault::TooManyGroups { most: limits::GROUPS, found: groups.len() };
            self.problems.push(of_file(place, "areas", fault));
        }
        let people = || areas.iter().flat_map(|area| area.population.values()).flat_map(|series| series.values.values());
        if people().next().is_some() && people().all(|&people| people == Quantity::ZERO) {
            self.notes.push(of_file(place, "areas", Fault::NobodyThere));
        }
    }

    fn chosen_plans(&mut self, root: &Node) -> Vec<Arc<Plan>> {
        let mut chosen: Vec<Arc<Plan>> = Vec::new();
        for node in items(root, "plans") {
            let Some(id) = node.text() else {
                self.embedded_plan(node, &mut chosen);
                continue;
            };
            match self.plans.iter().find(|plan| plan.id.as_str() == id) {
                // The engine would complain of every norm of it.
                Some(plan) if chosen.iter().any(|one| one.id == plan.id) => {
                    let twice = Problem::DuplicatePlan { plan: plan.id.clone() };
                    self.problems.push(of_file(node, "plans", Fault::Engine(twice)));
                }
                Some(plan) => self.choose(node, Arc::clone(plan), &mut chosen),
                None => {
                    let known = self.plans.iter().map(|plan| plan.id.to_string()).collect();
                    self.problems.push(of_file(node, "plans", Fault::UnknownPlan { plan: id.to_owned(), known }));
                }
            }
        }
        chosen
    }

    fn years(&mut self, root: &Node) -> Option<(u16, Horizon)> {
        let base = root.get("base_year")?;
        let [first, last] = items(root, "horizon") else {
            return None;
        };
        let (base_year, from, to) = (base.year()?, first.year()?, last.year()?);
        let fault = if from > to {
            Some((first, "horizon", Fault::YearsReversed { first: from, last: to }))
        } else if Horizon::new(from, to).is_none() {
            Some((first, "horizon", Fault::HorizonTooLong { years: usize::from(to - from) + 1 }))
        } else if base_year > to {
            Some((base, "base_year", Fault::BaseYearTooLate { base_year, last: to }))
        } else {
            None
        };
        if let Some((node, field, fault)) = fault {
            self.problems.push(of_file(node, field, fault));
        }
        Horizon::new(from, to).map(|horizon| (base_year, horizon))
    }
}

/// The slide a checked node holds.
fn slide(node: &Node) -> Option<Slide> {
    Some(Slide {
        kind: SlideKind::from_word(text(node, "kind"))?,
        norm: node.text_at("norm").map(Into::into),
        area: node.text_at("area").map(Into::into),
        year: node.get("year").and_then(Node::year),
        scenario: node.text_at("scenario").map(Into::into),
        caption: node.text_at("caption").map(str::to_owned),
        notes: node.text_at("notes").map(str::to_owned),
    })
}

/// The name in a field, every character of it visible: none passes for another.
fn visible_name(node: &Node, key: &str) -> Name {
    node.get(key).map(in_view).unwrap_or_default()
}

/// The same of a table that is a name.
fn in_view(node: &Node) -> Name {
    let part = |language| visible(node.text_at(language).unwrap_or_default());
    Name::new(part("zh"), part("en"))
}

fn of_file(node: &Node, field: &str, fault: Fault) -> FileProblem {
    FileProblem { place: Some(Box::new(FilePlace { at: node.at, field: field.to_owned(), ..FilePlace::default() })), fault }
}

pub(super) fn items<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.get(key).map(Node::items).unwrap_or_default()
}

/// A text that the check has seen to be there.
fn text<'a>(node: &'a Node, key: &str) -> &'a str {
    node.text_at(key).unwrap_or_default()
}
