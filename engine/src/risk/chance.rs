//! The chance of meeting a norm, counted by area and year.

use crate::outlook::norm::NormOutlook;
use crate::outlook::status::Status;
use crate::quantity::{Quantity, round_div};

/// In how many draws an area stood how to a norm in a year, and how much it was short by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Chance {
    /// The draws in which the norm was met, or what there is already reached what will fall due.
    pub met: u32,
    /// The draws in which it was due and something was missing.
    pub short: u32,
    /// The draws in which it was not due yet.
    pub on_track: u32,
    /// The draws in which a figure that is needed was unknown.
    pub no_data: u32,
    /// The sum of all shortfalls, in millionths.
    shortfall: i128,
    /// The draws whose shortfall is known.
    measured: u32,
}

impl Chance {
    /// The draws in which it is known how the area stands.
    #[must_use]
    pub const fn known(&self) -> u32 {
        self.met + self.short + self.on_track
    }

    /// The share of met draws among those known, in percent to six places; `None` where none is known.
    #[must_use]
    pub fn percent_met(&self) -> Option<Quantity> {
        whole(self.met).percent_of(whole(self.known()))
    }

    /// The mean shortfall over the draws in which it is known, those without one among them as nothing.
    #[must_use]
    pub fn mean_shortfall(&self) -> Option<Quantity> {
        if self.measured == 0 {
            return None;
        }
        let mean = round_div(self.shortfall, i128::from(self.measured));
        i64::try_from(mean).ok().and_then(Quantity::of_millionths)
    }

    /// Counts one draw.
    fn count(&mut self, status: Status, gap: Option<Quantity>) {
        match status {
            Status::Met => self.met += 1,
            Status::Short => self.short += 1,
            Status::OnTrack => self.on_track += 1,
            Status::NoData => self.no_data += 1,
        }
        if let Some(gap) = gap {
            self.shortfall += i128::from(gap.max(Quantity::ZERO).millionths());
            self.measured += 1;
        }
    }
}

/// The chances of one norm, a cell for every area and year; `None` where the norm demands nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chances(Vec<Option<Chance>>);

impl Chances {
    /// Nothing counted yet, in so many cells.
    pub(crate) fn new(cells: usize) -> Self {
        Self(vec![None; cells])
    }

    /// Counts one draw in every cell.
    pub(crate) fn count(&mut self, outlook: &NormOutlook) {
        for (cell, chance) in self.0.iter_mut().enumerate() {
            if let Some(status) = outlook.status(cell) {
                chance.get_or_insert_default().count(status, outlook.gap(cell));
            }
        }
    }

    /// The chance in a cell of the model; `None` where the norm demands nothing, or nothing has been drawn.
    #[must_use]
    pub fn get(&self, cell: usize) -> Option<&Chance> {
        self.0.get(cell)?.as_ref()
    }
}

fn whole(count: u32) -> Quantity {
    Quantity::whole(i64::from(count)).unwrap_or_default()
}
