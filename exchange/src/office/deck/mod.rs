//! What is on each slide: composed once, and then shown live, written as PPTX, or printed.
//!
//! A [`Slide`] of the set is a saved view. [`tell`] works out what it says under the figures as they are now: a sentence, a few large
//! figures, a chart as data, a table, and where it all comes from. Who draws it decides how it looks.

pub mod brief;
mod comparison;
mod headline;
mod method;
mod milestones;
mod proposal;
pub mod quality;
mod ranking;
pub mod report;
mod seen;
mod sources;
mod title;
mod trajectory;
mod usual;
pub mod words;

use permille_engine::quantity::Quantity;
use permille_engine::slide::{Slide, SlideKind};
use permille_engine::year::Year;

use crate::wording::headline::Piece;

pub use seen::{Computed, Seen, SlideView};
pub use usual::{slides, usual};

/// What a slide says.
#[derive(Clone, Debug, PartialEq)]
pub struct SlideContent {
    /// What it shows.
    pub kind: SlideKind,
    /// What stands at its edge; empty where the file is not marked.
    pub mark: &'static str,
    /// What it is about, in a line above its title: norm, year, area, scenario.
    pub about: String,
    /// Its title: one sentence.
    pub title: Vec<Piece>,
    /// What the planner says beneath it.
    pub caption: Option<String>,
    /// A few large figures.
    pub facts: Vec<Fact>,
    /// What is drawn.
    pub chart: Option<Chart>,
    /// What stands in rows.
    pub table: Option<Table>,
    /// Sentences, one below the other.
    pub points: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// What the speaker wants to remember.
    pub notes: Option<String>,
}

impl SlideContent {
    /// The title as plain text.
    #[must_use]
    pub fn title_text(&self) -> String {
        text(&self.title)
    }
}

/// Pieces as plain text.
#[must_use]
pub fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::text).collect()
}

/// A large figure, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The figure, as it is written.
    pub figure: String,
    /// What it is.
    pub words: String,
    /// What it means.
    pub sense: Sense,
}

/// What a figure means, and so its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Nothing by itself.
    Plain,
    /// Something is met.
    Met,
    /// Something is missing.
    Short,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// One norm over the years.
    Trajectory(Trajectory),
    /// Areas by their gap.
    Ranking(Ranking),
    /// One figure in several scenarios.
    Courses(Courses),
}

/// One norm over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// Year by year.
    pub points: Vec<Point>,
    /// The year from which it binds.
    pub due: Option<Year>,
    /// The year looked at.
    pub year: Year,
    /// Whether less is better.
    pub at_most: bool,
    /// Whether what is drawn is counted, so that the axis begins at zero.
    pub counted: bool,
    /// What the line of the stock is called.
    pub stock: String,
    /// The unit.
    pub unit: String,
    /// The gap in the year looked at, with its word.
    pub gap: String,
}

/// One year of a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The year.
    pub year: Year,
    /// What is required, once it binds.
    pub requirement: Option<Quantity>,
    /// Where the path to the requirement stands, before it binds.
    pub path: Option<Quantity>,
    /// What there is, less what does not count.
    pub available: Option<Quantity>,
}

/// Areas by their gap, the largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The areas that are shown.
    pub rows: Vec<Bar>,
    /// The norm, by its position in the model, so that what is drawn can be asked.
    pub norm: usize,
    /// The unit.
    pub unit: String,
    /// Whether less is better.
    pub at_most: bool,
}

/// One area of a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The area, by its position in the model.
    pub area: usize,
    /// Its name.
    pub name: String,
    /// What is required.
    pub requirement: Option<Quantity>,
    /// What there is.
    pub available: Option<Quantity>,
    /// What is missing; negative is a surplus.
    pub gap: Option<Quantity>,
}

/// One figure over the years, a line a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Courses {
    /// The years.
    pub years: Vec<Year>,
    /// The lines, the reference first.
    pub lines: Vec<Course>,
    /// The year looked at.
    pub year: Year,
    /// The year the norm falls due, where all scenarios agree.
    pub due: Option<Year>,
    /// The unit.
    pub unit: String,
}

/// The line of one scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The scenario's name.
    pub name: String,
    /// Its colour, from 1 to 8.
    pub colour: u8,
    /// Its figure in each year.
    pub figures: Vec<Option<Quantity>>,
}

/// What stands in rows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table {
    /// The heads of the columns.
    pub head: Vec<Column>,
    /// The rows, a text a column.
    pub rows: Vec<Vec<String>>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Whether figures stand in it, and so at its end.
    pub figures: bool,
    /// How much of the width it has, beside the others.
    pub share: u8,
}

impl Column {
    /// A column of words.
    pub(crate) fn words(name: impl Into<String>, share: u8) -> Self {
        Self { name: name.into(), figures: false, share }
    }

    /// A column of figures.
    pub(crate) fn figures(name: impl Into<String>, share: u8) -> Self {
        Self { name: name.into(), figures: true, share }
    }
}

/// What is told on, and so how much there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A slide, read from the back of a meeting room.
    Slide,
    /// A page, read on paper or a screen.
    Page,
}

impl Medium {
    /// How many rows there are at most.
    pub(crate) const fn rows(self, on_a_slide: usize) -> usize {
        match self {
            Self::Slide => on_a_slide,
            Self::Page => usize::MAX,
        }
    }
}

/// What a slide says, given what is seen.
#[must_use]
pub fn tell(seen: &Seen, slide: &Slide) -> SlideContent {
    let place = match seen.place(slide) {
        Ok(place) => place,
        Err(gone) => return seen.gone(slide, gone),
    };
    let mut told = match slide.kind {
        SlideKind::Title => title::tell(seen, &place),
        SlideKind::Headline => headline::tell(seen, &place),
        SlideKind::Trajectory => trajectory::tell(seen, &place),
        SlideKind::Ranking | SlideKind::Map => ranking::tell(seen, &place, slide.kind),
        SlideKind::Comparison => comparison::tell(seen, &place),
        SlideKind::Proposal => proposal::tell(seen, &place, Medium::Slide),
        SlideKind::Milestones => milestones::tell(seen, &place, Medium::Slide),
        SlideKind::Sources => sources::tell(seen, &place, Medium::Slide),
        SlideKind::Method => method::tell(seen, &place, Medium::Slide),
    };
    told.caption.clone_from(&slide.caption);
    told.notes.clone_from(&slide.notes);
    told
}
