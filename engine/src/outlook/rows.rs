//! Which areas a step holds figures of: the nation has thousands, and most norms and stocks speak of a few.

/// Stands for "not held".
const NOWHERE: u32 = u32::MAX;

/// The areas that have a row of figures, one a year; the others take no room.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Rows {
    /// By area: the place of its row.
    places: Vec<u32>,
    held: usize,
    years: usize,
}

impl Rows {
    /// Rows of so many years for those of so many areas that are `held`.
    pub(crate) fn new(areas: usize, years: usize, held: impl Fn(usize) -> bool) -> Self {
        let mut count = 0;
        let place = |area| {
            if !held(area) {
                return NOWHERE;
            }
            count += 1;
            count - 1
        };
        let places = (0..areas).map(place).collect();
        Self { places, held: count as usize, years }
    }

    /// How many areas have a row.
    pub(crate) fn len(&self) -> usize {
        self.held
    }

    /// The place of an area's row.
    pub(crate) fn place(&self, area: usize) -> Option<usize> {
        self.places.get(area).filter(|&&place| place != NOWHERE).map(|&place| place as usize)
    }

    /// The place of a cell's row, and the year within it; `None` where no row is held, or the year is none of those held.
    pub(crate) fn find(&self, cell: usize) -> Option<(usize, usize)> {
        // Cells run through the areas, year by year.
        let year = cell.checked_div(self.places.len()).filter(|&year| year < self.years)?;
        Some((self.place(cell - year * self.places.len())?, year))
    }
}

/// The areas whose figures are no longer what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// These; none where empty.
    Areas(Vec<usize>),
    /// So many that all may be taken to be.
    All,
}

impl Moved {
    /// None at all.
    pub(super) const NONE: Self = Self::Areas(Vec::new());

    /// Those of so many areas that are not the `same`.
    pub(super) fn among(areas: usize, same: impl Fn(usize) -> bool) -> Self {
        let moved: Vec<usize> = (0..areas).filter(|&area| !same(area)).collect();
        if moved.len() > areas / 2 { Self::All } else { Self::Areas(moved) }
    }

    /// Those of either.
    pub(super) fn and(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Areas(mut areas), Self::Areas(more)) => {
                areas.extend(more);
                Self::Areas(areas)
            }
            _ => Self::All,
        }
    }
}
