//! The chance of meeting a norm, counted by area and year.

use crate::outlook::Often;
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
    pub shortfall: i128,
    /// The draws whose shortfall is known.
    pub measured: u32,
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

    /// The mean shortfall over the draws in which it is known; a draw without a shortfall counts as zero.
    #[must_use]
    pub fn mean_shortfall(&self) -> Option<Quantity> {
        if self.measured == 0 {
            return None;
        }
        let mean = round_div(self.shortfall, i128::from(self.measured));
        i64::try_from(mean).ok().and_then(Quantity::of_millionths)
    }

    /// Counts so many draws that came out alike.
    fn count(&mut self, status: Status, gap: Option<Quantity>, draws: u32) {
        match status {
            Status::Met => self.met += draws,
            Status::Short => self.short += draws,
            Status::OnTrack => self.on_track += draws,
            Status::NoData => self.no_data += draws,
        }
        if let Some(gap) = gap {
            self.shortfall += i128::from(gap.max(Quantity::ZERO).millionths()) * i128::from(draws);
            self.measured += draws;
        }
    }

    /// Counts what has been counted apart. Only whole numbers are added, so the order does not matter.
    fn add(&mut self, other: &Self) {
        self.met += other.met;
        self.short += other.short;
        self.on_track += other.on_track;
        self.no_data += other.no_data;
        self.shortfall += other.shortfall;
        self.measured += other.measured;
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

    /// Those of these cells.
    #[must_use]
    pub fn of_cells(cells: Vec<Option<Chance>>) -> Self {
        Self(cells)
    }

    /// Cell by cell.
    #[must_use]
    pub fn cells(&self) -> &[Option<Chance>] {
        &self.0
    }

    /// Counts so many draws that came out alike: in `often` wherever it can, else here. What lies in `often` is put to the rest by
    /// [`Chances::settle`].
    pub(crate) fn count(&mut self, often: &mut Often, outlook: &NormOutlook, draws: u32) {
        let counted = often.count(outlook, draws);
        for cell in outlook.cells(!counted) {
            let (status, gap) = outlook.standing(cell);
            if let (Some(status), Some(chance)) = (status, self.0.get_mut(cell)) {
                chance.get_or_insert_default().count(status, gap, draws);
            }
        }
    }

    /// Puts what was counted apart to the rest; `outlook` is one of those that were counted.
    pub(crate) fn settle(&mut self, often: &Often, outlook: &NormOutlook) {
        often.tell(outlook, |cell, stood| {
            let shortfall = i128::from(stood.shortfall) * i128::from(Quantity::ONE.millionths());
            let (met, short, on_track, no_data) = (stood.met, stood.short, stood.on_track, stood.no_data);
            let counted = Chance { met, short, on_track, no_data, shortfall, measured: stood.measured };
            if let Some(chance) = self.0.get_mut(cell) {
                chance.get_or_insert_default().add(&counted);
            }
        });
    }

    /// Counts what has been counted apart.
    pub(crate) fn add(&mut self, others: &Self) {
        for (chance, other) in self.0.iter_mut().zip(&others.0) {
            if let Some(other) = other {
                chance.get_or_insert_default().add(other);
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
