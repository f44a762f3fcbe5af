//! What there is, norm by norm: the stock the norm measures; of areas above, their own total or the sum of those below.

use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, spans};
use super::formula;
use super::stocks::Stocks;
use super::table::{FIRST, Table, areas, is_bound};
use super::world::World;
use crate::wording::language::Word;
use crate::wording::spreadsheet::{self, Computed};

/// Writes the sheet, for the norms that have a requirement somewhere.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, required: &Table, stocks: &Stocks) -> Result<Table, XlsxError> {
    let mut table = Table::head(
        ink,
        world,
        Word::new("来源", "From"),
        Word::new(
            "各标准所衡量的现有量，取自“存量”表；上级地区取本级总数，没有的为下级已知之和。没有数据的标准不列。",
            "What there is of what each norm measures, from Stocks; of an area above, its own total or the sum of what is known below. Norms without figures are left out.",
        ),
        11,
    )?;
    let mut row = FIRST;
    for norm in 0..world.model.norm_count() {
        let Some(measure) = world.measure(norm).filter(|_| required.rows.range((norm, 0)..(norm + 1, 0)).next().is_some()) else {
            continue;
        };
        let available = |area: usize, year: Year| world.outlook.norm(norm).available(world.cell(area, year));
        let areas = areas(world, norm, available);
        for &area in &areas {
            table.rows.insert((norm, area), row);
            row += 1;
        }
        let whole = is_whole(world, norm, &areas);
        let format = if whole { ink.styles.whole.clone() } else { ink.styles.fraction.clone() };
        for area in areas {
            let bound = is_bound(world, norm, area);
            let kind = if bound { Word::new("存量", "stock") } else { Word::new("本级或下级之和", "own or sum") };
            let row = table.rows.get(&(norm, area)).copied().unwrap_or(FIRST);
            Table::label(ink, world, (norm, area, row), kind)?;
            for &year in &world.shown {
                let Some(spot) = table.spot(norm, area, year) else { continue };
                let stock = || {
                    let spot = stocks.spot(measure, area, year)?;
                    Some(spreadsheet::same(&ink.operand(spot, world.stock(measure, area, year).0)))
                };
                let computed = if bound || world.own_total(measure, area, year).is_some() {
                    stock().unwrap_or_else(Computed::beyond)
                } else {
                    let (children, rows) = table.below(world, norm, area);
                    let parts: Vec<_> = children.iter().map(|&child| available(child, year)).collect();
                    let alone = world.held(measure, area, year);
                    let held = stocks.held(measure, area, year).map(|spot| ink.operand(spot, alone.exact));
                    formula::sum_and_held(&spans(&rows, spot.column), &parts, held.as_ref(), alone.shown != alone.exact, whole)
                };
                ink.formula(spot, computed, available(area, year), &format)?;
            }
        }
    }
    table.finish(ink, row)?;
    Ok(table)
}

/// Whether all there is of a norm, and all it requires, comes in whole units.
pub(super) fn is_whole(world: &World<'_>, norm: usize, areas: &[usize]) -> bool {
    let outlook = world.outlook.norm(norm);
    let whole = |value: Option<Quantity>| value.is_none_or(Quantity::is_whole);
    world.model.measure_of(norm).whole
        && areas.iter().all(|&area| {
            world
                .shown
                .iter()
                .map(|&year| world.cell(area, year))
                .all(|cell| whole(outlook.available(cell)) && whole(outlook.requirement(cell)))
        })
}
