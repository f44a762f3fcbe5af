//! Counts how often each area a norm binds met it, fell short or was unknown, over thousands of outlooks of that norm.
//!
//! Counted in columns of whole units, a year's places end to end, where requirement and stock are held so: the same answers as
//! [`NormOutlook::standing`] gives cell by cell, many times as fast.

use crate::norm::Direction;

use super::cells::{self, UNKNOWN};
use super::norm::NormOutlook;

/// Counts by year and place among the areas bound.
#[derive(Clone, Debug, Default)]
pub(crate) struct Often {
    cells: Vec<Standings>,
    required: Vec<i32>,
    available: Vec<i32>,
}

/// How often an area stood how, and what was missing in all.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standings {
    pub(crate) met: u32,
    pub(crate) short: u32,
    pub(crate) on_track: u32,
    pub(crate) no_data: u32,
    /// How often it was known what is missing.
    pub(crate) measured: u32,
    /// In whole units.
    pub(crate) shortfall: i64,
}

impl Often {
    /// Counts `norm` so many times in the areas it binds; nothing is counted, and `false`, where its figures are not all in whole units, or areas
    /// bound may be sums.
    pub(crate) fn count(&mut self, norm: &NormOutlook, times: u32) -> bool {
        let (places, years) = (norm.reach.slots.len(), norm.binding.len());
        let alone = norm.reach.slots.first().is_none_or(|&slot| !norm.stock.may_sum(slot));
        self.required.resize(places, UNKNOWN);
        self.available.resize(places, UNKNOWN);
        let in_units = (0..years).all(|row| norm.requirement.units(row).is_some() || unit_of_all(norm, row).is_some());
        if !alone || !in_units || norm.stock.most_units().is_none() {
            return false;
        }
        self.cells.resize(places * years, Standings::default());
        for row in 0..years {
            let due = norm.binding[row].is_some();
            // Before it is due, an area is held against what will fall due first.
            match if due { Some(row) } else { norm.first_due_row() } {
                Some(row) => self.require(norm, row),
                None => self.required.fill(UNKNOWN),
            }
            self.stock(norm, row);
            let cells = &mut self.cells[row * places..(row + 1) * places];
            let lacking: fn(i32, i32) -> i32 = match norm.direction {
                Direction::AtLeast => |required, available| required - available,
                Direction::AtMost => |required, available| available - required,
            };
            for ((cell, &required), &available) in cells.iter_mut().zip(&self.required).zip(&self.available) {
                let gap = (required != UNKNOWN && available != UNKNOWN).then(|| lacking(required, available));
                match gap {
                    Some(gap) if due => {
                        let short = gap > 0;
                        cell.short += if short { times } else { 0 };
                        cell.met += if short { 0 } else { times };
                        cell.measured += times;
                        cell.shortfall += i64::from(gap.max(0)) * i64::from(times);
                    }
                    Some(gap) if gap <= 0 => cell.met += times,
                    _ if !due && available != UNKNOWN => cell.on_track += times,
                    _ => cell.no_data += times,
                }
            }
        }
        true
    }

    /// Tells what was counted, if anything was: by the cell of the model.
    pub(crate) fn tell(&self, norm: &NormOutlook, mut tell: impl FnMut(usize, &Standings)) {
        let (places, areas) = (norm.reach.slots.len(), norm.reach.standing.len());
        for (row, cells) in self.cells.chunks_exact(places.max(1)).enumerate() {
            for (area, place) in norm.bound_places() {
                if let Some(standings) = cells.get(place) {
                    tell(row * areas + area, standings);
                }
            }
        }
    }

    /// Takes up what is required of each area in a year.
    fn require(&mut self, norm: &NormOutlook, row: usize) {
        match norm.requirement.units(row) {
            Some(units) => self.required.copy_from_slice(units),
            None => self.required.fill(unit_of_all(norm, row).unwrap_or(UNKNOWN)),
        }
    }

    /// Takes up what each area has in a year.
    fn stock(&mut self, norm: &NormOutlook, row: usize) {
        for run in &norm.reach.runs {
            let out = &mut self.available[run.places.clone()];
            match norm.stock.units_from(run.slot, row).and_then(|units| units.get(..out.len())) {
                Some(units) => out.copy_from_slice(units),
                None => out.fill(UNKNOWN),
            }
        }
    }
}

/// What every area bound has to reach in a year, where it is the same for all and in whole units.
fn unit_of_all(norm: &NormOutlook, row: usize) -> Option<i32> {
    if let cells::Cells::Same(years) = &*norm.requirement { cells::unit(years.get(row).copied().flatten()) } else { None }
}
