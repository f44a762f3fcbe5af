//! The figure of the norm in focus over the years, a line a scenario.

use std::rc::Rc;

use permille_engine::compare::results::Figure;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::bridge::End;
use super::writing;
use crate::charts::{Course, Courses, CoursesWords, Frame, Role, courses};
use crate::text::{Say, compare, numbers, words};
use crate::views::picture::Picture;
use crate::views::wording::{Wording, read_back};

/// How tall the chart is.
const HEIGHT: f64 = 260.0;

/// What is drawn.
pub struct Shown<'a> {
    /// The scenarios with their outlooks, the reference first.
    pub scenarios: &'a [(End, &'a Outlook)],
    /// The norm.
    pub norm: usize,
    /// The area.
    pub area: usize,
    /// The year looked at.
    pub year: Year,
    /// The figure.
    pub figure: Figure,
}

/// Draws the courses.
#[must_use]
pub fn draw(model: &Model, wording: &Wording, shown: &Shown, width: f64) -> Picture {
    let Shown { scenarios, norm, area, year, figure } = *shown;
    let language = wording.language;
    // Before a norm falls due there is no gap, rather than one of zero.
    let read = |outlook: &Outlook, year: Year| match figure {
        Figure::Gap => outlook.norm(norm).gap(model.cell(area, year)?),
        _ => figure.of(model, outlook.norm(norm), area, year),
    };
    let horizon = model.horizon();
    let lines: Vec<Course> = scenarios
        .iter()
        .enumerate()
        .map(|(place, (end, outlook))| Course {
            name: end.name.clone(),
            role: Role::series(end.colour),
            figures: horizon.years().map(|year| read(outlook, year).map(Quantity::to_f64)).collect(),
            reference: place == 0,
        })
        .collect();
    let said = |(end, outlook): &(End, &Outlook), year| {
        format!("{} {}", end.name, writing::figure_with_unit(wording, figure, read(outlook, year)))
    };
    let years: Vec<(i32, String)> = horizon
        .years()
        .map(|year| {
            let lines: Vec<String> = scenarios.iter().map(|one| said(one, year)).collect();
            (i32::from(year), format!("{year}\n{}", lines.join("\n")))
        })
        .collect();
    let dues: Vec<Option<Year>> =
        scenarios.iter().map(|(_, outlook)| outlook.norm(norm).targets().first().map(|target| target.due)).collect();
    // Where scenarios differ in the due year there is no one line to draw.
    let due = dues.first().copied().flatten().filter(|due| dues.iter().all(|other| *other == Some(*due)));
    let due_said = due.map_or_else(String::new, |due| format!("{} {due}", language.say(words::DUE)));
    let chart = Courses {
        years: &years,
        lines: &lines,
        current: Some(i32::from(year)),
        due: due.map(i32::from),
        words: CoursesWords {
            unit: &wording.unit,
            due: &due_said,
            no_data: language.say(words::status(permille_engine::outlook::status::Status::NoData)),
        },
        tick: &|value| {
            // Below ten a quarter is not a fifth.
            let size = match read_back(value.abs()) {
                Some(size) if value.abs() < 10.0 => numbers::full(size),
                _ => numbers::short(language, value.abs()),
            };
            match figure {
                Figure::Gap if value < 0.0 => format!("{} {size}", language.say(words::SURPLUS)),
                _ if value < 0.0 => format!("−{size}"),
                _ => size,
            }
        },
        number: &|value| writing::figure(wording, figure, read_back(value)),
    };
    let table = horizon.years().map(|year| {
        let figures = scenarios.iter().map(|(_, outlook)| writing::figure(wording, figure, read(outlook, year)));
        std::iter::once(year.to_string()).chain(figures).collect()
    });
    let in_year: Vec<String> = scenarios.iter().map(|one| said(one, year)).collect();
    Picture {
        drawing: Rc::new(courses(&Frame::new("compare-courses", width), HEIGHT, &chart)),
        summary: compare::in_year(language, year, &in_year),
        headers: std::iter::once(language.say(words::YEAR).to_owned())
            .chain(scenarios.iter().map(|(end, _)| end.name.clone()))
            .collect(),
        rows: table.collect(),
        ..Picture::default()
    }
}

/// What the chart is called.
#[must_use]
pub fn title(wording: &Wording, figure: Figure) -> String {
    compare::courses_title(wording.language, figure, &wording.norm)
}
