//! Two levers together: a cell for each pair of values, and the line along which short turns to met.

#[cfg(test)]
mod tests;

use super::brush::{Brush, Drawn, Field, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::labels::{AxisLabel, along_axis};
use super::measure::{shorten, text_width};
use super::role::{Fill, Pen, Role};
use super::ticks::small as count;
use permille_engine::in_order::InOrder;

/// How a pair of values turns out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Good enough.
    Met,
    /// Not good enough.
    Short,
    /// Unknown, or not worked out yet.
    Unknown,
}

/// One pair of values.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoWayCell {
    /// How it turns out.
    pub turn: Turn,
    /// How far short it falls, from 0, nearly there, to 1, the farthest of all; only for what is short.
    pub depth: f64,
    /// The result, as short as can be written.
    pub text: String,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The data of a two-way grid.
pub struct TwoWay<'a> {
    /// What the lever whose values stand side by side is called.
    pub across: &'a str,
    /// What the lever whose values stand one over the other is called.
    pub down: &'a str,
    /// The values side by side, written.
    pub columns: &'a [String],
    /// The values one over the other, from the top.
    pub rows: &'a [String],
    /// The cells, row by row; a missing one counts as unknown.
    pub cells: &'a [TwoWayCell],
    /// The cell where both levers stand now.
    pub now: Option<MarkKey>,
    /// The cell that is picked out.
    pub selected: Option<MarkKey>,
}

impl TwoWay<'_> {
    fn cell(&self, row: usize, col: usize) -> Option<&TwoWayCell> {
        (col < self.columns.len()).then(|| self.cells.get(row * self.columns.len() + col)).flatten()
    }

    fn turn(&self, row: usize, col: usize) -> Turn {
        self.cell(row, col).map_or(Turn::Unknown, |cell| cell.turn)
    }
}

/// The measures of one drawing.
struct Layout {
    small: f64,
    width: f64,
    names: f64,
    column: f64,
    row: f64,
    head: f64,
}

impl Layout {
    fn field(&self, row: usize, col: usize) -> Field {
        Field {
            x: self.names + self.column * count(col),
            y: self.head + self.row * count(row),
            width: self.column,
            height: self.row,
        }
    }
}

/// Draws a two-way grid; as tall as its rows need. There is one mark a cell, row by row.
#[must_use]
pub fn two_way(frame: &Frame, chart: &TwoWay) -> Drawing {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let widest = chart.rows.iter().map(|name| text_width(name, small) * 1.06).fold(0.0, f64::max);
    let names = (widest + small * 0.8).min(width * 0.3).ceil();
    let column = ((width - names) / count(chart.columns.len().max(1))).max(24.0);
    let layout = Layout {
        small,
        width: (names + column * count(chart.columns.len())).max(width),
        names,
        column: (column * 10.0).floor() / 10.0,
        row: (size * 2.3).round().max(26.0),
        head: (small * 1.9).round(),
    };
    let bottom = layout.head + layout.row * count(chart.rows.len());
    paint(frame, layout.width, bottom + small * 3.4, |brush, marks| {
        draw_cells(brush, chart, &layout)?;
        draw_turns(brush, chart, &layout)?;
        for (key, pen) in [(chart.now, Pen::new(Role::Ink, 1.4)), (chart.selected, Pen::new(Role::Focus, 2.0))] {
            if let Some(key) = key.filter(|key| key.row < chart.rows.len() && key.col < chart.columns.len()) {
                let field = layout.field(key.row, key.col);
                let inset = Field { x: field.x + 3.0, y: field.y + 3.0, width: field.width - 6.0, height: field.height - 6.0 };
                brush.outline(inset, pen)?;
            }
        }
        draw_names(brush, chart, &layout, bottom)?;
        for row in 0..chart.rows.len() {
            for col in 0..chart.columns.len() {
                let Field { x, y, width, height } = layout.field(row, col);
                let label = chart.cell(row, col).map_or_else(String::new, |cell| cell.tip.clone());
                marks.push(Mark { x, y, width, height, key: MarkKey::new(row, col), label });
            }
        }
        Ok(())
    })
}

/// Fills the cells and writes their results.
fn draw_cells(brush: &Brush, chart: &TwoWay, layout: &Layout) -> Drawn {
    for row in 0..chart.rows.len() {
        for col in 0..chart.columns.len() {
            let field = layout.field(row, col);
            // A pixel of paper between the cells is their grid.
            let inner = Field { x: field.x + 0.5, y: field.y + 0.5, width: field.width - 1.0, height: field.height - 1.0 };
            let cell = chart.cell(row, col);
            let fill = match (chart.turn(row, col), cell.map_or(0.0, |cell| cell.depth)) {
                (Turn::Met, _) => Fill::new(Role::MetTint),
                (Turn::Short, depth) if depth > 0.66 => Fill { role: Role::Short, alpha: 0.5 },
                (Turn::Short, depth) if depth > 0.33 => Fill { role: Role::Short, alpha: 0.3 },
                (Turn::Short, _) => Fill::new(Role::ShortTint),
                (Turn::Unknown, _) => Fill::new(Role::Hatch),
            };
            brush.rect(inner, fill)?;
        }
    }
    for row in 0..chart.rows.len() {
        for col in 0..chart.columns.len() {
            let Some(cell) = chart.cell(row, col).filter(|cell| cell.turn != Turn::Unknown) else { continue };
            let field = layout.field(row, col);
            let (x, y) = (field.x + field.width / 2.0, field.y + field.height / 2.0);
            let met = cell.turn == Turn::Met;
            if text_width(&cell.text, layout.small) <= field.width - 9.0 {
                let role = if met { Role::Met } else { Role::Ink };
                brush.text(&cell.text, (x, y), Type::new(layout.small, role).centred())?;
            } else if met {
                let wide = layout.small * 0.62;
                let points = [(x - wide / 2.0, y), (x - wide * 0.14, y + wide * 0.36), (x + wide / 2.0, y - wide * 0.42)];
                brush.path(&points, Pen::new(Role::Met, 1.4))?;
            }
        }
    }
    Ok(())
}

/// Draws the line between what is met and what is short.
fn draw_turns(brush: &Brush, chart: &TwoWay, layout: &Layout) -> Drawn {
    let pen = Pen::new(Role::Ink, 2.2);
    let differ = |one: Turn, other: Turn| one != other && one != Turn::Unknown && other != Turn::Unknown;
    for row in 0..chart.rows.len() {
        for col in 0..chart.columns.len() {
            let field = layout.field(row, col);
            if col > 0 && differ(chart.turn(row, col - 1), chart.turn(row, col)) {
                brush.line((field.x, field.y), (field.x, field.bottom()), pen)?;
            }
            if row > 0 && differ(chart.turn(row - 1, col), chart.turn(row, col)) {
                brush.line((field.x, field.y), (field.right(), field.y), pen)?;
            }
        }
    }
    Ok(())
}

/// Writes the values along both sides, and what they are values of; where the levers stand now in semibold.
fn draw_names(brush: &Brush, chart: &TwoWay, layout: &Layout, bottom: f64) -> Drawn {
    let soft = Type::new(layout.small, Role::InkSoft);
    let now = |at: fn(MarkKey) -> usize, index: usize| chart.now.map(at) == Some(index);
    for (row, name) in chart.rows.iter().enumerate() {
        let field = layout.field(row, 0);
        let is_now = now(|key| key.row, row);
        let kind = if is_now { Type::new(layout.small, Role::Ink).bold() } else { soft };
        let name = shorten(name, layout.small, layout.names - layout.small * 0.6);
        brush.text(&name, (layout.names - layout.small * 0.5, field.y + layout.row / 2.0), kind.ending())?;
    }
    let mut labels: Vec<AxisLabel> = Vec::new();
    for (col, name) in chart.columns.iter().enumerate() {
        let field = layout.field(0, col);
        labels.push(AxisLabel { x: field.x + field.width / 2.0, text: name.clone(), bold: now(|key| key.col, col) });
    }
    // Where there is no room for all, the present value and the ends come first.
    let last = labels.len().saturating_sub(1);
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.put_in_order_by_key(|&col| (!labels[col].bold, col != 0 && col != last, col % 2));
    let ordered: Vec<AxisLabel> = order.into_iter().map(|col| labels[col].clone()).collect();
    for (left, label) in along_axis(ordered, layout.small, layout.names, layout.width) {
        let kind = if label.bold { Type::new(layout.small, Role::Ink).bold() } else { soft };
        brush.text(&label.text, (left, bottom + layout.small * 0.9), kind)?;
    }
    let title = |text: &str, room: f64| shorten(text, layout.small, room);
    brush.text(&title(chart.down, layout.width), (0.0, layout.small * 0.8), soft)?;
    let across = title(chart.across, layout.width - layout.names);
    brush.text(&across, (layout.width, bottom + layout.small * 2.5), soft.ending())
}
