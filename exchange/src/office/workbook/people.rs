//! People, by area, base and year: stated figures, carried forward by formulas as the engine carries them.

use std::collections::BTreeMap;

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::in_order;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Page, Spot, spans};
use super::formula;
use super::inputs::Inputs;
use super::levers::Levers;
use super::world::World;
use crate::wording::language::{Say, Word};
use crate::wording::names;
use crate::wording::spreadsheet::{self, Computed};

/// Where people lie.
pub(super) struct People {
    rows: BTreeMap<(usize, PopulationBase), u32>,
    columns: BTreeMap<Year, u16>,
}

/// The first row of the table.
const FIRST: u32 = 4;
/// The first column of years.
const YEARS: u16 = 4;

impl People {
    /// The cell of the people of a base in an area and year.
    pub(super) fn spot(&self, area: usize, base: &PopulationBase, year: Year) -> Option<Spot> {
        let row = *self.rows.get(&(area, base.clone()))?;
        Some(Spot { page: Page::People, row, column: *self.columns.get(&year)? })
    }
}

/// An area's own figures, row by row, while they are written.
struct Own<'a> {
    area: usize,
    inputs: &'a Inputs,
    levers: &'a Levers,
    rows: BTreeMap<PopulationBase, u32>,
}

/// Writes the sheet.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, inputs: &Inputs, levers: &Levers) -> Result<People, XlsxError> {
    ink.heading(Word::new("有数的年份取“数据”表；其后常住人口按增长率逐年推算并取整，城镇人口按城镇化率变化推算，其他人群保持占比；有下级的地区为下级之和。", "Stated years come from Inputs. After them residents grow year on year to whole people, the urban share moves by its lever, other groups keep their proportion; an area above others is their sum."))?;
    ink.heads(
        FIRST - 1,
        &[
            (Word::new("代码", "Code"), 11),
            (Word::new("地区", "Area"), 20),
            (Word::new("口径", "Counts"), 18),
            (Word::new("算法", "How"), 18),
        ],
    )?;
    let mut people = People { rows: BTreeMap::new(), columns: BTreeMap::new() };
    for (column, &year) in (YEARS..).zip(&world.years) {
        ink.sheet.write_number_with_format(FIRST - 1, column, year, &ink.styles.year)?;
        ink.sheet.set_column_width(column, 12)?;
        people.columns.insert(year, column);
    }
    ink.sheet.set_freeze_panes(FIRST, YEARS)?;
    // Where the rows lie, before any is written: an area above others comes before them.
    let mut row = FIRST;
    let mut places = Vec::new();
    for area in 0..world.model.areas().len() {
        let below = is_above(world, area);
        let mut own = Own { area, inputs, levers, rows: BTreeMap::new() };
        if below {
            for base in world.model.bases().iter().filter(|base| is_known(world, |year| world.own_people(base, area, year))) {
                own.rows.insert(base.clone(), row);
                row += 1;
            }
        }
        for base in world.model.bases().iter().filter(|base| is_known(world, |year| world.people(base, area, year))) {
            people.rows.insert((area, base.clone()), row);
            row += 1;
        }
        if !below {
            let row = |base: &PopulationBase| Some((base.clone(), *people.rows.get(&(area, base.clone()))?));
            own.rows = in_order::map(world.model.bases().iter().filter_map(row));
        }
        places.push(own);
    }
    ink.sheet.autofilter(FIRST - 1, 0, row.max(FIRST + 1) - 1, YEARS - 1)?;
    for own in &places {
        let below = is_above(world, own.area);
        for (base, &row) in &own.rows {
            let how = if below { Word::new("本级数", "own figure") } else { Word::new("推算", "carried forward") };
            label(ink, world, own.area, base, row, how)?;
            for (column, &year) in (YEARS..).zip(&world.years) {
                let computed = own.computed(ink, world, base, year, column);
                let value = world.own_people(base, own.area, year);
                let format = if below { ink.styles.quiet_figure() } else { ink.styles.whole.clone() };
                ink.formula(ink.spot(row, column), computed, value, &format)?;
            }
        }
        if below {
            above(ink, world, own, &people)?;
        }
    }
    Ok(people)
}

/// An area above others: their sum, or its own figures where these lead.
fn above(ink: &mut Ink<'_>, world: &World<'_>, own: &Own<'_>, people: &People) -> Result<(), XlsxError> {
    let area = own.area;
    for base in world.model.bases() {
        let Some(&row) = people.rows.get(&(area, base.clone())) else { continue };
        label(ink, world, area, base, row, Word::new("下级之和或本级数", "sum, or own figure"))?;
        let children = world.model.tree().children(area);
        for (column, &year) in (YEARS..).zip(&world.years) {
            let parts: Vec<_> = children.iter().map(|&child| world.people(base, child, year)).collect();
            let summed = world.is_sum_of_people(base, area, year);
            let rows: Vec<u32> = children.iter().filter_map(|&child| people.rows.get(&(child, base.clone())).copied()).collect();
            let computed = match own.rows.get(base) {
                _ if summed && rows.len() == parts.len() => formula::sum(&spans(&rows, column), &parts, true, true),
                Some(&row) => spreadsheet::same(&ink.operand(ink.spot(row, column), world.own_people(base, area, year))),
                None => Computed::beyond(),
            };
            let format = ink.styles.whole.clone();
            ink.formula(ink.spot(row, column), computed, world.people(base, area, year), &format)?;
        }
    }
    Ok(())
}

fn label(ink: &mut Ink<'_>, world: &World<'_>, area: usize, base: &PopulationBase, row: u32, how: Word) -> Result<(), XlsxError> {
    ink.words(row, 0, world.model.areas()[area].code.as_str(), &ink.styles.code)?;
    ink.text(row, 1, world.area_name(area))?;
    ink.text(row, 2, world.language.name(&names::base(base)))?;
    ink.words(row, 3, world.say(how), &ink.styles.quiet)?;
    Ok(())
}

impl Own<'_> {
    /// The formula of a base in a year, lying in `column`.
    fn computed(&self, ink: &Ink<'_>, world: &World<'_>, base: &PopulationBase, year: Year, column: u16) -> Computed {
        let series = world.model.areas()[self.area].population.get(base);
        if let Some(stated) = series.and_then(|series| series.values.get(&year))
            && let Some(spot) = self.inputs.spot(self.area, &Figure::Population(base.clone()), year)
        {
            return spreadsheet::same(&ink.operand(spot, Some(*stated)));
        }
        let own = |base: &PopulationBase, year: Year, column: u16| {
            let row = *self.rows.get(base)?;
            Some(ink.operand(ink.spot(row, column), world.own_people(base, self.area, year)))
        };
        let lever = |lever: Lever| {
            let (spot, value) = self.levers.of(world, &lever, self.area)?;
            Some(ink.operand(spot, Some(value)))
        };
        // The column of an earlier year.
        let back = |years: u16| column.checked_sub(years).filter(|column| *column >= YEARS);
        let found = || match base {
            PopulationBase::Resident => Some(formula::grown(&own(base, year.checked_sub(1)?, back(1)?)?, &lever(Lever::Growth)?)),
            PopulationBase::Urban => self.urban(ink, world, year, column),
            PopulationBase::Rural => {
                Some(formula::rest(&own(&PopulationBase::Resident, year, column)?, &own(&PopulationBase::Urban, year, column)?))
            }
            PopulationBase::Group(_) => {
                let since = series?.latest(year)?.0;
                let then = back(year - since)?;
                let [resident, now] =
                    [(since, then), (year, column)].map(|(year, column)| own(&PopulationBase::Resident, year, column));
                Some(formula::in_proportion(&own(base, since, then)?, &resident?, &now?))
            }
        };
        found().unwrap_or_else(Computed::beyond)
    }

    /// Urban people where none are stated: the residents less the rural where these are, else carried from where they were last known so.
    fn urban(&self, ink: &Ink<'_>, world: &World<'_>, year: Year, column: u16) -> Option<Computed> {
        let population = &world.model.areas()[self.area].population;
        let own = |base: &PopulationBase, year: Year, column: u16| {
            let row = *self.rows.get(base)?;
            Some(ink.operand(ink.spot(row, column), world.own_people(base, self.area, year)))
        };
        let resident = |year, column| own(&PopulationBase::Resident, year, column);
        let is_stated = |base: &PopulationBase, year: Year| population.get(base)?.values.get(&year).copied();
        let rural_stated = |year: Year| {
            let rural = is_stated(&PopulationBase::Rural, year)?;
            let all = world.own_people(&PopulationBase::Resident, self.area, year)?;
            (all >= Quantity::whole(rural.trunc()).ok()?).then_some(rural)
        };
        if let Some(rural) = rural_stated(year) {
            let spot = self.inputs.spot(self.area, &Figure::Population(PopulationBase::Rural), year)?;
            return Some(formula::rest(&resident(year, column)?, &ink.operand(spot, Some(rural))));
        }
        let observed = |year: Year| is_stated(&PopulationBase::Urban, year).is_some() || rural_stated(year).is_some();
        let since = world.years.iter().rev().copied().find(|&before| before < year && observed(before))?;
        let then = column.checked_sub(year - since).filter(|column| *column >= YEARS)?;
        let (spot, rise) = self.levers.of(world, &Lever::Urbanisation, self.area)?;
        Some(formula::urbanised(
            &own(&PopulationBase::Urban, since, then)?,
            &resident(since, then)?,
            &resident(year, column)?,
            &ink.operand(spot, Some(rise)),
            year - since,
        ))
    }
}

/// Whether an area has any below it whose people are known.
fn is_above(world: &World<'_>, area: usize) -> bool {
    let known = |child: usize| world.model.bases().iter().any(|base| is_known(world, |year| world.people(base, child, year)));
    world.model.tree().children(area).iter().any(|&child| known(child))
}

fn is_known(world: &World<'_>, people: impl Fn(Year) -> Option<Quantity>) -> bool {
    world.years.iter().any(|&year| people(year).is_some())
}
