//! Columns of figures by year and place, in as few bytes as they need; any may be unknown.

use crate::quantity::Quantity;

/// Stands for "unknown" among whole units; no figure held in them has this value.
pub(super) const UNKNOWN: i32 = i32::MIN;
/// The largest whole number held in 32 bits: the difference of any two fits as well.
const MOST: i64 = (1 << 30) - 1;
/// Millionths in a whole unit.
const UNIT: i64 = Quantity::ONE.millionths();

/// A figure a cell, year after year; a year's places side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    /// Every place has the year's figure.
    Same(Vec<Option<Quantity>>),
    /// Whole units, so many places a year.
    Whole { width: usize, units: Vec<i32> },
    /// Any figures, so many places a year.
    Exact { width: usize, figures: Vec<Option<Quantity>> },
}

impl Cells {
    /// The figures as they are held best: in whole units where all are such, else as they are.
    pub(super) fn of(width: usize, figures: Vec<Option<Quantity>>) -> Self {
        match figures.iter().copied().map(unit).collect() {
            Some(units) => Self::Whole { width, units },
            None => Self::Exact { width, figures },
        }
    }

    /// The figure of a place in the year at `row`; `None` where it is unknown or there is no such cell.
    pub(super) fn get(&self, row: usize, place: usize) -> Option<Quantity> {
        match self {
            Self::Same(years) => years.get(row).copied().flatten(),
            Self::Whole { width, units } => units.get(row * width + place).copied().and_then(quantity),
            Self::Exact { width, figures } => figures.get(row * width + place).copied().flatten(),
        }
    }

    /// A year's whole units, where that is how they are held.
    pub(super) fn units(&self, row: usize) -> Option<&[i32]> {
        match self {
            Self::Whole { width, units } => units.get(row * width..(row + 1) * width),
            _ => None,
        }
    }
}

/// A figure in whole units, if it is such and not too large.
pub(super) fn unit(figure: Option<Quantity>) -> Option<i32> {
    let Some(figure) = figure else { return Some(UNKNOWN) };
    let units = figure.millionths() / UNIT;
    (figure.is_whole() && units.abs() <= MOST).then_some(units as i32)
}

/// The figure that so many whole units are.
pub(super) fn quantity(units: i32) -> Option<Quantity> {
    (units != UNKNOWN).then(|| Quantity::of_millionths(i64::from(units) * UNIT)).flatten()
}

/// Whether so many units are few enough to be held in 32 bits.
pub(super) fn is_small(units: i128) -> bool {
    units.abs() <= i128::from(MOST)
}
