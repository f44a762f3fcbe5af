//! Bound areas added up in whole units, a year's columns end to end.
//!
//! Possible where requirement and stock are held in whole units and nothing stands at a level of its own: no total that an area above states
//! itself, nothing built there. Then what an area above has is the sum of what is directly below it, and only that is held; gap, status and
//! coverage follow where they are read.

use crate::model::Above;
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

/// What bound areas come to: numbers alone, so that those of areas above them are their sums.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally<T> {
    requirement: T,
    available: T,
    /// Requirement and stock of those areas in which both are known, and what these lack.
    known_requirement: T,
    known_available: T,
    shortfall: T,
    /// How many have a requirement, and a stock.
    required: u32,
    stocked: u32,
    /// How many have both; as long as nothing has fallen due, how many have a stock that does not reach yet what will be required.
    compared: u32,
}

impl Tallies {
    /// Adds up what is bound; `None` where that cannot be done in whole units.
    pub(super) fn of(norm: &NormOutlook) -> Option<Self> {
        let alone = norm.reach.slots.first().is_none_or(|&slot| !norm.stock.may_sum(slot));
        let most = if alone && norm.stock.is_all_below { [required_most(norm)?, norm.stock.most_units()?] } else { return None };
        // No sum or difference of any areas lies further from zero than all of both together.
        let most = i64::from(most[0]) + i64::from(most[1]);
        let narrow = most.checked_mul(norm.reach.slots.len() as i64)? <= i64::from(i32::MAX);
        let run = Run { norm, room: cells::room(most), full: norm.requirement.is_full() };
        Some(if narrow { Self::Narrow(run.all()) } else { Self::Wide(run.all()) })
    }

    /// The figures of the area above at a place in the year at `row` of the horizon.
    pub(super) fn figures(&self, norm: &NormOutlook, row: usize, place: usize) -> Figures {
        let (above, at) = (&norm.reach.above[place], row * norm.reach.above.len() + place);
        match self {
            Self::Narrow(all) => all.get(at).map(|tally| tally.figures(norm, row, above.count)),
            Self::Wide(all) => all.get(at).map(|tally| tally.figures(norm, row, above.count)),
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
        Cells::Exact(_) => None,
    }
}

/// What is added up of one year.
struct Year<'a> {
    row: usize,
    /// By place among those bound.
    required: &'a [i32],
    available: &'a [i32],
    /// What will be required first, in years before that.
    first: Option<&'a [i32]>,
    /// By slot: what all below an area have, and how many are left out of that.
    sums: (&'a [i32], &'a [u32]),
}

impl Year<'_> {
    /// What the areas directly below one have, and how many of them, where these are all that lies below it.
    #[inline]
    fn stock(&self, above: &Above) -> Option<(i32, u32)> {
        let (&sum, &left_out) = self.sums.0.get(above.slot).zip(self.sums.1.get(above.slot))?;
        (above.is_whole && sum != UNKNOWN).then(|| (sum, above.count - left_out))
    }
}

/// One norm's addition.
struct Run<'a> {
    norm: &'a NormOutlook,
    /// So many neighbours add up within 32 bits.
    room: usize,
    /// Whether no requirement is unknown.
    full: bool,
}

impl Run<'_> {
    fn all<T: Units>(&self) -> Vec<Tally<T>> {
        let (norm, width) = (self.norm, self.norm.reach.above.len());
        let (places, none) = (norm.reach.slots.len(), vec![UNKNOWN; norm.reach.slots.len()]);
        let (mut same, mut gathered) = (Vec::new(), Vec::new());
        let waits = norm.binding.contains(&None);
        let first = norm.first_due_row().filter(|_| waits).map(|row| required(norm, row, &mut Vec::new()).to_vec());
        let mut all = vec![Tally::default(); width * norm.binding.len()];
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
            let year = Year { row, required, available, first: first.as_deref(), sums: norm.stock.sums_in_units(row) };
            let out = &mut all[row * width..(row + 1) * width];
            match norm.direction {
                Direction::AtLeast => self.year(&year, out, i32::wrapping_sub),
                Direction::AtMost => self.year(&year, out, |required, available| available.wrapping_sub(required)),
            }
        }
        all
    }

    /// Adds up a year, `lacking` being how far what there is is from what is required.
    fn year<T: Units>(&self, year: &Year, out: &mut [Tally<T>], lacking: impl Fn(i32, i32) -> i32 + Copy) {
        let (waits, direction) = (self.norm.binding[year.row].is_none(), self.norm.direction);
        for (place, one) in self.norm.reach.above.iter().enumerate() {
            let mut tally = Tally::default();
            if !one.bound.is_empty() {
                let (required, available) = (&year.required[one.bound.clone()], &year.available[one.bound.clone()]);
                self.add_up(&mut tally, required, available, year.stock(one), lacking);
                if waits {
                    let reached = year.first.map_or(0, |first| reached(direction, &first[one.bound.clone()], available));
                    tally.compared = tally.stocked - reached;
                }
            }
            for children in &one.children {
                out[children.clone()].iter().for_each(|child| tally.add(child));
            }
            out[place] = tally;
        }
    }

    /// Adds neighbours to what is added up already; `stock` is what they have, and how many of them, where that is known already.
    #[inline]
    fn add_up<T: Units>(
        &self,
        tally: &mut Tally<T>,
        required: &[i32],
        available: &[i32],
        stock: Option<(i32, u32)>,
        lacking: impl Fn(i32, i32) -> i32 + Copy,
    ) {
        if required.len() > self.room {
            for (required, available) in required.chunks(self.room).zip(available.chunks(self.room)) {
                self.add_up(tally, required, available, None, lacking);
            }
            return;
        }
        let count = required.len() as u32;
        match stock.filter(|_| self.full) {
            Some((units, stocked)) if stocked == count => {
                sum_all(tally, required, available, lacking);
                tally.known_requirement = tally.requirement;
                (tally.available, tally.known_available) = (T::from(units), T::from(units));
                (tally.required, tally.stocked, tally.compared) = (count, count, count);
            }
            Some((units, stocked)) => {
                sum_required(tally, required, available, lacking);
                (tally.available, tally.known_available) = (T::from(units), T::from(units));
                (tally.required, tally.stocked, tally.compared) = (count, stocked, stocked);
            }
            None => sum_any(tally, required, available, lacking),
        }
    }
}

/// Adds neighbours in which everything is known: their requirement and shortfall.
#[inline]
fn sum_all<T: Units>(tally: &mut Tally<T>, required: &[i32], available: &[i32], lacking: impl Fn(i32, i32) -> i32) {
    let (mut requirement, mut shortfall) = (0, 0);
    for (&required, &available) in required.iter().zip(available) {
        requirement += required;
        shortfall += lacking(required, available).max(0);
    }
    tally.requirement += T::from(requirement);
    tally.shortfall += T::from(shortfall);
}

/// Adds neighbours in which every requirement is known: besides, the requirement of those whose stock is known.
#[inline]
fn sum_required<T: Units>(tally: &mut Tally<T>, required: &[i32], available: &[i32], lacking: impl Fn(i32, i32) -> i32) {
    let (mut requirement, mut known_requirement, mut shortfall) = (0, 0, 0);
    for (&required, &available) in required.iter().zip(available) {
        // All ones where it is known, and nothing where not.
        let is_stocked = -i32::from(available != UNKNOWN);
        requirement += required;
        known_requirement += required & is_stocked;
        shortfall += (lacking(required, available) & is_stocked).max(0);
    }
    tally.requirement += T::from(requirement);
    tally.known_requirement += T::from(known_requirement);
    tally.shortfall += T::from(shortfall);
}

/// Adds neighbours in which anything may be unknown.
#[inline]
fn sum_any<T: Units>(tally: &mut Tally<T>, required: &[i32], available: &[i32], lacking: impl Fn(i32, i32) -> i32) {
    let (mut sums, mut counts) = ([0_i32; 5], [0_u32; 3]);
    for (&required, &available) in required.iter().zip(available) {
        let (is_required, is_stocked) = (-i32::from(required != UNKNOWN), -i32::from(available != UNKNOWN));
        let both = is_required & is_stocked;
        sums[0] += required & is_required;
        sums[1] += available & is_stocked;
        sums[2] += required & both;
        sums[3] += available & both;
        sums[4] += (lacking(required, available) & both).max(0);
        counts[0] += (is_required & 1) as u32;
        counts[1] += (is_stocked & 1) as u32;
        counts[2] += (both & 1) as u32;
    }
    let [requirement, available, known_requirement, known_available, shortfall] = sums.map(T::from);
    let [required, stocked, compared] = counts;
    tally.add(&Tally { requirement, available, known_requirement, known_available, shortfall, required, stocked, compared });
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
fn reached(direction: Direction, first: &[i32], available: &[i32]) -> u32 {
    let pairs = first.iter().zip(available).filter(|(first, available)| **first != UNKNOWN && **available != UNKNOWN);
    let reaches = |(first, available): &(&i32, &i32)| match direction {
        Direction::AtLeast => available >= first,
        Direction::AtMost => available <= first,
    };
    pairs.filter(reaches).count() as u32
}

/// What sums are held in; what does not fit is not asked for.
pub(super) trait Units: Copy + Default + From<i32> + Into<i64> + std::ops::AddAssign {}

impl Units for i32 {}

impl Units for i64 {}

impl<T: Units> Tally<T> {
    fn add(&mut self, other: &Self) {
        self.requirement += other.requirement;
        self.available += other.available;
        self.known_requirement += other.known_requirement;
        self.known_available += other.known_available;
        self.shortfall += other.shortfall;
        self.required += other.required;
        self.stocked += other.stocked;
        self.compared += other.compared;
    }

    /// The figures of an area of which it is the sum, over so many bound ones.
    fn figures(&self, norm: &NormOutlook, row: usize, count: u32) -> Figures {
        let binds = norm.binding[row].is_some();
        let (compared, waiting) = if binds { (self.compared, 0) } else { (0, self.compared) };
        let missing = count - if binds { compared } else { self.stocked };
        let figure = |known: u32, units: T| if known > 0 { quantity(units.into()) } else { None };
        let (requirement, available) = (figure(self.required, self.requirement), figure(self.stocked, self.available));
        let shortfall = figure(compared, self.shortfall);
        // Where nothing is short and nothing unknown, how far all are beyond need.
        let net = requirement.zip(available).filter(|_| missing == 0);
        let net = net.and_then(|(required, available)| norm.lacking(required, available));
        let gap = shortfall.filter(|&shortfall| shortfall > Quantity::ZERO).or(net).or(shortfall);
        let status = match self.shortfall.into() {
            1.. => Status::Short,
            _ if missing > 0 => Status::NoData,
            _ if waiting > 0 => Status::OnTrack,
            _ => Status::Met,
        };
        Figures {
            requirement,
            available,
            gap,
            known_requirement: figure(compared, self.known_requirement),
            known_available: figure(compared, self.known_available),
            status: Some(status),
            missing,
            partly_required: self.required < count,
        }
    }
}

/// The figure that so many whole units are; unknown beyond the range.
fn quantity(units: i64) -> Option<Quantity> {
    units.checked_mul(Quantity::ONE.millionths()).and_then(Quantity::of_millionths)
}
