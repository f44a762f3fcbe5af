//! What the Compare screen says, worked out without a browser.

pub mod bridge;
pub mod courses;
pub mod headline;
pub mod rankings;
pub mod rows;
pub mod sides;
pub mod writing;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use crate::charts::Drawing;

/// A drawing, the sentence that says the same, and its figures as a table.
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
}
