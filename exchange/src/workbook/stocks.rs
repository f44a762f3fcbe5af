//! Stocks, by measure, area and year: stated figures, carried forward by formulas with losses, additions and actions.

use std::collections::BTreeMap;

use permille_engine::edit::Figure;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Page, Spot, spans};
use super::formula::{self, Computed};
use super::inputs::Inputs;
use super::levers::Levers;
use super::world::{World, is_carried};

/// Where stocks lie.
pub(super) struct Stocks {
    rows: BTreeMap<(usize, usize), u32>,
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
}

/// Writes the sheet, for the measures of which any area states a figure.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, inputs: &Inputs, levers: &Levers) -> Result<Stocks, XlsxError> {
    ink.heading([
        "有数的年份取“数据”表；其后逐年减去流失，加上每年新增和举措；有下级的地区为下级之和。指标沿用最近一次观测值，不汇总。未知留空，不当作零。",
        "Stated years come from Inputs. After them each year loses its attrition and gains additions and actions; an area above others is their sum. Indicators hold their latest value. What is unknown stays empty and is never zero.",
    ])?;
    ink.heads(
        FIRST - 1,
        &[(["项目", "What"], 32), (["单位", "Unit"], 10), (["代码", "Code"], 11), (["地区", "Area"], 20), (["算法", "How"], 18)],
    )?;
    let mut stocks = Stocks { rows: BTreeMap::new(), columns: BTreeMap::new() };
    for (column, &year) in (YEARS..).zip(&world.years) {
        ink.sheet.write_number_with_format(FIRST - 1, column, year, &ink.styles.year)?;
        ink.sheet.set_column_width(column, 10)?;
        stocks.columns.insert(year, column);
    }
    ink.sheet.set_freeze_panes(FIRST, YEARS)?;
    let mut row = FIRST;
    for measure in 0..world.model.measures().len() {
        let adds_up = is_carried(world, measure);
        let first = row;
        let mut own_rows = BTreeMap::new();
        for area in 0..world.model.areas().len() {
            if !is_known(world, |year| world.stock(measure, area, year).0) {
                continue;
            }
            let children = world.model.tree().children(area);
            let below = adds_up && children.iter().any(|&child| is_known(world, |year| world.stock(measure, child, year).0));
            if below && is_known(world, |year| world.own_stock(measure, area, year)) {
                own_rows.insert(area, row);
                row += 1;
            }
            stocks.rows.insert((measure, area), row);
            if !below {
                own_rows.insert(area, row);
            }
            row += 1;
        }
        if first < row {
            one(ink, world, measure, &Place { inputs, levers, stocks: &stocks, own_rows: &own_rows })?;
        }
    }
    ink.sheet.autofilter(FIRST - 1, 0, row.max(FIRST + 1) - 1, YEARS - 1)?;
    Ok(stocks)
}

/// What the rows of a measure are made from.
struct Place<'a> {
    inputs: &'a Inputs,
    levers: &'a Levers,
    stocks: &'a Stocks,
    own_rows: &'a BTreeMap<usize, u32>,
}

/// The rows of one measure.
fn one(ink: &mut Ink<'_>, world: &World<'_>, measure: usize, place: &Place<'_>) -> Result<(), XlsxError> {
    let newest = newest_stated(world, measure);
    let whole = is_whole(world, measure);
    let figure = if whole { ink.styles.whole.clone() } else { ink.styles.fraction.clone() };
    for (&area, &row) in place.own_rows {
        let used = place.stocks.rows.get(&(measure, area)) == Some(&row);
        label(ink, world, measure, area, row, if used { ["推算", "carried forward"] } else { ["本级数", "own figure"] })?;
        for (column, &year) in (YEARS..).zip(&world.years) {
            let computed = own(ink, world, measure, area, year, (row, column), place);
            ink.formula(ink.spot(row, column), computed, world.own_stock(measure, area, year), &figure)?;
        }
    }
    for area in 0..world.model.areas().len() {
        let Some(&row) = place.stocks.rows.get(&(measure, area)) else { continue };
        if place.own_rows.get(&area) == Some(&row) {
            continue;
        }
        label(ink, world, measure, area, row, ["下级之和或本级数", "sum, or own figure"])?;
        let children = world.model.tree().children(area);
        for (column, &year) in (YEARS..).zip(&world.years) {
            let parts: Vec<_> = children.iter().map(|&child| world.stock(measure, child, year).0).collect();
            let own = world.own_stock(measure, area, year);
            let missing = children.iter().any(|&child| {
                let (amount, missing) = world.stock(measure, child, year);
                amount.is_none() || missing > 0
            });
            let below = children.iter().map(|&child| newest(child, year)).max().unwrap_or(0);
            let own_leads = own.is_some() && (stated(world, measure, area, year) > below || missing);
            let computed = match place.own_rows.get(&area) {
                Some(&row) if own_leads => formula::same(&ink.operand(ink.spot(row, column), own)),
                _ => {
                    let rows: Vec<u32> =
                        children.iter().filter_map(|&child| place.stocks.rows.get(&(measure, child)).copied()).collect();
                    formula::sum(&spans(&rows, column), &parts, false, whole)
                }
            };
            ink.formula(ink.spot(row, column), computed, world.stock(measure, area, year).0, &figure)?;
        }
    }
    Ok(())
}

/// The formula of an area's own figure in a year, lying in a row and column.
fn own(
    ink: &Ink<'_>,
    world: &World<'_>,
    measure: usize,
    area: usize,
    year: Year,
    (row, column): (u32, u16),
    place: &Place<'_>,
) -> Computed {
    let what = &world.model.measures()[measure];
    let stated = world.model.areas()[area].measures.get(&what.id).and_then(|series| series.values.get(&year));
    if let Some(&stated) = stated
        && let Some(spot) = place.inputs.spot(area, &Figure::Measure(what.id.clone()), year)
    {
        return formula::same(&ink.operand(spot, Some(stated)));
    }
    let Some(before) = column.checked_sub(1).filter(|column| *column >= YEARS) else { return Computed::beyond() };
    let before = ink.operand(ink.spot(row, before), year.checked_sub(1).and_then(|year| world.own_stock(measure, area, year)));
    if !is_carried(world, measure) {
        return formula::same(&before);
    }
    let lever = Lever::Attrition { measure: what.id.clone() };
    let lost = place.levers.of(world, &lever, area).map(|(spot, value)| ink.operand(spot, Some(value)));
    let added = place.levers.added(world, measure, area, year);
    let added: Vec<_> = added.into_iter().map(|(spot, value)| ink.operand(spot, Some(value))).collect();
    formula::carried(&before, lost.as_ref(), &added, what.whole && is_whole(world, measure))
}

fn label(
    ink: &mut Ink<'_>,
    world: &World<'_>,
    measure: usize,
    area: usize,
    row: u32,
    how: [&'static str; 2],
) -> Result<(), XlsxError> {
    let what = &world.model.measures()[measure];
    ink.text(row, 0, world.language.of(&what.name))?;
    ink.text(row, 1, world.language.of(&what.unit))?;
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

/// The latest year up to `year` that an area states a figure for; 0 for none.
fn stated(world: &World<'_>, measure: usize, area: usize, year: Year) -> Year {
    let series = world.model.areas()[area].measures.get(&world.model.measures()[measure].id);
    series.and_then(|series| series.latest(year)).map_or(0, |(stated, _)| stated)
}

/// By area and year: the newest stated year that the stock there rests on.
fn newest_stated<'a>(world: &'a World<'_>, measure: usize) -> impl Fn(usize, Year) -> Year + 'a {
    let mut newest: BTreeMap<(usize, Year), Year> = BTreeMap::new();
    for area in world.model.tree().downward().rev() {
        let children = if is_carried(world, measure) { world.model.tree().children(area) } else { &[] };
        for &year in &world.years {
            let stated = stated(world, measure, area, year);
            let below = children.iter().map(|child| newest.get(&(*child, year)).copied().unwrap_or(0)).max().unwrap_or(0);
            let missing = children.iter().any(|&child| {
                let (amount, missing) = world.stock(measure, child, year);
                amount.is_none() || missing > 0
            });
            let own_leads = stated > below || missing || children.is_empty();
            let own = own_leads && world.own_stock(measure, area, year).is_some();
            newest.insert((area, year), if own { stated } else { below });
        }
    }
    move |area, year| newest.get(&(area, year)).copied().unwrap_or(0)
}

fn is_known(world: &World<'_>, stock: impl Fn(Year) -> Option<Quantity>) -> bool {
    world.years.iter().any(|&year| stock(year).is_some())
}
