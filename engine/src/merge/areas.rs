//! The areas of all sets together, and what becomes of each one's own facts.

use std::collections::{BTreeMap, BTreeSet};

use super::{AreaBrought, CalledOtherwise, Holder, Sets};
use crate::area::{Area, Level};
use crate::edit::Figure;
use crate::id::AreaCode;
use crate::in_order::InOrder;
use crate::peers::survey::figures;

/// An area with everyone who has it, the open set first.
pub(super) struct Held<'a> {
    pub(super) code: &'a AreaCode,
    pub(super) by: Vec<(Holder, &'a Area)>,
    /// How many steps below the top of its own file it lies in each holder's set: 0 where the file is about this area.
    pub(super) depths: Vec<usize>,
}

/// The areas of all sets: the open set's where they were, and the others by code.
pub(super) fn union<'a>(sets: &Sets<'a>) -> Vec<Held<'a>> {
    let mut positions: BTreeMap<&AreaCode, usize> = BTreeMap::new();
    let mut union: Vec<Held> = Vec::new();
    let mut own = 0;
    for (holder, set) in sets.all() {
        let depths = depths(&set.baseline.areas);
        let mut seen = BTreeSet::new();
        for area in set.baseline.areas.iter() {
            // A code that stands twice is a broken file; the first counts.
            if !seen.insert(&area.code) {
                continue;
            }
            let position = *positions.entry(&area.code).or_insert_with(|| {
                union.push(Held { code: &area.code, by: Vec::new(), depths: Vec::new() });
                union.len() - 1
            });
            union[position].by.push((holder, area));
            union[position].depths.push(depths.get(&area.code).copied().unwrap_or_default());
        }
        if holder == Holder::Mine {
            own = union.len();
        }
    }
    let in_order = union[..own].is_sorted_by_key(|held| held.code);
    let from = if in_order { 0 } else { own };
    union[from..].put_in_order_by_key(|held| held.code);
    union
}

/// How far below the top of its file each area lies.
fn depths(areas: &[Area]) -> BTreeMap<&AreaCode, usize> {
    let parents: BTreeMap<&AreaCode, &AreaCode> =
        areas.iter().filter_map(|area| Some((&area.code, area.parent.as_ref()?))).collect();
    // No more steps than there are levels: a circle of parents ends too.
    let depth =
        |code| std::iter::successors(Some(code), |code| parents.get(code).copied()).skip(1).take(Level::ALL.len()).count();
    areas.iter().map(|area| (&area.code, depth(&area.code))).collect()
}

impl<'a> Held<'a> {
    /// The open set's area, else that of the first who has it.
    pub(super) fn first(&self) -> Option<&'a Area> {
        self.by.first().map(|(_, area)| *area)
    }

    pub(super) fn is_mine(&self) -> bool {
        self.by.first().is_some_and(|(holder, _)| *holder == Holder::Mine)
    }

    /// The area it belongs to, by the first who says.
    pub(super) fn parent(&self) -> Option<&'a AreaCode> {
        self.by.iter().find_map(|(_, area)| area.parent.as_ref())
    }

    /// Every figure that anyone has.
    pub(super) fn figures(&self) -> BTreeSet<Figure> {
        self.by.iter().flat_map(|(_, area)| figures(area).map(|(figure, _)| figure)).collect()
    }

    /// The others that state any figure of it.
    fn files(&self) -> Vec<usize> {
        let states = |area: &Area| figures(area).any(|(_, series)| !series.values.is_empty());
        let files = self.by.iter().filter(|(_, area)| states(area)).filter_map(|(holder, _)| match holder {
            Holder::Mine => None,
            Holder::File(file) => Some(*file),
        });
        files.collect()
    }

    pub(super) fn brought(&self) -> AreaBrought {
        let name = self.first().map(|area| area.name.clone()).unwrap_or_default();
        AreaBrought { area: self.code.clone(), name, mine: self.is_mine(), files: self.files() }
    }

    /// Whether another file states any figure of it.
    pub(super) fn is_handed_in(&self) -> bool {
        !self.files().is_empty()
    }

    /// Whether the open set states any figure of it.
    pub(super) fn has_own_figures(&self) -> bool {
        let own = self.by.iter().find(|(holder, _)| *holder == Holder::Mine);
        own.is_some_and(|(_, area)| figures(area).any(|(_, series)| !series.values.is_empty()))
    }

    /// A figure's series of each holder that has one, with how far below the top of its file the area lies.
    pub(super) fn series(&self, figure: &Figure) -> Vec<(Holder, usize, &'a crate::area::Series)> {
        let by = self.by.iter().zip(&self.depths);
        by.filter_map(|((holder, area), depth)| Some((*holder, *depth, area.series(figure)?))).collect()
    }
}

/// Areas that another file calls otherwise than the first, or puts on another level.
pub(super) fn called_otherwise(union: &[Held]) -> Vec<CalledOtherwise> {
    let mut found = Vec::new();
    for held in union {
        let Some(first) = held.first() else { continue };
        for (holder, area) in held.by.iter().skip(1) {
            let named = area.name != first.name && !area.name.zh.is_empty() && !first.name.zh.is_empty();
            if let (Holder::File(file), true) = (*holder, named || area.level != first.level) {
                let (name, other) = (first.name.clone(), area.name.clone());
                found.push(CalledOtherwise { area: held.code.clone(), name, file, other });
            }
        }
    }
    found
}

/// An area without its figures: the facts of the first who has it, what others add to them, and where it lies.
pub(super) fn frame(held: &Held, union: &[Held]) -> Option<Area> {
    let first = held.first()?;
    let mut notes: Vec<&str> = Vec::new();
    for note in held.by.iter().filter_map(|(_, area)| area.note.as_deref()) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Some(Area {
        code: first.code.clone(),
        name: first.name.clone(),
        level: first.level,
        parent: home(held, union),
        population: BTreeMap::new().into(),
        measures: BTreeMap::new().into(),
        note: (!notes.is_empty()).then(|| notes.join("；")),
    })
}

/// The area above: as someone says, else, for one that is brought as the top of its file, the narrowest that holds its code.
pub(super) fn home(held: &Held, union: &[Held]) -> Option<AreaCode> {
    if let Some(parent) = held.parent() {
        return Some(parent.clone());
    }
    let area = held.first().filter(|_| !held.is_mine())?;
    let above = union.iter().filter_map(Held::first).filter(|one| one.level < area.level && area.code.lies_in(&one.code));
    above.max_by_key(|one| one.level).map(|one| one.code.clone())
}
