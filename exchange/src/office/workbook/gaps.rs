//! Gaps: what is required less what there is. Of areas above, the sum of the shortfalls below, with the net need beside it.

use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use rust_xlsxwriter::{ConditionalFormatFormula, XlsxError};

use super::available::is_whole;
use super::book::{Ink, Spot, spans};
use super::formula;
use super::table::{FIRST, KIND, Table, YEARS, areas, is_bound};
use super::world::World;
use crate::tables::address::letters;
use crate::wording::language::Word;
use crate::wording::spreadsheet::Computed;

/// What a row of an area above others is.
const GAP: Word = Word::new("缺口", "gap");
const SHORTFALLS: Word = Word::new("各地短缺之和", "shortfalls below");
pub(super) const NET: Word = Word::new("净缺口", "net gap");

/// Writes the sheet.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, required: &Table, available: &Table) -> Result<Table, XlsxError> {
    let mut table = Table::head(
        ink,
        world,
        Word::new("行", "Row"),
        Word::new(
            "缺口＝需求－现有（不超过类指标相反）：正数为短缺，负数为富余。上级地区的缺口为各地短缺之和，一地的富余不抵另一地的短缺；净缺口列在下面。",
            "Gap = required − available (for “at most” the other way round): positive is short, negative is over. Of an area above it is the sum of the shortfalls below: no surplus fills another's gap. The net gap stands beneath.",
        ),
        13,
    )?;
    let mut row = FIRST;
    for norm in 0..world.model.norm_count() {
        let gap = |area: usize, year: Year| world.outlook.norm(norm).gap(world.cell(area, year));
        let areas = areas(world, norm, gap);
        for &area in &areas {
            table.rows.insert((norm, area), row);
            row += if is_bound(world, norm, area) { 1 } else { 3 };
        }
        let whole = is_whole(world, norm, &areas);
        for area in areas {
            one(ink, world, (norm, area, whole), &table, (required, available))?;
        }
    }
    table.finish(ink, row)?;
    let years = u16::try_from(world.shown.len()).unwrap_or(0);
    if row > FIRST && years > 0 {
        short(ink, (FIRST, YEARS, row - 1, YEARS + years - 1), KIND)?;
    }
    Ok(table)
}

/// Shows what runs short, in the cells of a range whose row is a gap by the column `kind`.
pub(super) fn short(
    ink: &mut Ink<'_>,
    (first_row, first, last_row, last): (u32, u16, u32, u16),
    kind: u16,
) -> Result<(), XlsxError> {
    let (at, kind, row, gap) = (letters(usize::from(first)), letters(usize::from(kind)), first_row + 1, ink.world.say(GAP));
    // An empty text is greater than any number.
    let rule = format!("=AND(ISNUMBER({at}{row}),{at}{row}>0,${kind}{row}=\"{gap}\")");
    let format = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&ink.styles.short);
    ink.sheet.add_conditional_format(first_row, first, last_row, last, &format)?;
    Ok(())
}

/// The row of an area, or its three.
fn one(
    ink: &mut Ink<'_>,
    world: &World<'_>,
    (norm, area, whole): (usize, usize, bool),
    table: &Table,
    (required, available): (&Table, &Table),
) -> Result<(), XlsxError> {
    let outlook = world.outlook.norm(norm);
    let (bound, direction) = (is_bound(world, norm, area), world.model.norm(norm).direction);
    let row = table.rows.get(&(norm, area)).copied().unwrap_or(FIRST);
    let styles = ink.styles;
    let (format, quiet) = match whole {
        true => (&styles.gap, &styles.gap_quiet),
        false => (&styles.gap_fraction, &styles.gap_quiet_fraction),
    };
    Table::label(ink, world, (norm, area, row), GAP)?;
    if !bound {
        Table::label(ink, world, (norm, area, row + 1), SHORTFALLS)?;
        Table::label(ink, world, (norm, area, row + 2), NET)?;
    }
    for &year in &world.shown {
        let Some(spot) = table.spot(norm, area, year) else { continue };
        let cell = world.cell(area, year);
        let known = |table: &Table, value| Some(ink.operand(table.spot(norm, area, year)?, value));
        let both = known(required, outlook.requirement(cell)).zip(known(available, outlook.available(cell)));
        let difference = || both.as_ref().map(|(required, available)| formula::lacking(required, available, direction, whole));
        if bound {
            let partial = world.measure(norm).is_some_and(|measure| world.stock(measure, area, year).1 > 0);
            let computed = match (partial, direction) {
                (false, _) => difference(),
                (true, Direction::AtLeast) => {
                    both.as_ref().map(|(required, available)| formula::enough_at_least(required, available, whole))
                }
                (true, Direction::AtMost) => None,
            };
            ink.formula(spot, computed.unwrap_or_else(Computed::beyond), outlook.gap(cell), format)?;
            continue;
        }
        let (children, rows) = table.below(world, norm, area);
        let gaps: Vec<_> = children.iter().map(|&child| outlook.gap(world.cell(child, year))).collect();
        let short = sum_of_shortfalls(&gaps);
        let net = net(world, (norm, area, year));
        let shortfalls = formula::shortfalls(&spans(&rows, spot.column), &gaps, whole);
        let difference = difference().filter(|_| net.is_some()).unwrap_or_else(Computed::beyond);
        let (at_short, at_net) = (Spot { row: row + 1, ..spot }, Spot { row: row + 2, ..spot });
        ink.formula(at_short, shortfalls, short, quiet)?;
        ink.formula(at_net, difference, net, quiet)?;
        let computed = formula::gap_above(&ink.operand(at_short, short), &ink.operand(at_net, net));
        ink.formula(spot, computed, outlook.gap(cell), format)?;
    }
    Ok(())
}

/// The sum of the shortfalls that are known.
fn sum_of_shortfalls(gaps: &[Option<Quantity>]) -> Option<Quantity> {
    let known = gaps.iter().flatten().map(|gap| (*gap).max(Quantity::ZERO));
    known.fold(None, |sum: Option<Quantity>, gap| sum.unwrap_or_default().plus(gap))
}

/// What an area above others lacks as a whole, where that can be said: all below is known, or it has a total of its own to set against all
/// that is required.
pub(super) fn net(world: &World<'_>, (norm, area, year): (usize, usize, Year)) -> Option<Quantity> {
    let outlook = world.outlook.norm(norm);
    let cell = world.cell(area, year);
    let required = outlook.requirement(cell)?;
    let own = world.measure(norm).and_then(|measure| world.own_total(measure, area, year));
    let own = own.filter(|_| !outlook.partly_required(cell));
    let available = own.or(outlook.available(cell).filter(|_| outlook.missing(cell) == 0))?;
    match world.model.norm(norm).direction {
        Direction::AtLeast => required.minus(available),
        Direction::AtMost => available.minus(required),
    }
}
