//! People, by area, base and year: observed figures, carried forward.
//!
//! A figure stated for a year stands. After it, residents grow by the scenario's rate, year on year, rounded to whole people.
//! The urban share rises by the scenario's points a year from where it was last observed, between nobody and everybody; the
//! rural are the rest. Any other group keeps its proportion to the residents. An area with areas below it is their
//! sum, unless its own figure is newer than all of theirs or one of them is unknown; without an own figure, unknown. Of the same
//! year the sum leads, so that there is no step from that year to the next. Urban and rural people are as old as the year in which it
//! was last observed who is which.

use std::ops::Range;
use std::sync::Arc;

use crate::area::Slots;
use crate::model::{Model, Observed};
use crate::scenario::Scenario;

use super::projection::Projection;

/// The people of every area and year, by base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    slots: Arc<Slots>,
    years: usize,
    /// By base; the very same where nobody of it has moved.
    bases: Vec<Arc<People>>,
}

/// Numbers of people, in 32 bits where all fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Narrow(Vec<i32>),
    Wide(Vec<i64>),
}

/// The people of one base; none held where no area states any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct People {
    /// By year and slot, of those that have no areas below them: they come last.
    pub(super) count: Counts,
    /// The largest of these.
    pub(super) most: i64,
    /// By year and slot of the others: the people, the area's own figure, and whether the sum of those below leads.
    sums: Vec<i64>,
    own: Vec<i64>,
    summed: Vec<bool>,
}

/// Stands for "unknown"; nobody counts fewer than none.
pub(super) const UNKNOWN: i64 = -1;

/// The position of residents among the model's bases.
pub const RESIDENT: usize = 0;
/// The position of urban people among the model's bases.
pub const URBAN: usize = 1;
/// The position of rural people among the model's bases.
pub const RURAL: usize = 2;

impl Counts {
    fn get(&self, at: usize) -> Option<i64> {
        let count = match self {
            Self::Narrow(counts) => i64::from(*counts.get(at)?),
            Self::Wide(counts) => *counts.get(at)?,
        };
        (count != UNKNOWN).then_some(count)
    }
}

impl Population {
    /// The people of a base in a cell, or `None` where unknown.
    #[must_use]
    pub fn people(&self, base: usize, cell: usize) -> Option<i64> {
        let (row, slot) = self.find(cell)?;
        self.people_at(base, slot, row)
    }

    /// Whether the people of a base in a cell are the sum of the areas below, and not the area's own figure.
    #[must_use]
    pub fn is_sum(&self, base: usize, cell: usize) -> bool {
        let summed = |(row, slot)| {
            let people = self.bases.get(base)?;
            (slot < self.slots.above).then(|| people.summed.get(row * self.slots.above + slot).copied()).flatten()
        };
        self.find(cell).and_then(summed).unwrap_or(false)
    }

    /// The people of a base in a cell by the area's own figures, as if there were no areas below it.
    #[must_use]
    pub fn own(&self, base: usize, cell: usize) -> Option<i64> {
        let (row, slot) = self.find(cell)?;
        if slot >= self.slots.above {
            return self.people_at(base, slot, row);
        }
        let own = *self.bases.get(base)?.own.get(row * self.slots.above + slot)?;
        (own != UNKNOWN).then_some(own)
    }

    /// The people of a base in a slot in the year at `row` of the horizon.
    pub(super) fn people_at(&self, base: usize, slot: usize, row: usize) -> Option<i64> {
        let (people, above) = (self.bases.get(base)?, self.slots.above);
        if slot >= above {
            return people.count.get(row * (self.slots.of.len() - above) + slot - above);
        }
        people.sums.get(row * above + slot).copied().filter(|&count| count != UNKNOWN)
    }

    /// The people of a base.
    pub(super) fn base(&self, base: usize) -> Option<&Arc<People>> {
        self.bases.get(base)
    }

    fn find(&self, cell: usize) -> Option<(usize, usize)> {
        let row = cell.checked_div(self.slots.of.len()).filter(|&row| row < self.years)?;
        Some((row, self.slots.of[cell - row * self.slots.of.len()]))
    }

    /// Carries the observed figures forward under `scenario`.
    pub(super) fn project(model: &Model, scenario: &Scenario) -> Self {
        Self::project_some(model, scenario, |_| true)
    }

    /// Carries forward the bases that are `wanted`, by their positions; the others stay unknown.
    pub(super) fn project_some(model: &Model, scenario: &Scenario, wanted: impl Fn(usize) -> bool) -> Self {
        let (slots, years) = (Arc::clone(&model.tree.slots), model.horizon.count());
        let own = Projection::new(model, scenario, |base| wanted(base) && is_held(model, base)).run();
        let bases = own.into_iter().map(|own| Arc::new(own.map_or_else(People::nobody, |own| People::lead(&slots, years, &own))));
        Self { bases: bases.collect(), slots, years }
    }

    /// Takes from `previous` what is the same.
    pub(super) fn sharing(mut self, previous: &Self) -> Self {
        for (own, old) in self.bases.iter_mut().zip(&previous.bases) {
            if own == old {
                *own = Arc::clone(old);
            }
        }
        self
    }
}

/// Whether anybody of a base can be known: what is not stated can only follow for the rural and the urban, from each other.
fn is_held(model: &Model, base: usize) -> bool {
    let stated = |base: usize| model.observed().get(base).is_some_and(|observed: &Observed| !observed.is_empty());
    match base {
        URBAN | RURAL => stated(URBAN) || stated(RURAL),
        _ => stated(base),
    }
}

/// The own figures of one base, by year and slot, with the year each rests on.
pub(super) struct Own {
    /// Whole numbers; [`UNKNOWN`] for none.
    pub(super) count: Vec<f64>,
    /// 0 for none.
    pub(super) rests_on: Vec<u16>,
}

impl People {
    fn nobody() -> Self {
        Self { count: Counts::Narrow(Vec::new()), most: 0, sums: Vec::new(), own: Vec::new(), summed: Vec::new() }
    }

    /// Lets the sum of those below lead where it does.
    fn lead(slots: &Slots, years: usize, own: &Own) -> Self {
        let (width, above) = (slots.of.len(), slots.above);
        let rows = || own.count.chunks_exact(width.max(1));
        let largest = rows().flat_map(|row| &row[above..]).fold(0.0, |most: f64, &count| if count > most { count } else { most });
        let mut people = Self { own: Vec::with_capacity(years * above), most: largest as i64, ..Self::nobody() };
        for row in rows() {
            people.own.extend(row[..above].iter().map(|&own| own as i64));
        }
        people.sums.clone_from(&people.own);
        let lower = || rows().flat_map(|row| &row[above..]);
        if largest <= f64::from(i32::MAX) {
            let mut counts = Vec::with_capacity(years * (width - above));
            rows().for_each(|row| counts.extend(row[above..].iter().map(|&count| count as i32)));
            people.summed = led(slots, &counts, &mut people.sums, own);
            people.count = Counts::Narrow(counts);
        } else {
            let counts: Vec<i64> = lower().map(|&count| count as i64).collect();
            people.summed = led(slots, &counts, &mut people.sums, own);
            people.count = Counts::Wide(counts);
        }
        people
    }
}

/// Puts the sum of those below into `sums`, which hold the own figures, wherever it leads, and says where.
fn led<T: Copy + Into<i64>>(slots: &Slots, lower: &[T], sums: &mut [i64], own: &Own) -> Vec<bool> {
    let (width, above) = (slots.of.len(), slots.above);
    let mut summed = vec![false; sums.len()];
    if above == 0 {
        return summed;
    }
    let mut rests_on_row = vec![0; width];
    let rows = sums.chunks_exact_mut(above).zip(summed.chunks_exact_mut(above));
    let rows = rows.zip(lower.chunks_exact(width - above)).zip(own.rests_on.chunks_exact(width));
    for (((sums, summed), lower), rests_on) in rows {
        rests_on_row.copy_from_slice(rests_on);
        let rests_on = &mut rests_on_row;
        for slot in (0..above).rev().filter(|&slot| slots.has_below(slot)) {
            let newest = |run: &Range<usize>| rests_on[run.clone()].iter().copied().max().unwrap_or(0);
            let newest = slots.below[slot].iter().map(newest).max().unwrap_or(0);
            if rests_on[slot] > newest {
                continue;
            }
            let (mut sum, mut signs) = (0, 0);
            for run in &slots.below[slot] {
                // A run of one level may begin among those that have areas below and end among the others.
                let (start, end) = (run.start.min(above), run.end.min(above));
                add_to(&sums[start..end], &mut sum, &mut signs);
                let (start, end) = (run.start.max(above) - above, run.end.max(above) - above);
                add_to(&lower[start..end], &mut sum, &mut signs);
            }
            // Nobody is negative: where one is unknown, so is the sum.
            if signs >= 0 {
                (sums[slot], rests_on[slot], summed[slot]) = (sum, newest, true);
            }
        }
    }
    summed
}

/// Adds these up, and gathers their signs.
fn add_to<T: Copy + Into<i64>>(counts: &[T], sum: &mut i64, signs: &mut i64) {
    for &count in counts {
        let count: i64 = count.into();
        *sum += count;
        *signs |= count;
    }
}
