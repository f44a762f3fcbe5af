//! An area's figures against what the plans ask for each of so many people: the only yardstick where there are neither other years nor peers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::within::beyond_residents;
use super::{Doubt, Ground};
use crate::area::{Area, Level, PopulationBase};
use crate::edit::Figure;
use crate::id::MeasureId;
use crate::name::Name;
use crate::norm::Norm;
use crate::peers::survey::{FigurePlace, Kinds, figures};
use crate::plan::Plan;
use crate::quantity::{Quantity, Rounding};
use crate::year::Year;

/// A figure beside what a plan asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What the figure is of.
    pub measure: Name,
    /// What it comes to for `per` people.
    pub rate: Quantity,
    /// What is asked for as many.
    pub asked: Quantity,
    /// For how many people.
    pub per: i64,
    /// Who is counted.
    pub base: PopulationBase,
    /// Whether it is too large rather than too small.
    pub larger: bool,
    /// The document, by its number or else its title.
    pub document: Name,
    /// Where in it that stands.
    pub clause: String,
}

/// So many times what is asked is taken for a wrong unit: a figure ten times too large is, wherever three fifths of what is asked are there.
const TIMES: i128 = 6;
/// A single figure may be so small a part of what is asked before its unit is doubted. A tenth may well be a shortage, and is shown as one; a hundredth, by
/// the same measure, is not.
const PART: i128 = 60;
/// Fewer units than that say nothing.
const FEW: i128 = 20;
/// So many figures must all be off before the people they are divided by are doubted in their place.
const ALL: usize = 3;

/// What one figure says.
struct Judged {
    measure: MeasureId,
    doubt: Option<Doubt>,
    /// The people it was divided by, by the year they are stated for.
    people: (PopulationBase, Year),
    /// Whether it is too large for these or too small; `Some(None)` where it is neither, `None` where there are too few of it to say.
    of_people: Option<Option<bool>>,
    measured: Arc<Measured>,
}

/// What the plans say of the figures of an area. Nothing is said where the unit of either is doubted.
pub(crate) fn of(kinds: &Kinds, area: &Area, slips: &BTreeSet<FigurePlace>, found: &mut Vec<Doubt>) {
    if kinds.rates().is_empty() {
        return;
    }
    let mut said: Vec<Judged> = Vec::new();
    for (figure, series) in figures(area) {
        let Figure::Measure(id) = &figure else { continue };
        let norms = || kinds.rates().iter().filter(|(plan, norm)| norm.measure == *id && speaks(plan, norm, area));
        if norms().next().is_none() {
            continue;
        }
        for (&year, &value) in &series.values {
            let place = FigurePlace { area: area.code.clone(), figure: figure.clone(), year };
            if !slips.contains(&place) {
                said.extend(one(kinds, area, (&place, value), norms().copied(), slips));
            }
        }
    }
    let mut blamed: BTreeMap<(PopulationBase, Year), (bool, BTreeSet<&MeasureId>)> = BTreeMap::new();
    let mut cleared: BTreeSet<&(PopulationBase, Year)> = BTreeSet::new();
    for one in &said {
        match one.of_people {
            Some(Some(larger)) => {
                let (first, measures) = blamed.entry(one.people.clone()).or_insert_with(|| (larger, BTreeSet::new()));
                measures.insert(&one.measure);
                if *first != larger {
                    cleared.insert(&one.people);
                }
            }
            Some(None) => drop(cleared.insert(&one.people)),
            None => {}
        }
    }
    blamed.retain(|people, (_, measures)| measures.len() >= ALL && !cleared.contains(people));
    for (people, (_, measures)) in &blamed {
        let (base, year) = people;
        let value = area.population.get(base).and_then(|series| series.values.get(year));
        let first = said.iter().find(|one| one.people == *people && one.of_people.flatten().is_some());
        let (Some(&value), Some(first)) = (value, first) else { continue };
        let place = FigurePlace { area: area.code.clone(), figure: Figure::Population(base.clone()), year: *year };
        let ground = Ground::AllAsked { figures: measures.len(), first: Arc::clone(&first.measured) };
        found.push(Doubt { place, value, ground });
    }
    let beside = said.iter().filter(|one| !blamed.contains_key(&one.people));
    found.extend(beside.filter_map(|one| one.doubt.clone()));
}

/// Whether a norm is a yardstick for an area: it lies in the plan's territory or holds it, and is of the norm's level or a county and wider. Townships differ
/// too much for what a county is to have.
fn speaks(plan: &Plan, norm: &Norm, area: &Area) -> bool {
    let level = norm.level == area.level || area.level <= Level::County;
    level && (area.code.lies_in(&plan.territory) || plan.territory.lies_in(&area.code))
}

/// What the norms say of a figure: all of them, or nothing is doubted.
fn one<'a>(
    kinds: &Kinds,
    area: &Area,
    (place, value): (&FigurePlace, Quantity),
    norms: impl Iterator<Item = (&'a Plan, &'a Norm)>,
    slips: &BTreeSet<FigurePlace>,
) -> Option<Judged> {
    let mut first: Option<Judged> = None;
    for (plan, norm) in norms {
        let Some(said) = by_norm(kinds, area, (place, value), (plan, norm), slips) else { continue };
        first = Some(match first {
            None => said,
            Some(mut first) => {
                let larger = |said: &Judged| said.doubt.is_some().then_some(said.measured.larger);
                if larger(&first) != larger(&said) {
                    first.doubt = None;
                }
                if first.of_people != said.of_people {
                    first.of_people = Some(None);
                }
                first
            }
        });
    }
    first
}

/// What a norm says of a figure; `None` where nobody knows of how many people it is.
fn by_norm(
    kinds: &Kinds,
    area: &Area,
    (place, value): (&FigurePlace, Quantity),
    (plan, norm): (&Plan, &Norm),
    slips: &BTreeSet<FigurePlace>,
) -> Option<Judged> {
    let (base, per) = (norm.rule.bases().first()?, norm.rule.per()?);
    let (stated, people) = area.population.get(base)?.latest(place.year)?;
    let of_people = FigurePlace { area: area.code.clone(), figure: Figure::Population(base.clone()), year: stated };
    if people <= Quantity::ZERO || !people.is_whole() || per <= 0 || value <= Quantity::ZERO || slips.contains(&of_people) {
        return None;
    }
    let values = || norm.targets.iter().flat_map(|target| target.values.first().into_iter().chain(&target.upper)).copied();
    let (most, least) = (values().max()?, values().min()?);
    if least <= Quantity::ZERO {
        return None;
    }
    // Both sides times `per`: the figure, what is asked at most and at least, and a unit.
    let unit = i128::from(Quantity::ONE.millionths()) * i128::from(per);
    let there = i128::from(value.millionths()) * i128::from(per);
    let for_all = |asked: Quantity| i128::from(asked.millionths()) * i128::from(people.trunc());
    let (high, low) = (for_all(most), for_all(least));
    let (above, below) = (there >= TIMES * high, there * TIMES <= low);
    let of_people = match (above, below) {
        (true, _) => (there >= FEW * unit).then_some(Some(true)),
        (_, true) => (low >= FEW * TIMES * unit).then_some(Some(false)),
        _ => (there.max(low) >= FEW * unit).then_some(None),
    };
    let measure = kinds.measure(&norm.measure);
    // More than there are people is said to be that.
    let known =
        measure.is_some_and(|measure| measure.whole) && *base == PopulationBase::Resident && beyond_residents(people, value);
    let slipped = above && high >= FEW * unit && !known || there * PART <= low && low >= FEW * PART * unit;
    let measured = Arc::new(Measured {
        measure: measure.map(|measure| measure.name.clone()).unwrap_or_default(),
        rate: value.per(per, people.trunc(), false, Rounding::Down)?,
        asked: if above { most } else { least },
        per,
        base: base.clone(),
        larger: above,
        document: plan.number.as_ref().map_or_else(|| plan.title.clone(), |number| Name::new(number, number)),
        clause: norm.source.clause.clone(),
    });
    let doubt = slipped.then(|| Doubt { place: place.clone(), value, ground: Ground::Asked(Arc::clone(&measured)) });
    Some(Judged { measure: norm.measure.clone(), doubt, people: (base.clone(), stated), of_people, measured })
}
