//! Plan files: one TOML file a document, read strictly. `plans/README.md` describes the format.
//!
//! Figures are kept exactly as they are written: no value passes through a floating-point number. A norm without its source, or without
//! its name and statement in both languages, is not loaded, and neither is the rest of its file.

mod check;
mod parameter;
mod shape;
mod tree;
mod write;

use std::sync::Arc;

use permille_engine::area::Level;
use permille_engine::id::MeasureId;
use permille_engine::in_order::InOrder;
use permille_engine::name::Name;
use permille_engine::norm::{Class, Direction, Domain, Norm, Source, Strength, Target};
use permille_engine::plan::{BaselineFigure, Measure, Nature, Plan};
use permille_engine::quantity::Quantity;

use crate::files::fault::{Fault, FileProblem};
use crate::files::tree::{Node, json, toml};

pub(crate) use check::check;
pub use check::clashes;
use parameter::rule;
pub(crate) use shape::FILE;
pub(crate) use tree::tree;
pub use write::write;

/// Reads the plan in `text`; `file` is what complaints call it.
///
/// # Errors
/// Everything that is wrong with the file, each with its line, the norm it belongs to and the way out.
///
/// ```
/// use permille_exchange::wording::language::Language;
/// use permille_exchange::files::plan_file;
/// let problems = plan_file::read("my.toml", "[plan]\nid = 7").unwrap_err();
/// let sentences: Vec<_> = problems.iter().map(|problem| problem.sentence(Language::En)).collect();
/// assert!(sentences.iter().any(|sentence| sentence.starts_with("my.toml, line 2, column 6, plan.id: This should be a text")));
/// ```
pub fn read(file: &str, text: &str) -> Result<Plan, Vec<FileProblem>> {
    let named = |problems: Vec<FileProblem>| problems.into_iter().map(|problem| problem.in_file(file)).collect::<Vec<_>>();
    let root = toml::parse(text.trim_start_matches('\u{feff}')).map_err(|problem| named(vec![problem]))?;
    let problems = faults(&root);
    if problems.is_empty() { Ok(plan(&root)) } else { Err(named(problems)) }
}

/// Everything that would keep a plan from being read again once it is written.
///
/// # Errors
/// What [`read`] would answer, without the lines: there is no text yet.
pub fn hold(plan: &Plan) -> Result<(), Vec<FileProblem>> {
    let problems = faults(&tree(plan));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// Everything that is wrong with a plan's tree, in the order of the file.
fn faults(root: &Node) -> Vec<FileProblem> {
    let checked = crate::files::shape::check::check(root, &FILE);
    let mut problems = checked.problems;
    problems.extend(checked.unknown.into_iter().map(|unknown| {
        let fault = Fault::UnknownField { field: unknown.entry.key.to_string(), known: unknown.known };
        FileProblem::new(unknown.place, fault)
    }));
    if problems.is_empty() {
        problems = check(root);
    }
    problems.put_in_order_by_key(|problem| problem.place.as_ref().map(|place| place.at));
    problems
}

/// Reads several plans that are used together: ids are unique over all of them, and a measure of two is the same in both.
///
/// # Errors
/// Everything that is wrong with any of them.
pub fn read_all<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vec<Arc<Plan>>, Vec<FileProblem>> {
    let mut plans = Vec::new();
    let mut problems = Vec::new();
    for (file, text) in files {
        match read(file, text) {
            Ok(plan) => {
                problems.extend(clashes(&plans, &plan).into_iter().map(|problem| problem.in_file(file)));
                plans.push(Arc::new(plan));
            }
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(plans) } else { Err(problems) }
}

/// The plans of a text that was laid out beforehand, as a list of trees in JSON. They were checked then, and are not anew.
///
/// # Errors
/// Where the text is no JSON.
pub(crate) fn laid_out(text: &str) -> Result<Vec<Arc<Plan>>, Vec<FileProblem>> {
    let root = json::parse(text).map_err(|problem| vec![problem])?;
    Ok(root.items().iter().map(|tree| Arc::new(plan(tree))).collect())
}

/// The plan a checked tree holds.
pub(crate) fn plan(root: &Node) -> Plan {
    let head = root.get("plan").unwrap_or(root);
    let id = text(head, "id");
    let year = |position: usize| head.get("years").and_then(|years| years.items().get(position)?.year()).unwrap_or_default();
    let each = |section: &str| root.get(section).map(Node::items).unwrap_or_default();
    Plan {
        title: head.name_at("title"),
        number: optional_text(head, "number"),
        issuer: head.name_at("issuer"),
        issued: optional_text(head, "issued"),
        territory: text(head, "territory").into(),
        years: (year(0), year(1)),
        revision: head.get("revision").and_then(Node::whole).and_then(|revision| u32::try_from(revision).ok()).unwrap_or(1),
        measures: each("measure").iter().map(measure).collect(),
        norms: each("norm").iter().map(|node| norm(node, id)).collect(),
        baselines: each("baseline").iter().map(|node| baseline(node, id)).collect(),
        id: id.into(),
    }
}

fn measure(node: &Node) -> Measure {
    Measure {
        id: text(node, "id").into(),
        nature: match text(node, "nature") {
            "indicator" => Nature::Indicator,
            "milestone" => Nature::Milestone,
            _ => Nature::Resource,
        },
        name: node.name_at("name"),
        unit: node.name_at("unit"),
        whole: node.is_set("whole"),
    }
}

fn norm(node: &Node, document: &str) -> Norm {
    Norm {
        id: text(node, "id").into(),
        class: match text(node, "class") {
            "target" => Class::Target,
            "indicator" => Class::Indicator,
            "milestone" => Class::Milestone,
            _ => Class::Norm,
        },
        domain: domain(node),
        name: node.name_at("name"),
        level: level(node),
        measure: text(node, "measure").into(),
        direction: if text(node, "direction") == "at-most" { Direction::AtMost } else { Direction::AtLeast },
        strength: match text(node, "strength") {
            "should" => Strength::Should,
            "about" => Strength::About,
            _ => Strength::Must,
        },
        rule: node.get("rule").map(rule).unwrap_or_default(),
        targets: node.get("targets").map(Node::items).unwrap_or_default().iter().map(target).collect(),
        source: source(node, document),
        note: note(node),
    }
}

fn target(node: &Node) -> Target {
    let one = node.get("value").and_then(Node::quantity);
    let several = node.get("values").map(Node::items).unwrap_or_default().iter().filter_map(Node::quantity);
    Target {
        year: node.get("year").and_then(Node::year),
        month: node.get("month").and_then(Node::whole).and_then(|month| u8::try_from(month).ok()),
        every_year: node.is_set("every_year"),
        values: one.into_iter().chain(several).collect(),
        upper: node.get("upper").and_then(Node::quantity),
        words: node.get("words").map(|_| node.name_at("words")),
    }
}

fn baseline(node: &Node, document: &str) -> BaselineFigure {
    BaselineFigure {
        id: text(node, "id").to_owned(),
        name: node.name_at("name"),
        domain: domain(node),
        level: level(node),
        area: text(node, "area").into(),
        year: node.get("year").and_then(Node::year),
        value: node.get("value").and_then(Node::quantity).unwrap_or(Quantity::ZERO),
        unit: node.name_at("unit"),
        measure: node.text_at("measure").map(MeasureId::from),
        source: source(node, document),
        note: note(node),
    }
}

fn source(node: &Node, document: &str) -> Source {
    Source { document: document.into(), clause: text(node, "clause").to_owned(), statement: node.name_at("statement") }
}

fn note(node: &Node) -> Option<Name> {
    node.get("note").map(|_| node.name_at("note"))
}

fn domain(node: &Node) -> Domain {
    let word = text(node, "domain");
    Domain::ALL.into_iter().find(|(_, known)| *known == word).map_or(Domain::Governance, |(domain, _)| domain)
}

fn level(node: &Node) -> Level {
    Level::from_word(text(node, "level")).unwrap_or(Level::County)
}

/// A text that the check has seen to be there.
fn text<'a>(node: &'a Node, key: &str) -> &'a str {
    node.text_at(key).unwrap_or_default()
}

fn optional_text(node: &Node, key: &str) -> Option<String> {
    node.text_at(key).map(str::to_owned)
}
