//! The norms: one row a target and part, with the rule's parameters, and the clause, plan and document each stands in.

use permille_engine::norm::Norm;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Spot};
use super::levers::ValueCell;
use super::world::World;
use crate::wording::kind;
use crate::wording::language::{Say, Word};
use crate::wording::names;

/// Where a target lies.
pub(super) struct TargetCells {
    /// The year by whose end it is due.
    pub(super) due: (Spot, Year),
    /// Its values, one a part of the rule; a milestone has none.
    pub(super) values: Vec<ValueCell>,
    /// Per how many people the values stand.
    pub(super) per: Option<ValueCell>,
    /// From how many people on each value holds.
    pub(super) from: Vec<ValueCell>,
}

/// The first row of the table.
const FIRST: u32 = 4;
const PER: u16 = 5;
const DUE: u16 = 6;
const VALUE: u16 = 7;

/// Writes the sheet. By norm, where those targets lie that are figures, the earliest first; a norm that binds no area of the file has none.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>) -> Result<Vec<Vec<TargetCells>>, XlsxError> {
    ink.heading(Word::new("每行一个目标（分档、分项的每行一档）。蓝色的目标值、到期年份和分母可以改动，需求和缺口随之重算。", "One row a target, or a bracket or term of one. Blue targets, due years and divisors can be typed over: requirements and gaps follow."))?;
    ink.heads(
        FIRST - 1,
        &[
            (Word::new("编号", "Id"), 38),
            (Word::new("标准", "Norm"), 44),
            (Word::new("规则", "Rule"), 14),
            (Word::new("约束层级", "Binds each"), 12),
            (Word::new("口径", "Counts"), 20),
            (Word::new("每（人）／起点", "Per / from (people)"), 13),
            (Word::new("到期", "Due"), 8),
            (Word::new("目标值", "Target"), 11),
            (Word::new("单位", "Unit"), 14),
            (Word::new("规划原值", "As planned"), 11),
            (Word::new("方向", "Direction"), 9),
            (Word::new("力度", "Strength"), 13),
            (Word::new("条款", "Clause"), 16),
            (Word::new("规划", "Plan"), 40),
            (Word::new("文号", "Document"), 22),
            (Word::new("要求", "What it demands"), 70),
            (Word::new("说明", "Note"), 50),
        ],
    )?;
    ink.sheet.set_freeze_panes(FIRST, 2)?;
    let mut row = FIRST;
    let mut cells = Vec::with_capacity(world.model.norm_count());
    for position in 0..world.model.norm_count() {
        let mut targets = Vec::new();
        if !world.model.bound(position).is_empty() {
            norm(ink, world, position, &mut row, &mut targets)?;
        }
        cells.push(targets);
    }
    ink.sheet.autofilter(FIRST - 1, 0, row.max(FIRST + 1) - 1, 16)?;
    Ok(cells)
}

fn norm(
    ink: &mut Ink<'_>,
    world: &World<'_>,
    position: usize,
    row: &mut u32,
    cells: &mut Vec<TargetCells>,
) -> Result<(), XlsxError> {
    let norm = world.model.norm(position);
    let from = norm.rule.starts();
    for target in world.outlook.norm(position).targets() {
        let full = target.values.len() == norm.rule.parts();
        let first = *row;
        let planned = norm.targets.iter().find(|one| one.year.unwrap_or(world.model.plan_of(position).years.1) == target.due);
        for part in 0..target.values.len().max(1) {
            about(ink, world, position, *row, part)?;
            if let Some(&edge) = from.get(part) {
                ink.figure(*row, PER, whole(edge), &ink.styles.input.clone())?;
            }
            if let Some(per) = norm.rule.per() {
                ink.figure(*row, PER, whole(per), &ink.styles.input.clone())?;
            }
            ink.sheet.write_number_with_format(*row, DUE, target.due, &ink.styles.input_year)?;
            match target.values.get(part) {
                Some(&value) => {
                    let styles = ink.styles;
                    ink.figure(*row, VALUE, value, if value.is_whole() { &styles.input } else { &styles.input_fraction })?;
                    if target.moved {
                        // By the year, or the last one where a lever has moved that.
                        let plan = planned.or(norm.targets.last()).and_then(|plan| plan.values.get(part));
                        if let Some(&plan) = plan {
                            ink.figure(*row, 9, plan, &ink.styles.quiet.clone())?;
                        }
                    }
                }
                None if norm.rule.is_task() => ink.text(*row, VALUE, world.say(Word::new("完成", "done")))?,
                None => {
                    let words = planned.and_then(|plan| plan.words.as_ref());
                    ink.text(*row, VALUE, words.map_or("", |words| world.language.name(words)))?;
                }
            }
            *row += 1;
        }
        if full {
            let rows = (first..).zip(&target.values);
            let lies = |row: u32, column: u16, value: Quantity| (ink.spot(row, column), value);
            cells.push(TargetCells {
                due: (ink.spot(first, DUE), target.due),
                values: rows.map(|(row, &value)| lies(row, VALUE, value)).collect(),
                per: norm.rule.per().map(|per| lies(first, PER, whole(per))),
                from: (first..).zip(from).map(|(row, &edge)| lies(row, PER, whole(edge))).collect(),
            });
        }
    }
    Ok(())
}

/// What a row says beside its figures.
fn about(ink: &mut Ink<'_>, world: &World<'_>, position: usize, row: u32, part: usize) -> Result<(), XlsxError> {
    let (norm, plan, measure) = (world.model.norm(position), world.model.plan_of(position), world.model.measure_of(position));
    let of = |name| world.language.name(name);
    ink.text(row, 0, norm.id.as_str())?;
    ink.text(row, 1, of(&norm.name))?;
    ink.text(row, 2, kind::name(world.language, &norm.rule))?;
    ink.text(row, 3, world.say(names::level(norm.level)))?;
    ink.text(row, 4, &counts(world, norm, part))?;
    ink.words(row, 8, unit(world, norm, of(&measure.unit)), &ink.styles.unit)?;
    ink.text(row, 10, names::direction(norm.direction))?;
    ink.text(row, 11, world.say(names::strength(norm.strength)))?;
    ink.text(row, 12, &norm.source.clause)?;
    ink.text(row, 13, of(&plan.title))?;
    ink.text(row, 14, plan.number.as_deref().unwrap_or_default())?;
    ink.text(row, 15, of(&norm.source.statement))?;
    ink.text(row, 16, norm.note.as_ref().map_or("", of))
}

/// Whom or what a part of a norm counts.
pub(super) fn counts(world: &World<'_>, norm: &Norm, part: usize) -> String {
    let bases = norm.rule.bases();
    if let Some(base) = bases.get(part).or(bases.first()) {
        return world.language.name(&names::base(base)).to_owned();
    }
    let of = norm.rule.of().and_then(|of| world.model.measure_position(of));
    of.map_or_else(String::new, |of| world.language.name(&world.model.measures()[of].name).to_owned())
}

/// The unit of a norm's values, given that of what it measures.
pub(super) fn unit(world: &World<'_>, norm: &Norm, unit: &str) -> String {
    kind::of(&norm.rule).unit_in_workbook(world.language, unit)
}

fn whole(count: i64) -> Quantity {
    Quantity::whole(count).unwrap_or_default()
}
