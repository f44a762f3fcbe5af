//! People, by area, base and year: observed figures, carried forward.
//!
//! A figure stated for a year stands. After it, residents grow by the scenario's rate, year on year, rounded to whole people.
//! The urban share rises by the scenario's points a year from where it was last observed, between nobody and everybody; the
//! rural are the rest. Any other group keeps its proportion to the residents. An area with areas below it is their
//! sum, unless its own figure is newer than all of theirs or one of them is unknown; without an own figure, unknown. Of the same
//! year the sum leads, so that there is no step from that year to the next.

use crate::area::{Area, PopulationBase};
use crate::model::Model;
use crate::quantity::{Quantity, round_div};
use crate::scenario::{Lever, Scenario};
use crate::year::Year;

/// The people of every area and year, by base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    /// By base, then by cell.
    people: Vec<Vec<Option<i64>>>,
}

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
        self.people.get(base)?.get(cell).copied().flatten()
    }

    /// Carries the observed figures forward under `scenario`.
    pub(crate) fn project(model: &Model, scenario: &Scenario) -> Self {
        let growth = model.lever_by_area(scenario, &Lever::Growth);
        let rise = model.lever_by_area(scenario, &Lever::Urbanisation);
        let count = model.areas.len();
        let mut people = vec![vec![None; model.cells()]; model.bases.len()];
        // The newest stated year that each figure rests on.
        let mut rests_on: Vec<Vec<Option<Year>>> = vec![vec![None; model.cells()]; model.bases.len()];
        for area in model.tree.downward().rev() {
            let figures = &model.areas[area];
            let own = Own::project(model, figures, growth[area].unwrap_or_default(), rise[area].unwrap_or_default());
            let children = model.tree.children(area);
            for (base, (column, rests_on)) in people.iter_mut().zip(&mut rests_on).enumerate() {
                let series = figures.population.get(&model.bases[base]);
                for (row, year) in model.horizon.years().enumerate() {
                    let own_figure = own.of(base, row);
                    let stated = series.and_then(|series| series.latest(year)).map(|(stated, _)| stated);
                    let below = || children.iter().map(|&child| row * count + child);
                    let newest_below = below().filter_map(|cell| rests_on[cell]).max();
                    let own_leads = children.is_empty() || stated > newest_below;
                    let sum = below().map(|cell| column[cell]).sum::<Option<i64>>().filter(|_| !own_leads);
                    let cell = row * count + area;
                    column[cell] = sum.or(own_figure);
                    rests_on[cell] = if sum.is_some() { newest_below } else { stated };
                }
            }
        }
        Self { people }
    }
}

/// One area's own figures, carried forward.
struct Own {
    /// By base, then by year.
    people: Vec<Vec<Option<i64>>>,
}

impl Own {
    fn of(&self, base: usize, row: usize) -> Option<i64> {
        self.people.get(base)?.get(row).copied().flatten()
    }

    fn project(model: &Model, area: &Area, growth: Quantity, rise: Quantity) -> Self {
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
        for year in start..=horizon.last() {
            if let Some(people) = observed_urban(year) {
                last_observed = Some((year, people));
                urban.push(Some(people));
                continue;
            }
            urban.push(last_observed.and_then(|(since, people)| {
                let years = i128::from(year - since);
                urbanised(people, at(since)?, at(year)?, rise, years)
            }));
        }
        let people = model
            .bases
            .iter()
            .map(|base| match base {
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
        Self { people }
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
