//! The plans and scenario files that come with Permille.

use std::sync::{Arc, OnceLock};

use permille_engine::name::Name;
use permille_engine::plan::Plan;

use crate::fault::FileProblem;
use crate::plan_file;
use crate::tree::json;

/// Every plan, with the file it stands in.
const PLANS: [(&str, &str); 6] = [
    ("plans/gan-fu-fa-2023-1.toml", include_str!("../../plans/gan-fu-fa-2023-1.toml")),
    ("plans/jiangxi-14th-five-year.toml", include_str!("../../plans/jiangxi-14th-five-year.toml")),
    ("plans/gan-fu-ting-fa-2025-6.toml", include_str!("../../plans/gan-fu-ting-fa-2025-6.toml")),
    ("plans/healthy-jiangxi-2023.toml", include_str!("../../plans/healthy-jiangxi-2023.toml")),
    ("plans/chang-dang-fa-2019-6.toml", include_str!("../../plans/chang-dang-fa-2019-6.toml")),
    ("plans/national-health-workforce-2025.toml", include_str!("../../plans/national-health-workforce-2025.toml")),
];

/// Every scenario file by its id, in the order they are offered.
const SCENARIOS: [(&str, &str); 4] = [
    ("jiangxi-2025", include_str!("../../scenarios/jiangxi-2025.scenario.json")),
    ("jiangxi-2025-average", include_str!("../../scenarios/jiangxi-2025-average.scenario.json")),
    ("changjiang-2030", include_str!("../../scenarios/changjiang-2030.scenario.json")),
    ("tutorial", include_str!("../../scenarios/tutorial.scenario.json")),
];

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

/// All shipped plans, read once and then shared: the same plan is the very same wherever it is used.
///
/// # Errors
/// Everything that is wrong with any of them; a test sees to it that there is nothing.
pub fn plans() -> Result<Vec<Arc<Plan>>, Vec<FileProblem>> {
    read_once().clone()
}

/// The plans are read once: every caller shares the very same, so that a plan is known for a shipped one at a glance.
fn read_once() -> &'static Result<Vec<Arc<Plan>>, Vec<FileProblem>> {
    static READ: OnceLock<Result<Vec<Arc<Plan>>, Vec<FileProblem>>> = OnceLock::new();
    READ.get_or_init(|| plan_file::read_all(PLANS))
}

/// Whether this plan ships, exactly as it is.
#[must_use]
pub fn ships(plan: &Plan) -> bool {
    let plans = read_once().as_deref().unwrap_or_default();
    plans.iter().any(|shipped| std::ptr::eq(&raw const **shipped, plan) || **shipped == *plan)
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
