//! Which rows and columns are drawn: those in sight and a few beyond. All cells are of one size, so that where a cell lies is arithmetic.

use super::state::At;

/// How tall a row is, in pixels.
pub const ROW: f64 = 30.0;
/// How wide a column is.
pub const COLUMN: f64 = 132.0;
/// How tall the head is.
pub const HEAD: f64 = 66.0;
/// Rows are drawn in steps of so many, that not every pixel scrolled draws anew.
const STEP: usize = 6;
/// Columns likewise.
const COLUMN_STEP: usize = 2;

/// The size of the pane and how far it is scrolled.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Pane {
    /// How far down.
    pub top: f64,
    /// How far right.
    pub left: f64,
    /// How wide it is.
    pub width: f64,
    /// How tall it is.
    pub height: f64,
}

/// The rows and columns drawn, the ends left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Window {
    /// The first row.
    pub first_row: usize,
    /// The row after the last.
    pub end_row: usize,
    /// The first column.
    pub first_col: usize,
    /// The column after the last.
    pub end_col: usize,
}

/// How wide the areas' names are in a pane.
#[must_use]
pub fn name_width(pane_width: f64) -> f64 {
    if pane_width < 560.0 { 124.0 } else { 212.0 }
}

/// How many whole cells lie before `pixels`, at most `most`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "between none and what the grid has"
)]
fn cells(pixels: f64, size: f64, most: usize) -> usize {
    (pixels / size).floor().clamp(0.0, most as f64) as usize
}

/// How far down a row begins, or how far right a column.
#[expect(clippy::cast_precision_loss, reason = "no grid has so many")]
#[must_use]
pub fn before(cells: usize, size: f64) -> f64 {
    cells as f64 * size
}

/// The cell at a point of the sheet, which the head and the names are a part of; `None` in these.
#[must_use]
pub fn cell_at(x: f64, y: f64, names: f64, size: At) -> Option<At> {
    let inside = x >= names && y >= HEAD;
    let at = At { row: cells(y - HEAD, ROW, size.row), col: cells(x - names, COLUMN, size.col) };
    (inside && at.row < size.row && at.col < size.col).then_some(at)
}

/// How far the pane has to be scrolled for a cell to be in sight; as far as it is where it is.
#[must_use]
pub fn scrolled_to(at: At, pane: Pane) -> (f64, f64) {
    let (top, left) = (before(at.row, ROW), before(at.col, COLUMN));
    let (tall, wide) = (pane.height - HEAD, pane.width - name_width(pane.width));
    let into = |from: f64, size: f64, now: f64, room: f64| {
        if from < now || room < size { from } else { now.max(from + size - room) }
    };
    (into(top, ROW, pane.top, tall), into(left, COLUMN, pane.left, wide))
}

/// What is drawn of so many rows and columns.
#[must_use]
pub fn window(pane: Pane, size: At) -> Window {
    let rows = |pixels: f64| cells(pixels, ROW, size.row);
    let cols = |pixels: f64| cells(pixels, COLUMN, size.col);
    let room = pane.width - name_width(pane.width);
    let first_row = rows(pane.top) / STEP * STEP;
    let first_col = cols(pane.left) / COLUMN_STEP * COLUMN_STEP;
    Window {
        first_row: first_row.saturating_sub(STEP),
        end_row: (rows(pane.top + pane.height - HEAD) + 1).next_multiple_of(STEP).saturating_add(STEP).min(size.row),
        first_col: first_col.saturating_sub(COLUMN_STEP),
        end_col: (cols(pane.left + room) + 1).next_multiple_of(COLUMN_STEP).min(size.col),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NATION: At = At { row: 3_225, col: 40 };

    #[test]
    fn a_nation_is_drawn_by_the_screenful() {
        let pane = Pane { top: 40_000.0, left: 1_000.0, width: 1_000.0, height: 600.0 };
        let window = window(pane, NATION);
        assert!(window.end_row - window.first_row < 45, "{window:?}");
        assert!(window.end_col - window.first_col < 14, "{window:?}");
        // Row 1,333 begins at 39,990 and is in sight; so is the one at the lower edge.
        assert!(window.first_row <= 1_333 && window.end_row > 1_333 + 18, "{window:?}");
    }

    #[test]
    fn the_ends_are_drawn_and_nothing_beyond() {
        let pane = |top| Pane { top, left: 1e9, width: 1_000.0, height: 600.0 };
        assert_eq!(window(pane(1e9), NATION).end_row, NATION.row);
        assert_eq!(window(pane(1e9), NATION).end_col, NATION.col);
        assert_eq!(window(pane(-5.0), NATION).first_row, 0);
        assert_eq!(window(Pane::default(), At::default()), Window::default());
    }

    #[test]
    fn a_cell_is_found_where_it_is_drawn_and_brought_into_sight() {
        let at = At { row: 7, col: 2 };
        let (x, y) = (212.0 + before(2, COLUMN) + 1.0, HEAD + before(7, ROW) + 1.0);
        assert_eq!(cell_at(x, y, 212.0, NATION), Some(at));
        assert_eq!(cell_at(100.0, y, 212.0, NATION), None);
        let pane = Pane { top: 0.0, left: 0.0, width: 1_000.0, height: 600.0 };
        assert_eq!(scrolled_to(at, pane), (0.0, 0.0));
        assert_eq!(scrolled_to(At { row: 100, col: 0 }, pane), (101.0 * ROW - (600.0 - HEAD), 0.0));
        assert_eq!(scrolled_to(at, Pane { top: 900.0, left: 900.0, ..pane }), (7.0 * ROW, 2.0 * COLUMN));
    }
}
