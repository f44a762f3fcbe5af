//! What happens in a round of asking areas for figures, as edits; what speaks against what came back; and who is missing.

use std::collections::{BTreeMap, BTreeSet};

use crate::area::{Area, Figure, Level};
use crate::doubts::{Doubt, Ground};
use crate::edit::Edit;
use crate::id::{AreaCode, RoundId};
use crate::in_order;
use crate::merge::{Comparison, Missing};
use crate::round::{Return, Round, State};
use crate::scenario::ScenarioSet;

/// A form that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormBack {
    /// The round it was sent out in.
    pub round: RoundId,
    /// The area it was made for.
    pub area: AreaCode,
    /// The file it came in.
    pub file: String,
    /// How many figures it asked for.
    pub asked: usize,
    /// Those that it leaves open.
    pub open: BTreeSet<Figure>,
}

/// Sends a round out. What was sent out in the same round before, and came back, stays, and so do its title and its deadline: they stand in forms that are out.
#[must_use]
pub fn sent(set: &ScenarioSet, id: &RoundId, mut round: Round) -> Edit {
    if let Some(before) = set.rounds.get(id) {
        for (area, returned) in &before.asked {
            round.asked.insert(area.clone(), returned.clone());
        }
        for (own, first) in [(&mut round.title, &before.title), (&mut round.deadline, &before.deadline)] {
            if !first.is_empty() {
                own.clone_from(first);
            }
        }
    }
    Edit::Round { id: id.clone(), round: Some(Box::new(round)) }
}

/// Takes note of forms that came back on a day. A form of a round that the set does not keep, or of an area that was not asked in it, leaves no trace; of two of
/// one area the later counts. What was accepted has to be looked at again where another form takes its place.
#[must_use]
pub fn returned(set: &ScenarioSet, forms: &[FormBack], date: &str) -> Vec<Edit> {
    let mut last: BTreeMap<(&RoundId, &AreaCode), &FormBack> = BTreeMap::new();
    for form in forms {
        last.insert((&form.round, &form.area), form);
    }
    let edits = last.into_iter().filter_map(|((round, area), form)| {
        let FormBack { file, asked, open, .. } = form.clone();
        let before = set.rounds.get(round)?.asked.get(area)?;
        if before.as_ref().is_some_and(|before| before.file == file && before.date == date && before.open == open) {
            return None;
        }
        let returned = Some(Return { date: date.to_owned(), file, accepted: None, asked, open });
        Some(Edit::Returned { round: round.clone(), area: area.clone(), returned })
    });
    edits.collect()
}

/// Accepts what areas returned on a day, or with `None` takes that back; `None` where there is nothing to change.
#[must_use]
pub fn accepted<'a>(
    set: &ScenarioSet,
    id: &RoundId,
    areas: impl IntoIterator<Item = &'a AreaCode>,
    date: Option<&str>,
) -> Option<Edit> {
    let round = set.rounds.get(id)?;
    let changed = areas.into_iter().filter_map(|area| {
        let before = round.asked.get(area)?.as_ref()?;
        if before.accepted.is_some() == date.is_some() {
            return None;
        }
        let returned = Some(Return { accepted: date.map(str::to_owned), ..before.clone() });
        Some(Edit::Returned { round: id.clone(), area: area.clone(), returned })
    });
    let edits: Vec<Edit> = changed.collect();
    (!edits.is_empty()).then_some(Edit::All(edits))
}

/// What speaks against the figures of the year that a round asked for, by area: places in `doubts`. That a figure is old is no doubt of what came back.
#[must_use]
pub fn doubted(round: &Round, doubts: &[Doubt]) -> BTreeMap<AreaCode, Vec<usize>> {
    let mut found: BTreeMap<AreaCode, Vec<usize>> = BTreeMap::new();
    for (place, doubt) in doubts.iter().enumerate() {
        if doubt.place.year == round.year && !matches!(doubt.ground, Ground::Old { .. }) {
            found.entry(doubt.place.area.clone()).or_default().push(place);
        }
    }
    found
}

/// Every area of the levels that a round asked, in the order of the file, with how it stands: by its position.
#[must_use]
pub fn states(areas: &[Area], round: &Round, doubted: &BTreeMap<AreaCode, Vec<usize>>) -> Vec<(usize, State)> {
    let asked = areas.iter().filter(|area| round.asked.contains_key(&area.code));
    let levels: BTreeSet<Level> = in_order::set(asked.map(|area| area.level));
    let of_level = areas.iter().enumerate().filter(|(_, area)| levels.contains(&area.level));
    of_level.map(|(position, area)| (position, round.state(area, doubted.contains_key(&area.code)))).collect()
}

/// The areas that a round asked and the set has no more.
#[must_use]
pub fn gone<'a>(areas: &[Area], round: &'a Round) -> Vec<&'a AreaCode> {
    let here: BTreeSet<&AreaCode> = in_order::set(areas.iter().map(|area| &area.code));
    round.asked.keys().filter(|area| !here.contains(area)).collect()
}

/// Who is missing beside what lies on the merge desk. Where forms of rounds lie there that the set keeps: those asked in these rounds who have returned
/// nothing, neither before nor now. Else the areas beside those that are handed in, named at the level that hands in.
#[must_use]
pub fn missing(set: &ScenarioSet, found: &Comparison, forms: &[FormBack]) -> Vec<Missing> {
    let rounds: BTreeSet<&RoundId> = in_order::set(forms.iter().map(|form| &form.round));
    let rounds: Vec<(&RoundId, &Round)> = rounds.into_iter().filter_map(|id| Some((id, set.rounds.get(id)?))).collect();
    if rounds.is_empty() {
        return at_their_level(set, found);
    }
    let here: BTreeSet<(&RoundId, &AreaCode)> = in_order::set(forms.iter().map(|form| (&form.round, &form.area)));
    let open = rounds.iter().flat_map(|(id, round)| round.missing().filter(|area| !here.contains(&(*id, *area))));
    let open: BTreeSet<&AreaCode> = in_order::set(open);
    set.baseline.areas.iter().filter(|area| open.contains(&area.code)).map(of).collect()
}

/// An area that is missing.
fn of(area: &Area) -> Missing {
    let known = area.population.values().chain(area.measures.values()).any(|series| !series.values.is_empty());
    let parent = area.parent.clone().unwrap_or_else(|| area.code.clone());
    Missing { area: area.code.clone(), name: area.name.clone(), parent, known }
}

/// The missing areas of a comparison; one above the level that hands in by those of that level below it, where there are any.
fn at_their_level(set: &ScenarioSet, found: &Comparison) -> Vec<Missing> {
    let areas = &*set.baseline.areas;
    let by_code: BTreeMap<&AreaCode, &Area> = in_order::map(areas.iter().map(|area| (&area.code, area)));
    let handing = found.areas.iter().filter(|area| !area.files.is_empty());
    let levels: BTreeSet<Level> = in_order::set(handing.filter_map(|area| by_code.get(&area.area)).map(|area| area.level));
    let above = found.missing.iter().filter(|one| by_code.get(&one.area).is_some_and(|area| !levels.contains(&area.level)));
    let above: BTreeSet<&AreaCode> = in_order::set(above.map(|one| &one.area));
    let mut below: BTreeMap<&AreaCode, Vec<Missing>> = BTreeMap::new();
    if !above.is_empty() {
        for area in areas.iter().filter(|area| levels.contains(&area.level)) {
            // A tree that leads round is refused before it comes here; so many steps end in any case.
            let upward = std::iter::successors(area.parent.as_ref(), |code| by_code.get(code)?.parent.as_ref());
            if let Some(one) = upward.take(Level::ALL.len()).find(|code| above.contains(code)) {
                below.entry(one).or_default().push(of(area));
            }
        }
    }
    let each = |one: &Missing| below.remove(&one.area).unwrap_or_else(|| vec![one.clone()]);
    found.missing.iter().flat_map(each).collect()
}
