//! A scenario set made ready to compute: areas linked, norms bound to areas, every name resolved to a position.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::area::{Area, AreaTree, Level, PopulationBase};
use crate::id::{AreaCode, MeasureId, NormId};
use crate::norm::{Norm, Rule, Target};
use crate::outlook::Outlook;
use crate::outlook::norm::NormOutlook;
use crate::plan::{Measure, Nature, Plan};
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::scenario::{Lever, Scenario, ScenarioSet};
use crate::year::{Horizon, Year};

/// What an outlook is computed from, less the scenario.
#[derive(Clone, Debug)]
pub struct Model {
    pub(crate) areas: Arc<Vec<Area>>,
    pub(crate) tree: AreaTree,
    pub(crate) base_year: Year,
    pub(crate) horizon: Horizon,
    plans: Vec<Arc<Plan>>,
    pub(crate) norms: Vec<BoundNorm>,
    pub(crate) measures: Vec<Measure>,
    pub(crate) bases: Vec<PopulationBase>,
    norm_positions: BTreeMap<NormId, usize>,
    measure_positions: BTreeMap<MeasureId, usize>,
    /// By measure: whether any area states a figure of it.
    stated: Vec<bool>,
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
    /// The areas bound, in the file's order.
    pub(crate) bound: Vec<usize>,
    /// Per area: bound itself, above a bound one, or neither.
    pub(crate) standing: Vec<Standing>,
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
    /// Makes `set` ready to compute; what is odd but not fatal is handed back beside the model.
    ///
    /// # Errors
    /// When an area, norm or scenario cannot be made sense of; every such problem at once.
    pub fn new(set: &ScenarioSet) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let areas = Arc::clone(&set.baseline.areas);
        let mut problems = Vec::new();
        let (measures, measure_positions) = collect_measures(&set.plans, &mut problems);
        let may_be_negative =
            |id: &MeasureId| measure_positions.get(id).is_some_and(|&position| measures[position].nature == Nature::Indicator);
        check_figures(&areas, may_be_negative, &mut problems);
        let tree = AreaTree::new(&areas).map_err(|more| problems.iter().cloned().chain(more).collect::<Vec<_>>())?;

        let mut bases = vec![PopulationBase::Resident, PopulationBase::Urban, PopulationBase::Rural];
        let stated: BTreeSet<_> = areas.iter().flat_map(|area| area.population.keys()).collect();
        let read: BTreeSet<_> = set.plans.iter().flat_map(|plan| &plan.norms).flat_map(|norm| norm.rule.bases()).collect();
        for base in stated.union(&read) {
            if !bases.contains(base) {
                bases.push((*base).clone());
            }
        }

        let mut norms = Vec::new();
        let mut norm_positions = BTreeMap::new();
        for (plan_position, plan) in set.plans.iter().enumerate() {
            for (norm_position, norm) in plan.norms.iter().enumerate() {
                check_norm(norm, plan.years.1, &mut problems);
                if norm_positions.insert(norm.id.clone(), norms.len()).is_some() {
                    problems.push(Problem::DuplicateNorm { norm: norm.id.clone() });
                }
                let mut resolve = |id: &MeasureId| {
                    let position = measure_positions.get(id).copied();
                    if position.is_none() {
                        problems.push(Problem::UnknownMeasure { norm: norm.id.clone(), measure: id.clone() });
                    }
                    position
                };
                let (measure, of) = (resolve(&norm.measure), norm.rule.of().map(&mut resolve));
                let Some(measure) = measure else { continue };
                let standing = standing(&areas, &tree, norm.level, &plan.territory);
                norms.push(BoundNorm {
                    plan: plan_position,
                    norm: norm_position,
                    measure,
                    of: of.flatten(),
                    bases: norm.rule.bases().iter().filter_map(|base| bases.iter().position(|one| one == base)).collect(),
                    bound: (0..areas.len()).filter(|&area| standing[area] == Standing::Bound).collect(),
                    standing,
                });
            }
        }
        let stated_ids: BTreeSet<_> = areas
            .iter()
            .flat_map(|area| &area.measures)
            .filter(|(_, series)| !series.values.is_empty())
            .map(|(measure, _)| measure)
            .collect();
        let stated = measures.iter().map(|measure| stated_ids.contains(&measure.id)).collect();
        let model = Self {
            areas: Arc::clone(&areas),
            tree,
            base_year: set.baseline.base_year,
            horizon: set.baseline.horizon,
            plans: set.plans.clone(),
            norms,
            measures,
            bases,
            norm_positions,
            measure_positions,
            stated,
        };
        problems.extend(model.check_scenarios(&set.scenarios));
        if problems.iter().any(Problem::is_fatal) { Err(problems) } else { Ok((model, problems)) }
    }

    /// The outlook of `scenario`, computed from nothing.
    #[must_use]
    pub fn outlook(&self, scenario: &Scenario) -> Outlook {
        Outlook::compute(self, scenario, None)
    }

    /// The outlook of `scenario`, taking from `previous` (an outlook of the same model) whatever does not depend on what changed.
    #[must_use]
    pub fn update(&self, previous: &Outlook, scenario: &Scenario) -> Outlook {
        Outlook::compute(self, scenario, Some(previous))
    }

    /// What `norms` demand under `scenario`, without the rest of an outlook: cheap enough to ask thousands of times.
    ///
    /// # Panics
    /// When one of `norms` is not below [`Model::norm_count`].
    #[must_use]
    pub fn probe(&self, scenario: &Scenario, norms: &[usize]) -> Vec<NormOutlook> {
        Outlook::probe(self, scenario, norms)
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
        self.stated[self.norms[norm].measure]
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
        self.norms[norm].standing.get(area).copied().unwrap_or(Standing::Outside)
    }

    /// The areas a norm binds.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`].
    #[must_use]
    pub fn bound(&self, norm: usize) -> &[usize] {
        &self.norms[norm].bound
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

    /// How many cells a column has: areas × years.
    pub(crate) fn cells(&self) -> usize {
        self.areas.len() * self.horizon.count()
    }

    /// Where `lever` stands for each area under `scenario`: the setting of the nearest area above, else the one for everywhere.
    pub(crate) fn lever_by_area(&self, scenario: &Scenario, lever: &Lever) -> Vec<Option<Quantity>> {
        let everywhere = scenario.setting(lever, None).map(|setting| setting.value);
        let mut values = vec![everywhere; self.areas.len()];
        let mut own = vec![None; self.areas.len()];
        let local = scenario.settings.iter().filter(|setting| setting.lever == *lever);
        // The first setting of an area leads, as in `Scenario::setting`.
        for (setting, area) in local.filter_map(|setting| Some((setting, self.tree.position(setting.area.as_ref()?)?))).rev() {
            own[area] = Some(setting.value);
        }
        for area in self.tree.downward() {
            values[area] = own[area].or_else(|| self.tree.parent(area).map_or(everywhere, |parent| values[parent]));
        }
        values
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

/// How each area stands to a norm that binds `level` within `territory`.
fn standing(areas: &[Area], tree: &AreaTree, level: Level, territory: &AreaCode) -> Vec<Standing> {
    let mut standing = vec![Standing::Outside; areas.len()];
    for (position, area) in areas.iter().enumerate() {
        if area.level != level || !area.code.lies_in(territory) {
            continue;
        }
        standing[position] = Standing::Bound;
        for above in tree.upward(position).skip(1) {
            // A county's plan says nothing of the city above it.
            if areas[above].code.lies_in(territory) {
                standing[above] = Standing::Above;
            }
        }
    }
    standing
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
        if matches!(norm.rule, Rule::SumOfRatios { .. }) && target.values.iter().any(|value| *value <= Quantity::ZERO) {
            problems.push(Problem::NotPositive { norm: id() });
        }
    }
    let due = |target: &Target| target.year.unwrap_or(last_year);
    if norm.targets.windows(2).any(|pair| due(&pair[0]) >= due(&pair[1])) {
        problems.push(Problem::NotAscending { norm: id() });
    }
    match &norm.rule {
        Rule::Ratio { per, .. } if *per <= 0 => problems.push(Problem::NotPositive { norm: id() }),
        Rule::Bracket { from, .. } if from.windows(2).any(|pair| pair[0] >= pair[1]) => {
            problems.push(Problem::NotAscending { norm: id() });
        }
        _ => {}
    }
}

/// What is wrong with the observed figures by themselves.
fn check_figures(areas: &[Area], may_be_negative: impl Fn(&MeasureId) -> bool, problems: &mut Vec<Problem>) {
    for area in areas {
        let code = || area.code.clone();
        for (base, series) in &area.population {
            for (&year, &value) in &series.values {
                let figure = base.word().to_owned();
                if value.is_negative() {
                    problems.push(Problem::NegativeFigure { area: code(), figure, year, value });
                } else if !value.is_whole() {
                    problems.push(Problem::PartialPerson { area: code(), figure, year, value });
                }
            }
        }
        // Growth rates and the like may be negative; what is counted may not.
        for (measure, series) in &area.measures {
            for (&year, &value) in &series.values {
                if value.is_negative() && !may_be_negative(measure) {
                    let figure = measure.to_string();
                    problems.push(Problem::NegativeFigure { area: code(), figure, year, value });
                }
            }
        }
        let figure = |base: &PopulationBase, year| area.population.get(base).and_then(|series| series.values.get(&year)).copied();
        let years = area.population.get(&PopulationBase::Resident).into_iter().flat_map(|series| series.values.keys());
        for &year in years {
            let Some(resident) = figure(&PopulationBase::Resident, year) else { continue };
            let (urban, rural) = (figure(&PopulationBase::Urban, year), figure(&PopulationBase::Rural, year));
            let Some(parts) = urban.unwrap_or_default().plus(rural.unwrap_or_default()) else { continue };
            let stated = urban.is_some() || rural.is_some();
            if (stated && parts > resident) || (urban.is_some() && rural.is_some() && parts != resident) {
                problems.push(Problem::UrbanAndRuralDoNotAddUp { area: code(), year, parts, resident });
            }
        }
    }
}

impl Measure {
    /// Whether areas' figures add up to that of the area above them.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.nature == Nature::Resource
    }
}
