//! A scenario set made ready to compute: areas linked, norms bound to areas, every name resolved to a position.

mod figures;
pub mod making;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::area::{Area, AreaTree, Level, PopulationBase};
use crate::id::{AreaCode, MeasureId, NormId};
use crate::lever::nearest_by_area;
use crate::norm::{Norm, Target};
use crate::plan::{Measure, Nature, Plan};
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::scenario::{Lever, Scenario, ScenarioSet};
use crate::year::{Horizon, Year};

pub(crate) use figures::Observed;
use figures::Stated;
use making::Making;

/// What an outlook is computed from, less the scenario.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) areas: Arc<Vec<Area>>,
    pub(crate) tree: Arc<AreaTree>,
    pub(crate) base_year: Year,
    pub(crate) horizon: Horizon,
    plans: Vec<Arc<Plan>>,
    /// One allocation in models that differ in figures alone.
    pub(crate) norms: Arc<Vec<BoundNorm>>,
    pub(crate) measures: Arc<Vec<Measure>>,
    pub(crate) bases: Arc<Vec<PopulationBase>>,
    norm_positions: Arc<BTreeMap<NormId, usize>>,
    measure_positions: Arc<BTreeMap<MeasureId, usize>>,
    /// What areas state.
    pub(crate) stated: Stated,
}

/// A norm with its names resolved and the areas it binds.
#[derive(Clone, Debug)]
pub(crate) struct BoundNorm {
    plan: usize,
    norm: usize,
    pub(crate) measure: usize,
    pub(crate) of: Option<usize>,
    /// Positions in [`Model::bases`], in the rule's order.
    pub(crate) bases: Vec<usize>,
    /// The areas it speaks of; norms of one level and territory share them.
    pub(crate) reach: Arc<Reach>,
}

/// The areas a norm speaks of.
#[derive(Debug)]
pub(crate) struct Reach {
    /// The areas bound, in the file's order.
    bound: Vec<usize>,
    /// The slots of the areas bound, ascending. They are of one level.
    pub(crate) slots: Vec<usize>,
    /// The same as runs without a gap.
    pub(crate) runs: Vec<Run>,
    /// The areas above them, every child before its parent.
    pub(crate) above: Vec<Above>,
    /// By area: bound itself, above a bound one, or neither, with its place among these.
    pub(crate) standing: Vec<Placed>,
}

/// Bound areas side by side.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// The slot of the first.
    pub(crate) slot: usize,
    /// Their places among those bound.
    pub(crate) places: Range<usize>,
}

/// An area above bound ones.
#[derive(Debug)]
pub(crate) struct Above {
    /// The area, and its slot.
    pub(crate) area: usize,
    pub(crate) slot: usize,
    /// The places of the bound areas directly below it.
    pub(crate) bound: Range<usize>,
    /// Whether these are all that lies below it.
    pub(crate) is_whole: bool,
    /// The places among those above, of the areas directly below it that are above others, in runs.
    pub(crate) children: Vec<Range<usize>>,
    /// The places of all bound areas anywhere below it: they may lie in several runs.
    pub(crate) all_bound: Vec<Range<usize>>,
    /// How many these are.
    pub(crate) count: u32,
}

/// How an area stands to a norm, and its place among those that stand so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placed {
    Bound(u32),
    Above(u32),
    Outside,
}

/// How an area stands to a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The norm demands something of this area.
    Bound,
    /// It demands something of areas below: this one sums up.
    Above,
    /// It demands nothing here.
    Outside,
}

impl Model {
    /// Makes `set` ready to compute; what is odd but not fatal is returned beside the model.
    ///
    /// # Errors
    /// When an area, norm or scenario cannot be made sense of; every such problem at once.
    pub fn new(set: &ScenarioSet) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut making = Making::default();
        loop {
            if let Some(made) = making.step(set) {
                return made;
            }
        }
    }

    /// This model, or what keeps it from being one, given what is wrong besides odd figures and scenarios.
    fn with_problems(self, mut problems: Vec<Problem>, set: &ScenarioSet) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        problems.extend(self.stated.odd.values().flatten().cloned());
        problems.extend(self.check_scenarios(&set.scenarios));
        if problems.iter().any(Problem::is_fatal) { Err(problems) } else { Ok((self, problems)) }
    }

    /// The areas, in the file's order; everything else speaks of them by position.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The tree of the areas.
    #[must_use]
    pub fn tree(&self) -> &AreaTree {
        &self.tree
    }

    /// The year paths start from.
    #[must_use]
    pub fn base_year(&self) -> Year {
        self.base_year
    }

    /// The years looked at.
    #[must_use]
    pub fn horizon(&self) -> Horizon {
        self.horizon
    }

    /// How many norms the plans have together; they are spoken of by position, plan after plan.
    #[must_use]
    pub fn norm_count(&self) -> usize {
        self.norms.len()
    }

    /// The norm at a position.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`]: positions come from this model.
    #[must_use]
    pub fn norm(&self, norm: usize) -> &Norm {
        let bound = &self.norms[norm];
        &self.plans[bound.plan].norms[bound.norm]
    }

    /// The plan a norm belongs to.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`].
    #[must_use]
    pub fn plan_of(&self, norm: usize) -> &Plan {
        &self.plans[self.norms[norm].plan]
    }

    /// The same model over the same plans that say more: their statements and notes may differ, on which nothing that is computed depends.
    /// `None` where anything else does.
    #[must_use]
    pub fn with_words(&self, plans: &[Arc<Plan>]) -> Option<Self> {
        let same = |own: &Arc<Plan>, other: &Arc<Plan>| Arc::ptr_eq(own, other) || own.in_words_of(other) == **other;
        let all = self.plans.len() == plans.len() && self.plans.iter().zip(plans).all(|(own, other)| same(own, other));
        all.then(|| Self { plans: plans.to_vec(), ..self.clone() })
    }

    /// The position of the norm with this id.
    #[must_use]
    pub fn norm_position(&self, norm: &NormId) -> Option<usize> {
        self.norm_positions.get(norm).copied()
    }

    /// What a norm compares with its requirement.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`].
    #[must_use]
    pub fn measure_of(&self, norm: usize) -> &Measure {
        &self.measures[self.norms[norm].measure]
    }

    /// Whether any area of the file states a figure of what a norm measures.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`].
    #[must_use]
    pub fn has_figures(&self, norm: usize) -> bool {
        self.has_stock(self.norms[norm].measure)
    }

    /// Whether any area states a figure of the measure at a position.
    ///
    /// # Panics
    /// When `measure` is not one of the model's measures.
    #[must_use]
    pub fn has_stock(&self, measure: usize) -> bool {
        self.last_stated(measure).is_some()
    }

    /// The last slot whose area states a figure of the measure at a position.
    pub(crate) fn last_stated(&self, measure: usize) -> Option<usize> {
        self.stated.measures[measure]
    }

    /// All measures of the plans, each once.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The position of the measure with this id.
    #[must_use]
    pub fn measure_position(&self, measure: &MeasureId) -> Option<usize> {
        self.measure_positions.get(measure).copied()
    }

    /// How `area` stands to `norm`.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`].
    #[must_use]
    pub fn standing(&self, norm: usize, area: usize) -> Standing {
        match self.norms[norm].reach.standing.get(area) {
            Some(Placed::Bound(_)) => Standing::Bound,
            Some(Placed::Above(_)) => Standing::Above,
            Some(Placed::Outside) | None => Standing::Outside,
        }
    }

    /// The areas a norm binds.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`].
    #[must_use]
    pub fn bound(&self, norm: usize) -> &[usize] {
        &self.norms[norm].reach.bound
    }

    /// The bases people are counted by: residents, urban, rural, then every other group a norm or an area names.
    #[must_use]
    pub fn bases(&self) -> &[PopulationBase] {
        &self.bases
    }

    /// The cell of `area` in `year`, by which every column is read; `None` outside the horizon or the file.
    #[must_use]
    pub fn cell(&self, area: usize, year: Year) -> Option<usize> {
        let row = self.horizon.position(year)?;
        (area < self.areas.len()).then_some(row * self.areas.len() + area)
    }

    /// Where `lever` stands for each area under `scenario`: the setting of the nearest area above, else the one for everywhere.
    pub(crate) fn lever_by_area(&self, scenario: &Scenario, lever: &Lever) -> Vec<Option<Quantity>> {
        let acting = nearest_by_area(&self.tree, &scenario.settings, lever);
        acting.into_iter().map(|position| Some(scenario.settings.get(position?)?.value)).collect()
    }

    /// What is wrong with the scenarios' levers, actions and ranges.
    #[must_use]
    pub fn check_scenarios(&self, scenarios: &[Scenario]) -> Vec<Problem> {
        let mut problems = Vec::new();
        if scenarios.is_empty() {
            problems.push(Problem::NoScenarios);
        }
        let mut ids = BTreeSet::new();
        for scenario in scenarios {
            if !ids.insert(&scenario.id) {
                problems.push(Problem::DuplicateScenario { scenario: scenario.id.clone() });
            }
            let mut set = BTreeSet::new();
            for setting in &scenario.settings {
                let lever = setting.lever.clone();
                let scenario = scenario.id.clone();
                let (least, most) = lever.range();
                if !set.insert((&setting.lever, &setting.area)) {
                    problems.push(Problem::LeverSetTwice { scenario: scenario.clone(), lever: lever.clone() });
                }
                if setting.value < least || setting.value > most {
                    problems.push(Problem::LeverOutOfRange {
                        scenario: scenario.clone(),
                        lever: lever.clone(),
                        value: setting.value,
                    });
                }
                if let Lever::Target { norm, .. } | Lever::DueYear { norm } = &lever
                    && !self.norm_positions.contains_key(norm)
                {
                    problems.push(Problem::UnknownNorm { scenario: scenario.clone(), norm: norm.clone() });
                }
                if let Some(area) = &setting.area {
                    if !lever.may_be_local() {
                        problems.push(Problem::LeverNotLocal { scenario: scenario.clone(), lever });
                    }
                    if self.tree.position(area).is_none() {
                        problems.push(Problem::UnknownArea { scenario, area: area.clone() });
                    }
                }
            }
            for action in &scenario.actions {
                if self.tree.position(&action.area).is_none() {
                    problems.push(Problem::UnknownArea { scenario: scenario.id.clone(), area: action.area.clone() });
                }
                if action.unit_cost.is_some_and(Quantity::is_negative) {
                    let measure = action.measure.clone();
                    problems.push(Problem::NegativeCost { scenario: scenario.id.clone(), measure });
                }
            }
            self.check_ranges(scenario, &mut problems);
        }
        problems
    }

    /// What is wrong with a scenario's ranges.
    fn check_ranges(&self, scenario: &Scenario, problems: &mut Vec<Problem>) {
        let id = || scenario.id.clone();
        for range in &scenario.ranges {
            let (lever, (least, most)) = (&range.lever, range.lever.range());
            if range.low > range.likely || range.likely > range.high {
                problems.push(Problem::RangeNotOrdered { scenario: id(), lever: lever.clone() });
            }
            for value in [range.low, range.high] {
                if value < least || value > most {
                    problems.push(Problem::LeverOutOfRange { scenario: id(), lever: lever.clone(), value });
                }
            }
            if range.area.is_some() && !lever.may_be_local() {
                problems.push(Problem::LeverNotLocal { scenario: id(), lever: lever.clone() });
            }
            if let Some(area) = range.area.as_ref().filter(|area| self.tree.position(area).is_none()) {
                problems.push(Problem::UnknownArea { scenario: id(), area: area.clone() });
            }
        }
    }
}

/// Every measure of the plans once, the first declaration leading.
fn collect_measures(plans: &[Arc<Plan>], problems: &mut Vec<Problem>) -> (Vec<Measure>, BTreeMap<MeasureId, usize>) {
    let mut measures: Vec<Measure> = Vec::new();
    let mut positions = BTreeMap::new();
    let mut ids = BTreeSet::new();
    for plan in plans {
        if !ids.insert(&plan.id) {
            problems.push(Problem::DuplicatePlan { plan: plan.id.clone() });
        }
        for measure in &plan.measures {
            positions.entry(measure.id.clone()).or_insert_with(|| {
                measures.push(measure.clone());
                measures.len() - 1
            });
        }
    }
    (measures, positions)
}

impl Reach {
    /// The areas of `level` within `territory`, and those above them.
    fn new(areas: &[Area], tree: &AreaTree, (level, territory): (Level, &AreaCode)) -> Self {
        let within = |area: usize| areas[area].code.lies_in(territory);
        let slots = &tree.slots;
        let binds = |&area: &usize| areas[area].level == level && within(area);
        let mut standing = vec![Placed::Outside; areas.len()];
        let (mut bound_slots, mut runs): (Vec<usize>, Vec<Run>) = (Vec::new(), Vec::new());
        for (slot, &area) in slots.area.iter().enumerate().filter(|(_, area)| binds(area)) {
            let place = bound_slots.len();
            bound_slots.push(slot);
            standing[area] = Placed::Bound(place as u32);
            match runs.last_mut().filter(|run| run.slot + run.places.len() == slot) {
                Some(run) => run.places.end += 1,
                None => runs.push(Run { slot, places: place..place + 1 }),
            }
        }
        let mut above: Vec<Above> = Vec::new();
        // A county's plan says nothing of the city above it.
        for &area in slots.area[..slots.above].iter().rev().filter(|&&area| within(area)) {
            let mut bound: Option<Range<usize>> = None;
            let (mut children, mut all_bound): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
            for child in slots.children(slots.of[area]) {
                match standing[slots.area[child]] {
                    Placed::Bound(place) => {
                        let place = place as usize;
                        bound = Some(bound.map_or(place..place + 1, |run| run.start..place + 1));
                    }
                    Placed::Above(place) => {
                        let place = place as usize;
                        // Those above were placed from the last slot to the first.
                        match children.last_mut().filter(|run| run.start == place + 1) {
                            Some(run) => run.start = place,
                            None => children.push(place..place + 1),
                        }
                        all_bound.extend(above[place].all_bound.iter().cloned());
                    }
                    Placed::Outside => {}
                }
            }
            let bound = bound.unwrap_or(0..0);
            all_bound.extend(Some(bound.clone()).filter(|bound| !bound.is_empty()));
            // A bound area lies below no other: what is bound is not also above.
            if !all_bound.is_empty() && standing[area] == Placed::Outside {
                standing[area] = Placed::Above(above.len() as u32);
                let slot = slots.of[area];
                let is_whole = slots.children(slot).count() == bound.len();
                let count = all_bound.iter().map(|run| run.len() as u32).sum();
                above.push(Above { area, slot, bound, is_whole, children, all_bound, count });
            }
        }
        let bound = (0..areas.len()).filter(|&area| matches!(standing[area], Placed::Bound(_))).collect();
        Self { bound, slots: bound_slots, runs, above, standing }
    }
}

/// What is wrong with a norm by itself.
pub(crate) fn check_norm(norm: &Norm, last_year: Year, problems: &mut Vec<Problem>) {
    let id = || norm.id.clone();
    if norm.targets.is_empty() {
        problems.push(Problem::NoTarget { norm: id() });
    }
    let expected = norm.rule.parts();
    for target in &norm.targets {
        let in_words = target.values.is_empty() && target.words.is_some();
        if target.values.len() != expected && !in_words {
            problems.push(Problem::TargetDoesNotFit { norm: id(), expected, given: target.values.len() });
        }
        problems.extend(norm.rule.error_in(&target.values).map(|error| Problem::of_numbers(id(), error)));
    }
    let due = |target: &Target| target.year.unwrap_or(last_year);
    if norm.targets.windows(2).any(|pair| due(&pair[0]) >= due(&pair[1])) {
        problems.push(Problem::NotAscending { norm: id() });
    }
    problems.extend(norm.rule.error().map(|error| Problem::of_numbers(id(), error)));
}

impl Measure {
    /// Whether areas' figures add up to that of the area above them.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.nature == Nature::Resource
    }
}
