//! The figures that were stated: one row an area and year, in the layout that the importer knows.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::Area;
use permille_engine::edit::Figure;
use permille_engine::in_order;
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Page, Spot};
use super::world::World;
use crate::office::export::{ABOUT, Cell, Columns, about, about_area, figures, value};

/// Where each stated figure stands.
pub(super) struct Inputs {
    rows: BTreeMap<(usize, Year), u32>,
    columns: BTreeMap<Figure, u16>,
}

impl Inputs {
    /// The cell of a figure that an area states for a year.
    pub(super) fn spot(&self, area: usize, figure: &Figure, year: Year) -> Option<Spot> {
        Some(Spot { page: Page::Inputs, row: *self.rows.get(&(area, year))?, column: *self.columns.get(figure)? })
    }
}

/// Writes the sheet. Its first row is the header, so that it can be imported as it is.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>) -> Result<Inputs, XlsxError> {
    let shown = figures(world.set, Columns::Known, world.language);
    let heads = about(world.language).map(str::to_owned).into_iter().chain(shown.iter().map(|(_, head)| head.clone()));
    for (column, head) in (0_u16..).zip(heads) {
        ink.words(0, column, &head, &ink.styles.head)?;
        let width = match column {
            0 => 11,
            1 => 18,
            2 | 4 => 7,
            3 => 11,
            _ => 14,
        };
        ink.sheet.set_column_width(column, width)?;
    }
    ink.sheet.set_row_height(0, 48)?;
    ink.sheet.set_freeze_panes(1, 2)?;
    let mut rows = BTreeMap::new();
    let mut row = 1;
    for (position, area) in world.set.baseline.areas.iter().enumerate() {
        for year in years(area, world.set.baseline.base_year) {
            for (column, cell) in (0_u16..).zip(about_area(area, year, world.language)) {
                match cell {
                    Cell::Text(words) if words.is_empty() => {}
                    Cell::Text(words) => {
                        ink.words(row, column, &words, &ink.styles.code)?;
                    }
                    Cell::Year(year) => {
                        ink.sheet.write_number_with_format(row, column, year, &ink.styles.plain)?;
                    }
                    Cell::Figure(_) => {}
                }
            }
            for (column, (figure, _)) in (as_column(ABOUT)..).zip(&shown) {
                if let Some(value) = value(area, figure, year) {
                    let styles = ink.styles;
                    ink.figure(row, column, value, if value.is_whole() { &styles.input } else { &styles.input_fraction })?;
                }
            }
            rows.insert((position, year), row);
            row += 1;
        }
    }
    let last = as_column(ABOUT + shown.len()) - 1;
    ink.sheet.autofilter(0, 0, row.saturating_sub(1), last)?;
    let columns = in_order::map(shown.into_iter().map(|(figure, _)| figure).zip(as_column(ABOUT)..));
    Ok(Inputs { rows, columns })
}

/// The years an area states a figure for; the base year where it states none.
fn years(area: &Area, base_year: Year) -> BTreeSet<Year> {
    let series = area.population.values().chain(area.measures.values());
    let stated: BTreeSet<Year> = in_order::set(series.flat_map(|series| series.values.keys().copied()));
    if stated.is_empty() { in_order::set([base_year]) } else { stated }
}

fn as_column(position: usize) -> u16 {
    u16::try_from(position).unwrap_or(u16::MAX)
}
