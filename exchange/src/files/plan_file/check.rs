//! What a plan file's fields must be to each other, once each of them is what it should be by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use permille_engine::id::NormId;
use permille_engine::in_order;
use permille_engine::plan::Plan;
use permille_engine::problem::Problem;

use super::{rule, target};
use crate::files::fault::{Fault, FilePlace, FileProblem, Position, Subject};
use crate::files::tree::Node;

/// Everything in a plan file that does not fit together.
pub(crate) fn check(root: &Node) -> Vec<FileProblem> {
    let mut problems = Vec::new();
    let each = |section: &str| root.get(section).map(Node::items).unwrap_or_default();
    let measures: BTreeSet<&str> = in_order::set(each("measure").iter().filter_map(|node| node.text_at("id")));
    for (section, subject) in [("measure", Subject::Measure), ("norm", Subject::Norm), ("baseline", Subject::Baseline)] {
        let mut seen = BTreeSet::new();
        for node in each(section) {
            let id = node.text_at("id").unwrap_or_default();
            let mut report = |at: Position, field: &str, fault: Fault| {
                let place = FilePlace { file: None, at, subject: Some((subject, id.to_owned())), field: field.to_owned() };
                problems.push(FileProblem::new(place, fault));
            };
            if !seen.insert(id) {
                report(node.get("id").unwrap_or(node).at, "id", Fault::DuplicateId { id: id.to_owned(), other: None });
            }
            let of = node.get("rule").and_then(|rule| rule.get("of"));
            for (field, used) in [("measure", node.get("measure")), ("rule.of", of)] {
                let Some((used, measure)) = used.and_then(|used| Some((used, used.text()?))) else {
                    continue;
                };
                if !measures.contains(measure) {
                    report(used.at, field, Fault::UndeclaredMeasure { measure: measure.to_owned() });
                }
            }
            if let (Some(rule), Some(targets)) = (node.get("rule"), node.get("targets")) {
                check_targets(&id.into(), rule, targets, &mut report);
            }
        }
    }
    let years: Vec<_> = root.get("plan").and_then(|plan| plan.get("years")).map(Node::items).unwrap_or_default().to_vec();
    if let [first, last] = years.as_slice()
        && let (Some(from), Some(to)) = (first.year(), last.year())
        && from > to
    {
        let place = FilePlace { at: first.at, field: "plan.years".to_owned(), ..FilePlace::default() };
        problems.push(FileProblem::new(place, Fault::YearsReversed { first: from, last: to }));
    }
    problems
}

/// Whether the targets are what the rule takes, and in order.
fn check_targets(norm: &NormId, rule_node: &Node, targets: &Node, report: &mut impl FnMut(Position, &str, Fault)) {
    let id = || norm.clone();
    let rule = rule(rule_node);
    let expected = rule.parts();
    if targets.items().is_empty() {
        report(targets.at, "targets", Fault::Engine(Problem::NoTarget { norm: id() }));
    }
    let mut years = Vec::new();
    for node in targets.items() {
        if node.get("value").is_some() && node.get("values").is_some() {
            report(node.at, "targets", Fault::ValueTwice);
            continue;
        }
        let target = target(node);
        let given = target.values.len();
        let in_words = given == 0 && target.words.is_some();
        if given != expected && !in_words {
            report(node.at, "targets", Fault::Engine(Problem::TargetDoesNotFit { norm: id(), expected, given }));
        }
        if let Some(error) = rule.error_in(&target.values) {
            report(node.at, "targets", Fault::Engine(Problem::of_numbers(id(), error)));
        }
        years.push(target.year);
    }
    if years.windows(2).any(|pair| pair[1].is_some() && pair[0] >= pair[1]) {
        report(targets.at, "targets", Fault::Engine(Problem::NotAscending { norm: id() }));
    }
    let from: Vec<_> = rule_node.get("from").map(Node::items).unwrap_or_default().iter().filter_map(Node::whole).collect();
    if from.windows(2).any(|pair| pair[0] >= pair[1]) || from.first().is_some_and(|&first| first != 0) {
        report(rule_node.at, "rule.from", Fault::Engine(Problem::NotAscending { norm: id() }));
    }
}

/// What in `plan` clashes with the plans before it: ids that stand twice, and measures declared otherwise.
#[must_use]
pub fn clashes(plans: &[Arc<Plan>], plan: &Plan) -> Vec<FileProblem> {
    let mut problems = Vec::new();
    let mut report = |subject: Option<(Subject, String)>, fault: Fault| {
        problems.push(FileProblem::new(FilePlace { subject, ..FilePlace::default() }, fault));
    };
    for other in plans {
        let norms: BTreeSet<_> = in_order::set(other.norms.iter().map(|norm| &norm.id));
        let baselines: BTreeSet<_> = in_order::set(other.baselines.iter().map(|baseline| &baseline.id));
        let measures: BTreeMap<_, _> = in_order::map(other.measures.iter().rev().map(|measure| (&measure.id, measure)));
        let twice = |id: &str| Fault::DuplicateId { id: id.to_owned(), other: Some(other.id.to_string()) };
        if other.id == plan.id {
            report(None, twice(plan.id.as_str()));
        }
        for norm in &plan.norms {
            if norms.contains(&norm.id) {
                report(Some((Subject::Norm, norm.id.to_string())), twice(norm.id.as_str()));
            }
        }
        for baseline in &plan.baselines {
            if baselines.contains(&baseline.id) {
                report(Some((Subject::Baseline, baseline.id.clone())), twice(&baseline.id));
            }
        }
        for measure in &plan.measures {
            let Some(known) = measures.get(&measure.id) else {
                continue;
            };
            if (known.nature, &known.unit, known.whole) != (measure.nature, &measure.unit, measure.whole) {
                let fault = Fault::MeasureDiffers { measure: measure.id.to_string(), other: other.id.to_string() };
                report(Some((Subject::Measure, measure.id.to_string())), fault);
            }
        }
    }
    problems
}
