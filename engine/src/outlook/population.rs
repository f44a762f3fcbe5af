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

/// The people of one base, by year and slot; none held where no area states any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct People {
    pub(super) count: Counts,
    /// The largest of them.
    pub(super) most: i64,
    /// By year and slot of those that may have areas below: the area's own figure, and whether the sum of those below leads.
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
        self.bases.get(base)?.count.get(row * self.slots.of.len() + slot)
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
        Self { count: Counts::Narrow(Vec::new()), most: 0, own: Vec::new(), summed: Vec::new() }
    }

    /// Lets the sum of those below lead where it does.
    fn lead(slots: &Slots, years: usize, own: &Own) -> Self {
        let (width, above) = (slots.of.len(), slots.above);
        let mut people = Self { own: Vec::with_capacity(years * above), ..Self::nobody() };
        for row in own.count.chunks_exact(width.max(1)) {
            people.own.extend(row[..above].iter().map(|&own| own as i64));
        }
        let largest = own.count.iter().fold(0.0, |most: f64, &count| if count > most { count } else { most });
        let narrow = largest <= f64::from(i32::MAX);
        let narrow = narrow.then(|| own.count.iter().map(|&count| count as i32).collect::<Vec<_>>());
        let narrow = narrow.and_then(|mut counts| Some((led(slots, &mut counts, own)?, counts)));
        (people.summed, people.count) = match narrow {
            Some((summed, counts)) => (summed, Counts::Narrow(counts)),
            None => {
                let mut counts: Vec<i64> = own.count.iter().map(|&count| count as i64).collect();
                (led(slots, &mut counts, own).unwrap_or_default(), Counts::Wide(counts))
            }
        };
        people.most = match &people.count {
            Counts::Narrow(counts) => i64::from(counts.iter().copied().max().unwrap_or(0)),
            Counts::Wide(counts) => counts.iter().copied().max().unwrap_or(0),
        };
        people
    }
}

/// Puts the sum of those below into `counts`, which hold the own figures, wherever it leads, and says where; `None` where one is too large.
fn led<T: Copy + Into<i64> + TryFrom<i64>>(slots: &Slots, counts: &mut [T], own: &Own) -> Option<Vec<bool>> {
    let (width, above) = (slots.of.len(), slots.above);
    let mut rests_on = own.rests_on.clone();
    let mut summed = Vec::with_capacity(counts.len() / width.max(1) * above);
    for (counts, rests_on) in counts.chunks_exact_mut(width).zip(rests_on.chunks_exact_mut(width)) {
        let start = summed.len();
        summed.resize(start + above, false);
        for slot in (0..above).rev().filter(|&slot| slots.has_below(slot)) {
            let newest = |run: &Range<usize>| rests_on[run.clone()].iter().copied().max().unwrap_or(0);
            let newest = slots.below[slot].iter().map(newest).max().unwrap_or(0);
            if rests_on[slot] > newest {
                continue;
            }
            // Nobody is negative: where one is unknown, so is the sum.
            if let sum @ 0.. = sum_of(slots.below[slot].iter().map(|run| &counts[run.clone()])) {
                counts[slot] = T::try_from(sum).ok()?;
                rests_on[slot] = newest;
                summed[start + slot] = true;
            }
        }
    }
    Some(summed)
}

/// The sum of what lies in these runs; [`UNKNOWN`] where one is.
fn sum_of<'a, T: Copy + Into<i64> + 'a>(runs: impl Iterator<Item = &'a [T]>) -> i64 {
    let (mut sum, mut signs) = (0, 0);
    for run in runs {
        for &count in run {
            let count: i64 = count.into();
            sum += count;
            signs |= count;
        }
    }
    if signs < 0 { UNKNOWN } else { sum }
}
