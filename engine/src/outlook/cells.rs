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
    /// Whole units, none further from zero than `most`; none unknown where that is said to be `full`.
    Whole { units: Years<i32>, most: i32, full: bool },
    /// Any figures.
    Exact(Years<Option<Quantity>>),
}

/// So many places a year; a year that is as the one before is held once.
#[derive(Clone, Debug)]
pub(super) struct Years<T> {
    width: usize,
    /// By year: where its places begin.
    starts: Vec<u32>,
    cells: Vec<T>,
}

impl<T: Copy + PartialEq> Years<T> {
    /// Of cells in which every year stands by itself.
    pub(super) fn each(width: usize, count: usize, cells: Vec<T>) -> Self {
        Self { width, starts: (0..count).map(|year| (year * width) as u32).collect(), cells }
    }

    /// Holds once what stays as it was.
    fn of(width: usize, mut cells: Vec<T>) -> Self {
        let (mut starts, mut held) = (Vec::new(), 0);
        for start in (0..cells.len()).step_by(width.max(1)) {
            if held == 0 || cells[held - width..held] != cells[start..start + width] {
                cells.copy_within(start..start + width, held);
                held += width;
            }
            starts.push((held - width) as u32);
        }
        cells.truncate(held);
        cells.shrink_to_fit();
        Self { width, starts, cells }
    }

    fn year(&self, row: usize) -> Option<&[T]> {
        let start = *self.starts.get(row)? as usize;
        self.cells.get(start..start + self.width)
    }

    fn get(&self, row: usize, place: usize) -> Option<T> {
        self.year(row)?.get(place).copied()
    }
}

impl<T: Copy + PartialEq> PartialEq for Years<T> {
    fn eq(&self, other: &Self) -> bool {
        // What moves moves most in the last year, and most often is not the same.
        let year = |row: usize| self.year(row).into_iter().flatten().eq(other.year(row).into_iter().flatten());
        self.width == other.width && self.starts.len() == other.starts.len() && (0..self.starts.len()).rev().all(year)
    }
}

impl PartialEq for Cells {
    /// Whether they hold the same figures in the same way; what is said of them all is no figure.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Same(own), Self::Same(their)) => own == their,
            (Self::Whole { units, .. }, Self::Whole { units: theirs, .. }) => units == theirs,
            (Self::Exact(own), Self::Exact(their)) => own == their,
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
                Self::Whole { units: Years::of(width, units), most, full }
            }
            None => Self::Exact(Years::of(width, figures)),
        }
    }

    /// The figure of a place in the year at `row`; `None` where it is unknown or there is no such cell.
    pub(super) fn get(&self, row: usize, place: usize) -> Option<Quantity> {
        match self {
            Self::Same(years) => years.get(row).copied().flatten(),
            Self::Whole { units, .. } => units.get(row, place).and_then(quantity),
            Self::Exact(figures) => figures.get(row, place).flatten(),
        }
    }

    /// Whether it is certain that no figure is unknown.
    pub(super) fn is_full(&self) -> bool {
        match self {
            Self::Same(years) => years.iter().all(Option::is_some),
            Self::Whole { full, .. } => *full,
            Self::Exact(_) => false,
        }
    }

    /// A year's whole units, where that is how they are held.
    pub(super) fn units(&self, row: usize) -> Option<&[i32]> {
        match self {
            Self::Whole { units, .. } => units.year(row),
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

/// So many whole units add up in 32 bits, where none lies further from zero than `most`; always one.
pub(super) fn room(most: i64) -> usize {
    usize::try_from(i64::from(i32::MAX) / most.max(1)).unwrap_or(1).max(1)
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
