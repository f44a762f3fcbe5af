//! The milestones of an area, by due year and by how they stand, as plain values.

use permille_engine::edit::{Edit, Figure};
use permille_engine::id::{AreaCode, PlanId};
use permille_engine::in_order::InOrder;
use permille_engine::model::{Model, Standing};
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::view::Seen;
use crate::text::plan_edit::milestones::{Column, Timing};

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
pub enum Whose {
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
    pub place: Whose,
    /// Where it stands on the board.
    pub column: Column,
    /// When it is due, was done, or how late it is.
    pub timing: Timing,
    /// Who answers for it in the area in view.
    pub owner: Option<String>,
    /// What is written beside it in the area in view.
    pub note: Option<String>,
}

/// The milestones due in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueYear {
    /// The year; `None` where the documents give none.
    pub year: Option<Year>,
    /// The milestones.
    pub milestones: Vec<Milestone>,
}

/// The milestones that speak of the area in view, of `plan` or of all, by the year they are due, those without one last.
#[must_use]
pub fn by_year(seen: Seen, plan: Option<&PlanId>) -> Vec<DueYear> {
    let model = seen.model;
    let mut years: Vec<DueYear> = Vec::new();
    let asked = |norm: &usize| is_milestone(model, *norm) && plan.is_none_or(|plan| model.plan_of(*norm).id == *plan);
    for norm in (0..model.norm_count()).filter(asked) {
        let place = match model.standing(norm, seen.area) {
            Standing::Outside => continue,
            Standing::Bound => Whose::Own(state(seen, norm, seen.area)),
            Standing::Above => below(seen, norm),
        };
        let year = model.norm(norm).targets.last().and_then(|target| target.year);
        let milestone = milestone(seen, norm, place);
        match years.iter_mut().find(|due| due.year == year) {
            Some(due) => due.milestones.push(milestone),
            None => years.push(DueYear { year, milestones: vec![milestone] }),
        }
    }
    years.put_in_order_by_key(|due| (due.year.is_none(), due.year));
    years
}

/// A milestone with its place on the board.
fn milestone(seen: Seen, norm: usize, place: Whose) -> Milestone {
    let (model, year) = (seen.model, seen.year);
    let what = model.norm(norm);
    // Undated, it binds from the plan's last year; what recurs is due every year anew.
    let last = what.targets.last();
    let due = last.and_then(|target| target.year).unwrap_or(model.plan_of(norm).years.1);
    let due = if last.is_some_and(|target| target.every_year) { due.max(year) } else { due };
    let series = model.areas().get(seen.area).and_then(|area| area.measures.get(&what.measure));
    let series = series.filter(|_| matches!(place, Whose::Own(_)));
    let state = match place {
        Whose::Own(state) => state,
        Whose::Below { done, all, .. } if all > 0 && done == all => State::Done,
        Whose::Below { not_done, .. } if not_done > 0 => State::NotDone,
        Whose::Below { .. } => State::Unknown,
    };
    let since = series.and_then(|series| {
        let up_to_now = series.values.range(..=year).rev();
        up_to_now.take_while(|(_, value)| **value > Quantity::ZERO).last().map(|(&year, _)| year)
    });
    let (column, timing) = match (state, since) {
        (State::Done, Some(done)) if done <= due => (Column::Done, Timing::DoneOnTime(done)),
        (State::Done, Some(done)) => (Column::Done, Timing::DoneLate(done, done - due)),
        (State::Done, None) => (Column::Done, Timing::Done),
        (State::NotDone, _) if due < year => (Column::Late, Timing::LateBy(year - due)),
        (State::Unknown, _) if due < year => (Column::Unrecorded, Timing::NotRecorded(year - due)),
        _ if due == year => (Column::Due, Timing::ThisYear),
        _ => (Column::Due, Timing::DueIn(due - year)),
    };
    Milestone {
        norm,
        place,
        column,
        timing,
        owner: series.and_then(|series| series.owner.clone()),
        note: series.and_then(|series| series.note.clone()),
    }
}

/// The milestones of a column, the longest due first.
#[must_use]
pub fn of_column(years: &[DueYear], column: Column) -> Vec<&Milestone> {
    years.iter().flat_map(|due| &due.milestones).filter(|milestone| milestone.column == column).collect()
}

/// The edit that writes who answers for a milestone in an area and what is to be known of it; `None` where nothing changes.
#[must_use]
pub fn write_beside(model: &Model, area: usize, norm: usize, owner: &str, note: &str) -> Option<Edit> {
    let (place, measure) = (model.areas().get(area)?, &model.norm(norm).measure);
    let before = place.measures.get(measure);
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let (owner, note) = (said(owner), said(note));
    let same = before.is_some_and(|before| before.owner == owner && before.note == note);
    if same || (before.is_none() && owner.is_none() && note.is_none()) {
        return None;
    }
    Some(Edit::Provenance {
        area: place.code.clone(),
        figure: Figure::Measure(measure.clone()),
        source: before.and_then(|before| before.source.clone()),
        note,
        owner,
    })
}

/// How many milestones there are, are done, and are not.
#[must_use]
pub fn totals(years: &[DueYear]) -> (usize, usize, usize) {
    let all = || years.iter().flat_map(|due| &due.milestones);
    let count = |state: State| {
        let is = |milestone: &&Milestone| match &milestone.place {
            Whose::Own(own) => *own == state,
            Whose::Below { done, all, .. } if state == State::Done => done == all,
            Whose::Below { not_done, .. } => *not_done > 0,
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
    model.norm(norm).rule.is_task() && model.measure_of(norm).nature == Nature::Milestone
}

fn state(seen: Seen, norm: usize, area: usize) -> State {
    let cell = seen.model.cell(area, seen.year);
    State::of(cell.and_then(|cell| seen.outlook.norm(norm).available(cell)))
}

fn below(seen: Seen, norm: usize) -> Whose {
    let within = seen.model.bound(norm).iter().filter(|&&bound| seen.model.tree().upward(bound).any(|above| above == seen.area));
    let states: Vec<State> = within.map(|&area| state(seen, norm, area)).collect();
    let count = |wanted: State| states.iter().filter(|state| **state == wanted).count();
    Whose::Below { done: count(State::Done), all: states.len(), not_done: count(State::NotDone) }
}

#[cfg(test)]
#[path = "milestones_tests.rs"]
mod tests;
