//! How near areas are to another bracket or threshold, written.

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::questions::edge::{Edges, Step, edges};
use permille_engine::scenario::Scenario;
use permille_engine::year::Year;

use crate::text::numbers::{UNKNOWN, full, or_unknown, percent, whole};
use crate::text::questions::near::{self, StepFacts};
use crate::text::sentences::Piece;
use crate::text::{Language, Say};

/// One area, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The area, by its position in the model.
    pub area: usize,
    /// Its people.
    pub people: String,
    /// What is required now.
    pub now: String,
    /// What there is.
    pub available: String,
    /// The way to the next bracket, and what is required there; empty where there is none.
    pub up: Option<StepRow>,
    /// The way back to the one before.
    pub down: Option<StepRow>,
    /// Whether the way up is the nearer one.
    pub upwards: bool,
}

/// One step, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// The people to go.
    pub people: String,
    /// What is required then.
    pub then: String,
    /// How much more is missing then.
    pub to_build: String,
    /// What that costs.
    pub cost: Option<String>,
    /// When it is reached.
    pub reached: String,
}

/// The screen's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The areas, the nearest first; those that are shown are written by [`row`].
    pub areas: Vec<Edges>,
    /// The sentence.
    pub headline: Vec<Piece>,
    /// How many are close.
    pub close: usize,
    /// Whether a unit cost is given.
    pub has_cost: bool,
}

/// Reads how near the areas are.
#[must_use]
pub fn near(
    language: Language,
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    (norm, area, year): (usize, usize, Year),
) -> Near {
    let edges = edges(model, scenario, outlook, norm, area, year);
    let all = edges.len();
    let headline = match edges.first().and_then(|edges| Some((edges, edges.nearest()?))) {
        None => vec![Piece::Plain(near::no_people(language).to_owned())],
        Some((edges, step)) => {
            let measure = model.measure_of(norm);
            let said = StepFacts {
                area: model.areas().get(edges.area).map_or("", |area| language.name(&area.name)),
                measure: language.name(&measure.name),
                unit: language.name(&measure.unit),
                people: step.people,
                now: edges.now,
                then: step.then,
                to_build: step.to_build,
                cost: step.cost,
            };
            near::headline(language, &said, all == 1)
        }
    };
    let close = edges.iter().filter(|edges| is_close(edges)).count();
    let has_cost = edges.iter().any(|edges| edges.up.is_some_and(|up| up.cost.is_some()));
    Near { areas: edges, headline, close, has_cost }
}

/// How far a step is, in percent of the people there are.
fn share(edges: &Edges, step: &Step) -> Option<Quantity> {
    Quantity::whole(step.people.abs()).ok()?.percent_of(Quantity::whole(edges.people).ok()?)
}

/// Whether the nearer way is within five percent of the people there are.
fn is_close(edges: &Edges) -> bool {
    let five = Quantity::whole(5).unwrap_or_default();
    edges.nearest().and_then(|step| share(edges, &step)).is_some_and(|share| share <= five)
}

/// One area, written.
#[must_use]
pub fn row(language: Language, edges: &Edges) -> Row {
    let step = |step: Step| StepRow {
        people: near::to_go(language, step.people, &share(edges, &step).map_or_else(|| UNKNOWN.to_owned(), percent)),
        then: full(step.then),
        to_build: step.to_build.map_or_else(|| UNKNOWN.to_owned(), |build| full(build.max(Quantity::ZERO))),
        cost: step.cost.map(full),
        reached: step.reached.map_or_else(|| UNKNOWN.to_owned(), |year| year.to_string()),
    };
    Row {
        area: edges.area,
        people: whole(edges.people),
        now: or_unknown(edges.now),
        available: or_unknown(edges.available),
        up: edges.up.map(step),
        down: edges.down.map(step),
        upwards: edges.nearest().is_some_and(|step| step.people > 0),
    }
}
