//! What of a model follows from the areas' figures, and the model after some of them have changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::area::{Area, PopulationBase, Series, Slots, residents_at};
use crate::id::MeasureId;
use crate::in_order;
use crate::plan::{Measure, Nature, Plan};
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::scenario::ScenarioSet;
use crate::year::Year;

use super::Model;

/// What areas state, and what is odd about it.
#[derive(Clone, Debug)]
pub(crate) struct Stated {
    /// By measure: the last slot whose area states a figure of it.
    pub(super) measures: Vec<Option<usize>>,
    /// By base: the people that areas state.
    pub(super) people: Arc<Vec<Observed>>,
    /// By area: the residents by which it has its share of what is added, once anybody asks.
    pub(super) residents: Arc<OnceLock<Vec<i64>>>,
    /// By area: what is odd about its figures.
    pub(super) odd: Arc<BTreeMap<usize, Vec<Problem>>>,
}

impl Stated {
    pub(super) fn new(
        areas: &[Area],
        positions: &BTreeMap<MeasureId, usize>,
        bases: &[PopulationBase],
        slots: &Slots,
        odd: BTreeMap<usize, Vec<Problem>>,
    ) -> Self {
        let mut measures = vec![None; positions.len()];
        for (&slot, area) in slots.of.iter().zip(areas) {
            for (id, _) in area.measures.iter().filter(is_stated) {
                if let Some(last) = positions.get(id).and_then(|&measure| measures.get_mut(measure)) {
                    *last = (*last).max(Some(slot));
                }
            }
        }
        let people = Arc::new(observed(areas, bases, slots));
        Self { measures, people, residents: Arc::default(), odd: Arc::new(odd) }
    }
}

/// The people that areas state of one base, by year, each with the slot of its area.
pub(crate) type Observed = BTreeMap<Year, Vec<(usize, i64)>>;

/// The people that areas state, by base.
fn observed(areas: &[Area], bases: &[PopulationBase], slots: &Slots) -> Vec<Observed> {
    let mut observed = vec![Observed::new(); bases.len()];
    for (&slot, area) in slots.of.iter().zip(areas) {
        for (base, series) in &area.population {
            let Some(base) = bases.iter().position(|one| one == base) else { continue };
            for (&year, people) in &series.values {
                observed[base].entry(year).or_default().push((slot, people.trunc()));
            }
        }
    }
    observed
}

/// Whether a series has any figure.
fn is_stated<K>((_, series): &(K, &Series)) -> bool {
    !series.values.is_empty()
}

/// Whom people are counted by: residents, urban, rural, then every other group an area or a norm names.
pub(super) fn bases(areas: &[Area], plans: &[Arc<Plan>]) -> Vec<PopulationBase> {
    let mut bases = vec![PopulationBase::Resident, PopulationBase::Urban, PopulationBase::Rural];
    // A few words, stated thousands of times: looking through the first ones met is faster than a set.
    let (mut stated, mut first): (BTreeSet<&PopulationBase>, Vec<&PopulationBase>) = (BTreeSet::new(), Vec::new());
    for base in areas.iter().flat_map(|area| area.population.keys()) {
        if !first.contains(&base) {
            stated.insert(base);
            if first.len() < 8 {
                first.push(base);
            }
        }
    }
    let read: BTreeSet<_> = in_order::set(plans.iter().flat_map(|plan| &plan.norms).flat_map(|norm| norm.rule.bases()));
    for base in stated.union(&read) {
        if !bases.contains(base) {
            bases.push((*base).clone());
        }
    }
    bases
}

/// What is odd about the figures of these areas, by area, and what makes them impossible.
pub(super) fn check(
    areas: &[Area],
    within: Range<usize>,
    measures: &[Measure],
    positions: &BTreeMap<MeasureId, usize>,
) -> (BTreeMap<usize, Vec<Problem>>, Vec<Problem>) {
    let (mut odd, mut fatal) = (BTreeMap::new(), Vec::new());
    for position in within {
        let found = check_area(&areas[position], measures, positions);
        if found.is_empty() {
            continue;
        }
        let (impossible, strange): (Vec<_>, Vec<_>) = found.into_iter().partition(Problem::is_fatal);
        fatal.extend(impossible);
        if !strange.is_empty() {
            odd.insert(position, strange);
        }
    }
    (odd, fatal)
}

/// What is wrong with one area's figures by themselves.
fn check_area(area: &Area, measures: &[Measure], positions: &BTreeMap<MeasureId, usize>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let code = || area.code.clone();
    for (base, series) in &area.population {
        for (&year, &value) in &series.values {
            let figure = || base.word().to_owned();
            if value.is_negative() {
                problems.push(Problem::NegativeFigure { area: code(), figure: figure(), year, value });
            } else if !value.is_whole() {
                problems.push(Problem::PartialPerson { area: code(), figure: figure(), year, value });
            }
        }
    }
    // Growth rates and the like may be negative; what is counted may not.
    let may_be_negative = |id| positions.get(id).is_some_and(|&position| measures[position].nature == Nature::Indicator);
    for (measure, series) in &area.measures {
        for (&year, &value) in &series.values {
            if value.is_negative() && !may_be_negative(measure) {
                problems.push(Problem::NegativeFigure { area: code(), figure: measure.to_string(), year, value });
            }
        }
    }
    let people = |base: &PopulationBase| area.population.get(base).map(|series| &series.values);
    let (urban, rural) = (people(&PopulationBase::Urban), people(&PopulationBase::Rural));
    // Most areas of a large file state nothing but their residents.
    let residents = people(&PopulationBase::Resident).filter(|_| urban.is_some() || rural.is_some());
    for (&year, &resident) in residents.into_iter().flatten() {
        let of_year = |figures: Option<&BTreeMap<Year, Quantity>>| figures.and_then(|figures| figures.get(&year)).copied();
        let (urban, rural) = (of_year(urban), of_year(rural));
        let Some(parts) = urban.unwrap_or_default().plus(rural.unwrap_or_default()) else { continue };
        let stated = urban.is_some() || rural.is_some();
        if (stated && parts > resident) || (urban.is_some() && rural.is_some() && parts != resident) {
            problems.push(Problem::UrbanAndRuralDoNotAddUp { area: code(), year, parts, resident });
        }
    }
    problems
}

impl Model {
    /// By area: the residents by which it has its share of what is added.
    pub(crate) fn residents(&self) -> &[i64] {
        let of = |area| residents_at(area, self.base_year);
        self.stated.residents.get_or_init(|| self.areas.iter().map(of).collect())
    }

    /// Whether any area states people of the base at a position.
    #[must_use]
    pub fn is_counted(&self, base: usize) -> bool {
        self.observed().get(base).is_some_and(|observed| !observed.is_empty())
    }

    /// By base: the people that areas state.
    pub(crate) fn observed(&self) -> &[Observed] {
        &self.stated.people
    }

    /// The model of `set`, which shares with this one everything that is not different. After a change of figures only the areas
    /// touched are looked at, and [`Model::update`] recomputes only what reads them; after any other change it is [`Model::new`].
    ///
    /// # Errors
    /// As [`Model::new`]: the same problems.
    pub fn with_figures(&self, set: &ScenarioSet) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let Some(touched) = self.differing_areas(set) else { return Self::new(set) };
        let areas = Arc::clone(&set.baseline.areas);
        let mut stated = self.stated.clone();
        let (mut fatal, mut measures, mut has_people) = (Vec::new(), BTreeSet::new(), false);
        // Groups that an area no longer counts.
        let mut dropped = BTreeSet::new();
        for &position in &touched {
            let (old, new) = (&self.areas[position], &areas[position]);
            if !old.measures.is_same(&new.measures) {
                let known = |id: &MeasureId| self.measure_positions.get(id).copied();
                measures.extend(old.measures.keys().chain(new.measures.keys()).filter_map(known));
            }
            if !old.population.is_same(&new.population) {
                has_people = true;
                if !new.population.keys().all(|base| self.bases.contains(base)) {
                    return Self::new(set);
                }
                let is_dropped =
                    |base: &&PopulationBase| matches!(base, PopulationBase::Group(_)) && !new.population.contains_key(*base);
                dropped.extend(old.population.keys().filter(is_dropped));
            }
            let found = check_area(new, &self.measures, &self.measure_positions);
            let (impossible, strange): (Vec<_>, Vec<_>) = found.into_iter().partition(Problem::is_fatal);
            fatal.extend(impossible);
            if !strange.is_empty() || stated.odd.contains_key(&position) {
                let odd = Arc::make_mut(&mut stated.odd);
                if strange.is_empty() {
                    odd.remove(&position)
                } else {
                    odd.insert(position, strange)
                };
            }
        }
        if !dropped.into_iter().all(|base| is_named(set, base)) {
            return Self::new(set);
        }
        for measure in measures {
            let id = &self.measures[measure].id;
            let states = |&area: &usize| areas[area].measures.get(id).is_some_and(has_figures);
            stated.measures[measure] = self.tree.slots.area.iter().rposition(states);
        }
        if has_people {
            stated.people = Arc::new(observed(&areas, &self.bases, &self.tree.slots));
            stated.residents = Arc::default();
        }
        Self { areas, stated, ..self.clone() }.with_problems(fatal, set)
    }

    /// Whether the two have the same areas, plans and years, so that every position means the same in both: at most figures differ.
    #[must_use]
    pub fn has_frame_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.norms, &other.norms)
    }

    /// The areas whose figures may differ in `set`; `None` where more than figures differs.
    fn differing_areas(&self, set: &ScenarioSet) -> Option<Vec<usize>> {
        let baseline = &set.baseline;
        let same_plans = self.plans.len() == set.plans.len() && self.plans.iter().zip(&set.plans).all(|(a, b)| Arc::ptr_eq(a, b));
        let same_years = baseline.base_year == self.base_year && baseline.horizon == self.horizon;
        if !same_plans || !same_years || baseline.areas.len() != self.areas.len() {
            return None;
        }
        let pairs = || self.areas.iter().zip(&*baseline.areas);
        let same_place = |(a, b): (&Area, &Area)| a.code == b.code && a.parent == b.parent && a.level == b.level;
        let same_figures = |a: &Area, b: &Area| a.population.is_same(&b.population) && a.measures.is_same(&b.measures);
        pairs().all(same_place).then(|| {
            let differing = pairs().enumerate().filter(|(_, (a, b))| !same_figures(a, b));
            differing.map(|(position, _)| position).collect()
        })
    }
}

/// Whether an area of `set` counts people of a base, or a norm asks for it.
fn is_named(set: &ScenarioSet, base: &PopulationBase) -> bool {
    let read = || set.plans.iter().flat_map(|plan| &plan.norms).any(|norm| norm.rule.bases().contains(base));
    set.baseline.areas.iter().any(|area| area.population.contains_key(base)) || read()
}

fn has_figures(series: &Series) -> bool {
    !series.values.is_empty()
}
