//! Columns of figures by year and place, in as few bytes as they need; any may be unknown.

use crate::quantity::Quantity;

/// Stands for "unknown" among whole units; no figure held in them has this value.
pub(super) const UNKNOWN: i32 = i32::MIN;
/// The largest whole number held in 32 bits: the difference of any two fits as well.
const MOST: i64 = (1 << 30) - 1;
/// Millionths in a whole unit.
const UNIT: i64 = Quantity::ONE.millionths();

/// A figure a cell, year after year; a year's places side by side.
#[derive(Clone, Debug)]
pub(super) enum Cells {
    /// Every place has the year's figure.
    Same(Vec<Option<Quantity>>),
    /// Whole units, so many places a year, none further from zero than `most`; none unknown where that is said to be `full`.
    Whole { width: usize, units: Vec<i32>, most: i32, full: bool },
    /// Any figures, so many places a year.
    Exact { width: usize, figures: Vec<Option<Quantity>> },
}

impl PartialEq for Cells {
    /// Whether they hold the same figures in the same way; what is said of them all is no figure.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Same(own), Self::Same(their)) => own == their,
            (Self::Whole { width, units, .. }, Self::Whole { width: their_width, units: theirs, .. }) => {
                // What moves moves most in the last year, and most often is not the same.
                width == their_width && units.iter().rev().eq(theirs.iter().rev())
            }
            (Self::Exact { width, figures }, Self::Exact { width: their_width, figures: theirs }) => {
                width == their_width && figures == theirs
            }
            _ => false,
        }
    }
}

impl Eq for Cells {}

impl Cells {
    /// The figures as they are held best: in whole units where all are such, else as they are.
    pub(super) fn of(width: usize, figures: Vec<Option<Quantity>>) -> Self {
        match figures.iter().copied().map(unit).collect::<Option<Vec<i32>>>() {
            Some(units) => {
                let most = units.iter().filter(|&&units| units != UNKNOWN).map(|units| units.abs()).max().unwrap_or(0);
                let full = !units.contains(&UNKNOWN);
                Self::Whole { width, units, most, full }
            }
            None => Self::Exact { width, figures },
        }
    }

    /// The figure of a place in the year at `row`; `None` where it is unknown or there is no such cell.
    pub(super) fn get(&self, row: usize, place: usize) -> Option<Quantity> {
        match self {
            Self::Same(years) => years.get(row).copied().flatten(),
            Self::Whole { width, units, .. } => units.get(row * width + place).copied().and_then(quantity),
            Self::Exact { width, figures } => figures.get(row * width + place).copied().flatten(),
        }
    }

    /// Whether it is certain that no figure is unknown.
    pub(super) fn is_full(&self) -> bool {
        match self {
            Self::Same(years) => years.iter().all(Option::is_some),
            Self::Whole { full, .. } => *full,
            Self::Exact { .. } => false,
        }
    }

    /// A year's whole units, where that is how they are held.
    pub(super) fn units(&self, row: usize) -> Option<&[i32]> {
        match self {
            Self::Whole { width, units, .. } => units.get(row * width..(row + 1) * width),
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

/// The nearest whole number to a figure of at most 31 bits that does not lie half-way between two.
///
/// Added to 1.5 × 2⁵², whose last bit counts ones, a figure is rounded, and the whole number stands in the low half of the sum: fewer steps
/// than a conversion that must mind what does not fit.
#[inline]
pub(super) fn nearest(figure: f64) -> i32 {
    const ONES: f64 = 6_755_399_441_055_744.0;
    (figure + ONES).to_bits() as i32
}
