//! Requirements: of each area a norm binds by the norm's rule, of those above as the sum of those below.

use permille_engine::quantity::Quantity;
use permille_engine::rule::Units;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, spans};
use super::formula;
use super::norms::TargetCells;
use super::people::People;
use super::stocks::Stocks;
use super::table::{FIRST, Table, areas, is_bound};
use super::targets::{FROM, Targets, in_force};
use super::world::World;
use crate::wording::kind::{self, Cells};
use crate::wording::language::Word;
use crate::wording::spreadsheet::{Computed, Operand};

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
        Word::new("规则", "Rule"),
        Word::new(
            "各地区各年的需求量，都是公式：标准的目标值 × 人口或存量，最后取整一次（下限进位，上限舍去）。上级地区为下级之和。",
            "What is required of each area and year, all formulas: the norm's target by people or stock, rounded once at the end: up, and a cap down. Areas above others are their sum.",
        ),
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
            let rule = &world.model.norm(norm).rule;
            let kind = if bound { kind::of(rule).name() } else { Word::new("下级之和", "sum of areas below") };
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
    let target = sources.norms.get(norm)?.first()?;
    kind::of(&world.model.norm(norm).rule).in_workbook(&One { ink, world, sources, target, norm, area, year })
}

/// One area under one norm in one year.
struct One<'a> {
    ink: &'a Ink<'a>,
    world: &'a World<'a>,
    sources: &'a Sources<'a>,
    /// Where the norm's first target lies, and the parameters of its rule beside it.
    target: &'a TargetCells,
    norm: usize,
    area: usize,
    year: Year,
}

impl Cells for One<'_> {
    fn units(&self) -> Units {
        let model = &self.world.model;
        Units { whole: model.measure_of(self.norm).whole, rounding: model.norm(self.norm).direction.rounding() }
    }

    fn target(&self, part: usize) -> Option<Operand> {
        let spot = self.sources.targets.spot(self.norm, part, self.year)?;
        Some(self.ink.operand(spot, in_force(self.world, self.norm, part, self.year)))
    }

    fn people(&self, place: usize) -> Option<Operand> {
        let base = self.world.model.norm(self.norm).rule.bases().get(place)?;
        let spot = self.sources.people.spot(self.area, base, self.year)?;
        Some(self.ink.operand(spot, self.world.people(base, self.area, self.year)))
    }

    fn per(&self) -> Option<Operand> {
        self.target.per.map(|(spot, value)| self.ink.operand(spot, Some(value)))
    }

    fn start(&self, part: usize) -> Option<Operand> {
        self.target.from.get(part).map(|&(spot, value)| self.ink.operand(spot, Some(value)))
    }

    fn start_beside_target(&self, part: usize) -> Option<Operand> {
        let from = *self.world.model.norm(self.norm).rule.starts().get(part)?;
        let spot = self.sources.targets.spot(self.norm, part, self.year)?.at(FROM);
        Some(self.ink.operand(spot, Quantity::whole(from).ok()))
    }

    fn other(&self) -> Option<Operand> {
        let of = self.world.other(self.norm)?;
        let (amount, missing) = self.world.stock(of, self.area, self.year);
        let spot = self.sources.stocks.spot(of, self.area, self.year)?;
        (missing == 0).then(|| self.ink.operand(spot, amount))
    }
}
