//! Reads a plan that stands whole in a scenario file: one that was edited, or does not ship.

use std::sync::Arc;

use permille_engine::in_order::InOrder;
use permille_engine::plan::Plan;
use permille_engine::problem::Problem;

use super::{Reader, items};
use crate::files::fault::{Fault, FilePlace, FileProblem, Subject};
use crate::files::plan_file;
use crate::files::tree::Node;

impl Reader<'_> {
    /// Takes over the plan a checked node holds, or says what does not fit together in it.
    pub(super) fn embedded_plan(&mut self, node: &Node, chosen: &mut Vec<Arc<Plan>>) {
        let id = node.down("plan.id").and_then(Node::text).unwrap_or_default();
        let about_plan = |mut problem: FileProblem| {
            problem.place.get_or_insert_default().subject.get_or_insert_with(|| (Subject::Plan, id.to_owned()));
            problem
        };
        let mut problems = plan_file::check(node);
        problems.put_in_order_by_key(|problem| problem.place.as_ref().map(|place| place.at));
        if !problems.is_empty() {
            return self.problems.extend(problems.into_iter().map(about_plan));
        }
        let plan = plan_file::plan(node);
        if chosen.iter().any(|one| one.id == plan.id) {
            let at = node.down("plan.id").unwrap_or(node).at;
            let place = FilePlace { at, field: "plan.id".to_owned(), ..FilePlace::default() };
            let twice = Fault::Engine(Problem::DuplicatePlan { plan: plan.id });
            return self.problems.push(about_plan(FileProblem::new(place, twice)));
        }
        self.choose(node, Arc::new(plan), chosen);
    }

    /// Adds a plan to those chosen, and notes what it declares otherwise than one before it: the first declaration leads.
    pub(super) fn choose(&mut self, node: &Node, plan: Arc<Plan>, chosen: &mut Vec<Arc<Plan>>) {
        for mut problem in plan_file::clashes(chosen, &plan) {
            let Some(place) = &mut problem.place else { continue };
            let found = match &place.subject {
                // The engine says so itself.
                Some((Subject::Norm, _)) | None => continue,
                Some((Subject::Measure, id)) => of_plan(node, "measure", id),
                Some((_, id)) => of_plan(node, "baseline", id),
            };
            place.at = found.unwrap_or(node).at;
            self.notes.push(problem);
        }
        chosen.push(plan);
    }
}

/// The table of an embedded plan's section with this id.
fn of_plan<'a>(plan: &'a Node, section: &str, id: &str) -> Option<&'a Node> {
    items(plan, section).iter().find(|node| node.text_at("id") == Some(id))
}
