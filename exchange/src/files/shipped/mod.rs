//! The plans and scenario files that come with Permille.

use std::sync::{Arc, OnceLock};

use permille_engine::name::Name;
use permille_engine::plan::Plan;

use crate::files::fault::FileProblem;
use crate::files::plan_file;
use crate::files::tree::{Node, json};

/// The plans of the file that a first visit opens, laid out beforehand: what reads TOML need not be fetched for them. They lack what
/// [`FIRST_WORDS`] has.
const FIRST_PLANS: &str = include_str!("first-plans.json");

/// The statements and notes of these plans, norm by norm and then figure by figure: nothing that stands at first shows them, and they are half of all.
const FIRST_WORDS: &str = include_str!("first-words.json");

/// The others, likewise.
const FURTHER_PLANS: &str = include_str!("further-plans.json");

/// The file that a first visit opens. It stands apart, as its plans do, so that nothing else need be fetched for it.
pub const FIRST: File = File { id: "jiangxi-2025", text: include_str!("../../../../scenarios/jiangxi-2025.scenario.json") };

/// Every scenario file by its id, in the order they are offered.
const SCENARIOS: &[(&str, &str)] = &[
    (FIRST.id, FIRST.text),
    #[cfg(not(feature = "alone"))]
    ("jiangxi-2025-average", include_str!("../../../../scenarios/jiangxi-2025-average.scenario.json")),
    ("changjiang-2030", include_str!("../../../../scenarios/changjiang-2030.scenario.json")),
    ("tutorial", include_str!("../../../../scenarios/tutorial.scenario.json")),
];

/// The text of a scenario file that comes with Permille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// The stem of its file name.
    pub id: &'static str,
    /// The file.
    pub text: &'static str,
}

/// A scenario file that comes with Permille.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The stem of its file name.
    pub id: &'static str,
    /// What it is called.
    pub title: Name,
    /// What a reader should know first.
    pub description: Name,
    /// The file.
    pub text: &'static str,
}

/// All shipped plans, read once and then shared: a plan is one piece of memory wherever it is used.
///
/// # Errors
/// Everything that is wrong with any of them; a test sees to it that there is nothing.
pub fn plans() -> Result<Vec<Arc<Plan>>, Vec<FileProblem>> {
    ALL.get_or_init(|| {
        let words = json::parse(FIRST_WORDS).map_err(|problem| vec![problem])?;
        let first = first_plans()
            .map_err(<[_]>::to_vec)?
            .iter()
            .zip(words.items())
            .map(|(plan, words)| Arc::new(worded(plan, words)))
            .collect();
        Ok([first, plan_file::laid_out(FURTHER_PLANS)?].concat())
    })
    .clone()
}

/// A plan with what its norms and figures say in words.
fn worded(plan: &Plan, words: &Node) -> Plan {
    let mut plan = plan.clone();
    let norms = plan.norms.iter_mut().map(|norm| (&mut norm.source, &mut norm.note));
    let figures = plan.baselines.iter_mut().map(|figure| (&mut figure.source, &mut figure.note));
    for ((source, note), words) in norms.chain(figures).zip(words.items()) {
        source.statement = words.name_at("statement");
        *note = words.get("note").map(|_| words.name_at("note"));
    }
    plan
}

/// The plans of [`FIRST`], without statements and notes: what a first visit computes with. Each becomes the one that says all, by [`completed`].
///
/// # Errors
/// Everything that is wrong with any of them; a test sees to it that there is nothing.
pub fn first_plans() -> Result<Vec<Arc<Plan>>, &'static [FileProblem]> {
    AT_FIRST.get_or_init(|| plan_file::laid_out(FIRST_PLANS)).as_ref().cloned().map_err(Vec::as_slice)
}

/// A plan without its words, and the same one with them.
pub type Completed = (Arc<Plan>, Arc<Plan>);

/// Each plan of [`first_plans`] with the same one as [`plans`] has it.
///
/// # Errors
/// Everything that is wrong with any of them; a test sees to it that there is nothing.
pub fn completed() -> Result<Vec<Completed>, Vec<FileProblem>> {
    Ok(first_plans().map_err(<[_]>::to_vec)?.into_iter().zip(plans()?).collect())
}

type Plans = Result<Vec<Arc<Plan>>, Vec<FileProblem>>;

static ALL: OnceLock<Plans> = OnceLock::new();
static AT_FIRST: OnceLock<Plans> = OnceLock::new();
static HAND: OnceLock<Vec<Arc<Plan>>> = OnceLock::new();

/// The plans that ship, as far as they were read: all of them once [`plans`] was called, else those of [`FIRST`]. For a page that writes what it has
/// open and must fetch nothing for it: of the plans that ship, its file can hold only those it was read with. Whoever can read them all compares with
/// [`plans`].
#[must_use]
pub fn at_hand() -> &'static [Arc<Plan>] {
    match ALL.get() {
        // Those of a first visit are there with their words and without.
        Some(all) => HAND.get_or_init(|| {
            let read = [Some(all), AT_FIRST.get()].into_iter().flatten();
            read.flat_map(|plans| plans.as_deref().unwrap_or_default()).cloned().collect()
        }),
        None => AT_FIRST.get_or_init(|| plan_file::laid_out(FIRST_PLANS)).as_deref().unwrap_or_default(),
    }
}

/// All shipped scenario files, in the order they are offered.
#[must_use]
pub fn scenarios() -> Vec<Shipped> {
    let shipped = SCENARIOS.iter().map(|&(id, text)| {
        let root = json::parse(text).ok();
        let name = |key: &str| root.as_ref().map(|root| root.name_at(key)).unwrap_or_default();
        Shipped { id, title: name("title"), description: name("description"), text }
    });
    shipped.collect()
}

/// The ids of all shipped scenario files, in the same order.
pub fn ids() -> impl Iterator<Item = &'static str> {
    SCENARIOS.iter().map(|(id, _)| *id)
}

/// The text of a shipped scenario file.
#[must_use]
pub fn scenario(id: &str) -> Option<&'static str> {
    SCENARIOS.iter().find(|(known, _)| *known == id).map(|&(_, text)| text)
}

#[cfg(test)]
mod tests;
