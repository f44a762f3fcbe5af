//! A chart with everything the page needs around it.

use std::rc::Rc;

use permille_engine::year::Year;

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
    /// What its marks lead to, where they stand for no cells.
    pub leads: Leads,
}

/// What the marks of a chart lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leads {
    /// By row: a norm, by its position in the open model.
    pub norms: Vec<usize>,
    /// By column: a year.
    pub years: Vec<Year>,
}

/// The figures of a chart as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartTable {
    /// The headings of the columns.
    pub headers: Vec<String>,
    /// The rows; the first cell of each names it.
    pub rows: Vec<Vec<String>>,
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

    /// Its figures.
    #[must_use]
    pub fn table(&self) -> ChartTable {
        ChartTable { headers: self.headers.clone(), rows: self.rows.clone() }
    }
}

impl Leads {
    /// The norm of a mark.
    #[must_use]
    pub fn norm(&self, key: MarkKey) -> Option<usize> {
        self.norms.get(key.row).copied()
    }

    /// The year of a mark.
    #[must_use]
    pub fn year(&self, key: MarkKey) -> Option<Year> {
        self.years.get(key.col).copied()
    }
}
