//! The lines and areas of a trajectory, worked out before anything is drawn.

use std::ops::Range;

use super::Trajectory;

/// A year of a gap, or the moment within a year at which shortfall turns to surplus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct GapPoint {
    pub year: f64,
    pub requirement: f64,
    pub available: f64,
}

/// A stretch of years that is short, or in surplus, throughout.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gap {
    pub short: bool,
    pub points: Vec<GapPoint>,
}

/// Everything to draw, in figures. A run is a stretch of years without an unknown one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Series {
    /// What binds, from the due year on.
    pub requirement: Vec<Vec<(f64, f64)>>,
    /// The way there, up to the due year.
    pub path: Vec<Vec<(f64, f64)>>,
    /// What there is.
    pub available: Vec<Vec<(f64, f64)>>,
    /// The gaps from the due year on.
    pub gaps: Vec<Gap>,
    /// The stretches in which it is unknown what there is.
    pub unknown: Vec<Range<f64>>,
}

impl Series {
    /// Works a trajectory out.
    pub fn of(chart: &Trajectory) -> Self {
        let known = |figure: Option<f64>| figure.filter(|figure| figure.is_finite());
        let mut series = Self::default();
        let due = chart.due.unwrap_or(i32::MIN);
        let requirement: Vec<_> =
            chart.points.iter().map(|point| (point.year, known(point.requirement).filter(|_| point.year >= due))).collect();
        let path: Vec<_> = chart
            .points
            .iter()
            .map(|point| {
                let figure = if point.year < due {
                    known(point.path).or(known(point.requirement))
                } else {
                    known(point.requirement).or(known(point.path)).filter(|_| point.year == due)
                };
                (point.year, figure)
            })
            .collect();
        let available: Vec<_> = chart.points.iter().map(|point| (point.year, known(point.available))).collect();
        series.requirement = runs(&requirement);
        // The due year alone is no way to anywhere.
        series.path = runs(&path).into_iter().filter(|run| run.iter().any(|(year, _)| *year < f64::from(due))).collect();
        series.available = runs(&available);
        series.unknown = unknown_years(&available);
        let both = requirement.iter().zip(&available).map(|(&(year, required), &(_, there_is))| {
            let (required, there_is) = (required?, there_is?);
            Some(GapPoint { year: f64::from(year), requirement: required, available: there_is })
        });
        series.gaps = gaps(both, |point| chart.falls_short(point.requirement, point.available));
        series
    }

    /// Says whether there is not a single figure.
    pub fn is_empty(&self) -> bool {
        self.requirement.is_empty() && self.path.is_empty() && self.available.is_empty()
    }

    /// Returns all figures.
    pub fn figures(&self) -> impl Iterator<Item = f64> + '_ {
        let lines = [&self.requirement, &self.path, &self.available];
        lines.into_iter().flatten().flatten().map(|&(_, figure)| figure)
    }

    /// Returns the requirement and what there is at a moment within a stretch of shortfall, or of
    /// surplus.
    pub fn gap_at(&self, short: bool, year: f64) -> Option<(f64, f64)> {
        self.gaps.iter().filter(|gap| gap.short == short).find_map(|gap| {
            gap.points.windows(2).find_map(|pair| {
                let (a, b) = (pair[0], pair[1]);
                let within = year >= a.year && year <= b.year && b.year > a.year;
                let share = (year - a.year) / (b.year - a.year);
                within.then_some((
                    a.requirement + (b.requirement - a.requirement) * share,
                    a.available + (b.available - a.available) * share,
                ))
            })
        })
    }
}

/// Splits a line at its unknown years.
fn runs(points: &[(i32, Option<f64>)]) -> Vec<Vec<(f64, f64)>> {
    let mut found = Vec::new();
    let mut run = Vec::new();
    for &(year, figure) in points {
        match figure {
            Some(figure) => run.push((f64::from(year), figure)),
            None if run.is_empty() => {}
            None => found.push(std::mem::take(&mut run)),
        }
    }
    if !run.is_empty() {
        found.push(run);
    }
    found
}

/// Returns the stretches of unknown years.
fn unknown_years(points: &[(i32, Option<f64>)]) -> Vec<Range<f64>> {
    let mut found: Vec<Range<f64>> = Vec::new();
    let mut before_was_unknown = false;
    for &(year, figure) in points {
        let year = f64::from(year);
        if figure.is_none() {
            match found.last_mut() {
                Some(stretch) if before_was_unknown => stretch.end = year,
                _ => found.push(year..year),
            }
        }
        before_was_unknown = figure.is_none();
    }
    found
}

/// Collects stretches of shortfall and of surplus; they meet where the lines cross.
fn gaps(points: impl Iterator<Item = Option<GapPoint>>, short: impl Fn(&GapPoint) -> bool) -> Vec<Gap> {
    let mut found: Vec<Gap> = Vec::new();
    let mut open: Option<Gap> = None;
    for point in points {
        let Some(point) = point else {
            found.extend(open.take());
            continue;
        };
        let is_short = short(&point);
        match &mut open {
            Some(gap) if gap.short == is_short => gap.points.push(point),
            Some(gap) => {
                let crossing = gap.points.last().map(|last| crossing(last, &point));
                gap.points.extend(crossing);
                found.extend(open.take());
                let points = crossing.into_iter().chain([point]).collect();
                open = Some(Gap { short: is_short, points });
            }
            None => {
                open = Some(Gap { short: is_short, points: vec![point] });
            }
        }
    }
    found.extend(open);
    found
}

/// Returns the moment at which the lines between two years cross.
fn crossing(a: &GapPoint, b: &GapPoint) -> GapPoint {
    let before = a.requirement - a.available;
    let after = b.requirement - b.available;
    let share = if before == after { 0.0 } else { before / (before - after) };
    let height = a.requirement + (b.requirement - a.requirement) * share;
    GapPoint { year: a.year + (b.year - a.year) * share, requirement: height, available: height }
}
