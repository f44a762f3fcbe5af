//! People, by area, base and year: observed figures, carried forward.
//!
//! A figure stated for a year stands. After it, residents grow by the scenario's rate, year on year, rounded to whole people.
//! The urban share rises by the scenario's points a year from where it was last observed, between nobody and everybody; the
//! rural are the rest. Any other group keeps its proportion to the residents. An area with areas below it is their
//! sum, unless its own figure is newer than all of theirs or one of them is unknown; without an own figure, unknown. Of the same
//! year the sum leads, so that there is no step from that year to the next. Urban and rural people are as old as the year in which it
//! was last observed who is which.

use std::sync::Arc;

use crate::area::{Area, PopulationBase};
use crate::lever::nearest;
use crate::model::Model;
use crate::quantity::{Quantity, round_div};
use crate::scenario::{Lever, Scenario};
use crate::year::Year;

use super::rows::Moved;

/// The people of every area and year, by base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    areas: usize,
    years: usize,
    /// By base; the very same where nobody of it has moved.
    bases: Vec<Arc<People>>,
}

/// The people of one base, area after area; none held where no area states any.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct People {
    count: Vec<i64>,
    /// The newest stated year that each figure rests on; 0 for none.
    rests_on: Vec<Year>,
    /// Whether each figure is the sum of the areas below.
    summed: Vec<bool>,
}

/// Stands for "unknown"; nobody counts fewer than none.
const UNKNOWN: i64 = -1;

/// The position of residents among the model's bases.
pub const RESIDENT: usize = 0;
/// The position of urban people among the model's bases.
pub const URBAN: usize = 1;
/// The position of rural people among the model's bases.
pub const RURAL: usize = 2;

impl Population {
    /// The people of a base in a cell, or `None` where unknown.
    #[must_use]
    pub fn people(&self, base: usize, cell: usize) -> Option<i64> {
        let year = cell.checked_div(self.areas).filter(|&year| year < self.years)?;
        self.people_in(base, cell - year * self.areas, year)
    }

    /// Whether the people of a base in a cell are the sum of the areas below, and not the area's own figure.
    #[must_use]
    pub fn is_sum(&self, base: usize, cell: usize) -> bool {
        let at = cell.checked_div(self.areas).map(|year| (cell - year * self.areas) * self.years + year);
        self.bases.get(base).zip(at).is_some_and(|(people, at)| people.summed.get(at).copied().unwrap_or(false))
    }

    /// The people of a base in an area in the year at `row` of the horizon.
    pub(super) fn people_in(&self, base: usize, area: usize, row: usize) -> Option<i64> {
        self.bases.get(base)?.count.get(area * self.years + row).copied().filter(|&count| count != UNKNOWN)
    }

    /// The people of an area by its own figures, by base and year of the horizon, as if there were no areas below.
    ///
    /// # Panics
    /// When `area` is not one of the model's areas.
    #[must_use]
    pub fn own(model: &Model, scenario: &Scenario, area: usize) -> Vec<Vec<Option<i64>>> {
        let stands = |lever: &Lever| {
            let setting =
                nearest(&model.tree, &scenario.settings, lever, area).and_then(|setting| scenario.settings.get(setting));
            setting.map(|setting| setting.value).unwrap_or_default()
        };
        let area = &model.areas[area];
        if area.population.is_empty() {
            return vec![vec![None; model.horizon.count()]; model.bases.len()];
        }
        Own::project(model, area, stands(&Lever::Growth), stands(&Lever::Urbanisation), &|_| true).people
    }

    /// Carries the observed figures forward under `scenario`.
    pub(crate) fn project(model: &Model, scenario: &Scenario) -> Self {
        Self::project_some(model, scenario, |_| true)
    }

    /// Carries forward the bases that are `wanted`, by their positions; the others stay unknown.
    pub(crate) fn project_some(model: &Model, scenario: &Scenario, wanted: impl Fn(usize) -> bool) -> Self {
        let (areas, years) = (model.areas.len(), model.horizon.count());
        let held = |base: usize| {
            let cells = if is_held(model, base) && wanted(base) { areas * years } else { 0 };
            Arc::new(People { count: vec![UNKNOWN; cells], rests_on: vec![0; cells], summed: vec![false; cells] })
        };
        let mut population = Self { areas, years, bases: (0..model.bases.len()).map(held).collect() };
        population.fill(model, scenario, model.tree.downward().rev());
        population
    }

    /// As [`Population::project`], given that the figures of `touched` alone differ from those this was projected from.
    pub(super) fn with_touched(&self, model: &Model, scenario: &Scenario, touched: &[usize]) -> Self {
        let same_held = self.bases.iter().enumerate().all(|(base, people)| people.count.is_empty() != is_held(model, base));
        if !same_held || self.bases.len() != model.bases.len() {
            return Self::project(model, scenario);
        }
        let mut population = self.clone();
        population.fill(model, scenario, model.tree.with_those_above(touched).into_iter());
        population
    }

    /// Works out `areas`, every child before its parent.
    fn fill(&mut self, model: &Model, scenario: &Scenario, areas: impl Iterator<Item = usize>) {
        let growth = model.lever_by_area(scenario, &Lever::Growth);
        let rise = model.lever_by_area(scenario, &Lever::Urbanisation);
        let years = self.years;
        let mut figures = People::default();
        for area in areas {
            let stated = &model.areas[area].population;
            let children = model.tree.children(area);
            let own = match stated.is_empty() {
                true => Own::default(),
                false => {
                    let (growth, rise) = (growth[area].unwrap_or_default(), rise[area].unwrap_or_default());
                    Own::project(model, &model.areas[area], growth, rise, &|base| !self.bases[base].count.is_empty())
                }
            };
            for (base, people) in self.bases.iter_mut().enumerate().filter(|(_, people)| !people.count.is_empty()) {
                let series = stated.get(&model.bases[base]);
                figures.count.clear();
                figures.rests_on.clear();
                figures.summed.clear();
                for (row, year) in model.horizon.years().enumerate() {
                    let latest = series.and_then(|series| series.latest(year)).map_or(0, |(stated, _)| stated);
                    let stated = own.rests_on(base, row, latest);
                    let below = || children.iter().map(|&child| child * years + row);
                    let newest_below = below().map(|at| people.rests_on[at]).max().unwrap_or(0);
                    let own_leads = children.is_empty() || stated > newest_below;
                    let known = |at: usize| Some(people.count[at]).filter(|&count| count != UNKNOWN);
                    let sum = if own_leads { None } else { below().map(known).sum::<Option<i64>>() };
                    figures.count.push(sum.or_else(|| own.of(base, row)).unwrap_or(UNKNOWN));
                    figures.rests_on.push(if sum.is_some() { newest_below } else { stated });
                    figures.summed.push(sum.is_some());
                }
                let row = area * years..(area + 1) * years;
                let same = people.count[row.clone()] == figures.count
                    && people.rests_on[row.clone()] == figures.rests_on
                    && people.summed[row.clone()] == figures.summed;
                if !same {
                    let people = Arc::make_mut(people);
                    people.count[row.clone()].copy_from_slice(&figures.count);
                    people.rests_on[row.clone()].copy_from_slice(&figures.rests_on);
                    people.summed[row].copy_from_slice(&figures.summed);
                }
            }
        }
    }

    /// Takes from `previous` what is the same, and says by base which areas' people are not.
    pub(super) fn sharing(mut self, previous: &Self) -> (Self, Vec<Moved>) {
        let years = self.years;
        let moved = self.bases.iter_mut().enumerate().map(|(base, own)| {
            let Some(old) = previous.bases.get(base) else { return Moved::All };
            if Arc::ptr_eq(own, old) {
                return Moved::NONE;
            }
            if own == old {
                *own = Arc::clone(old);
                return Moved::NONE;
            }
            Moved::among(previous.areas, |area| {
                let row = area * years..(area + 1) * years;
                own.count.get(row.clone()) == old.count.get(row)
            })
        });
        let moved = moved.collect();
        (self, moved)
    }
}

/// Whether anybody of a base can be known: what is not stated can only follow for the rural and the urban, from each other.
fn is_held(model: &Model, base: usize) -> bool {
    let stated = |base: usize| model.stated.bases.get(base).copied().unwrap_or(false);
    match base {
        URBAN | RURAL => stated(URBAN) || stated(RURAL),
        _ => stated(base),
    }
}

/// One area's own figures, carried forward.
#[derive(Default)]
struct Own {
    /// By base, then by year.
    people: Vec<Vec<Option<i64>>>,
    /// By year: the latest in which it was observed who is urban; 0 for none.
    split: Vec<Year>,
}

impl Own {
    /// The year a figure rests on, given the latest it was stated for: who is urban, and so who is rural, rests on the year the two were
    /// last told apart.
    fn rests_on(&self, base: usize, row: usize, latest: Year) -> Year {
        let split = self.split.get(row).copied().unwrap_or(0);
        match base {
            URBAN => split,
            RURAL => split.max(latest),
            _ => latest,
        }
    }

    fn of(&self, base: usize, row: usize) -> Option<i64> {
        self.people.get(base)?.get(row).copied().flatten()
    }

    fn project(model: &Model, area: &Area, growth: Quantity, rise: Quantity, wanted: &impl Fn(usize) -> bool) -> Self {
        let horizon = model.horizon;
        let series = |base: &PopulationBase| area.population.get(base);
        let earliest = area.population.values().filter_map(|series| series.values.keys().next().copied()).min();
        // Figures older than the horizon are carried into it.
        let start = earliest.map_or(horizon.first(), |year| year.min(horizon.first()));
        let span = usize::from(horizon.last() - start) + 1;
        let offset = usize::from(horizon.first() - start);

        let mut resident: Vec<Option<i64>> = Vec::with_capacity(span);
        for year in start..=horizon.last() {
            let stated = series(&PopulationBase::Resident).and_then(|series| series.values.get(&year)).map(|value| value.trunc());
            let grown = || grow(resident.last().copied().flatten()?, growth);
            resident.push(stated.or_else(grown));
        }
        let at = |year: Year| resident.get(usize::from(year.checked_sub(start)?)).copied().flatten();
        let stated = |base: &PopulationBase, year: Year| Some(series(base)?.values.get(&year)?.trunc());
        // Who is urban where it is observed: stated, or the residents less the rural.
        let observed_urban = |year: Year| {
            stated(&PopulationBase::Urban, year)
                .or_else(|| Some(at(year)? - stated(&PopulationBase::Rural, year)?).filter(|&urban| urban >= 0))
        };
        let mut last_observed = None;
        let mut urban = Vec::with_capacity(span);
        let mut split = Vec::with_capacity(span);
        for year in start..=horizon.last() {
            if let Some(people) = observed_urban(year) {
                last_observed = Some((year, people));
                split.push(year);
                urban.push(Some(people));
                continue;
            }
            split.push(last_observed.map_or(0, |(since, _)| since));
            urban.push(last_observed.and_then(|(since, people)| {
                let years = i128::from(year - since);
                urbanised(people, at(since)?, at(year)?, rise, years)
            }));
        }
        let people = model
            .bases
            .iter()
            .enumerate()
            .map(|(position, base)| match base {
                _ if !wanted(position) => Vec::new(),
                PopulationBase::Resident => resident[offset..].to_vec(),
                PopulationBase::Urban => urban[offset..].to_vec(),
                PopulationBase::Rural => (start..=horizon.last())
                    .zip(&urban)
                    .skip(offset)
                    .map(|(year, urban)| stated(base, year).or_else(|| Some(at(year)? - (*urban)?).filter(|&rural| rural >= 0)))
                    .collect(),
                PopulationBase::Group(_) => (start..=horizon.last())
                    .skip(offset)
                    .map(|year| {
                        let (since, people) = series(base)?.latest(year)?;
                        if since == year { Some(people.trunc()) } else { in_proportion(people.trunc(), at(since)?, at(year)?) }
                    })
                    .collect(),
            })
            .collect();
        Self { people, split: split.split_off(offset) }
    }
}

/// A year's growth: `people × (1000 + growth) ÷ 1000`, to the nearest person.
fn grow(people: i64, growth_per_mille: Quantity) -> Option<i64> {
    let thousand = i128::from(Quantity::ONE.millionths()) * 1000;
    let grown = i128::from(people).checked_mul(thousand + i128::from(growth_per_mille.millionths()))?;
    within_range(round_div(grown, thousand))
}

/// The urban people once the share observed in one year has risen by `rise` points a year for `years` years.
fn urbanised(urban: i64, resident: i64, resident_now: i64, rise: Quantity, years: i128) -> Option<i64> {
    if resident <= 0 {
        return Some(0);
    }
    // share = urban ÷ resident + rise ÷ 100 × years, over the common denominator.
    let hundred = 100 * i128::from(Quantity::ONE.millionths());
    let share = i128::from(urban) * hundred + i128::from(rise.millionths()) * years * i128::from(resident);
    let people = round_div(share.checked_mul(i128::from(resident_now))?, hundred * i128::from(resident));
    within_range(people.clamp(0, i128::from(resident_now.max(0))))
}

/// A group that keeps its proportion to the residents.
fn in_proportion(people: i64, resident: i64, resident_now: i64) -> Option<i64> {
    if people == 0 {
        return Some(0);
    }
    if resident <= 0 {
        return None;
    }
    within_range(round_div(i128::from(people) * i128::from(resident_now), i128::from(resident)))
}

/// A number of people that a quantity can hold.
fn within_range(people: i128) -> Option<i64> {
    i64::try_from(people).ok().filter(|people| (0..=Quantity::LIMIT).contains(people))
}
