//! What is worth a look in an import. A planner may know better, so nothing here stops it.

use std::collections::{BTreeMap, HashMap};

use permille_engine::area::{Area, PopulationBase};
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::in_order::InOrder;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::Change;
use super::known::Known;
use crate::tables::fault::{TableFault, TableProblem};
use crate::wording::figure::Kind;

/// The fewest known figures that can speak against a column.
const FEWEST: usize = 3;

/// What is worth a look in these changes.
pub(super) fn remarks(areas: &[Area], changes: &[Change], known: &Known, head: &dyn Fn(usize) -> String) -> Vec<TableProblem> {
    let by_code: HashMap<&AreaCode, &Area> = areas.iter().map(|area| (&area.code, area)).collect();
    let mut found = units(&by_code, changes, known, head);
    found.extend(people(&by_code, changes, head));
    found
}

/// Columns of which most is a power of ten off what is known of the same areas.
fn units(
    areas: &HashMap<&AreaCode, &Area>,
    changes: &[Change],
    known: &Known,
    head: &dyn Fn(usize) -> String,
) -> Vec<TableProblem> {
    let mut columns: BTreeMap<usize, (usize, Vec<f64>)> = BTreeMap::new();
    for change in changes {
        let counted = known.get(&change.figure).is_some_and(|known| known.counted || known.expected.kind == Kind::People);
        let latest = || {
            let area = areas.get(&change.area)?;
            let series = match &change.figure {
                Figure::Population(base) => area.population.get(base),
                Figure::Measure(measure) => area.measures.get(measure),
            };
            series?.latest(Year::MAX).map(|(_, value)| value)
        };
        let before = change.before.or_else(latest).map(Quantity::to_f64).filter(|value| *value > 0.0);
        let after = change.after.map(Quantity::to_f64).filter(|value| *value > 0.0);
        if let Some((before, after)) = before.zip(after).filter(|_| counted) {
            columns.entry(change.column).or_insert((change.row, Vec::new())).1.push(after / before);
        }
    }
    let mut found = Vec::new();
    for (column, (row, mut ratios)) in columns {
        if ratios.len() < FEWEST {
            continue;
        }
        ratios.put_in_order_by(f64::total_cmp);
        let middle = ratios[ratios.len() / 2];
        for factor in [1_000_u32, 10_000] {
            let off = |ratio: f64| (ratio / f64::from(factor) - 1.0).abs() < 0.5;
            for larger in [true, false] {
                if off(if larger { middle } else { 1.0 / middle }) {
                    found.push(TableProblem::of_cell(row, column, &head(column), TableFault::LikelyUnit { factor, larger }));
                }
            }
        }
    }
    found
}

/// People who do not add up, once all changes are made.
fn people(areas: &HashMap<&AreaCode, &Area>, changes: &[Change], head: &dyn Fn(usize) -> String) -> Vec<TableProblem> {
    let mut given: BTreeMap<(&AreaCode, Year), BTreeMap<&PopulationBase, &Change>> = BTreeMap::new();
    for change in changes {
        if let Figure::Population(base) = &change.figure {
            given.entry((&change.area, change.year)).or_default().insert(base, change);
        }
    }
    let mut found = Vec::new();
    for ((area, year), given) in given {
        let figure = |base: &PopulationBase| match given.get(base) {
            Some(change) => change.after,
            None => areas.get(area).and_then(|area| area.population.get(base)?.values.get(&year).copied()),
        };
        let mut say =
            |change: &Change, fault| found.push(TableProblem::of_cell(change.row, change.column, &head(change.column), fault));
        let Some(resident) = figure(&PopulationBase::Resident) else { continue };
        let parts =
            figure(&PopulationBase::Urban).zip(figure(&PopulationBase::Rural)).and_then(|(urban, rural)| urban.plus(rural));
        let mut apart = false;
        if let Some(parts) = parts.filter(|parts| *parts != resident) {
            let bases = [PopulationBase::Urban, PopulationBase::Rural, PopulationBase::Resident];
            if let Some(change) = bases.iter().find_map(|base| given.get(base)) {
                say(change, TableFault::PartsDoNotAddUp { parts, resident });
                apart = true;
            }
        }
        for (base, change) in &given {
            // What was said of the parts is not said again.
            let said = apart && matches!(base, PopulationBase::Urban | PopulationBase::Rural);
            if !said && **base != PopulationBase::Resident && change.after.is_some_and(|after| after > resident) {
                say(change, TableFault::BeyondResidents { resident });
            }
        }
    }
    found.put_in_order_by_key(|problem| problem.place.as_ref().map(|place| (place.row, place.column)));
    found
}
