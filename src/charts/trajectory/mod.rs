//! One norm over the years: what is required, what there is, and what lies between.

mod card;
mod ends;
mod fan;
mod full;
mod series;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Format;
use super::brush::{Brush, Drawn, Field, Plot};
use super::drawing::{Drawing, Frame, Mark, MarkKey};
use super::role::{Dash, Fill, Pen, Role};
use super::ticks::extent;
pub use fan::{Fan, FanBand, FanEdges, fan};
use series::{Gap, Series};

/// One year of a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct TrajectoryPoint {
    /// The year.
    pub year: i32,
    /// What is required in it, if known.
    pub requirement: Option<f64>,
    /// Where the straight way to the due year's requirement stands, before that year.
    /// Where it is `None`, the requirement of the year takes its place on the dashed line.
    pub path: Option<f64>,
    /// What there is, if known.
    pub available: Option<f64>,
    /// The sentence of the year's tooltip.
    pub tip: String,
}

/// The words on a trajectory, in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TrajectoryWords<'a> {
    /// Names the line of the requirement.
    pub requirement: &'a str,
    /// Names the line of what there is.
    pub available: &'a str,
    /// Names the gap, figure included ("缺口 10.1 万"); written into the area where it fits. May be empty.
    pub gap: &'a str,
    /// Stands at the due year's line ("达标年"). May be empty.
    pub due: &'a str,
    /// The unit above the axis. May be empty.
    pub unit: &'a str,
    /// Says that a figure is unknown ("无数据").
    pub no_data: &'a str,
}

/// A trajectory's data.
pub struct Trajectory<'a> {
    /// The years in order.
    pub points: &'a [TrajectoryPoint],
    /// The year the requirement falls due; `None` when it binds throughout.
    pub due: Option<i32>,
    /// The year the reader looks at.
    pub current: Option<i32>,
    /// Whether the requirement is an upper bound, so that more than it is the shortfall.
    pub at_most: bool,
    /// Whether it counts things, whose gap must look as large as it is: its heights are then read against zero.
    pub counted: bool,
    /// The words on it.
    pub words: TrajectoryWords<'a>,
    /// How a figure is written.
    pub number: Format<'a>,
}

/// Draws a trajectory with axis, unit and labels at the lines' ends; any size from about 240 × 120.
///
/// There is one mark a year, in order: row 0, the column being the point's place.
#[must_use]
pub fn trajectory(frame: &Frame, height: f64, chart: &Trajectory) -> Drawing {
    full::draw(frame, height, chart)
}

/// Draws a trajectory for a card: the lines, the gap, and the first, due and last year.
///
/// Its marks are those of [`trajectory`].
#[must_use]
pub fn trajectory_card(frame: &Frame, height: f64, chart: &Trajectory) -> Drawing {
    card::draw(frame, height, chart)
}

impl Trajectory<'_> {
    /// Returns the range of the years.
    fn years(&self) -> Range<f64> {
        extent(self.points.iter().map(|point| f64::from(point.year))).unwrap_or(0.0..1.0)
    }

    /// Returns the heights worth showing.
    fn heights(&self, series: &Series) -> Option<Range<f64>> {
        self.heights_of(series.figures())
    }

    /// Returns the heights worth showing of some figures. Zero is among them, unless something measured, such as life
    /// expectancy, happens far above it; an area read against zero is the honest one otherwise.
    fn heights_of(&self, figures: impl Iterator<Item = f64>) -> Option<Range<f64>> {
        let range = extent(figures)?;
        let span = range.end - range.start;
        let near_zero = self.counted || range.start <= 0.0 || span > range.start * 0.15 || span == 0.0;
        let low = if near_zero { range.start.min(0.0) } else { range.start - span * 0.35 };
        let high = if range.end <= 0.0 && span == 0.0 { low + 1.0 } else { range.end };
        Some(low..high + (high - low) * 0.06)
    }

    /// Says whether the gap the words name is a shortfall, by the year the reader looks at.
    fn gap_role(&self) -> Role {
        let in_year = |point: &&TrajectoryPoint| Some(point.year) == self.current;
        let looked_at = self.points.iter().find(in_year);
        let known = |point: &TrajectoryPoint| Some((point.requirement?, point.available?));
        let figures = looked_at.and_then(known).or_else(|| self.points.iter().rev().find_map(known));
        match figures {
            Some((requirement, available)) if self.falls_short(requirement, available) => Role::Short,
            Some(_) => Role::Met,
            None => Role::InkSoft,
        }
    }

    /// Says whether what there is does not do.
    fn falls_short(&self, requirement: f64, available: f64) -> bool {
        if self.at_most { available > requirement } else { available < requirement }
    }
}

/// Draws what every size shares: hatching, what lies `under` the lines, the lines and the mark of the current year.
fn draw_lines(
    brush: &Brush,
    plot: &Plot,
    field: Field,
    (chart, series): (&Trajectory, &Series),
    scale: f64,
    under: impl FnOnce(&Brush, &Plot, f64) -> Drawn,
) -> Drawn {
    hatch_unknown(brush, plot, field, series, scale)?;
    under(brush, plot, scale)?;
    if let Some(due) = chart.due.map(f64::from) {
        let years = chart.years();
        if due >= years.start && due <= years.end {
            let x = plot.at(due, 0.0).0;
            let pen = Pen::new(Role::InkFaint, 0.8 * scale).dash(Dash::Dotted);
            brush.line((x, field.y), (x, field.bottom()), pen)?;
        }
    }
    let soft = Pen::new(Role::InkSoft, 1.1 * scale);
    draw_runs(brush, plot, &series.path, soft.dash(Dash::Dashed))?;
    draw_runs(brush, plot, &series.requirement, soft)?;
    draw_runs(brush, plot, &series.available, Pen::new(Role::Ink, 2.0 * scale))?;
    let in_current = |point: &&TrajectoryPoint| Some(point.year) == chart.current;
    let current = chart.points.iter().find(in_current);
    if let Some((year, available)) = current.and_then(|point| Some((point.year, point.available?))) {
        let at = plot.at(f64::from(year), available);
        brush.disc(at, 4.6 * scale, Fill::new(Role::Paper))?;
        brush.disc(at, 3.2 * scale, Fill::new(Role::Ink))?;
    }
    Ok(())
}

/// Draws each run as a line, and a run of a single year as a dot: a line of one point is invisible.
fn draw_runs(brush: &Brush, plot: &Plot, runs: &[Vec<(f64, f64)>], pen: Pen) -> Drawn {
    for run in runs {
        let points: Vec<_> = run.iter().map(|&(year, figure)| plot.at(year, figure)).collect();
        match points.as_slice() {
            [] => {}
            [single] => brush.disc(*single, pen.width * 1.2, Fill::new(pen.role))?,
            several => brush.path(several, pen)?,
        }
    }
    Ok(())
}

/// Tints all stretches of gap.
fn draw_gaps(brush: &Brush, plot: &Plot, series: &Series, scale: f64) -> Drawn {
    series.gaps.iter().try_for_each(|gap| draw_gap(brush, plot, gap, scale))
}

/// Tints one stretch of gap; where it lasts a single year, a bar stands for the area.
fn draw_gap(brush: &Brush, plot: &Plot, gap: &Gap, scale: f64) -> Drawn {
    let role = if gap.short { Role::ShortTint } else { Role::MetTint };
    let upper = gap.points.iter().map(|point| plot.at(point.year, point.requirement));
    let lower = gap.points.iter().rev().map(|point| plot.at(point.year, point.available));
    let mut outline: Vec<_> = upper.chain(lower).collect();
    if let [a, b] = outline[..] {
        let half = 3.0 * scale;
        outline = vec![(a.0 - half, a.1), (a.0 + half, a.1), (b.0 + half, b.1), (b.0 - half, b.1)];
    }
    brush.shape(&outline, Fill::new(role))
}

/// Hatches the years in which it is unknown what there is: a strip along the axis, or the whole
/// field when nothing at all is known.
fn hatch_unknown(brush: &Brush, plot: &Plot, field: Field, series: &Series, scale: f64) -> Drawn {
    let hatch = Fill { role: Role::Hatch, alpha: 0.7 };
    if series.is_empty() {
        return brush.rect(field, hatch);
    }
    for years in &series.unknown {
        let left = plot.at(years.start - 0.5, 0.0).0.max(field.x);
        let right = plot.at(years.end + 0.5, 0.0).0.min(field.right());
        let height = (9.0 * scale).min(field.height);
        let y = field.bottom() - height;
        brush.rect(Field { x: left, y, width: right - left, height }, hatch)?;
    }
    Ok(())
}

/// Lists one mark a year: the column around it, so that any height of it can be pointed at.
fn list_marks(marks: &mut Vec<Mark>, plot: &Plot, field: Field, chart: &Trajectory) {
    let middle = |a: i32, b: i32| f64::midpoint(f64::from(a), f64::from(b));
    for (col, point) in chart.points.iter().enumerate() {
        let before = col.checked_sub(1).and_then(|index| chart.points.get(index));
        let after = chart.points.get(col + 1);
        let left = before.map_or(field.x, |other| plot.at(middle(other.year, point.year), 0.0).0);
        let right = after.map_or(field.right(), |other| plot.at(middle(point.year, other.year), 0.0).0);
        marks.push(Mark {
            x: left,
            y: field.y,
            width: (right - left).max(1.0),
            height: field.height,
            key: MarkKey::new(0, col),
            label: point.tip.clone(),
        });
    }
}
