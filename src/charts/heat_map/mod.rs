//! Areas × norms: how much of each requirement each area covers.

mod cells;
mod header;

#[cfg(test)]
mod tests;

use super::Format;
use super::brush::paint;
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::text_width;
use super::ticks::small as count;
use header::Header;

/// How an area stands towards a norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The requirement is met.
    Met,
    /// It is not yet due, and the area is on the way.
    OnTrack,
    /// It is not met; the lower the coverage, the deeper the colour.
    Short,
    /// It is unknown.
    NoData,
    /// The norm does not bind the area: the cell stays empty.
    NotBound,
}

/// One cell of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatCell {
    /// Stock ÷ requirement, 1 being all of it, if known.
    pub coverage: Option<f64>,
    /// How the area stands.
    pub standing: Standing,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// Which part of a heat map to draw, for a page whose header stays while the body scrolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeatPart {
    /// Header and body in one drawing.
    #[default]
    Whole,
    /// The header alone, with the columns of the body.
    Head,
    /// The body alone.
    Body,
}

/// A heat map's data.
pub struct HeatMap<'a> {
    /// The areas' names.
    pub rows: &'a [String],
    /// The norms' names.
    pub columns: &'a [String],
    /// The cells, row by row; a missing one counts as unknown.
    pub cells: &'a [HeatCell],
    /// The cell that is picked out, if any.
    pub selected: Option<MarkKey>,
    /// How a coverage is written in a cell: "97", "100+". Short, without a unit.
    pub coverage: Format<'a>,
}

/// The measures of one drawing.
struct Layout {
    size: f64,
    small: f64,
    width: f64,
    /// The width of the names of the rows.
    names: f64,
    column: f64,
    row: f64,
    /// The height of the header in this drawing; zero for a body alone.
    head: f64,
}

impl Layout {
    fn x(&self, col: usize) -> f64 {
        self.names + self.column * count(col)
    }

    fn y(&self, row: usize) -> f64 {
        self.head + self.row * count(row)
    }
}

/// Draws a heat map; as tall as its rows need, and wider than the frame where the columns would
/// otherwise be too narrow to hit.
///
/// There is one mark a cell, row by row.
#[must_use]
pub fn heat_map(frame: &Frame, part: HeatPart, chart: &HeatMap) -> Drawing {
    let (size, small) = (frame.ordinary(), frame.small());
    let widest = chart.rows.iter().map(|name| text_width(name, size)).fold(0.0, f64::max);
    let names = (widest + size * 0.9).min(frame.across() * 0.34).ceil();
    let columns = count(chart.columns.len().max(1));
    // 24 pixels is what a finger, and the guidelines, want at least.
    let column = ((frame.across() - names) / columns).clamp(24.0, size * 7.0);
    let column = (column * 10.0).floor() / 10.0;
    let header = Header::lay_out(chart.columns, column, small);
    let layout = Layout {
        size,
        small,
        width: names + column * columns,
        names,
        column,
        row: (size * 1.75).round().max(24.0),
        head: if part == HeatPart::Body { 0.0 } else { header.height },
    };
    let rows = if part == HeatPart::Head { 0 } else { chart.rows.len() };
    let height = layout.y(rows).max(1.0);
    // Never narrower than the frame: the page would enlarge it, and its text, to fit.
    let width = layout.width.max(frame.across());
    paint(frame, width, height, |brush, marks| {
        if part != HeatPart::Body {
            header.draw(brush, &layout)?;
        }
        if part == HeatPart::Head {
            return Ok(());
        }
        cells::draw(brush, chart, &layout)?;
        list_marks(marks, chart, &layout);
        Ok(())
    })
}

/// Lists one mark a cell.
fn list_marks(marks: &mut Vec<Mark>, chart: &HeatMap, layout: &Layout) {
    marks.reserve(chart.rows.len() * chart.columns.len());
    for row in 0..chart.rows.len() {
        for col in 0..chart.columns.len() {
            let cell = chart.cells.get(row * chart.columns.len() + col);
            marks.push(Mark {
                x: layout.x(col),
                y: layout.y(row),
                width: layout.column,
                height: layout.row,
                key: MarkKey::new(row, col),
                label: cell.map_or_else(String::new, |cell| cell.tip.clone()),
            });
        }
    }
}
