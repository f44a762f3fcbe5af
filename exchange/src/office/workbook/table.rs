//! The sheets of requirements, of what there is, and of gaps share one layout: a row a norm and area, a column a year.

use std::collections::BTreeMap;

use permille_engine::model::Standing;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Page, Spot};
use super::world::World;
use crate::wording::language::{Say, Word};

/// The row of the header.
pub(super) const HEADER: u32 = 3;
/// The first row below it.
pub(super) const FIRST: u32 = HEADER + 1;
/// The first column of years.
pub(super) const YEARS: u16 = 7;
/// The column that says what a row is.
pub(super) const KIND: u16 = 3;

/// Where the rows of norms and areas lie.
pub(super) struct Table {
    page: Page,
    pub(super) rows: BTreeMap<(usize, usize), u32>,
    columns: BTreeMap<Year, u16>,
}

impl Table {
    /// Writes the head of the sheet, and lays out its years.
    pub(super) fn head(ink: &mut Ink<'_>, world: &World<'_>, kind: Word, about: Word, width: u16) -> Result<Self, XlsxError> {
        ink.heading(about)?;
        ink.heads(
            HEADER,
            &[
                (Word::new("标准", "Norm"), 44),
                (Word::new("地区", "Area"), 18),
                (Word::new("代码", "Code"), 11),
                (kind, 20),
                (Word::new("条款", "Clause"), 14),
                (Word::new("文号", "Document"), 22),
                (Word::new("单位", "Unit"), 9),
            ],
        )?;
        let mut columns = BTreeMap::new();
        for (column, &year) in (YEARS..).zip(&world.shown) {
            ink.sheet.write_number_with_format(HEADER, column, year, &ink.styles.year)?;
            ink.sheet.set_column_width(column, width)?;
            columns.insert(year, column);
        }
        let id = YEARS + u16::try_from(world.shown.len()).unwrap_or(0);
        ink.words(HEADER, id, world.say(Word::new("编号", "Id")), &ink.styles.head_id)?;
        ink.sheet.set_column_width(id, 34)?;
        ink.sheet.set_freeze_panes(FIRST, 2)?;
        Ok(Self { page: ink.page, rows: BTreeMap::new(), columns })
    }

    /// Lets the rows be filtered, once the last of them is written.
    pub(super) fn finish(&self, ink: &mut Ink<'_>, end: u32) -> Result<(), XlsxError> {
        let id = YEARS + u16::try_from(self.columns.len()).unwrap_or(0);
        ink.sheet.autofilter(HEADER, 0, end.max(FIRST + 1) - 1, id)?;
        Ok(())
    }

    /// The cell of a norm in an area and year.
    pub(super) fn spot(&self, norm: usize, area: usize, year: Year) -> Option<Spot> {
        let row = *self.rows.get(&(norm, area))?;
        Some(Spot { page: self.page, row, column: *self.columns.get(&year)? })
    }

    /// The rows of the areas right below an area, in the file's order, as far as they have any.
    pub(super) fn below(&self, world: &World<'_>, norm: usize, area: usize) -> (Vec<usize>, Vec<u32>) {
        let children = world.model.tree().children(area).iter();
        children.filter_map(|&child| Some((child, *self.rows.get(&(norm, child))?))).unzip()
    }

    /// What stands in a row beside its figures.
    pub(super) fn label(
        ink: &mut Ink<'_>,
        world: &World<'_>,
        (norm, area, row): (usize, usize, u32),
        kind: Word,
    ) -> Result<(), XlsxError> {
        let (rule, plan, measure) = (world.model.norm(norm), world.model.plan_of(norm), world.model.measure_of(norm));
        ink.text(row, 0, world.language.name(&rule.name))?;
        ink.text(row, 1, world.area_name(area))?;
        ink.words(row, 2, world.model.areas()[area].code.as_str(), &ink.styles.code)?;
        ink.words(row, KIND, world.say(kind), &ink.styles.quiet)?;
        ink.text(row, 4, &rule.source.clause)?;
        ink.text(row, 5, plan.number.as_deref().unwrap_or(world.language.name(&plan.title)))?;
        ink.text(row, 6, world.language.name(&measure.unit))?;
        let id = YEARS + u16::try_from(world.shown.len()).unwrap_or(0);
        ink.words(row, id, rule.id.as_str(), &ink.styles.id)?;
        Ok(())
    }
}

/// The areas a norm speaks of in which something is known in any year that is shown, in the file's order.
pub(super) fn areas(world: &World<'_>, norm: usize, known: impl Fn(usize, Year) -> Option<Quantity>) -> Vec<usize> {
    let spoken_of = |&area: &usize| world.model.standing(norm, area) != Standing::Outside;
    let some = |&area: &usize| world.shown.iter().any(|&year| known(area, year).is_some());
    (0..world.model.areas().len()).filter(spoken_of).filter(some).collect()
}

/// Whether an area is itself bound by a norm.
pub(super) fn is_bound(world: &World<'_>, norm: usize, area: usize) -> bool {
    world.model.standing(norm, area) == Standing::Bound
}
