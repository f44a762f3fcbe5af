//! The trajectory with its axis, its unit, and labels at the ends of its lines.

use super::super::brush::{Brush, Drawn, Field, Plot, Type, paint};
use super::super::drawing::{Drawing, Frame};
use super::super::labels::{AxisLabel, along_axis};
use super::super::measure::{shorten, text_width};
use super::super::role::{Fill, Pen, Role};
use super::super::ticks::round_ticks;
use super::ends::draw_ends;
use super::series::Series;
use super::{Trajectory, draw_gaps, draw_lines, list_marks};

/// The measures of one drawing.
pub(super) struct Layout {
    pub size: f64,
    pub small: f64,
    pub scale: f64,
    pub width: f64,
    pub field: Field,
    pub ticks: Vec<f64>,
}

/// Draws it with its gap.
pub(super) fn draw(frame: &Frame, height: f64, chart: &Trajectory) -> Drawing {
    let series = Series::of(chart);
    draw_over(frame, height, (chart, &series), &[], |brush, plot, scale| draw_gaps(brush, plot, &series, scale))
}

/// Draws it over something else that reaches as far as the `further` figures.
pub(super) fn draw_over(
    frame: &Frame,
    height: f64,
    (chart, series): (&Trajectory, &Series),
    further: &[f64],
    under: impl FnOnce(&Brush, &Plot, f64) -> Drawn,
) -> Drawing {
    let heights = chart.heights_of(series.figures().chain(further.iter().copied()));
    let height = height.clamp(80.0, 8000.0);
    let layout = lay_out(frame, height, chart, series, heights.as_ref());
    paint(frame, layout.width, height, |brush, marks| {
        let plot = brush.plot(chart.years(), heights.unwrap_or(0.0..1.0), layout.field);
        draw_heights(brush, &plot, chart, &layout)?;
        draw_lines(brush, &plot, layout.field, (chart, series), layout.scale, under)?;
        draw_years(brush, &plot, chart, &layout)?;
        if series.is_empty() {
            draw_nothing_known(brush, chart, &layout)?;
        } else {
            draw_gap_words(brush, &plot, chart, series, &layout)?;
            draw_ends(brush, &plot, chart, series, &layout)?;
        }
        list_marks(marks, &plot, layout.field, chart);
        Ok(())
    })
}

/// Gives the ticks, the years and the labels at the ends their room; the lines get the rest.
fn lay_out(frame: &Frame, height: f64, chart: &Trajectory, series: &Series, heights: Option<&std::ops::Range<f64>>) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let top = size * 2.2;
    let bottom = small * 2.0;
    let count = if height < 180.0 {
        2
    } else if height < 420.0 {
        4
    } else {
        5
    };
    let ticks = heights.map_or(Vec::new(), |range| round_ticks(range, count));
    let written = ticks.iter().map(|tick| text_width(&(chart.number)(*tick), small));
    let left = written.fold(0.0, f64::max) + small * 0.7;
    let figures = [
        series.requirement.last().or(series.path.last()).and_then(|run| run.last()),
        series.available.last().and_then(|run| run.last()),
    ];
    let figures = figures.into_iter().flatten();
    let figure = figures.map(|(_, figure)| text_width(&(chart.number)(*figure), size) * 1.08);
    let names = [chart.words.requirement, chart.words.available, chart.words.no_data];
    let names = names.into_iter().map(|name| text_width(name, small));
    let wanted = figure.chain(names).fold(0.0, f64::max) + size * 1.4;
    let right = if series.is_empty() { small } else { wanted.min(width * 0.36) };
    let left = left.min(width * 0.3);
    let field = Field {
        x: left.max(small * 1.3),
        y: top,
        width: (width - left.max(small * 1.3) - right).max(20.0),
        height: (height - top - bottom).max(20.0),
    };
    Layout { size, small, scale: frame.scale(), width, field, ticks }
}

/// Draws the hairlines of the axis, their figures, and the unit above them.
fn draw_heights(brush: &Brush, plot: &Plot, chart: &Trajectory, layout: &Layout) -> Drawn {
    let field = layout.field;
    let soft = Type::new(layout.small, Role::InkSoft);
    for &tick in &layout.ticks {
        let y = plot.at(0.0, tick).1.round() + 0.5;
        if (y - field.bottom()).abs() > 2.0 {
            brush.line((field.x, y), (field.right(), y), Pen::new(Role::Rule, 1.0))?;
        }
    }
    for &tick in &layout.ticks {
        let y = plot.at(0.0, tick).1;
        let words = shorten(&(chart.number)(tick), layout.small, field.x - layout.small * 0.5);
        brush.text(&words, (field.x - layout.small * 0.6, y), soft.ending())?;
    }
    let unit = shorten(chart.words.unit, layout.small, layout.width * 0.5);
    if !unit.is_empty() && !layout.ticks.is_empty() {
        brush.text(&unit, (0.0, layout.small * 0.8), soft)?;
    }
    Ok(())
}

/// Draws the axis of the years, the due year's words, and the year looked at in semibold.
fn draw_years(brush: &Brush, plot: &Plot, chart: &Trajectory, layout: &Layout) -> Drawn {
    let field = layout.field;
    let base = field.bottom().round() + 0.5;
    let strong = Pen::new(Role::RuleStrong, 1.0);
    brush.line((field.x, base), (field.right(), base), strong)?;
    let range = chart.years();
    let present = |year: &i32| (range.start..=range.end).contains(&f64::from(*year));
    let years = chart.points.iter().map(|point| point.year);
    let wanted = [chart.current, chart.due, years.clone().max(), years.clone().min()];
    let round = years.filter(|year| year % 5 == 0);
    let mut labels: Vec<AxisLabel> = Vec::new();
    for year in wanted.into_iter().flatten().filter(present).chain(round) {
        let text = year.to_string();
        if labels.iter().all(|label| label.text != text) {
            let bold = Some(year) == chart.current;
            labels.push(AxisLabel { x: plot.at(f64::from(year), 0.0).0, text, bold });
        }
    }
    let kept = along_axis(labels, layout.small, 0.0, field.right() + layout.small * 1.3);
    for (_, label) in &kept {
        brush.line((label.x, base), (label.x, base + 3.0 * layout.scale), strong)?;
    }
    for (left, label) in kept {
        let role = if label.bold { Role::Ink } else { Role::InkSoft };
        let kind = Type { bold: label.bold, ..Type::new(layout.small, role) };
        brush.text(&label.text, (left, base + layout.small * 1.15), kind)?;
    }
    let due = chart.due.filter(present);
    if let Some(due) = due.filter(|_| !chart.words.due.is_empty()) {
        let x = plot.at(f64::from(due), 0.0).0;
        let wide = text_width(chart.words.due, layout.small);
        let unit = text_width(chart.words.unit, layout.small).min(layout.width * 0.5);
        // Clear of the labels at the lines' ends, and of the unit.
        let end = field.right() + layout.size * 0.4;
        let left = (x - wide / 2.0).min(end - wide).max(unit + layout.small);
        if left + wide <= end {
            let kind = Type::new(layout.small, Role::InkSoft);
            brush.text(chart.words.due, (left, field.y - layout.small * 0.75), kind)?;
        }
    }
    Ok(())
}

/// Says in the middle of the hatching that nothing is known.
fn draw_nothing_known(brush: &Brush, chart: &Trajectory, layout: &Layout) -> Drawn {
    let field = layout.field;
    let words = shorten(chart.words.no_data, layout.size, field.width - layout.size);
    let (x, y) = (field.x + field.width / 2.0, field.y + field.height / 2.0);
    let (wide, tall) = (text_width(&words, layout.size) + layout.size, layout.size * 1.8);
    let behind = Field { x: x - wide / 2.0, y: y - tall / 2.0, width: wide, height: tall };
    brush.rect(behind, Fill::new(Role::Paper))?;
    brush.text(&words, (x, y), Type::new(layout.size, Role::InkSoft).centred())
}

/// Writes the gap into its area, where the area is tall and wide enough to hold it.
fn draw_gap_words(brush: &Brush, plot: &Plot, chart: &Trajectory, series: &Series, layout: &Layout) -> Drawn {
    let (words, role) = (chart.words.gap, chart.gap_role());
    if words.is_empty() {
        return Ok(());
    }
    let (wide, tall) = (text_width(words, layout.size) * 1.06 + 8.0, layout.size * 1.5);
    let years = chart.years();
    let pixels_a_year = layout.field.width / (years.end - years.start).max(1.0);
    let half = wide / 2.0 / pixels_a_year;
    let edges = |year: f64| {
        let (requirement, available) = series.gap_at(role == Role::Short, year)?;
        let (a, b) = (plot.at(year, requirement).1, plot.at(year, available).1);
        Some((a.min(b), a.max(b)))
    };
    let mut best: Option<(f64, f64, f64)> = None;
    let mut year = years.start + half;
    while year + half <= years.end + 1e-9 {
        let samples = [year - half, year - half / 2.0, year, year + half / 2.0, year + half];
        let edges: Option<Vec<_>> = samples.into_iter().map(edges).collect();
        if let Some(edges) = edges {
            let top = edges.iter().map(|edge| edge.0).fold(f64::MIN, f64::max);
            let bottom = edges.iter().map(|edge| edge.1).fold(f64::MAX, f64::min);
            // Room first, but of places with much room the one near the year looked at.
            let near = chart.current.map_or(0.0, |current| (f64::from(current) - year).abs());
            let worth = (bottom - top).min(tall * 2.5) - near * 0.5;
            if bottom - top >= tall && best.is_none_or(|(_, _, other)| worth > other) {
                best = Some((plot.at(year, 0.0).0, f64::midpoint(top, bottom), worth));
            }
        }
        year += 0.25;
    }
    if let Some((x, y, _)) = best {
        brush.text(words, (x, y), Type::new(layout.size, role).bold().centred())?;
    }
    Ok(())
}
