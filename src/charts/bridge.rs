//! From one figure to another in steps: what each adds or takes away, so that the steps are seen to add up.

#[cfg(test)]
mod tests;

use super::brush::{Brush, Drawn, Field, Plot, Type, paint};
use super::changes::Sense;
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::measure::{shorten, text_width};
use super::role::{Dash, Fill, Pen, Role};
use super::ticks::{extent, small as count};

/// An end of a bridge.
#[derive(Debug, Clone, PartialEq)]
pub struct BridgeEnd {
    /// What it is called.
    pub name: String,
    /// Its figure.
    pub figure: f64,
    /// The figure as it is written.
    pub written: String,
    /// The colour of its dot.
    pub role: Role,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// One step of a bridge.
#[derive(Debug, Clone, PartialEq)]
pub struct BridgeStep {
    /// What it is called.
    pub name: String,
    /// What it adds, or takes away.
    pub change: f64,
    /// The change as it is written.
    pub written: String,
    /// Which way it goes.
    pub sense: Sense,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// A bridge's data.
pub struct Bridge<'a> {
    /// Where it starts.
    pub from: &'a BridgeEnd,
    /// The steps, in the order they are shown in.
    pub steps: &'a [BridgeStep],
    /// Where it ends.
    pub to: &'a BridgeEnd,
}

/// Below this many times the type size, or where a name takes half the width, names stand over their bars.
const NARROW: f64 = 48.0;

/// The measures of one drawing.
struct Layout {
    size: f64,
    row: f64,
    width: f64,
    /// The room of a name.
    name: f64,
    /// Whether names stand over their bars.
    stacked: bool,
    bars: (f64, f64),
}

impl Layout {
    fn middle(&self, row: usize) -> f64 {
        let within = if self.stacked { 0.72 } else { 0.5 };
        self.row * (count(row) + within)
    }

    fn name_at(&self, row: usize) -> f64 {
        let within = if self.stacked { 0.28 } else { 0.5 };
        self.row * (count(row) + within)
    }
}

/// Draws a bridge; as tall as its rows need. The scale runs over the figures passed through, and need not start at zero.
///
/// There is one mark a row: 0 is the start, then the steps, then the end; the column is 0.
#[must_use]
pub fn bridge(frame: &Frame, chart: &Bridge) -> Drawing {
    let layout = lay_out(frame, chart);
    let rows = chart.steps.len() + 2;
    let height = layout.row * count(rows) + 1.0;
    let passed = passed(chart);
    let range = extent(passed.iter().copied()).unwrap_or(0.0..1.0);
    paint(frame, layout.width, height, |brush, marks| {
        let (from, to) = layout.bars;
        let plot = brush.plot(range, 0.0..1.0, Field { x: from, y: 0.0, width: to - from, height });
        for row in 0..=rows {
            let y = layout.row * count(row) + 0.5;
            let strong = row == 1 || row + 1 == rows;
            brush.line((0.0, y), (layout.width, y), Pen::new(if strong { Role::RuleStrong } else { Role::Rule }, 1.0))?;
        }
        draw_steps(brush, &plot, chart, &passed, &layout)?;
        draw_text(brush, chart, &layout)?;
        let tips = std::iter::once(&chart.from.tip).chain(chart.steps.iter().map(|step| &step.tip)).chain([&chart.to.tip]);
        marks.extend(tips.enumerate().map(|(row, tip)| Mark {
            x: 0.0,
            y: layout.row * count(row),
            width: layout.width,
            height: layout.row,
            key: MarkKey::new(row, 0),
            label: tip.clone(),
        }));
        Ok(())
    })
}

/// The figures passed through: the start, then after each step.
fn passed(chart: &Bridge) -> Vec<f64> {
    let finite = |figure: f64| if figure.is_finite() { figure } else { 0.0 };
    let mut figure = finite(chart.from.figure);
    let mut passed = vec![figure];
    for step in chart.steps {
        figure += finite(step.change);
        passed.push(figure);
    }
    passed
}

fn lay_out(frame: &Frame, chart: &Bridge) -> Layout {
    let (size, width) = (frame.ordinary(), frame.across());
    let space = size * 1.1;
    let names = chart.steps.iter().map(|step| &step.name).chain([&chart.from.name, &chart.to.name]);
    let written = chart.steps.iter().map(|step| &step.written).chain([&chart.from.written, &chart.to.written]);
    let widest = written.map(|text| text_width(text, size) * 1.06).fold(0.0, f64::max).min(width * 0.4);
    let longest = names.map(|name| text_width(name, size) * 1.06).fold(0.0, f64::max) + size * 1.4;
    let stacked = width < size * NARROW || longest > width * 0.5;
    let name = if stacked { width } else { longest };
    // Room for a dot at either end of the scale.
    let from = if stacked { 0.0 } else { name + space } + size * 0.5;
    let to = (width - widest - space).max(from + 10.0) - size * 0.5;
    let row = if stacked { size * 3.0 } else { size * 1.95 };
    Layout { size, row: row.round(), width, name, stacked, bars: (from, to) }
}

/// Draws the bars of the steps, the thin lines that lead from one to the next, and a dot at either end.
fn draw_steps(brush: &Brush, plot: &Plot, chart: &Bridge, passed: &[f64], layout: &Layout) -> Drawn {
    let x = |figure: f64| plot.at(figure, 0.0).0;
    for (row, &figure) in passed.iter().enumerate() {
        let (from, to) = (layout.middle(row), layout.middle(row + 1));
        brush.line((x(figure), from), (x(figure), to), Pen::new(Role::InkFaint, 0.8).dash(Dash::Dotted))?;
    }
    for (index, step) in chart.steps.iter().enumerate().filter(|(index, _)| passed[*index] != passed[index + 1]) {
        let (a, b) = (x(passed[index]), x(passed[index + 1]));
        let (left, width) = (a.min(b), (a - b).abs().max(1.5));
        let height = step.sense.thickness(layout.size);
        let y = layout.middle(index + 1) - height / 2.0;
        brush.rect(Field { x: left, y, width, height }, Fill::new(step.sense.role()))?;
    }
    let last = chart.steps.len() + 1;
    for (row, end, figure) in [(0, chart.from, passed.first()), (last, chart.to, passed.last())] {
        if let Some(&figure) = figure {
            let at = (x(figure), layout.middle(row));
            brush.disc(at, layout.size * 0.38, Fill::new(Role::Paper))?;
            brush.disc(at, layout.size * 0.28, Fill::new(end.role))?;
        }
    }
    Ok(())
}

/// Sets names and figures.
fn draw_text(brush: &Brush, chart: &Bridge, layout: &Layout) -> Drawn {
    let ink = Type::new(layout.size, Role::Ink);
    let last = chart.steps.len() + 1;
    let indent = layout.size * 1.1;
    for (row, end) in [(0, chart.from), (last, chart.to)] {
        brush.disc((layout.size * 0.4, layout.name_at(row)), layout.size * 0.28, Fill::new(end.role))?;
    }
    for (row, end) in [(0, chart.from), (last, chart.to)] {
        let name = shorten(&end.name, layout.size, (layout.name - indent) * 0.94);
        brush.text(&name, (indent, layout.name_at(row)), ink.bold())?;
        brush.text(&end.written, (layout.width, layout.middle(row)), ink.bold().ending())?;
    }
    for (index, step) in chart.steps.iter().enumerate() {
        let name = shorten(&step.name, layout.size, layout.name - indent);
        brush.text(&name, (indent, layout.name_at(index + 1)), ink)?;
    }
    for (index, step) in chart.steps.iter().enumerate() {
        let kind = Type::new(layout.size, step.sense.role()).bold().ending();
        brush.text(&step.written, (layout.width, layout.middle(index + 1)), kind)?;
    }
    Ok(())
}
