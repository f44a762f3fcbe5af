//! One figure over the years in several scenarios: a line each, named where it ends.

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Format;
use super::brush::{Brush, Drawn, Field, Plot, Type, paint};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::labels::{AxisLabel, Wish, along_axis, spread};
use super::measure::{shorten, text_width};
use super::role::{Dash, Fill, Pen, Role};
use super::ticks::{extent, round_ticks};

/// The line of one scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The scenario's name.
    pub name: String,
    /// Its colour.
    pub role: Role,
    /// Its figure in each year; a gap in the line where it is unknown.
    pub figures: Vec<Option<f64>>,
    /// Whether the others are compared with it: its line is the stronger one.
    pub reference: bool,
}

/// The words on the chart, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CoursesWords<'a> {
    /// The unit above the axis. May be empty.
    pub unit: &'a str,
    /// Stands at the line of the due year. May be empty.
    pub due: &'a str,
    /// Says that nothing is known.
    pub no_data: &'a str,
}

/// The chart's data.
pub struct Courses<'a> {
    /// The years in order, with the sentence of each year's tooltip.
    pub years: &'a [(i32, String)],
    /// The lines.
    pub lines: &'a [Course],
    /// The year looked at.
    pub current: Option<i32>,
    /// The year the norm falls due, if within the years.
    pub due: Option<i32>,
    /// The words on it.
    pub words: CoursesWords<'a>,
    /// How a figure of the axis is written.
    pub tick: Format<'a>,
    /// How a figure at the end of a line is written.
    pub number: Format<'a>,
}

/// The measures of one drawing.
struct Layout {
    size: f64,
    small: f64,
    scale: f64,
    width: f64,
    field: Field,
    ticks: Vec<f64>,
    heights: Range<f64>,
}

/// Draws the courses; any size from about 280 × 140.
///
/// There is one mark a year, in order: row 0, the column being the year's place.
#[must_use]
pub fn courses(frame: &Frame, height: f64, chart: &Courses) -> Drawing {
    let height = height.clamp(100.0, 8000.0);
    let layout = lay_out(frame, height, chart);
    let years = extent(chart.years.iter().map(|(year, _)| f64::from(*year))).unwrap_or(0.0..1.0);
    paint(frame, layout.width, height, |brush, marks| {
        let plot = brush.plot(years.clone(), layout.heights.clone(), layout.field);
        draw_axes(brush, &plot, chart, &layout, &years)?;
        if figures(chart).next().is_none() {
            draw_nothing_known(brush, chart, &layout)?;
        }
        draw_lines(brush, &plot, chart, &layout)?;
        draw_ends(brush, &plot, chart, &layout)?;
        list_marks(marks, &plot, chart, &layout);
        Ok(())
    })
}

/// The known figures of all lines.
fn figures<'a>(chart: &'a Courses) -> impl Iterator<Item = f64> + 'a {
    chart.lines.iter().flat_map(|line| &line.figures).filter_map(|figure| figure.filter(|figure| figure.is_finite()))
}

/// The years in which a line is known, as stretches without a gap.
fn runs(chart: &Courses, line: &Course) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for ((year, _), figure) in chart.years.iter().zip(&line.figures) {
        match figure.filter(|figure| figure.is_finite()) {
            Some(figure) => {
                if let Some(run) = runs.last_mut() {
                    run.push((f64::from(*year), figure));
                }
            }
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn lay_out(frame: &Frame, height: f64, chart: &Courses) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let range = extent(figures(chart)).unwrap_or(0.0..1.0);
    let span = range.end - range.start;
    // Zero is among the heights, unless all that happens happens far above it.
    let near_zero = range.start <= 0.0 || span > range.start * 0.15 || span == 0.0;
    let low = if near_zero { range.start.min(0.0) } else { range.start - span * 0.35 };
    let high = if near_zero { range.end.max(0.0) } else { range.end };
    let high = if high <= low { low + 1.0 } else { high };
    let heights = low - if low < 0.0 { (high - low) * 0.05 } else { 0.0 }..high + (high - low) * 0.06;
    let ticks = round_ticks(&heights, if height < 200.0 { 3 } else { 5 });
    let left = ticks.iter().map(|tick| text_width(&(chart.tick)(*tick), small)).fold(0.0, f64::max) + small * 0.9;
    let left = left.min(width * 0.3).max(small * 1.3);
    let last = chart.lines.iter().filter_map(|line| line.figures.iter().rev().copied().flatten().next());
    let label = last.map(|figure| text_width(&(chart.number)(figure), size) * 1.08);
    let label = label.chain(chart.lines.iter().map(|line| text_width(&line.name, small))).fold(0.0, f64::max) + size * 1.6;
    let right = label.min(width * 0.34);
    let (top, bottom) = (size * 2.2, small * 2.0);
    let field = Field { x: left, y: top, width: (width - left - right).max(20.0), height: (height - top - bottom).max(20.0) };
    Layout { size, small, scale: frame.scale(), width, field, ticks, heights }
}

/// Draws the hairlines with their figures, the unit, the years, and the due year's line.
fn draw_axes(brush: &Brush, plot: &Plot, chart: &Courses, layout: &Layout, years: &Range<f64>) -> Drawn {
    let (field, small) = (layout.field, layout.small);
    let soft = Type::new(small, Role::InkSoft);
    for &tick in &layout.ticks {
        let y = plot.at(0.0, tick).1.round() + 0.5;
        let role = if tick == 0.0 { Role::RuleStrong } else { Role::Rule };
        brush.line((field.x, y), (field.right(), y), Pen::new(role, 1.0))?;
    }
    for &tick in &layout.ticks {
        let words = shorten(&(chart.tick)(tick), small, field.x - small * 0.5);
        brush.text(&words, (field.x - small * 0.6, plot.at(0.0, tick).1), soft.ending())?;
    }
    brush.text(&shorten(chart.words.unit, small, layout.width * 0.5), (0.0, small * 0.8), soft)?;
    let within = |year: &i32| (years.start..=years.end).contains(&f64::from(*year));
    let x = |year: i32| plot.at(f64::from(year), 0.0).0;
    if let Some(due) = chart.due.filter(within) {
        let pen = Pen::new(Role::InkFaint, 0.8 * layout.scale).dash(Dash::Dotted);
        brush.line((x(due), field.y), (x(due), field.bottom()), pen)?;
        let wide = text_width(chart.words.due, small);
        let unit = text_width(chart.words.unit, small).min(layout.width * 0.5);
        let left = (x(due) - wide / 2.0).min(field.right() - wide).max(unit + small);
        if left + wide <= field.right() + 1.0 {
            brush.text(chart.words.due, (left, field.y - small * 0.75), soft)?;
        }
    }
    let base = field.bottom().round() + 0.5;
    let ends = [chart.current, chart.due, chart.years.last().map(|(year, _)| *year), chart.years.first().map(|(year, _)| *year)];
    let round = chart.years.iter().map(|(year, _)| *year).filter(|year| year % 5 == 0);
    let mut labels: Vec<AxisLabel> = Vec::new();
    for year in ends.into_iter().flatten().filter(within).chain(round) {
        let text = year.to_string();
        if labels.iter().all(|label| label.text != text) {
            labels.push(AxisLabel { x: x(year), text, bold: Some(year) == chart.current });
        }
    }
    let kept = along_axis(labels, small, 0.0, field.right() + small * 1.3);
    brush.line((field.x, base), (field.right(), base), Pen::new(Role::RuleStrong, 1.0))?;
    for (_, label) in &kept {
        brush.line((label.x, base), (label.x, base + 3.0 * layout.scale), Pen::new(Role::RuleStrong, 1.0))?;
    }
    for (left, label) in kept {
        let role = if label.bold { Role::Ink } else { Role::InkSoft };
        brush.text(&label.text, (left, base + small * 1.15), Type { bold: label.bold, ..Type::new(small, role) })?;
    }
    Ok(())
}

/// Says in the middle of hatching that nothing is known.
fn draw_nothing_known(brush: &Brush, chart: &Courses, layout: &Layout) -> Drawn {
    let field = layout.field;
    brush.rect(field, Fill { role: Role::Hatch, alpha: 0.7 })?;
    let words = shorten(chart.words.no_data, layout.size, field.width - layout.size);
    let (x, y) = (field.x + field.width / 2.0, field.y + field.height / 2.0);
    let (wide, tall) = (text_width(&words, layout.size) + layout.size, layout.size * 1.8);
    brush.rect(Field { x: x - wide / 2.0, y: y - tall / 2.0, width: wide, height: tall }, Fill::new(Role::Paper))?;
    brush.text(&words, (x, y), Type::new(layout.size, Role::InkSoft).centred())
}

/// Draws the lines, the reference first and strongest, and a dot on each in the year looked at.
fn draw_lines(brush: &Brush, plot: &Plot, chart: &Courses, layout: &Layout) -> Drawn {
    let in_order = || chart.lines.iter().filter(|line| line.reference).chain(chart.lines.iter().filter(|line| !line.reference));
    for line in in_order() {
        let pen = Pen::new(line.role, if line.reference { 2.6 } else { 1.6 } * layout.scale);
        for run in runs(chart, line) {
            let points: Vec<_> = run.into_iter().map(|(year, figure)| plot.at(year, figure)).collect();
            match points.as_slice() {
                [single] => brush.disc(*single, pen.width * 1.2, Fill::new(pen.role))?,
                several => brush.path(several, pen)?,
            }
        }
    }
    let current = chart.years.iter().position(|(year, _)| Some(*year) == chart.current);
    for line in in_order() {
        let figure = current.and_then(|place| Some((chart.years.get(place)?.0, line.figures.get(place).copied().flatten()?)));
        if let Some((year, figure)) = figure.filter(|(_, figure)| figure.is_finite()) {
            let at = plot.at(f64::from(year), figure);
            brush.disc(at, 4.4 * layout.scale, Fill::new(Role::Paper))?;
            brush.disc(at, 3.0 * layout.scale, Fill::new(line.role))?;
        }
    }
    Ok(())
}

/// Names each line where it ends, apart from each other, with a hairline to it where a name had to move.
fn draw_ends(brush: &Brush, plot: &Plot, chart: &Courses, layout: &Layout) -> Drawn {
    let (field, size, small) = (layout.field, layout.size, layout.small);
    let ends: Vec<_> = chart
        .lines
        .iter()
        .map(|line| {
            let last = runs(chart, line).last().and_then(|run| run.last().copied());
            let at = last.map_or((field.right(), field.bottom()), |(year, figure)| plot.at(year, figure));
            (line, at, last.map_or_else(|| chart.words.no_data.to_owned(), |(_, figure)| (chart.number)(figure)), last.is_some())
        })
        .collect();
    let tall = small * 1.1 + size * 1.3;
    let wishes: Vec<_> = ends.iter().map(|(_, at, ..)| Wish { middle: at.1, height: tall + size * 0.2 }).collect();
    let middles = spread(&wishes, 0.0, field.bottom() + small * 0.4);
    let x = field.right() + size * 0.9;
    let room = layout.width - x;
    for ((_, at, _, known), &middle) in ends.iter().zip(&middles) {
        if *known && ((middle - at.1).abs() > size * 0.6 || at.0 < field.right() - 1.0) {
            let elbow = (field.right().max(at.0) + 1.0, at.1);
            brush.path(&[(at.0 + 2.0, at.1), elbow, (x - 3.0, middle)], Pen::new(Role::RuleStrong, 0.8))?;
        }
    }
    for ((line, _, written, known), &middle) in ends.iter().zip(&middles) {
        let name = shorten(&line.name, small, room);
        brush.text(&name, (x, middle - size * 0.62), Type::new(small, line.role))?;
        let role = if *known { line.role } else { Role::InkSoft };
        brush.text(&shorten(written, size, room), (x, middle + small * 0.58), Type::new(size, role).bold())?;
    }
    Ok(())
}

/// Lists one mark a year: the column around it, so that any height of it can be pointed at.
fn list_marks(marks: &mut Vec<Mark>, plot: &Plot, chart: &Courses, layout: &Layout) {
    let field = layout.field;
    let half = |a: i32, b: i32| plot.at(f64::midpoint(f64::from(a), f64::from(b)), 0.0).0;
    for (col, (year, tip)) in chart.years.iter().enumerate() {
        let before = col.checked_sub(1).and_then(|place| chart.years.get(place));
        let left = before.map_or(field.x, |(other, _)| half(*other, *year));
        let right = chart.years.get(col + 1).map_or(field.right(), |(other, _)| half(*year, *other));
        marks.push(Mark {
            x: left,
            y: field.y,
            width: (right - left).max(1.0),
            height: field.height,
            key: MarkKey::new(0, col),
            label: tip.clone(),
        });
    }
}
