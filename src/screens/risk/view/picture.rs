//! A chart with everything that stands beside it.

use std::rc::Rc;

use crate::charts::{Drawing, MarkKey};

/// A chart, its summary, its table, and what its marks lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The chart.
    pub drawing: Rc<Drawing>,
    /// What it says, in a sentence or two.
    pub summary: String,
    /// The headings of the table.
    pub headers: Vec<String>,
    /// The rows of the table.
    pub rows: Vec<Vec<String>>,
    /// What a mark leads to, by its row and its column.
    pub leads: Leads,
}

/// What the marks of a chart lead to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leads {
    /// By row: a norm, by its position in the open model.
    pub norms: Vec<usize>,
    /// By column: a year.
    pub years: Vec<u16>,
}

impl Leads {
    /// The norm of a mark.
    #[must_use]
    pub fn norm(&self, key: MarkKey) -> Option<usize> {
        self.norms.get(key.row).copied()
    }

    /// The year of a mark.
    #[must_use]
    pub fn year(&self, key: MarkKey) -> Option<u16> {
        self.years.get(key.col).copied()
    }
}
