//! A chart with everything the page needs around it.

use std::rc::Rc;

use crate::charts::{Drawing, MarkKey};
use crate::store::Cell;

/// A drawing, the sentence that says the same, the figures as a table, and what each mark stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The drawing.
    pub drawing: Rc<Drawing>,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// The headings of its figures as a table.
    pub headers: Vec<String>,
    /// The figures, row by row; the first of each names it.
    pub rows: Vec<Vec<String>>,
    /// The cells its marks stand for, row by row.
    pub cells: Vec<Cell>,
    /// How many of them make a row.
    pub columns: usize,
}

impl Picture {
    /// The cell a mark stands for.
    #[must_use]
    pub fn cell(&self, key: MarkKey) -> Option<Cell> {
        if key.col >= self.columns {
            return None;
        }
        self.cells.get(key.row * self.columns + key.col).copied()
    }
}
