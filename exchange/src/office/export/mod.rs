//! The figures of all areas in a year as a table that imports back unchanged: one row an area, one column a figure.

mod csv;
mod xlsx;

use permille_engine::area::{Area, Level};
use permille_engine::edit::Figure;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;

use crate::tables::import::{Known, KnownFigure, reads_as};
use crate::wording::language::{Language, Say};

pub use csv::csv;
pub use xlsx::xlsx;

/// Which figures have a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Residents, urban and rural people, and whatever any area has a figure of in any year.
    Known,
    /// Everything the plans speak of as well: a form to be filled in.
    All,
}

/// A table of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// What it is called: the year.
    pub name: String,
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, or a code.
    Text(String),
    /// A year.
    Year(Year),
    /// A figure; empty where it is unknown.
    Figure(Option<Quantity>),
}

/// How many columns say which area a row is about.
pub(crate) const ABOUT: usize = 5;

/// The figures of `year` of every area.
#[must_use]
pub fn grid(set: &ScenarioSet, year: Year, columns: Columns, language: Language) -> Grid {
    let shown = figures(set, columns, language);
    let about = about(language);
    let heads = shown.iter().map(|(_, head)| head.clone());
    let head = about.into_iter().map(str::to_owned).chain(heads).collect();
    let rows = set.baseline.areas.iter().map(|area| {
        let about = about_area(area, year, language);
        about.into_iter().chain(shown.iter().map(|(figure, _)| Cell::Figure(value(area, figure, year)))).collect()
    });
    Grid { name: year.to_string(), head, rows: rows.collect() }
}

/// The heads of the columns that say which area and year a row is about.
pub(crate) const fn about(language: Language) -> [&'static str; ABOUT] {
    match language {
        Language::Zh => ["代码", "名称", "级别", "上级代码", "年份"],
        Language::En => ["Code", "Name", "Level", "Parent code", "Year"],
    }
}

/// What stands below them.
pub(crate) fn about_area(area: &Area, year: Year, language: Language) -> [Cell; ABOUT] {
    [
        Cell::Text(area.code.to_string()),
        Cell::Text(language.name(&area.name).to_owned()),
        Cell::Text(level(area.level, language).to_owned()),
        Cell::Text(area.parent.as_ref().map(ToString::to_string).unwrap_or_default()),
        Cell::Year(year),
    ]
}

/// The figures that have a column, with its head.
pub(crate) fn figures(set: &ScenarioSet, columns: Columns, language: Language) -> Vec<(Figure, String)> {
    let known = Known::new(set);
    let shown = known.figures().iter().filter(|known| columns == Columns::All || is_known(set, known));
    shown.map(|figure| (figure.figure.clone(), head(&known, figure, language))).collect()
}

/// Whether a figure has a column of its own even where no plan asks for it.
fn is_known(set: &ScenarioSet, known: &KnownFigure) -> bool {
    let always = matches!(&known.figure, Figure::Population(base) if ["resident", "urban", "rural"].contains(&base.word()));
    let stated = |area: &Area| match &known.figure {
        Figure::Population(base) => area.population.get(base).is_some_and(|series| !series.values.is_empty()),
        Figure::Measure(measure) => area.measures.get(measure).is_some_and(|series| !series.values.is_empty()),
    };
    always || set.baseline.areas.iter().any(stated)
}

/// An area's stated figure of a year.
pub(crate) fn value(area: &Area, figure: &Figure, year: Year) -> Option<Quantity> {
    let series = match figure {
        Figure::Population(base) => area.population.get(base),
        Figure::Measure(measure) => area.measures.get(measure),
    };
    series?.values.get(&year).copied()
}

/// The head of a column: name and unit, and the id where these do not tell it from others.
fn head(known: &Known, figure: &KnownFigure, language: Language) -> String {
    let Name { zh, en } = &figure.expected.unit;
    let plain = match language {
        _ if zh.is_empty() => language.name(&figure.name).to_owned(),
        Language::Zh => format!("{}（{zh}）", figure.name.zh),
        Language::En => format!("{} ({en})", figure.name.en),
    };
    if reads_as(known, &plain, &figure.figure) {
        return plain;
    }
    let id = match &figure.figure {
        Figure::Population(base) => base.word().to_owned(),
        Figure::Measure(measure) => measure.to_string(),
    };
    let told = format!("{plain} [{id}]");
    if reads_as(known, &told, &figure.figure) { told } else { id }
}

/// A level as planners say it.
const fn level(level: Level, language: Language) -> &'static str {
    match (level, language) {
        (Level::Province, Language::Zh) => "省",
        (Level::City, Language::Zh) => "市",
        (Level::County, Language::Zh) => "县",
        (Level::Township, Language::Zh) => "乡",
        (_, Language::En) => level.word(),
    }
}
