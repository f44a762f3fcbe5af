//! A table of figures as CSV.

use super::{Cell, Grid};
use crate::tables::csv::Writer;

/// The table as CSV, marked as UTF-8 for Excel. What a spreadsheet would take for a formula is marked as text.
#[must_use]
pub fn csv(grid: &Grid) -> String {
    let mut table = Writer::marked();
    for head in &grid.head {
        table.text(head);
    }
    table.end_row();
    for row in &grid.rows {
        for cell in row {
            match cell {
                Cell::Text(text) => table.text(text),
                Cell::Year(year) => table.number(Some(*year)),
                Cell::Figure(value) => table.number(*value),
            };
        }
        table.end_row();
    }
    table.finish()
}
