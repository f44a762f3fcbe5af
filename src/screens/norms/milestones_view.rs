//! The milestones of an area as a list by due year, as plain values.

use permille_engine::edit::{Edit, Figure};
use permille_engine::id::AreaCode;
use permille_engine::model::{Model, Standing};
use permille_engine::norm::Rule;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::view::Seen;

/// Whether a milestone is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Done.
    Done,
    /// Known not to be done.
    NotDone,
    /// Nothing is known.
    Unknown,
}

impl State {
    /// All, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::NotDone, Self::Done];

    /// What a figure of a milestone means.
    #[must_use]
    pub fn of(figure: Option<Quantity>) -> Self {
        match figure {
            Some(figure) if figure > Quantity::ZERO => Self::Done,
            Some(_) => Self::NotDone,
            None => Self::Unknown,
        }
    }

    /// The word of the list's values.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::NotDone => "not-done",
            Self::Unknown => "unknown",
        }
    }
}

/// A milestone for the area in view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The area itself has to reach it.
    Own(State),
    /// Areas below have to: how many have, of how many.
    Below {
        /// Those that have.
        done: usize,
        /// All.
        all: usize,
        /// Those that are known not to.
        not_done: usize,
    },
}

/// A milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The norm, by its position.
    pub norm: usize,
    /// How it stands for the area in view.
    pub place: Place,
}

/// The milestones due in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueYear {
    /// The year; `None` where the documents give none.
    pub year: Option<Year>,
    /// The milestones.
    pub milestones: Vec<Milestone>,
}

/// The milestones that speak of the area in view, by the year they are due, those without one last.
#[must_use]
pub fn by_year(seen: Seen) -> Vec<DueYear> {
    let model = seen.model;
    let mut years: Vec<DueYear> = Vec::new();
    for norm in (0..model.norm_count()).filter(|&norm| is_milestone(model, norm)) {
        let place = match model.standing(norm, seen.area) {
            Standing::Outside => continue,
            Standing::Bound => Place::Own(state(seen, norm, seen.area)),
            Standing::Above => below(seen, norm),
        };
        let year = model.norm(norm).targets.last().and_then(|target| target.year);
        let milestone = Milestone { norm, place };
        match years.iter_mut().find(|due| due.year == year) {
            Some(due) => due.milestones.push(milestone),
            None => years.push(DueYear { year, milestones: vec![milestone] }),
        }
    }
    years.sort_by_key(|due| (due.year.is_none(), due.year));
    years
}

/// How many milestones there are, are done, and are not.
#[must_use]
pub fn totals(years: &[DueYear]) -> (usize, usize, usize) {
    let all = || years.iter().flat_map(|due| &due.milestones);
    let count = |state: State| {
        let is = |milestone: &&Milestone| match &milestone.place {
            Place::Own(own) => *own == state,
            Place::Below { done, all, .. } if state == State::Done => done == all,
            Place::Below { not_done, .. } => *not_done > 0,
        };
        all().filter(is).count()
    };
    (all().count(), count(State::Done), count(State::NotDone))
}

/// The edit that marks a milestone for one area as at the end of `year`; `None` where nothing changes.
///
/// A state holds until a later year says otherwise, so "unknown" takes away every figure up to the year.
#[must_use]
pub fn mark(model: &Model, area: usize, norm: usize, year: Year, state: State) -> Option<Edit> {
    let (place, measure) = (model.areas().get(area)?, &model.norm(norm).measure);
    let figure = |year: Year, value: Option<Quantity>| Edit::Figure {
        area: AreaCode::clone(&place.code),
        figure: Figure::Measure(measure.clone()),
        year,
        value,
    };
    match state {
        State::Done => Some(figure(year, Some(Quantity::ONE))),
        State::NotDone => Some(figure(year, Some(Quantity::ZERO))),
        State::Unknown => {
            let stated = place.measures.get(measure)?.values.range(..=year).map(|(&year, _)| figure(year, None));
            Some(Edit::All(stated.collect()))
        }
    }
}

fn is_milestone(model: &Model, norm: usize) -> bool {
    model.norm(norm).rule == Rule::Milestone && model.measure_of(norm).nature == Nature::Milestone
}

fn state(seen: Seen, norm: usize, area: usize) -> State {
    let cell = seen.model.cell(area, seen.year);
    State::of(cell.and_then(|cell| seen.outlook.norm(norm).available(cell)))
}

fn below(seen: Seen, norm: usize) -> Place {
    let within = seen.model.bound(norm).iter().filter(|&&bound| seen.model.tree().upward(bound).any(|above| above == seen.area));
    let states: Vec<State> = within.map(|&area| state(seen, norm, area)).collect();
    let count = |wanted: State| states.iter().filter(|state| **state == wanted).count();
    Place::Below { done: count(State::Done), all: states.len(), not_done: count(State::NotDone) }
}
