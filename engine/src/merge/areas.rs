//! The areas of all sets together, and what becomes of each one's own facts.

use std::collections::{BTreeMap, BTreeSet};

use super::{AREAS, AreaBrought, CalledOtherwise, Holder, Sets};
use crate::area::{Area, Level};
use crate::edit::Figure;
use crate::id::AreaCode;
use crate::in_order::InOrder;
use crate::pause::{Pause, share};
use crate::peers::survey::figures;

/// An area with everyone who has it, the open set first.
pub(super) struct Held<'a> {
    pub(super) code: &'a AreaCode,
    pub(super) by: Vec<(Holder, &'a Area)>,
    /// How many steps below the top of its own file it lies in each holder's set: 0 where the file is about this area.
    pub(super) depths: Vec<usize>,
}

/// The areas of all sets: the open set's where they were, and the others by code.
pub(super) async fn union<'a, P: Pause>(sets: &Sets<'a>, pause: &mut P) -> Result<Vec<Held<'a>>, P::Ended> {
    let all: usize = sets.all().map(|(_, set)| set.baseline.areas.len()).sum();
    let mut positions: BTreeMap<&AreaCode, usize> = BTreeMap::new();
    let mut union: Vec<Held> = Vec::new();
    let (mut own, mut done) = (0, 0);
    for (holder, set) in sets.all() {
        let mut parents: BTreeMap<&AreaCode, &AreaCode> = BTreeMap::new();
        for areas in set.baseline.areas.chunks(AREAS) {
            parents.extend(areas.iter().filter_map(|area| Some((&area.code, area.parent.as_ref()?))));
            pause.pause(share(done, all)).await?;
        }
        for areas in set.baseline.areas.chunks(AREAS) {
            for area in areas {
                let position = *positions.entry(&area.code).or_insert_with(|| {
                    union.push(Held { code: &area.code, by: Vec::new(), depths: Vec::new() });
                    union.len() - 1
                });
                let held = &mut union[position];
                // A code that stands twice is a broken file; the first counts.
                if held.by.last().is_none_or(|(last, _)| *last != holder) {
                    held.by.push((holder, area));
                    held.depths.push(depth(&area.code, &parents));
                }
            }
            done += areas.len();
            pause.pause(share(done, all)).await?;
        }
        if holder == Holder::Mine {
            own = union.len();
        }
    }
    let in_order = union[..own].is_sorted_by_key(|held| held.code);
    let from = if in_order { 0 } else { own };
    if !union[from..].is_sorted_by_key(|held| held.code) {
        union[from..].put_in_order_by_key(|held| held.code);
    }
    Ok(union)
}

/// How far below the top of its file an area lies.
fn depth<'a>(code: &'a AreaCode, parents: &BTreeMap<&'a AreaCode, &'a AreaCode>) -> usize {
    // No more steps than there are levels: a circle of parents ends too.
    std::iter::successors(Some(code), |code| parents.get(code).copied()).skip(1).take(Level::ALL.len()).count()
}

impl<'a> Held<'a> {
    /// The open set's area, else that of the first who has it.
    pub(super) fn first(&self) -> Option<&'a Area> {
        self.by.first().map(|(_, area)| *area)
    }

    pub(super) fn is_mine(&self) -> bool {
        self.by.first().is_some_and(|(holder, _)| *holder == Holder::Mine)
    }

    /// Whether it is brought as the top of its file, and nobody says what it belongs to.
    fn is_homeless(&self) -> bool {
        !self.is_mine() && self.parent().is_none()
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

    /// The open set's area, where no other file has it: whatever is decided, it stays as it is.
    pub(super) fn mine_alone(&self) -> Option<&'a Area> {
        match self.by.as_slice() {
            [(Holder::Mine, area)] => Some(area),
            _ => None,
        }
    }

    fn brought(&self) -> AreaBrought {
        let name = self.first().map(|area| area.name.clone()).unwrap_or_default();
        AreaBrought { area: self.code.clone(), name, mine: self.is_mine(), files: self.files() }
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

/// Every area with who brings it, and those that another file calls otherwise than the first, or puts on another level.
pub(super) async fn brought<P: Pause>(
    union: &[Held<'_>],
    pause: &mut P,
) -> Result<(Vec<AreaBrought>, Vec<CalledOtherwise>), P::Ended> {
    let (mut areas, mut otherwise) = (Vec::with_capacity(union.len()), Vec::new());
    for part in union.chunks(AREAS) {
        for held in part {
            areas.push(held.brought());
            otherwise.extend(held.called_otherwise());
        }
        pause.pause(share(areas.len(), union.len())).await?;
    }
    Ok((areas, otherwise))
}

impl Held<'_> {
    /// What other files call it than the first.
    fn called_otherwise(&self) -> Vec<CalledOtherwise> {
        let Some(first) = self.first() else { return Vec::new() };
        let others = self.by.iter().skip(1).filter_map(|(holder, area)| {
            let named = area.name != first.name && !area.name.zh.is_empty() && !first.name.zh.is_empty();
            let Holder::File(file) = *holder else { return None };
            let (name, other) = (first.name.clone(), area.name.clone());
            (named || area.level != first.level).then(|| CalledOtherwise { area: self.code.clone(), name, file, other })
        });
        others.collect()
    }
}

/// An area without its figures: the facts of the first who has it, what others add to them, and where it lies.
pub(super) fn frame<'a>(held: &Held<'a>, homes: &Homes<'a>) -> Option<Area> {
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
        parent: homes.of(held).cloned(),
        population: BTreeMap::new().into(),
        measures: BTreeMap::new().into(),
        note: (!notes.is_empty()).then(|| notes.join("；")),
    })
}

/// Where areas lie.
pub(super) struct Homes<'a> {
    /// By the digits that name it, and its level: the last such area, and its position.
    named: BTreeMap<(&'a str, Level), (usize, &'a AreaCode)>,
    /// By level: the last area that is the whole country, and its position.
    whole: BTreeMap<Level, (usize, &'a AreaCode)>,
}

impl<'a> Homes<'a> {
    pub(super) fn new(union: &[Held<'a>]) -> Self {
        let mut homes = Self { named: BTreeMap::new(), whole: BTreeMap::new() };
        // Where every area says what it belongs to, none is looked for.
        if !union.iter().any(Held::is_homeless) {
            return homes;
        }
        for (position, area) in union.iter().enumerate().filter_map(|(position, held)| Some((position, held.first()?))) {
            if area.code.is_whole_country() {
                homes.whole.insert(area.level, (position, &area.code));
            } else if let Some(stem) = area.code.stem() {
                homes.named.insert((stem, area.level), (position, &area.code));
            }
        }
        homes
    }

    /// The area above: as someone says, else, for one that is brought as the top of its file, the narrowest that holds its code.
    pub(super) fn of(&self, held: &Held<'a>) -> Option<&'a AreaCode> {
        if !held.is_homeless() {
            return held.parent();
        }
        let area = held.first()?;
        let wider = Level::ALL.into_iter().filter(|level| *level < area.level);
        let on = |level: Level| {
            let named = area.code.beginnings().filter_map(move |stem| self.named.get(&(stem, level)));
            named.chain(self.whole.get(&level)).max_by_key(|(position, _)| *position).map(|(_, code)| *code)
        };
        wider.rev().find_map(on)
    }
}
