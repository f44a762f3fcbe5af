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

use super::cells::{self, nearest};
use super::projection::Projection;

/// The people of every area and year, by base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Population {
    slots: Arc<Slots>,
    years: usize,
    /// By base; the same allocation where none of its figures has changed.
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
    /// The largest of those that have no areas below them, and whether none of these is unknown. First, for where anybody moves, most does.
    pub(super) most: i64,
    pub(super) full: bool,
    /// By year and slot, of these: they come last.
    pub(super) count: Counts,
    /// By year and slot of the others: the people, the area's own figure, and whether the sum of those below leads.
    sums: Vec<i64>,
    own: Vec<i64>,
    summed: Vec<bool>,
}

/// Stands for "unknown"; no number of people is negative.
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

    /// Carries the observed figures forward under `scenario`, of the bases that are `wanted`, by their positions; the others stay unknown.
    pub(super) fn project(model: &Model, scenario: &Scenario, wanted: impl Fn(usize) -> bool) -> Self {
        let (slots, years) = (Arc::clone(&model.tree.slots), model.horizon.count());
        let wanted = |base| wanted(base) && is_held(model, base);
        let room = |base| if wanted(base) { People::room(&slots, years) } else { People::nobody() };
        let mut bases: Vec<People> = (0..model.bases.len()).map(room).collect();
        Projection::new(model, scenario, wanted).run(|base, now, rests_on| bases[base].push(&slots, now, rests_on));
        Self { bases: bases.into_iter().map(Arc::new).collect(), slots, years }
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

impl People {
    fn nobody() -> Self {
        Self { count: Counts::Narrow(Vec::new()), most: 0, full: false, sums: Vec::new(), own: Vec::new(), summed: Vec::new() }
    }

    /// Nobody yet, with room for so many years.
    fn room(slots: &Slots, years: usize) -> Self {
        let (above, below) = (years * slots.above, years * (slots.of.len() - slots.above));
        Self {
            count: Counts::Narrow(Vec::with_capacity(below)),
            full: true,
            sums: Vec::with_capacity(above),
            own: Vec::with_capacity(above),
            summed: Vec::with_capacity(above),
            ..Self::nobody()
        }
    }

    /// Appends a year, given the own figures of every slot and the year each rests on, 0 for none.
    fn push(&mut self, slots: &Slots, now: &[f64], rests_on: &[u16]) {
        let (above, lower) = now.split_at(slots.above);
        self.own.extend(above.iter().map(|&own| own as i64));
        let at = self.sums.len();
        self.sums.extend_from_slice(&self.own[at..]);
        self.summed.resize(at + above.len(), false);
        let fits = lower.iter().fold(true, |fits, &count| fits & (count <= f64::from(i32::MAX)));
        if let (false, Counts::Narrow(counts)) = (fits, &self.count) {
            self.count = Counts::Wide(counts.iter().copied().map(i64::from).collect());
        }
        let led = (&mut self.sums[at..], &mut self.summed[at..]);
        let (least, most) = match &mut self.count {
            Counts::Narrow(counts) => {
                let start = counts.len();
                counts.extend(lower.iter().map(|&count| nearest(count)));
                lead(slots, &counts[start..], led, rests_on)
            }
            Counts::Wide(counts) => {
                let start = counts.len();
                counts.extend(lower.iter().map(|&count| count as i64));
                lead(slots, &counts[start..], led, rests_on)
            }
        };
        self.most = self.most.max(most);
        self.full &= least >= 0;
    }
}

/// Puts the sum of those below into `sums`, which hold a year's own figures, wherever it leads, and says where. Answers the least and the most of
/// those below.
fn lead<T: Count>(slots: &Slots, lower: &[T], (sums, summed): (&mut [i64], &mut [bool]), rests_on: &[u16]) -> (i64, i64) {
    let (least, most) =
        lower.iter().fold((T::default(), T::default()), |(least, most), &count| (count.min(least), count.max(most)));
    let (least, most): (i64, i64) = (least.into(), most.into());
    let (above, room) = (slots.above, T::room(most));
    // Without any own figure there is nothing that could be newer than what lies below.
    let states = rests_on[..above].iter().any(|&year| year > 0);
    let mut newest = if states { rests_on[..above].to_vec() } else { Vec::new() };
    for slot in (0..above).rev() {
        let below = &slots.below[slot];
        // A run of one level may begin among those that have areas below and end among the others.
        let upper = |run: &Range<usize>| run.start.min(above)..run.end.min(above);
        let lowest = |run: &Range<usize>| run.start.max(above)..run.end.max(above);
        let mut latest = 0;
        if states {
            for run in below {
                latest = latest_of(&newest[upper(run)], latest);
                latest = latest_of(&rests_on[lowest(run)], latest);
            }
            if newest[slot] > latest {
                continue;
            }
        }
        let (mut sum, mut signs) = (0, 0);
        for run in below {
            add_to(&sums[upper(run)], &mut sum, &mut signs);
            let run = lowest(run);
            let counts = &lower[run.start - above..run.end - above];
            if counts.len() <= room {
                add_to(counts, &mut sum, &mut signs);
            } else {
                counts.chunks(room).for_each(|counts| add_to(counts, &mut sum, &mut signs));
            }
        }
        // Known numbers are never negative, so a sign shows an unknown one, and then the sum is unknown too.
        if signs >= 0 && !below.is_empty() {
            (sums[slot], summed[slot]) = (sum, true);
            if states {
                newest[slot] = latest;
            }
        }
    }
    (least, most)
}

/// The latest of these years and one more.
#[inline]
fn latest_of(years: &[u16], latest: u16) -> u16 {
    years.iter().fold(latest, |latest, &year| latest.max(year))
}

/// What people are counted in.
trait Count: Copy + Ord + Default + Into<i64> + std::ops::Add<Output = Self> + std::ops::BitOr<Output = Self> {
    /// So many of them add up, where none is more than `most`.
    fn room(most: i64) -> usize;
}

impl Count for i32 {
    fn room(most: i64) -> usize {
        cells::room(most)
    }
}

impl Count for i64 {
    fn room(_: i64) -> usize {
        usize::MAX
    }
}

/// Adds these up, and gathers their signs.
#[inline]
fn add_to<T: Count>(counts: &[T], sum: &mut i64, signs: &mut i64) {
    let add = |(sum, signs): (T, T), &count: &T| (sum + count, signs | count);
    let (more, sign) = counts.iter().fold((T::default(), T::default()), add);
    *sum += more.into();
    *signs |= sign.into();
}
