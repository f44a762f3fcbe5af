//! Where the numbers put into a formula come from.

use super::{Origin, Part, PartKind, People, UnusedFigure};
use crate::area::{PopulationBase, Series};
use crate::model::Model;
use crate::outlook::Outlook;
use crate::outlook::own_stock::{Passed, passed, passed_held};
use crate::plan::Nature;
use crate::quantity::Quantity;
use crate::scenario::{Action, Lever, Scenario};
use crate::year::Year;

/// People put into a formula, with where the number comes from.
pub(super) fn people(
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    base: &PopulationBase,
    area: usize,
    year: Year,
) -> People {
    let position = model.bases.iter().position(|one| one == base);
    let at = position.zip(model.cell(area, year));
    let count = at.and_then(|(base, cell)| outlook.population().people(base, cell));
    let origin = match (count, at) {
        (Some(_), Some((base, cell))) if outlook.population().is_sum(base, cell) => {
            let unused = unused(model.areas[area].population.get(&model.bases[base]), year);
            Origin::Summed { missing: 0, unused, held: Quantity::ZERO, parts: Vec::new() }
        }
        (Some(_), Some(_)) => own_people(model, scenario, base, area, year),
        _ => Origin::Unknown,
    };
    People { base: base.clone(), count, origin }
}

/// Where the area's own number of people comes from.
fn own_people(model: &Model, scenario: &Scenario, base: &PopulationBase, area: usize, year: Year) -> Origin {
    let stated = |base: &PopulationBase| model.areas[area].population.get(base);
    let since = |base: &PopulationBase| stated(base).and_then(|series| series.latest(year)).map_or(0, |(year, _)| year);
    let rate = |lever: Lever| model.lever_by_area(scenario, &lever).get(area).copied().flatten().unwrap_or_default();
    let carried = |base: &PopulationBase| {
        let rates = match base {
            PopulationBase::Urban | PopulationBase::Rural => [rate(Lever::Growth), rate(Lever::Urbanisation)],
            _ => [rate(Lever::Growth), Quantity::ZERO],
        };
        let rate = rates.into_iter().find(|rate| *rate != Quantity::ZERO).unwrap_or_default();
        own(stated(base), year, rate, Vec::new(), false)
    };
    let less = |less: &PopulationBase| Origin::Derived {
        residents: Box::new(carried(&PopulationBase::Resident)),
        less: less.clone(),
        from: Box::new(carried(less)),
    };
    let (urban, rural) = (since(&PopulationBase::Urban), since(&PopulationBase::Rural));
    match base {
        // The split was last observed through the rural, in this very year or earlier.
        PopulationBase::Urban if rural > urban && rural == year => less(&PopulationBase::Rural),
        PopulationBase::Urban if rural > urban => carried(&PopulationBase::Rural),
        // What is not stated for the year is what the urban leave.
        PopulationBase::Rural if urban > 0 && urban >= rural && rural != year => less(&PopulationBase::Urban),
        _ => carried(base),
    }
}

/// Where a stock comes from.
pub(super) fn stock_origin(
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    measure: usize,
    area: usize,
    year: Year,
) -> Origin {
    let Some(cell) = model.cell(area, year) else { return Origin::Unknown };
    let stock = outlook.stock(measure);
    if stock.amount(cell).is_none() {
        return Origin::Unknown;
    }
    let what = &model.measures[measure];
    let series = model.areas[area].measures.get(&what.id);
    if stock.is_sum(cell) {
        let held = model.horizon.position(year).map_or(Quantity::ZERO, |row| stock.held(area, row));
        let parts = in_parts(passed_held(model, scenario, measure, area, year));
        return Origin::Summed { missing: stock.missing(cell), unused: unused(series, year), held, parts };
    }
    let lever = Lever::Attrition { measure: what.id.clone() };
    let counted = what.nature == Nature::Resource;
    let rate = model.lever_by_area(scenario, &lever).get(area).copied().flatten().filter(|_| counted).unwrap_or_default();
    let from = series.and_then(|series| series.latest(year)).map_or(year, |(from, _)| from);
    let parts = if counted { parts(model, scenario, outlook, measure, area, (from, year)) } else { Vec::new() };
    let rounded = what.whole && rate != Quantity::ZERO;
    own(series, year, rate, parts, rounded)
}

/// What a stock lost and gained after the year `from`, up to `to`.
fn parts(
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    measure: usize,
    area: usize,
    (from, to): (Year, Year),
) -> Vec<Part> {
    in_parts(passed(model, scenario, outlook.stock(measure), measure, area, (from, to)))
}

/// What happened in each of these years, in parts; what comes to nothing is not told.
fn in_parts((years, actions): (Vec<Passed>, Vec<&Action>)) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut tell = |year, amount, kind| {
        if amount != Quantity::ZERO {
            parts.push(Part { year, amount, kind });
        }
    };
    for passed in years {
        tell(passed.year, passed.lost, PartKind::Lost);
        tell(passed.year, passed.added, PartKind::Added);
        for action in actions.iter().filter(|action| action.year == passed.year) {
            tell(passed.year, action.amount, PartKind::Built { reason: action.reason.clone() });
        }
    }
    parts
}

/// Where an area's own number of `year` comes from.
fn own(series: Option<&Series>, year: Year, rate: Quantity, parts: Vec<Part>, rounded: bool) -> Origin {
    match series.and_then(|series| Some((series, series.latest(year)?))) {
        Some((series, (from, _))) if from == year => Origin::Stated { source: series.source.clone(), note: series.note.clone() },
        Some((series, (from, value))) => {
            Origin::Carried { from, source: series.source.clone(), note: series.note.clone(), rate, value, parts, rounded }
        }
        None => Origin::Unknown,
    }
}

/// The area's own figure, where it states one and the sum is used instead.
fn unused(series: Option<&Series>, year: Year) -> Option<UnusedFigure> {
    let series = series?;
    let (year, value) = series.latest(year)?;
    Some(UnusedFigure { year, value, source: series.source.clone() })
}
