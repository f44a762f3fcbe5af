//! What one cell shows.

use std::sync::Arc;

use permille_engine::area::Area;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::columns::{Column, What};
use crate::text::numbers::full;

/// Where the number in a cell comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Stated for the year.
    Stated,
    /// The sum of all areas below: not written into.
    Sum,
    /// What is computed with in its stead: carried from another year, the sum of some areas below, or following from other figures.
    Computed,
    /// Not known.
    Unknown,
}

/// A cell as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct CellView {
    /// The number, if any.
    pub text: String,
    /// Where it comes from.
    pub look: Look,
    /// Whether it wants a second look.
    pub odd: bool,
    /// Whether a note says something about it.
    pub noted: bool,
}

/// Whose figures, of which year.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The model.
    pub model: &'a Model,
    /// The areas of the file.
    pub areas: &'a Arc<Vec<Area>>,
    /// The outlook of the scenario in view.
    pub outlook: &'a Outlook,
    /// The year.
    pub year: Year,
}

impl Seen<'_> {
    /// What is computed with in the year, and how many areas below are left out of it.
    #[must_use]
    pub fn computed(&self, area: usize, column: &Column) -> Option<(Quantity, u32)> {
        let cell = self.model.cell(area, self.year)?;
        match column.what {
            What::People(base) => Some((Quantity::whole(self.outlook.population().people(base, cell)?).ok()?, 0)),
            What::Stock(measure) | What::Indicator(measure) => {
                let stock = self.outlook.stock(measure);
                Some((stock.amount(cell)?, stock.missing(cell)))
            }
        }
    }

    /// Whether a cell is the sum of all areas below it, and not written into.
    #[must_use]
    pub fn is_sum(&self, area: usize, column: &Column) -> bool {
        let below = !self.model.tree().children(area).is_empty() && !matches!(column.what, What::Indicator(_));
        let own = || self.areas[area].series(&column.figure).is_some_and(|series| !series.values.is_empty());
        below && !own() && self.computed(area, column).is_some_and(|(_, missing)| missing == 0)
    }

    /// What a cell shows.
    #[must_use]
    pub fn cell(&self, area: usize, column: &Column, odd: bool) -> CellView {
        let series = self.areas[area].series(&column.figure);
        let noted = series.is_some_and(|series| series.note.is_some());
        if let Some(value) = series.and_then(|series| series.values.get(&self.year)) {
            return CellView { text: full(*value), look: Look::Stated, odd, noted };
        }
        let (text, look) = match self.computed(area, column) {
            Some((amount, _)) if self.is_sum(area, column) => (full(amount), Look::Sum),
            Some((amount, _)) => (full(amount), Look::Computed),
            None => (String::new(), Look::Unknown),
        };
        CellView { text, look, odd: false, noted }
    }
}
