//! The open file as slides and the report see it, and their charts drawn.

use permille_engine::quantity::Quantity;
use permille_exchange::office::deck::{Chart, Courses, Ranking, Seen, Trajectory};
use permille_exchange::wording::sentences::Day;

use crate::charts::{self, Drawing, Frame, Role};
use crate::store::Open;
use crate::text::numbers::{rounded, short};
use crate::text::{Language, Say, areas, words};

/// The open file as slides see it on `day`; those that name no scenario show the one in view.
#[must_use]
pub fn seen(language: Language, open: &Open, scenario: usize, day: Day) -> Seen<'_> {
    let set = open.set();
    Seen {
        language,
        set,
        model: &open.model,
        scenarios: set.scenarios.iter().collect(),
        outlooks: open.all_outlooks().collect(),
        scenario,
        day,
    }
}

/// The size of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartSize {
    /// Pixels across.
    pub width: f64,
    /// Pixels down.
    pub height: f64,
    /// The size of its type in pixels.
    pub text: f64,
}

/// Draws a chart at a size; `id` differs from every other drawing's on the page.
#[must_use]
pub fn draw(language: Language, chart: &Chart, id: &str, size: ChartSize) -> Drawing {
    let frame = Frame::new(id, size.width).with_text(size.text);
    match chart {
        Chart::Trajectory(chart) => trajectory(language, chart, &frame, size.height),
        Chart::Ranking(chart) => ranking(language, chart, &frame, size.height),
        Chart::Courses(chart) => courses(language, chart, &frame, size.height),
    }
}

fn trajectory(language: Language, chart: &Trajectory, frame: &Frame, height: f64) -> Drawing {
    let drawn = |value: Option<Quantity>| value.map(Quantity::to_f64);
    let points: Vec<charts::TrajectoryPoint> = chart
        .points
        .iter()
        .map(|point| charts::TrajectoryPoint {
            year: i32::from(point.year),
            requirement: drawn(point.requirement),
            path: drawn(point.path),
            available: drawn(point.available),
            tip: String::new(),
        })
        .collect();
    charts::trajectory(
        frame,
        height,
        &charts::Trajectory {
            points: &points,
            due: chart.due.map(i32::from),
            current: Some(i32::from(chart.year)),
            at_most: chart.at_most,
            counted: chart.counted,
            words: charts::TrajectoryWords {
                requirement: language.say(words::REQUIRED),
                available: &chart.stock,
                gap: &chart.gap,
                due: language.say(words::DUE),
                unit: &chart.unit,
                no_data: language.say(words::NO_DATA_YET),
            },
            number: &|value| short(language, value),
        },
    )
}

fn ranking(language: Language, chart: &Ranking, frame: &Frame, height: f64) -> Drawing {
    let drawn = |value: Option<Quantity>| value.map(Quantity::to_f64);
    // A row is not quite twice as tall as its type; as many as there is room for.
    let fits = ((height / (frame.text * 1.85)).floor().max(3.0) as usize).saturating_sub(1);
    let rows: Vec<charts::RankingRow> = chart
        .rows
        .iter()
        .take(fits)
        .map(|bar| charts::RankingRow {
            name: bar.name.clone(),
            requirement: drawn(bar.requirement),
            available: drawn(bar.available),
            gap: drawn(bar.gap),
            tip: String::new(),
        })
        .collect();
    let direction =
        if chart.at_most { permille_engine::norm::Direction::AtMost } else { permille_engine::norm::Direction::AtLeast };
    let written =
        |value: f64| format!("{value}").parse::<Quantity>().map_or_else(|_| short(language, value), |value| rounded(value, 2));
    let gap = |value: f64| {
        let amount = format!("{value}").parse::<Quantity>().unwrap_or_default();
        areas::gap(language, direction, amount, &written(value.abs()))
    };
    let words = charts::RankingWords {
        requirement: language.say(words::REQUIRED),
        available: language.say(words::AVAILABLE),
        gap: language.say(words::GAP),
        no_data: language.say(words::status(permille_engine::outlook::status::Status::NoData)),
    };
    charts::ranking(frame, &charts::Ranking { rows: &rows, selected: None, words, number: &written, gap: &gap })
}

fn courses(language: Language, chart: &Courses, frame: &Frame, height: f64) -> Drawing {
    let years: Vec<(i32, String)> = chart.years.iter().map(|year| (i32::from(*year), String::new())).collect();
    let lines: Vec<charts::Course> = chart
        .lines
        .iter()
        .enumerate()
        .map(|(place, line)| charts::Course {
            name: line.name.clone(),
            role: Role::series(line.colour),
            figures: line.figures.iter().map(|figure| figure.map(Quantity::to_f64)).collect(),
            reference: place == 0,
        })
        .collect();
    let due = chart.due.map_or_else(String::new, |due| format!("{} {due}", language.say(words::DUE)));
    let signed = |value: f64| {
        let size = short(language, value.abs());
        if value < 0.0 { format!("{} {size}", language.say(words::SURPLUS)) } else { size }
    };
    charts::courses(
        frame,
        height,
        &charts::Courses {
            years: &years,
            lines: &lines,
            current: Some(i32::from(chart.year)),
            due: chart.due.map(i32::from),
            words: charts::CoursesWords {
                unit: &chart.unit,
                due: &due,
                no_data: language.say(words::status(permille_engine::outlook::status::Status::NoData)),
            },
            tick: &signed,
            number: &signed,
        },
    )
}
