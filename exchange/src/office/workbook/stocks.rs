//! Stocks, by measure, area and year: stated figures, carried forward by formulas with losses, additions and actions.

use std::collections::BTreeMap;

use permille_engine::edit::Figure;
use permille_engine::outlook::own_stock::attrition;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Page, Spot, spans};
use super::formula;
use super::inputs::Inputs;
use super::levers::{Levers, ValueCell};
use super::world::{World, is_carried};
use crate::wording::language::{Say, Word};
use crate::wording::spreadsheet::{self, Computed};

/// Where stocks lie.
pub(super) struct Stocks {
    rows: BTreeMap<(usize, usize), u32>,
    /// What is held at an area's own level.
    held: BTreeMap<(usize, usize), u32>,
    columns: BTreeMap<Year, u16>,
}

/// The first row of the table.
const FIRST: u32 = 4;
/// The first column of years.
const YEARS: u16 = 5;

impl Stocks {
    /// The cell of a measure's stock in an area and year.
    pub(super) fn spot(&self, measure: usize, area: usize, year: Year) -> Option<Spot> {
        let row = *self.rows.get(&(measure, area))?;
        Some(Spot { page: Page::Stocks, row, column: *self.columns.get(&year)? })
    }

    /// The cell of what is held at an area's own level in a year.
    pub(super) fn held(&self, measure: usize, area: usize, year: Year) -> Option<Spot> {
        let row = *self.held.get(&(measure, area))?;
        Some(Spot { page: Page::Stocks, row, column: *self.columns.get(&year)? })
    }
}

/// Writes the sheet, for the measures of which any area states a figure.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, inputs: &Inputs, levers: &Levers) -> Result<Stocks, XlsxError> {
    ink.heading(Word::new("有数的年份取“数据”表；其后逐年减去流失（在未取整的数上计算，显示值取整），加上每年新增和举措；有下级的地区为下级之和，另加本级持有。指标沿用最近一次观测值，不汇总。未知留空，不当作零。", "Stated years come from Inputs. After them each year loses its attrition, counted on the figure before rounding, and gains additions and actions; an area above others is their sum and what is held at its own level. Indicators hold their latest value. What is unknown stays empty and is never zero."))?;
    ink.heads(
        FIRST - 1,
        &[
            (Word::new("项目", "What"), 32),
            (Word::new("单位", "Unit"), 10),
            (Word::new("代码", "Code"), 11),
            (Word::new("地区", "Area"), 20),
            (Word::new("算法", "How"), 18),
        ],
    )?;
    let mut stocks = Stocks { rows: BTreeMap::new(), held: BTreeMap::new(), columns: BTreeMap::new() };
    for (column, &year) in (YEARS..).zip(&world.years) {
        ink.sheet.write_number_with_format(FIRST - 1, column, year, &ink.styles.year)?;
        ink.sheet.set_column_width(column, 10)?;
        stocks.columns.insert(year, column);
    }
    ink.sheet.set_freeze_panes(FIRST, YEARS)?;
    let mut row = FIRST;
    for measure in 0..world.model.measures().len() {
        let adds_up = is_carried(world, measure);
        let mut rows = Rows::default();
        let mut next = || {
            row += 1;
            row - 1
        };
        for area in 0..world.model.areas().len() {
            if !is_known(world, |year| world.stock(measure, area, year).0) {
                continue;
            }
            let children = world.model.tree().children(area);
            let below = adds_up && children.iter().any(|&child| is_known(world, |year| world.stock(measure, child, year).0));
            let has_own = is_known(world, |year| world.own_stock(measure, area, year).exact);
            let rounds = has_own && loses(world, measure, area) && world.model.measures()[measure].whole;
            // Losses are counted on the exact figure, and what is shown is rounded: a row for each.
            if rounds || (below && has_own) {
                rows.exact.insert(area, next());
            }
            if below && rounds {
                rows.own.insert(area, next());
            }
            if below && is_known(world, |year| world.held(measure, area, year).exact) {
                rows.held.insert(area, next());
            }
            let shown = next();
            stocks.rows.insert((measure, area), shown);
            if !below {
                rows.own.insert(area, shown);
            }
            // Where nothing is rounded, the one row is both.
            if let Some(&exact) = rows.exact.get(&area).filter(|_| !rounds) {
                rows.own.insert(area, exact);
            } else if !below && !rounds {
                rows.exact.insert(area, shown);
            }
        }
        stocks.held.extend(rows.held.iter().map(|(&area, &row)| ((measure, area), row)));
        one(ink, world, measure, &MadeFrom { inputs, levers, stocks: &stocks, rows: &rows })?;
    }
    ink.sheet.autofilter(FIRST - 1, 0, row.max(FIRST + 1) - 1, YEARS - 1)?;
    Ok(stocks)
}

/// Where the rows of a measure lie, by area.
#[derive(Default)]
struct Rows {
    /// The area's own figure, on which losses are counted.
    exact: BTreeMap<usize, u32>,
    /// The same as it is shown.
    own: BTreeMap<usize, u32>,
    /// What is held at the area's own level.
    held: BTreeMap<usize, u32>,
}

/// What the rows of a measure are made from.
struct MadeFrom<'a> {
    inputs: &'a Inputs,
    levers: &'a Levers,
    stocks: &'a Stocks,
    rows: &'a Rows,
}

/// The rows of one measure.
fn one(ink: &mut Ink<'_>, world: &World<'_>, measure: usize, place: &MadeFrom<'_>) -> Result<(), XlsxError> {
    let whole = is_whole(world, measure);
    let (whole_figure, fraction) = (ink.styles.whole.clone(), ink.styles.fraction.clone());
    let figure = if whole { &whole_figure } else { &fraction };
    for (&area, &row) in &place.rows.exact {
        let rounds = place.rows.own.get(&area) != Some(&row);
        let used = place.stocks.rows.get(&(measure, area)) == Some(&row);
        let how = match (rounds, used) {
            (true, _) => Word::new("推算（取整前）", "carried, not rounded"),
            (false, true) => Word::new("推算", "carried forward"),
            (false, false) => Word::new("本级数", "own figure"),
        };
        label(ink, world, measure, area, row, how)?;
        let format = if rounds { &fraction } else { figure };
        for (column, &year) in (YEARS..).zip(&world.years) {
            let computed = own(ink, world, measure, area, year, (row, column), place);
            ink.formula(ink.spot(row, column), computed, world.own_stock(measure, area, year).exact, format)?;
        }
    }
    for (&area, &row) in &place.rows.own {
        let Some(&exact) = place.rows.exact.get(&area).filter(|&&exact| exact != row) else { continue };
        label(ink, world, measure, area, row, Word::new("取整", "to whole units"))?;
        for (column, &year) in (YEARS..).zip(&world.years) {
            let alone = world.own_stock(measure, area, year);
            let from = ink.operand(ink.spot(exact, column), alone.exact);
            let computed = if alone.shown == alone.exact { spreadsheet::same(&from) } else { formula::to_units(&from) };
            ink.formula(ink.spot(row, column), computed, alone.shown, figure)?;
        }
    }
    for (&area, &row) in &place.rows.held {
        label(ink, world, measure, area, row, Word::new("本级持有（取整前）", "held at this level"))?;
        for (column, &year) in (YEARS..).zip(&world.years) {
            let computed = held(ink, world, measure, area, year, (row, column), place);
            ink.formula(ink.spot(row, column), computed, world.held(measure, area, year).exact, &fraction)?;
        }
    }
    for area in 0..world.model.areas().len() {
        let Some(&row) = place.stocks.rows.get(&(measure, area)) else { continue };
        if place.rows.own.get(&area) == Some(&row) {
            continue;
        }
        label(ink, world, measure, area, row, Word::new("下级之和或本级数", "sum, or own figure"))?;
        let children = world.model.tree().children(area);
        for (column, &year) in (YEARS..).zip(&world.years) {
            let computed = match place.rows.own.get(&area) {
                Some(&row) if world.own_total(measure, area, year).is_some() => {
                    spreadsheet::same(&ink.operand(ink.spot(row, column), world.own_stock(measure, area, year).shown))
                }
                _ => {
                    let rows: Vec<u32> =
                        children.iter().filter_map(|&child| place.stocks.rows.get(&(measure, child)).copied()).collect();
                    let parts: Vec<_> = children.iter().map(|&child| world.stock(measure, child, year).0).collect();
                    let alone = world.held(measure, area, year);
                    let held = place.rows.held.get(&area).map(|&row| ink.operand(ink.spot(row, column), alone.exact));
                    formula::sum_and_held(&spans(&rows, column), &parts, held.as_ref(), alone.shown != alone.exact, whole)
                }
            };
            ink.formula(ink.spot(row, column), computed, world.stock(measure, area, year).0, figure)?;
        }
    }
    Ok(())
}

/// Whether an area loses something of a stock each year.
fn loses(world: &World<'_>, measure: usize, area: usize) -> bool {
    is_carried(world, measure) && attrition(&world.model, world.scenario, measure, area) != Quantity::ZERO
}

/// The formula of an area's own figure in a year, lying in a row and column.
fn own(
    ink: &Ink<'_>,
    world: &World<'_>,
    measure: usize,
    area: usize,
    year: Year,
    (row, column): (u32, u16),
    place: &MadeFrom<'_>,
) -> Computed {
    let what = &world.model.measures()[measure];
    let stated = world.model.areas()[area].measures.get(&what.id).and_then(|series| series.values.get(&year));
    if let Some(&stated) = stated
        && let Some(spot) = place.inputs.spot(area, &Figure::Measure(what.id.clone()), year)
    {
        return spreadsheet::same(&ink.operand(spot, Some(stated)));
    }
    let added = place.levers.added(world, measure, area, year);
    let before = |year| world.own_stock(measure, area, year).exact;
    carried(ink, world, measure, area, year, (row, column), (place, &before, &added))
}

/// The formula of what is held at an area's own level in a year: only actions on the area itself add to it.
fn held(
    ink: &Ink<'_>,
    world: &World<'_>,
    measure: usize,
    area: usize,
    year: Year,
    at: (u32, u16),
    place: &MadeFrom<'_>,
) -> Computed {
    let added = place.levers.built(measure, area, year);
    if at.1 == YEARS {
        let added: Vec<_> = added.into_iter().map(|(spot, value)| ink.operand(spot, Some(value))).collect();
        return formula::total(&added);
    }
    let before = |year| world.held(measure, area, year).exact;
    carried(ink, world, measure, area, year, at, (place, &before, &added))
}

/// The formula of a stock a year on from the cell to the left.
fn carried(
    ink: &Ink<'_>,
    world: &World<'_>,
    measure: usize,
    area: usize,
    year: Year,
    (row, column): (u32, u16),
    (place, before, added): (&MadeFrom<'_>, &dyn Fn(Year) -> Option<Quantity>, &[ValueCell]),
) -> Computed {
    let what = &world.model.measures()[measure];
    let Some(left) = column.checked_sub(1).filter(|column| *column >= YEARS) else { return Computed::beyond() };
    let before = ink.operand(ink.spot(row, left), year.checked_sub(1).and_then(before));
    if !is_carried(world, measure) {
        return spreadsheet::same(&before);
    }
    let lever = Lever::Attrition { measure: what.id.clone() };
    let lost = place.levers.of(world, &lever, area).map(|(spot, value)| ink.operand(spot, Some(value)));
    let added: Vec<_> = added.iter().map(|&(spot, value)| ink.operand(spot, Some(value))).collect();
    formula::carried(&before, lost.as_ref(), &added)
}

fn label(ink: &mut Ink<'_>, world: &World<'_>, measure: usize, area: usize, row: u32, how: Word) -> Result<(), XlsxError> {
    let what = &world.model.measures()[measure];
    ink.text(row, 0, world.language.name(&what.name))?;
    ink.text(row, 1, world.language.name(&what.unit))?;
    ink.words(row, 2, world.model.areas()[area].code.as_str(), &ink.styles.code)?;
    ink.text(row, 3, world.area_name(area))?;
    ink.words(row, 4, world.say(how), &ink.styles.quiet)?;
    Ok(())
}

/// Whether a measure comes in whole units, and all that is stated or added of it does.
pub(super) fn is_whole(world: &World<'_>, measure: usize) -> bool {
    let what = &world.model.measures()[measure];
    let stated =
        || world.model.areas().iter().filter_map(|area| area.measures.get(&what.id)).flat_map(|series| series.values.values());
    let acted = || world.scenario.actions.iter().filter(|action| action.measure == what.id).map(|action| &action.amount);
    what.whole && stated().chain(acted()).all(|value| value.is_whole())
}

fn is_known(world: &World<'_>, stock: impl Fn(Year) -> Option<Quantity>) -> bool {
    world.years.iter().any(|&year| stock(year).is_some())
}
