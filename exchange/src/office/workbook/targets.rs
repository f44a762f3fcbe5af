//! The targets in force: what each norm's target is in each year, by the due years of the sheet of norms.

use std::collections::BTreeMap;

use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Page, Spot};
use super::formula;
use super::norms::{TargetCells, counts, unit};
use super::world::World;
use crate::wording::language::{Say, Word};
use crate::wording::spreadsheet;

/// Where the targets in force lie.
pub(super) struct Targets {
    /// The first row of a norm's parts.
    rows: BTreeMap<usize, u32>,
    columns: BTreeMap<Year, u16>,
}

/// The first row of the table.
const FIRST: u32 = 4;
/// The column of the people a part holds from.
pub(super) const FROM: u16 = 3;
/// The first column of years.
const YEARS: u16 = 5;

impl Targets {
    /// The cell of a part of a norm's target in a year.
    pub(super) fn spot(&self, norm: usize, part: usize, year: Year) -> Option<Spot> {
        let row = *self.rows.get(&norm)? + u32::try_from(part).ok()?;
        Some(Spot { page: Page::Targets, row, column: *self.columns.get(&year)? })
    }
}

/// Writes the sheet, for the norms that have a requirement anywhere.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, norms: &[Vec<TargetCells>]) -> Result<Targets, XlsxError> {
    ink.heading(Word::new("各年适用的目标：到期年份一到即生效，直到被后一个目标取代。尚未到期的年份留空。", "The target in force each year: it binds from its due year until a later one replaces it. Years before it is due stay empty."))?;
    ink.heads(
        FIRST - 1,
        &[
            (Word::new("编号", "Id"), 38),
            (Word::new("标准", "Norm"), 44),
            (Word::new("口径", "Counts"), 20),
            (Word::new("起点（人）", "From (people)"), 13),
            (Word::new("单位", "Unit"), 14),
        ],
    )?;
    let mut columns = BTreeMap::new();
    for (column, &year) in (YEARS..).zip(&world.shown) {
        ink.sheet.write_number_with_format(FIRST - 1, column, year, &ink.styles.year)?;
        ink.sheet.set_column_width(column, 9)?;
        columns.insert(year, column);
    }
    ink.sheet.set_freeze_panes(FIRST, 2)?;
    let mut targets = Targets { rows: BTreeMap::new(), columns };
    let mut row = FIRST;
    for (position, cells) in norms.iter().enumerate() {
        if cells.is_empty() || world.areas_of(position).is_empty() {
            continue;
        }
        targets.rows.insert(position, row);
        let norm = world.model.norm(position);
        for part in 0..norm.rule.parts().max(1) {
            ink.text(row, 0, norm.id.as_str())?;
            ink.text(row, 1, world.language.name(&norm.name))?;
            ink.text(row, 2, &counts(world, norm, part))?;
            if let Some((spot, from)) = cells[0].from.get(part) {
                let shown = spreadsheet::same(&ink.operand(*spot, Some(*from)));
                ink.formula(ink.spot(row, FROM), shown, Some(*from), &ink.styles.whole.clone())?;
            }
            let measured = world.language.name(&world.model.measure_of(position).unit);
            ink.words(row, 4, unit(world, norm, measured), &ink.styles.unit)?;
            for (column, &year) in (YEARS..).zip(&world.shown) {
                let head = Spot { page: Page::Targets, row: FIRST - 1, column };
                let head = ink.operand(head, None).text;
                let each = |cells: &TargetCells| {
                    let due = ink.operand(cells.due.0, Quantity::whole(i64::from(cells.due.1)).ok());
                    let value = match cells.values.get(part) {
                        Some((spot, value)) => ink.operand(*spot, Some(*value)),
                        None => spreadsheet::Operand { text: "1".to_owned(), value: Some(Quantity::ONE) },
                    };
                    (due, value)
                };
                let latest: Vec<_> = cells.iter().rev().map(each).collect();
                let value = in_force(world, position, part, year);
                let whole = value.is_none_or(Quantity::is_whole);
                let styles = ink.styles;
                let format = if whole { &styles.whole } else { &styles.fraction };
                ink.formula(ink.spot(row, column), formula::in_force((&head, year), &latest), value, format)?;
            }
            row += 1;
        }
    }
    Ok(targets)
}

/// What the engine has for a part of a norm's target in a year; 1 for what is to be done.
pub(super) fn in_force(world: &World<'_>, norm: usize, part: usize, year: Year) -> Option<Quantity> {
    let row = world.model.horizon().position(year)?;
    let target = world.outlook.norm(norm).binding(row)?;
    if world.model.norm(norm).rule.is_task() { Some(Quantity::ONE) } else { target.values.get(part).copied() }
}
