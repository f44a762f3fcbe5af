//! A round of asking areas for figures: who was asked, what came back, and what was accepted. 征集.
//!
//! Whether something speaks against what came back is not kept here: it follows from the figures as they are; see [`crate::gathering`].

use std::collections::{BTreeMap, BTreeSet};

use crate::area::{Area, Figure};
use crate::id::AreaCode;
use crate::year::Year;

/// A round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// What the planner calls it; empty where it goes by its year and day.
    pub title: String,
    /// The year whose figures are asked for.
    pub year: Year,
    /// The day the forms were made: `2026-11-30`.
    pub sent: String,
    /// By when they are to be back, in the planner's words; empty where that was not said.
    pub deadline: String,
    /// The areas that were asked, with what came back of each.
    pub asked: BTreeMap<AreaCode, Option<Return>>,
}

/// That an area has returned its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Return {
    /// The day its figures were taken in.
    pub date: String,
    /// The file they came in.
    pub file: String,
    /// The day somebody accepted them; `None` where nobody has.
    pub accepted: Option<String>,
    /// How many figures the form asked for.
    pub asked: usize,
    /// Those of them that it left open: with neither a value that can be taken nor a word that it is not known.
    pub open: BTreeSet<Figure>,
}

impl Return {
    /// What it left open of the figures of a year, and the area does not state otherwise.
    pub fn left<'a>(&'a self, area: &'a Area, year: Year) -> impl Iterator<Item = &'a Figure> {
        let stated = move |figure: &Figure| area.series(figure).is_some_and(|series| series.values.contains_key(&year));
        self.open.iter().filter(move |figure| !stated(figure))
    }
}

/// How an area stands in a round, that about which most is to be done first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It was asked, and has not returned anything.
    Asked,
    /// It has returned its form with figures left open, and nobody has accepted it.
    Partial,
    /// Something speaks against what it returned, and nobody has accepted it.
    Doubtful,
    /// It has returned its form, and nothing speaks against it.
    Returned,
    /// What it returned was accepted, whatever speaks against it.
    Accepted,
    /// It was not asked.
    NotAsked,
}

impl State {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [Self::Asked, Self::Partial, Self::Doubtful, Self::Returned, Self::Accepted, Self::NotAsked];
}

/// How many areas stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were asked.
    pub asked: usize,
    /// How many of these have not returned anything.
    pub missing: usize,
    /// How many have, whatever became of it.
    pub returned: usize,
    /// How many of those that have left figures open.
    pub partial: usize,
    /// How many of those that have left nothing open are in doubt.
    pub doubtful: usize,
    /// How many of those that have were accepted.
    pub accepted: usize,
}

impl Tally {
    /// Of areas that stand so.
    #[must_use]
    pub fn of(states: impl IntoIterator<Item = State>) -> Self {
        let mut tally = Self::default();
        for state in states {
            tally.asked += usize::from(state != State::NotAsked);
            match state {
                State::Asked => tally.missing += 1,
                State::Partial => tally.partial += 1,
                State::Doubtful => tally.doubtful += 1,
                State::Accepted => tally.accepted += 1,
                State::Returned | State::NotAsked => {}
            }
        }
        tally.returned = tally.asked - tally.missing;
        tally
    }
}

impl Round {
    /// How an area stands, where something speaks against its figures or not.
    #[must_use]
    pub fn state(&self, area: &Area, doubted: bool) -> State {
        match self.asked.get(&area.code) {
            None => State::NotAsked,
            Some(None) => State::Asked,
            Some(Some(Return { accepted: Some(_), .. })) => State::Accepted,
            Some(Some(returned)) if returned.left(area, self.year).next().is_some() => State::Partial,
            Some(Some(_)) if doubted => State::Doubtful,
            Some(Some(_)) => State::Returned,
        }
    }

    /// The areas that were asked and have not returned anything.
    pub fn missing(&self) -> impl Iterator<Item = &AreaCode> {
        self.asked.iter().filter(|(_, returned)| returned.is_none()).map(|(area, _)| area)
    }
}
