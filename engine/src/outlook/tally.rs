//! Bound areas added up in whole units, a year's columns end to end.
//!
//! Possible where requirement and stock are held in whole units and nothing stands at a level of its own: no total that an area above states
//! itself, nothing built there. Then what an area above has is the sum of what is directly below it, and only that is held; gap, status and
//! coverage follow where they are read.

use std::ops::Range;

use crate::norm::Direction;
use crate::quantity::Quantity;

use super::cells::{self, Cells, UNKNOWN};
use super::norm::{Figures, NormOutlook};
use super::status::Status;

/// The sums of every area above, by year and place; in 32 bits where all fit.
#[derive(Clone, Debug)]
pub(super) enum Tallies {
    Narrow(Vec<Tally<i32>>),
    Wide(Vec<Tally<i64>>),
}

/// What bound areas come to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally<T> {
    requirement: T,
    available: T,
    /// Requirement and stock of those areas in which both are known, and what these lack.
    known_requirement: T,
    known_available: T,
    shortfall: T,
    /// How many have an unknown figure.
    missing: u32,
    /// Of requirement, stock and both: whether any is known.
    any: [bool; 3],
    partly_required: bool,
    status: Option<Status>,
}

/// Neighbours added up.
#[derive(Default)]
struct Added {
    requirement: i64,
    available: i64,
    known_requirement: i64,
    known_available: i64,
    shortfall: i64,
    /// How many have a requirement, a stock, and both.
    required: i64,
    stocked: i64,
    compared: i64,
}

impl Tallies {
    /// Adds up what is bound; `None` where that cannot be done in whole units.
    pub(super) fn of(norm: &NormOutlook) -> Option<Self> {
        let alone = norm.reach.slots.first().is_none_or(|&slot| !norm.stock.may_sum(slot));
        let most =
            if alone && norm.stock.is_all_below() { [required_most(norm)?, norm.stock.most_units()?] } else { return None };
        // No sum or difference of any areas lies further from zero than all of both together.
        let most = i64::from(most[0]) + i64::from(most[1]);
        let narrow = most.checked_mul(norm.reach.slots.len() as i64)? <= i64::from(i32::MAX);
        let run = Run { norm, room: usize::try_from(i64::from(i32::MAX) / most.max(1)).unwrap_or(1).max(1) };
        Some(if narrow { Self::Narrow(run.all()) } else { Self::Wide(run.all()) })
    }

    /// The figures of the area above at a place, of so many, in the year at `row` of the horizon.
    pub(super) fn figures(&self, norm: &NormOutlook, row: usize, at: usize) -> Figures {
        match self {
            Self::Narrow(all) => all.get(at).map(|tally| tally.figures(norm, row)),
            Self::Wide(all) => all.get(at).map(|tally| tally.figures(norm, row)),
        }
        .unwrap_or_default()
    }
}

/// The largest requirement, where all are in whole units.
fn required_most(norm: &NormOutlook) -> Option<i32> {
    match &*norm.requirement {
        Cells::Same(years) => years.iter().try_fold(0, |most: i32, &figure| {
            let units = cells::unit(figure)?;
            Some(if units == UNKNOWN { most } else { most.max(units.abs()) })
        }),
        Cells::Whole { most, .. } => Some(*most),
        Cells::Exact { .. } => None,
    }
}

/// One norm's addition.
struct Run<'a> {
    norm: &'a NormOutlook,
    /// So many neighbours add up within 32 bits.
    room: usize,
}

impl Run<'_> {
    fn all<T: Units>(&self) -> Vec<Tally<T>> {
        let (norm, width) = (self.norm, self.norm.reach.above.len());
        let (places, none) = (norm.reach.slots.len(), vec![UNKNOWN; norm.reach.slots.len()]);
        let (mut same, mut gathered) = (Vec::new(), Vec::new());
        let first = norm.first_due_row().map(|row| required(norm, row, &mut Vec::new()).to_vec());
        let mut all: Vec<Tally<T>> = Vec::with_capacity(width * norm.binding.len());
        for row in 0..norm.binding.len() {
            let required = required(norm, row, &mut same);
            let available = match norm.reach.runs.as_slice() {
                [run] => norm.stock.units_from(run.slot, row).and_then(|units| units.get(..places)).unwrap_or(&none),
                runs => {
                    gathered.clear();
                    for run in runs {
                        let units = norm.stock.units_from(run.slot, row).and_then(|units| units.get(..run.places.len()));
                        gathered.extend_from_slice(units.unwrap_or(&none[..run.places.len()]));
                    }
                    &gathered
                }
            };
            for one in &norm.reach.above {
                let mut tally = self.directly(row, (required, available), first.as_deref(), one.bound.clone());
                for &child in &one.children {
                    tally.add(&all[row * width + child]);
                }
                all.push(tally);
            }
        }
        all
    }

    /// What the bound areas at these places come to.
    fn directly<T: Units>(
        &self,
        row: usize,
        (required, available): (&[i32], &[i32]),
        first: Option<&[i32]>,
        places: Range<usize>,
    ) -> Tally<T> {
        if places.is_empty() {
            return Tally::default();
        }
        let direction = self.norm.direction;
        let (count, required, available) = (places.len() as i64, &required[places.clone()], &available[places.clone()]);
        let at_most = |required: i32, available: i32| available.wrapping_sub(required);
        let added = match (direction, self.norm.requirement.is_full()) {
            (Direction::AtLeast, true) => self.add_up::<true>(required, available, i32::wrapping_sub),
            (Direction::AtLeast, false) => self.add_up::<false>(required, available, i32::wrapping_sub),
            (Direction::AtMost, true) => self.add_up::<true>(required, available, at_most),
            (Direction::AtMost, false) => self.add_up::<false>(required, available, at_most),
        };
        let (on_track, unknown) = if self.norm.binding[row].is_some() {
            (0, count - added.compared)
        } else {
            let reached = first.map_or(0, |first| reached(direction, &first[places], available));
            (added.stocked - reached, count - added.stocked)
        };
        let status = match added.shortfall {
            1.. => Status::Short,
            _ if unknown > 0 => Status::NoData,
            _ if on_track > 0 => Status::OnTrack,
            _ => Status::Met,
        };
        Tally {
            requirement: T::of(added.requirement),
            available: T::of(added.available),
            known_requirement: T::of(added.known_requirement),
            known_available: T::of(added.known_available),
            shortfall: T::of(added.shortfall),
            missing: unknown as u32,
            any: [added.required > 0, added.stocked > 0, added.compared > 0],
            partly_required: added.required < count,
            status: Some(status),
        }
    }

    /// Adds up neighbours, `lacking` being how far what there is is from what is required. `FULL` where no requirement is unknown.
    #[inline]
    fn add_up<const FULL: bool>(&self, required: &[i32], available: &[i32], lacking: impl Fn(i32, i32) -> i32 + Copy) -> Added {
        let mut added = Added::default();
        for (required, available) in required.chunks(self.room).zip(available.chunks(self.room)) {
            let (mut requirement, mut stock, mut known_requirement, mut known_available, mut shortfall) = (0, 0, 0, 0, 0);
            let (mut requirements, mut stocks, mut both) = (0, 0, 0);
            for (&required, &available) in required.iter().zip(available) {
                // All ones where it is known, and nothing where not.
                let is_required = if FULL { -1 } else { -i32::from(required != UNKNOWN) };
                let is_stocked = -i32::from(available != UNKNOWN);
                let is_both = is_required & is_stocked;
                requirement += required & is_required;
                known_requirement += required & is_both;
                known_available += available & is_both;
                shortfall += (lacking(required, available) & is_both).max(0);
                both -= is_both;
                if !FULL {
                    stock += available & is_stocked;
                    requirements -= is_required;
                    stocks -= is_stocked;
                }
            }
            if FULL {
                (stock, requirements, stocks) = (known_available, required.len() as i32, both);
            }
            added.requirement += i64::from(requirement);
            added.available += i64::from(stock);
            added.known_requirement += i64::from(known_requirement);
            added.known_available += i64::from(known_available);
            added.shortfall += i64::from(shortfall);
            added.required += i64::from(requirements);
            added.stocked += i64::from(stocks);
            added.compared += i64::from(both);
        }
        added
    }
}

/// A year's requirement in whole units; `same` holds it where it is one figure for all.
fn required<'a>(norm: &'a NormOutlook, row: usize, same: &'a mut Vec<i32>) -> &'a [i32] {
    norm.requirement.units(row).unwrap_or_else(|| {
        same.clear();
        same.resize(norm.reach.slots.len(), cells::unit(norm.requirement.get(row, 0)).unwrap_or(UNKNOWN));
        same
    })
}

/// How many already reach the first requirement.
fn reached(direction: Direction, first: &[i32], available: &[i32]) -> i64 {
    let pairs = first.iter().zip(available).filter(|(first, available)| **first != UNKNOWN && **available != UNKNOWN);
    let reaches = |(first, available): &(&i32, &i32)| match direction {
        Direction::AtLeast => available >= first,
        Direction::AtMost => available <= first,
    };
    pairs.filter(reaches).count() as i64
}

/// What sums are held in.
pub(super) trait Units: Copy + Default + std::ops::AddAssign + Into<i64> {
    /// A sum that is known to fit.
    fn of(units: i64) -> Self;
}

impl Units for i32 {
    fn of(units: i64) -> Self {
        units as Self
    }
}

impl Units for i64 {
    fn of(units: i64) -> Self {
        units
    }
}

impl<T: Units> Tally<T> {
    fn add(&mut self, below: &Self) {
        self.requirement += below.requirement;
        self.available += below.available;
        self.known_requirement += below.known_requirement;
        self.known_available += below.known_available;
        self.shortfall += below.shortfall;
        self.missing += below.missing;
        for (any, below) in self.any.iter_mut().zip(below.any) {
            *any |= below;
        }
        self.partly_required |= below.partly_required;
        self.status = Status::of_all(self.status.into_iter().chain(below.status));
    }

    /// The figures of the area it is the sum of.
    fn figures(&self, norm: &NormOutlook, row: usize) -> Figures {
        let [required, stocked, compared] = self.any;
        let figure = |any: bool, units: T| if any { quantity(units.into()) } else { None };
        let (requirement, available) = (figure(required, self.requirement), figure(stocked, self.available));
        let shortfall = figure(compared, self.shortfall);
        // Where nothing is short and nothing unknown, how far all are beyond need.
        let net = requirement
            .zip(available)
            .filter(|_| self.missing == 0)
            .and_then(|(required, available)| norm.lacking(required, available));
        let gap = if shortfall.is_some_and(|shortfall| shortfall > Quantity::ZERO) { shortfall } else { net.or(shortfall) };
        let short = norm.binding[row].is_some() && gap.is_some_and(|gap| gap > Quantity::ZERO);
        Figures {
            requirement,
            available,
            gap,
            known_requirement: figure(compared, self.known_requirement),
            known_available: figure(compared, self.known_available),
            status: if short { Some(Status::Short) } else { self.status },
            missing: self.missing,
            partly_required: self.partly_required,
        }
    }
}

/// The figure that so many whole units are; unknown beyond the range.
fn quantity(units: i64) -> Option<Quantity> {
    units.checked_mul(Quantity::ONE.millionths()).and_then(Quantity::of_millionths)
}
