//! From decisions to the one set.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::areas::{self, Held, Homes};
use super::conflict::{self, Rule};
use super::sources::Sources;
use super::{AREAS, FigurePlace, Holder, Incoming, Sets, Taking, edit, plans, reviews, scenarios};
use crate::area::{Area, Series};
use crate::doubts::{self, Ground};
use crate::edit::{Edit, Figure};
use crate::id::{AreaCode, PlanId, ScenarioId, SourceId};
use crate::in_order::{self, InOrder};
use crate::pause::{AtOnce, Part, Pause, at_once, share};
use crate::peers::survey::{Finding, Kinds, Survey, Suspect};
use crate::quantity::Quantity;
use crate::scenario::{Baseline, ScenarioSet};
use crate::year::Year;

/// What is decided. Whatever is not, stays with the open set, and what only others have is added.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Decisions {
    /// Whose figures count where they conflict.
    pub all: Rule,
    /// Whose count in one area.
    pub by_area: BTreeMap<AreaCode, Rule>,
    /// Whose count in one place.
    pub by_place: BTreeMap<FigurePlace, Rule>,
    /// The unit slips that are put right.
    pub corrected: BTreeSet<FigurePlace>,
    /// What becomes of the others' scenarios, by file and id.
    pub scenarios: BTreeMap<(usize, ScenarioId), Taking>,
    /// What becomes of the others' plans, by file and id.
    pub plans: BTreeMap<(usize, PlanId), Taking>,
}

impl Decisions {
    /// Whose figure counts in a place.
    #[must_use]
    pub fn rule(&self, place: &FigurePlace) -> Rule {
        self.by_place.get(place).or_else(|| self.by_area.get(&place.area)).copied().unwrap_or(self.all)
    }
}

/// A figure of the merged set that its own other years or its peers speak against, before it is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The figure, and what speaks against it.
    pub about: doubts::Doubt,
    /// Whose it is.
    pub holder: Holder,
}

/// What comes of the decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The one set.
    pub set: ScenarioSet,
    /// What makes it from the open set, in one step that can be undone; `None` where nothing changes.
    pub edit: Option<Edit>,
    /// Its figures that their own other years or their peers speak against, by area, figure and year.
    pub doubts: Vec<Doubt>,
    /// Whose figure each is, of the areas that others have; every other is the open set's.
    pub taken: BTreeMap<FigurePlace, Holder>,
}

/// One set out of `open` and `files`, as it is decided.
#[must_use]
pub fn merge(open: &ScenarioSet, files: &[Incoming], decisions: &Decisions) -> Merged {
    at_once(merge_pausing(open, files, decisions, &mut AtOnce))
}

/// The same, with pauses.
///
/// # Errors
/// Whatever ends a pause.
pub async fn merge_pausing<P: Pause>(
    open: &ScenarioSet,
    files: &[Incoming<'_>],
    decisions: &Decisions,
    pause: &mut P,
) -> Result<Merged, P::Ended> {
    let sets = Sets::new(open, files);
    let union = areas::union(&sets, &mut Part::new(pause, 0.0, 0.3)).await?;
    let (homes, mut sources) = (Homes::new(&union), Sources::new(&sets));
    let mut merged: Vec<Area> = Vec::with_capacity(union.len());
    let mut taken: BTreeMap<FigurePlace, Holder> = BTreeMap::new();
    for part in union.chunks(AREAS) {
        for held in part {
            if let Some(area) = held.mine_alone() {
                merged.push(area.clone());
                continue;
            }
            let Some(mut area) = areas::frame(held, &homes) else { continue };
            for figure in held.figures() {
                let series = figures(&sets, held, &figure, decisions, &mut sources, &mut taken);
                match &figure {
                    Figure::Population(base) => area.population.insert(base.clone(), series),
                    Figure::Measure(measure) => area.measures.insert(measure.clone(), series),
                };
            }
            merged.push(area);
        }
        pause.pause(0.3 + 0.3 * share(merged.len(), union.len())).await?;
    }
    let plans = plans::merged(&sets, decisions);
    let doubts = put_right(&mut merged, &Kinds::of(&plans), decisions, &taken, &mut Part::new(pause, 0.6, 1.0)).await?;
    let doubts = doubts
        .into_iter()
        .map(|about| Doubt { holder: taken.get(&about.place).copied().unwrap_or(Holder::Mine), about })
        .collect();
    let scenarios = scenarios::merged(&sets, &union, decisions);
    let unmoved = *open.baseline.areas == merged;
    let areas = if unmoved { Arc::clone(&open.baseline.areas) } else { Arc::new(merged) };
    let baseline = Baseline { areas, ..open.baseline.clone() };
    let mut set = ScenarioSet { baseline, plans, scenarios, sources: sources.names, ..open.clone() };
    set.reviews = reviews::merged(&set, files);
    Ok(Merged { edit: edit::between(open, &set), set, doubts, taken })
}

/// A figure's series out of everyone's, with where its values came from.
fn figures(
    sets: &Sets,
    held: &Held,
    figure: &Figure,
    decisions: &Decisions,
    sources: &mut Sources,
    taken: &mut BTreeMap<FigurePlace, Holder>,
) -> Series {
    let all = held.series(figure);
    let years: BTreeSet<Year> = in_order::set(all.iter().flat_map(|(_, _, series)| series.values.keys().copied()));
    let mut values: BTreeMap<Year, Quantity> = BTreeMap::new();
    let mut holders: BTreeSet<Holder> = BTreeSet::new();
    for year in years {
        let place = FigurePlace { area: held.code.clone(), figure: figure.clone(), year };
        let Some((holder, value)) = conflict::choose(&conflict::stated(&all, year), decisions.rule(&place)) else { continue };
        values.insert(year, value);
        holders.insert(holder);
        taken.insert(place, holder);
    }
    // Who only repeats what others state adds no source, but may have a note. A series without a figure may still say where one is to
    // come from.
    let counts = |holder: &Holder| holders.is_empty() || holders.contains(holder);
    let agrees = |series: &Series| series.values.iter().all(|(year, value)| values.get(year) == Some(value));
    let by = all.iter().filter(|(holder, _, _)| counts(holder));
    let parts: Vec<(Holder, Option<SourceId>)> = by.map(|(holder, _, series)| (*holder, series.source.clone())).collect();
    let repeats = |series: &Series| series.source.is_some() && series.values == values;
    let source = sources.together(&parts, sets).or_else(|| {
        let (holder, _, series) = all.iter().find(|(_, _, series)| repeats(series))?;
        series.source.as_ref().map(|source| sources.id(*holder, source))
    });
    let mut notes: Vec<&str> = Vec::new();
    for note in all
        .iter()
        .filter(|(holder, _, series)| counts(holder) || agrees(series))
        .filter_map(|(_, _, series)| series.note.as_deref())
    {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    let note = (!notes.is_empty()).then(|| notes.join("；"));
    let owner = all.iter().find_map(|(_, _, series)| series.owner.clone());
    Series { values, source, note, owner }
}

/// Puts right what is decided to be put right; every doubt there was. An area's own other years are heard first, since they know it best, then residents, before
/// what is divided by them, and what plans ask last.
async fn put_right<P: Pause>(
    areas: &mut [Area],
    kinds: &Kinds<'_>,
    decisions: &Decisions,
    taken: &BTreeMap<FigurePlace, Holder>,
    pause: &mut P,
) -> Result<Vec<doubts::Doubt>, P::Ended> {
    let mut found = Vec::new();
    for part in areas.chunks(AREAS) {
        found.extend(part.iter().flat_map(|area| doubts::slips_by_years(area, kinds)));
        pause.pause(0.0).await?;
    }
    correct(areas, &found, decisions);
    let residents = looked_through(Survey::of_residents(areas, kinds), &mut Part::new(pause, 0.1, 0.3)).await?;
    let residents = by_peers(areas, residents, &found, taken);
    correct(areas, &residents, decisions);
    found.extend(residents);
    let doubted = found.iter().filter(|doubt| doubt.is_slip() && !decisions.corrected.contains(&doubt.place));
    let doubted: BTreeSet<FigurePlace> = in_order::set(doubted.map(|doubt| doubt.place.clone()));
    let rest = looked_through(Survey::of_the_rest(areas, kinds, doubted, None), &mut Part::new(pause, 0.3, 1.0)).await?;
    let rest = by_peers(areas, rest, &found, taken);
    correct(areas, &rest, decisions);
    found.extend(rest);
    // What is put right is in its unit.
    let open = found.iter().filter(|doubt| doubt.is_slip() && !decisions.corrected.contains(&doubt.place));
    let open: BTreeSet<FigurePlace> = in_order::set(open.map(|doubt| doubt.place.clone()));
    let mut asked = Vec::new();
    for part in areas.chunks(AREAS) {
        for area in part {
            doubts::asked::of(kinds, area, &open, &mut asked);
        }
        pause.pause(1.0).await?;
    }
    // What is far from its peers is told of once.
    let said: BTreeSet<&FigurePlace> = in_order::set(asked.iter().map(|doubt| &doubt.place));
    found.retain(|doubt| doubt.is_slip() || !said.contains(&doubt.place));
    let slipped: BTreeSet<FigurePlace> = in_order::set(found.iter().map(|doubt| doubt.place.clone()));
    asked.retain(|doubt| !slipped.contains(&doubt.place));
    found.extend(asked);
    found.put_in_order_by(|one, other| one.place.cmp(&other.place));
    Ok(found)
}

/// What peers say of figures of which nothing was said yet. A figure that is much like one of the open set for a year beside it is in its unit, whatever peers
/// say.
fn by_peers(
    areas: &[Area],
    suspects: Vec<Suspect>,
    found: &[doubts::Doubt],
    taken: &BTreeMap<FigurePlace, Holder>,
) -> Vec<doubts::Doubt> {
    if suspects.is_empty() {
        return Vec::new();
    }
    let by_code: BTreeMap<&AreaCode, &Area> = in_order::map(areas.iter().map(|area| (&area.code, area)));
    let said: BTreeSet<&FigurePlace> = in_order::set(found.iter().map(|doubt| &doubt.place));
    let mine = |place: &FigurePlace| taken.get(place).is_none_or(|holder| *holder == Holder::Mine);
    let series = |place: &FigurePlace| by_code.get(&place.area)?.series(&place.figure);
    let upheld = |Suspect { place, finding, .. }: &Suspect| {
        matches!(finding, Finding::Slip { .. })
            && !mine(place)
            && series(place).is_some_and(|series| {
                doubts::is_like_its_neighbours(series, place.year, |year| mine(&FigurePlace { year, ..place.clone() }))
            })
    };
    let heard = suspects.into_iter().filter(|suspect| !said.contains(&suspect.place) && !upheld(suspect));
    heard.map(|Suspect { place, value, finding }| doubts::Doubt { place, value, ground: Ground::Peers(finding) }).collect()
}

/// What a survey finds. How far it is cannot be known before it is done.
async fn looked_through<P: Pause>(mut survey: Survey<'_>, pause: &mut P) -> Result<Vec<Suspect>, P::Ended> {
    loop {
        if let Some(found) = survey.step() {
            return Ok(found);
        }
        pause.pause(0.0).await?;
    }
}

fn correct(areas: &mut [Area], doubts: &[doubts::Doubt], decisions: &Decisions) {
    let mut by_area: BTreeMap<&AreaCode, Vec<(&FigurePlace, Quantity)>> = BTreeMap::new();
    for doubt in doubts.iter().filter(|doubt| decisions.corrected.contains(&doubt.place)) {
        if let Some(corrected) = doubt.corrected() {
            by_area.entry(&doubt.place.area).or_default().push((&doubt.place, corrected));
        }
    }
    if by_area.is_empty() {
        return;
    }
    for area in areas {
        for (place, corrected) in by_area.remove(&area.code).unwrap_or_default() {
            let series = match &place.figure {
                Figure::Population(base) => area.population.get_mut(base),
                Figure::Measure(measure) => area.measures.get_mut(measure),
            };
            if let Some(series) = series {
                series.values.insert(place.year, corrected);
            }
        }
    }
}
