//! What a norm would require of the open areas, worked out while it is written.

use std::collections::BTreeSet;
use std::sync::Arc;

use permille_engine::in_order;
use permille_engine::model::{Model, Standing};
use permille_engine::norm::Norm;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::plan::{Measure, Plan};
use permille_engine::problem::Problem;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_engine::year::Year;

/// Years shown at most: those targets fall due in, and the one in view.
const MOST_YEARS: usize = 6;

/// What a norm would require.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// How the area in view stands to it.
    pub standing: Standing,
    /// How many areas of the file it binds.
    pub bound: usize,
    /// How many of them lie in the area in view.
    pub within: usize,
    /// Whether what it counts is stated for any area.
    pub has_figures: bool,
    /// Year by year.
    pub years: Vec<PreviewYear>,
}

/// What a norm would require in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewYear {
    /// The year.
    pub year: Year,
    /// Required in the area in view.
    pub required: Option<Quantity>,
    /// What there is.
    pub available: Option<Quantity>,
    /// What is missing; negative where there is more than enough.
    pub gap: Option<Quantity>,
    /// How the area in view stands.
    pub status: Option<Status>,
    /// How many areas are short: of those in the area in view, or of all where the norm does not speak of it.
    pub short: usize,
    /// How many of these cannot be judged.
    pub unknown: usize,
}

/// What is looked at.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The set: its areas and years.
    pub set: &'a ScenarioSet,
    /// The scenario in view.
    pub scenario: &'a Scenario,
    /// The area in view.
    pub area: usize,
    /// The year in view.
    pub year: Year,
}

/// Computes one norm alone over the open areas. `head` is the plan it stands in; `measures` hold what it counts and takes a share of.
///
/// # Errors
/// What keeps it from being computed.
pub fn preview(sight: Sight, head: &Plan, norm: &Norm, measures: Vec<Measure>) -> Result<Preview, Vec<Problem>> {
    let plan = Plan { measures, norms: vec![norm.clone()], baselines: Vec::new(), ..head.clone() };
    let set = ScenarioSet { plans: vec![Arc::new(plan)], scenarios: vec![sight.scenario.clone()], ..sight.set.clone() };
    let (model, _) = Model::new(&set).map_err(|problems| problems.into_iter().filter(Problem::is_fatal).collect::<Vec<_>>())?;
    let outlook = model.outlook(sight.scenario);
    let standing = model.standing(0, sight.area);
    let here = |&&area: &&usize| model.tree().upward(area).any(|above| above == sight.area);
    let within: Vec<usize> = model.bound(0).iter().filter(here).copied().collect();
    let judged: &[usize] = if standing == Standing::Outside { model.bound(0) } else { &within };
    let mut years: BTreeSet<Year> = in_order::set(outlook.norm(0).targets().iter().map(|target| target.due));
    years.insert(sight.year);
    years.retain(|year| model.horizon().position(*year).is_some());
    let years: Vec<Year> = years.into_iter().collect();
    let years = &years[years.len().saturating_sub(MOST_YEARS)..];
    Ok(Preview {
        standing,
        bound: model.bound(0).len(),
        within: within.len(),
        has_figures: model.has_figures(0),
        years: years.iter().filter_map(|&year| of_year(&model, &outlook, sight.area, judged, year)).collect(),
    })
}

fn of_year(model: &Model, outlook: &Outlook, area: usize, judged: &[usize], year: Year) -> Option<PreviewYear> {
    let norm = outlook.norm(0);
    let cell = model.cell(area, year)?;
    let count = |wanted: Status| {
        let cells = judged.iter().filter_map(|&area| model.cell(area, year));
        cells.filter(|&cell| norm.status(cell) == Some(wanted)).count()
    };
    Some(PreviewYear {
        year,
        required: norm.requirement(cell),
        available: norm.available(cell),
        gap: norm.gap(cell),
        status: norm.status(cell),
        short: count(Status::Short),
        unknown: count(Status::NoData),
    })
}

/// The plan a draft's norm would stand in, for its territory and years: a new one binds the whole file.
#[must_use]
pub fn head(set: &ScenarioSet, home: &super::draft::Home) -> Plan {
    let found = match home {
        super::draft::Home::Plan(id) => set.plans.iter().find(|plan| plan.id == *id),
        super::draft::Home::New { .. } => None,
    };
    found.map_or_else(
        || {
            let territory = super::apply::territory(set);
            let last = set.baseline.horizon.last();
            Plan::own(
                "own-new".into(),
                Default::default(),
                Default::default(),
                territory,
                (set.baseline.base_year.min(last), last),
            )
        },
        |plan| Plan { measures: Vec::new(), norms: Vec::new(), baselines: Vec::new(), ..(**plan).clone() },
    )
}
