//! Importing a plan file into what is open. The plans stay as they are until the new one is known to be good.

use std::sync::Arc;

use permille_engine::edit::Edit;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_engine::problem::Problem;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::plan_file;
use web_sys::File;

use super::open::{both, read_file};
use crate::queries::plans::{clashes, with_plan};
use crate::store::{Msg, Notice, NoticeKind, ReadingMsg, Screen, Shorter, StoreHandle};
use crate::text::{plan_edit, sentences};

/// Whether a file of this name is a plan file.
#[must_use]
pub fn is_plan_file(name: &str) -> bool {
    name.to_lowercase().ends_with(".toml")
}

/// Imports the plan of a file the reader picked or dropped.
pub fn import_file(store: &StoreHandle, file: File) {
    read_file(store, file, plan_edit::import_refused, import_text);
}

/// Imports the plan in the text of a file called `file`.
fn import_text(store: &StoreHandle, file: &str, text: &str) {
    let refuse = |title: Name, sentences: Vec<Name>| {
        store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Error, title, sentences })));
    };
    let Some(open) = &store.open else { return refuse(plan_edit::nothing_open(), Vec::new()) };
    match adopted(open.set(), file, text) {
        Ok(adopted) => {
            // A file that was still being read would take all this away again.
            store.dispatch(Msg::Reading(ReadingMsg::Stopped));
            match Shorter::of(&open.set().plans, &adopted.plan) {
                Some(shorter) => store.dispatch(Msg::Shorter(Some(shorter))),
                None => take(store, adopted),
            }
        }
        Err(sentences) => refuse(plan_edit::import_refused(file), sentences),
    }
}

/// Takes a plan over that leaves out norms of the one there is, once the planner has seen which.
pub fn take_shorter(store: &StoreHandle, shorter: &Shorter) {
    let Some(open) = &store.open else { return };
    let (plan, plans) = (Arc::clone(&shorter.plan), with_plan(&open.set().plans, Arc::clone(&shorter.plan)));
    store.dispatch(Msg::Shorter(None));
    take(store, Adopted { plans, plan, replaced: true });
}

fn take(store: &StoreHandle, Adopted { plans, plan, replaced }: Adopted) {
    store.dispatch(Msg::Notice(None));
    store.dispatch(Msg::Edit { edit: Edit::Plans { plans }, name: plan_edit::import_step(&plan.title), key: None });
    store.dispatch(Msg::Show(Screen::Norms));
    store.dispatch(Msg::Notice(Some(Notice {
        kind: NoticeKind::Done,
        title: plan_edit::imported(&plan.title, plan.norms.len(), replaced),
        sentences: Vec::new(),
    })));
}

/// A plan taken over.
struct Adopted {
    /// All plans, with it among them.
    plans: Vec<Arc<Plan>>,
    /// The plan.
    plan: Arc<Plan>,
    /// Whether it took the place of another.
    replaced: bool,
}

/// Takes over the plan of a file; or what is wrong with it, by line.
fn adopted(set: &ScenarioSet, file: &str, text: &str) -> Result<Adopted, Vec<Name>> {
    let plan = plan_file::read(file, text).map_err(|problems| problems.iter().map(both).collect::<Vec<_>>())?;
    let plan = Arc::new(plan);
    let replaced = set.plans.iter().any(|one| one.id == plan.id);
    let plans = with_plan(&set.plans, Arc::clone(&plan));
    let clashes = clashes(&plans);
    if !clashes.is_empty() {
        return Err(clashes.iter().map(both).collect());
    }
    match Model::new(&ScenarioSet { plans: plans.clone(), ..set.clone() }) {
        Ok(_) => Ok(Adopted { plans, plan, replaced }),
        Err(problems) => Err(problems.iter().filter(|problem| Problem::is_fatal(problem)).map(sentences::problem).collect()),
    }
}
