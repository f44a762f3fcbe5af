//! Requirement by population: the steps of a bracket norm, and every area as a dot.

mod dots;
mod steps;

#[cfg(test)]
mod tests;

use super::Format;
use super::brush::{Field, paint};
use super::drawing::{Drawing, Frame};
use super::measure::text_width;
use super::ticks::{extent, round_ticks};

/// One step of a bracket norm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The population from which it holds; the first step begins at zero.
    pub from: f64,
    /// What it requires.
    pub requirement: f64,
}

/// One area among the steps.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaDot {
    /// Its name, written beside it when it is selected.
    pub name: String,
    /// How many people it has; without them it has no place on the axis and no dot.
    pub population: Option<f64>,
    /// What it has; an unknown one stands below the axis.
    pub available: Option<f64>,
    /// The sentence of its tooltip.
    pub tip: String,
}

/// The words on a staircase.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StaircaseWords<'a> {
    /// Names the axis of the population, unit included ("常住人口"). May be empty.
    pub population: &'a str,
    /// The unit of the requirement, above its axis ("张"). May be empty.
    pub unit: &'a str,
    /// Stands below the row of areas whose stock is unknown.
    pub no_data: &'a str,
}

/// A staircase's data.
pub struct Staircase<'a> {
    /// The steps, lowest first.
    pub steps: &'a [Step],
    /// The areas.
    pub areas: &'a [AreaDot],
    /// The area the reader looks at.
    pub selected: Option<usize>,
    /// The words on it.
    pub words: StaircaseWords<'a>,
    /// How a population is written ("30 万").
    pub population: Format<'a>,
    /// How a requirement is written.
    pub number: Format<'a>,
}

/// The measures of one drawing.
struct Layout {
    size: f64,
    small: f64,
    scale: f64,
    width: f64,
    /// Where figures lie over people.
    field: Field,
    /// Where the dots without a figure lie; no height when there are none.
    unknown: Field,
    /// The middle height of the populations below the axis.
    foot: f64,
    most: f64,
    high: f64,
    /// The heights on the axis.
    ticks: Vec<f64>,
}

impl Staircase<'_> {
    /// Returns what is required at a population.
    fn required(&self, population: f64) -> Option<f64> {
        let holds = |step: &&Step| step.from <= population;
        self.steps.iter().rev().find(holds).map(|step| step.requirement)
    }
}

/// Draws a staircase.
///
/// There is one mark an area of known population, by population; the row is the area's place in the
/// data and the column 0. A solid dot is an area that falls short, a ring one that does not, a dot
/// below the axis one whose stock is unknown.
#[must_use]
pub fn staircase(frame: &Frame, height: f64, chart: &Staircase) -> Drawing {
    let layout = lay_out(frame, height.clamp(90.0, 8000.0), chart);
    paint(frame, layout.width, height.clamp(90.0, 8000.0), |brush, marks| {
        let plot = brush.plot(0.0..layout.most, 0.0..layout.high, layout.field);
        steps::draw_axes(brush, &plot, chart, &layout)?;
        steps::draw_steps(brush, &plot, chart, &layout)?;
        let figures = steps::place_figures(&plot, chart, &layout);
        dots::draw(brush, &plot, chart, &layout, &figures, marks)
    })
}

fn known(figure: Option<f64>) -> Option<f64> {
    figure.filter(|figure| figure.is_finite())
}

fn lay_out(frame: &Frame, height: f64, chart: &Staircase) -> Layout {
    let (size, small, width) = (frame.ordinary(), frame.small(), frame.across());
    let populations = chart.areas.iter().filter_map(|area| known(area.population));
    let last_step = chart.steps.iter().map(|step| step.from * 1.25);
    let most = extent(populations.chain(last_step)).map_or(1.0, |range| range.end).max(1.0) * 1.03;
    let figures = chart.areas.iter().filter_map(|area| known(area.available));
    let required = chart.steps.iter().map(|step| step.requirement);
    let high = extent(figures.chain(required)).map_or(1.0, |range| range.end).max(1e-9) * 1.08;
    let without = chart.areas.iter().filter(|area| known(area.population).is_some() && known(area.available).is_none()).count();
    let scale = frame.scale();
    let tall = match without {
        0 => 0.0,
        1..=20 => 10.0 * scale,
        _ => 22.0 * scale,
    };
    let ticks = if width >= 300.0 { round_ticks(&(0.0..high), if height < 200.0 { 2 } else { 4 }) } else { Vec::new() };
    let left = ticks.iter().map(|tick| text_width(&(chart.number)(*tick), small)).fold(0.0, f64::max);
    let left = if ticks.is_empty() { 4.0 } else { (left + small * 0.7).min(width * 0.3) };
    let axis_words = if chart.words.population.is_empty() && without == 0 { 0.0 } else { small * 1.35 };
    let below = small * 1.6 + axis_words + tall + if tall > 0.0 { 3.0 } else { 0.0 };
    let top = if ticks.is_empty() || chart.words.unit.is_empty() { small * 1.3 } else { small * 2.1 };
    let field =
        Field { x: left, y: top, width: (width - left - small * 1.2).max(20.0), height: (height - top - below).max(20.0) };
    let unknown = Field { y: field.bottom() + 3.0, height: tall, ..field };
    let foot = unknown.bottom().max(field.bottom()) + small * 0.85;
    Layout { size, small, scale, width, field, unknown, foot, most, high, ticks }
}
