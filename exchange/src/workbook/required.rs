//! Requirements: of each area a norm binds by the norm's rule, of those above as the sum of those below.

use permille_engine::norm::Rule;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Spot, spans};
use super::formula::{self, Computed, Operand};
use super::norms::TargetCells;
use super::people::People;
use super::stocks::Stocks;
use super::table::{FIRST, Table, areas, is_bound};
use super::targets::{FROM, Targets, in_force};
use super::world::World;
use crate::names;

/// What requirements are worked out from.
pub(super) struct Sources<'a> {
    pub(super) norms: &'a [Vec<TargetCells>],
    pub(super) targets: &'a Targets,
    pub(super) people: &'a People,
    pub(super) stocks: &'a Stocks,
}

/// Writes the sheet.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, sources: &Sources<'_>) -> Result<Table, XlsxError> {
    let mut table = Table::head(
        ink,
        world,
        ["规则", "Rule"],
        [
            "各地区各年的需求量，都是公式：标准的目标值 × 人口或存量，最后取整一次（下限进位，上限舍去）。上级地区为下级之和。",
            "What is required of each area and year, all formulas: the norm's target by people or stock, rounded once at the end: up, and a cap down. Areas above others are their sum.",
        ],
        11,
    )?;
    let mut row = FIRST;
    for norm in 0..world.model.norm_count() {
        let outlook = world.outlook.norm(norm);
        let required = |area: usize, year: Year| outlook.requirement(world.cell(area, year));
        let areas = areas(world, norm, required);
        for &area in &areas {
            table.rows.insert((norm, area), row);
            row += 1;
        }
        let whole = world.model.measure_of(norm).whole;
        let all_whole =
            areas.iter().all(|&area| world.shown.iter().all(|&year| required(area, year).is_none_or(Quantity::is_whole)));
        let format = if all_whole { ink.styles.whole.clone() } else { ink.styles.fraction.clone() };
        for area in areas {
            let bound = is_bound(world, norm, area);
            let kind = if bound { names::rule(&world.model.norm(norm).rule) } else { ["下级之和", "sum of areas below"] };
            let row = table.rows.get(&(norm, area)).copied().unwrap_or(FIRST);
            Table::label(ink, world, (norm, area, row), kind)?;
            for &year in &world.shown {
                let Some(spot) = table.spot(norm, area, year) else { continue };
                let computed = if bound {
                    of_bound(ink, world, (norm, area, year), sources).unwrap_or_else(Computed::beyond)
                } else {
                    let (children, rows) = table.below(world, norm, area);
                    let parts: Vec<_> = children.iter().map(|&child| required(child, year)).collect();
                    formula::sum(&spans(&rows, spot.column), &parts, false, whole)
                };
                ink.formula(spot, computed, required(area, year), &format)?;
            }
        }
    }
    table.finish(ink, row)?;
    Ok(table)
}

/// The requirement of an area that the norm binds; `None` where a figure it reads has no cell.
fn of_bound(
    ink: &Ink<'_>,
    world: &World<'_>,
    (norm, area, year): (usize, usize, Year),
    sources: &Sources<'_>,
) -> Option<Computed> {
    let (rule, whole) = (&world.model.norm(norm).rule, world.model.measure_of(norm).whole);
    let rounding = world.model.norm(norm).direction.rounding();
    let cells = sources.norms.get(norm)?.first()?;
    let target = |part: usize| -> Option<Operand> {
        Some(ink.operand(sources.targets.spot(norm, part, year)?, in_force(world, norm, part, year)))
    };
    let people = |part: usize| -> Option<Operand> {
        let base = rule.bases().get(part)?;
        Some(ink.operand(sources.people.spot(area, base, year)?, world.people(base, area, year)))
    };
    let lying = |(spot, value): (Spot, Quantity)| ink.operand(spot, Some(value));
    Some(match rule {
        Rule::Ratio { .. } => formula::ratio(&target(0)?, &people(0)?, &lying(cells.per?), whole, rounding),
        Rule::SumOfRatios { bases } => {
            let terms: Option<Vec<_>> = (0..bases.len()).map(|part| Some((people(part)?, target(part)?))).collect();
            formula::sum_of_ratios(&terms?, whole, rounding)
        }
        Rule::Bracket { from, .. } => {
            let values: Option<Vec<_>> = (0..from.len()).map(&target).collect();
            let values = values?;
            let edge = |(part, from): (usize, &i64)| {
                let spot = sources.targets.spot(norm, part, year)?.at(FROM);
                Some(ink.operand(spot, Quantity::whole(*from).ok()))
            };
            let from: Option<Vec<_>> = from.iter().enumerate().map(edge).collect();
            formula::bracket(&people(0)?, &from?, &values, whole, rounding)
        }
        Rule::Threshold { .. } => {
            let from = lying(cells.from.first().copied()?);
            formula::threshold(&people(0)?, &from, &target(0)?, whole, rounding)
        }
        Rule::ShareOfResource { .. } | Rule::ShareOfStock { .. } | Rule::Path { of: Some(_) } => {
            let of = world.other(norm)?;
            let (amount, missing) = world.stock(of, area, year);
            if missing > 0 {
                return None;
            }
            formula::share(&target(0)?, &ink.operand(sources.stocks.spot(of, area, year)?, amount), whole, rounding)
        }
        Rule::PerArea | Rule::Absolute => formula::as_it_stands(&target(0)?, whole, rounding),
        Rule::Path { of: None } | Rule::Level | Rule::Indicator | Rule::Milestone => formula::same(&target(0)?),
    })
}
