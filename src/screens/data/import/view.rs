//! What the import dialog shows, as plain values.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;

use permille_engine::area::{Area, Level};
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::in_order::{map, set as set_of};
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;
use permille_exchange::tables::import::{KnownFigure, Preview, Role, fresh};

use crate::screens::data::year_that_came;
use crate::text::import;
use crate::text::{Language, Say};
use crate::work::import::Seen;
use crate::work::import::crossing::Holds;
use crate::work::import::roles::{ABOUT, figure_key};

/// Where the figures go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Target {
    /// The open file.
    #[default]
    Open,
    /// A file of its own.
    New,
}

/// A choice of what a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChoice {
    /// What tells it from others.
    pub key: String,
    /// What it is called.
    pub label: String,
}

/// The choices of what a column is: about the area, people, measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChoices {
    /// About the area and the year.
    pub about: Vec<RoleChoice>,
    /// People.
    pub people: Vec<RoleChoice>,
    /// Measures, by name.
    pub measures: Vec<RoleChoice>,
}

/// The figures that columns may hold.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    all: Vec<KnownFigure>,
    positions: BTreeMap<Figure, usize>,
}

impl Figures {
    /// Those that the worker tells of.
    #[must_use]
    pub fn of(seen: &Seen) -> Self {
        Self::new(seen.figures.iter().filter_map(Holds::known).collect())
    }

    /// These.
    #[must_use]
    pub fn new(all: Vec<KnownFigure>) -> Self {
        let positions = map(all.iter().enumerate().map(|(position, known)| (known.figure.clone(), position)));
        Self { all, positions }
    }

    /// All of them, in order.
    #[must_use]
    pub fn all(&self) -> &[KnownFigure] {
        &self.all
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, figure: &Figure) -> Option<&KnownFigure> {
        self.all.get(*self.positions.get(figure)?)
    }
}

/// The choices a column has.
#[must_use]
pub fn role_choices(figures: &Figures, language: Language) -> RoleChoices {
    let about = ABOUT.iter().map(|(key, role)| {
        let word = match role {
            Role::CodeAbove(above) => Some(import::role_above(*above, true)),
            Role::NameAbove(above) => Some(import::role_above(*above, false)),
            _ => import::role(key),
        };
        RoleChoice { key: (*key).to_owned(), label: word.map(|word| language.say(word)).unwrap_or_default().to_owned() }
    });
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures.all() {
        *named.entry(language.name(&figure.name)).or_default() += 1;
    }
    let (mut people, mut measures) = (Vec::new(), Vec::new());
    for figure in figures.all() {
        let key = figure_key(&figure.figure);
        let name = language.name(&figure.name);
        // Measures of one name are told apart by their ids.
        let label = if named.get(name) == Some(&1) { name.to_owned() } else { format!("{name} [{}]", &key[2..]) };
        let list = if matches!(figure.figure, Figure::Population(_)) { &mut people } else { &mut measures };
        list.push(RoleChoice { key, label });
    }
    RoleChoices { about: about.collect(), people, measures }
}

/// The set an import is worked out for: the open one, or one without areas that has its plans.
#[must_use]
pub fn base(open: &ScenarioSet, target: Target, file: &str, year: Option<Year>) -> ScenarioSet {
    if target == Target::Open {
        return open.clone();
    }
    fresh(open, file, year)
}

/// The year that is looked at after an import: the one that is looked at, where figures of it came in, and else the last that did.
#[must_use]
pub fn year_shown(preview: &Preview, now: Year) -> Year {
    year_that_came(preview.changes.iter().map(|change| change.year), now)
}

/// The area that is looked at after an import, by its position: the smallest that holds all that came in, unless what is looked at lies in it.
#[must_use]
pub fn area_shown(set: &ScenarioSet, preview: &Preview, now: usize) -> usize {
    let areas: Vec<&Area> = set.baseline.areas.iter().chain(preview.new_areas.iter().map(|new| &new.area)).collect();
    let places: BTreeMap<&AreaCode, usize> = map(areas.iter().enumerate().map(|(place, area)| (&area.code, place)));
    // From the top down. No more steps than there are levels, whatever the parents say.
    let path = |place: usize| {
        let above = |&place: &usize| areas.get(place)?.parent.as_ref().and_then(|parent| places.get(parent)).copied();
        let mut path: Vec<usize> = successors(Some(place), above).take(Level::ALL.len()).collect();
        path.reverse();
        path
    };
    let came: BTreeSet<&AreaCode> = set_of(preview.changes.iter().map(|change| &change.area));
    let mut paths = came.into_iter().filter_map(|code| places.get(code)).map(|&place| path(place));
    let Some(mut common) = paths.next() else { return now };
    for path in paths {
        let same = common.iter().zip(&path).take_while(|(one, other)| one == other).count();
        common.truncate(same);
    }
    common.last().copied().filter(|place| !path(now).contains(place)).unwrap_or(now)
}

#[cfg(test)]
#[path = "view_tests.rs"]
pub(super) mod tests;
