//! What of a sheet stays out, and why: every column that has something in it, every hidden row, hidden sheets.

use super::heads::{Head, Said, said};
use super::known::Known;
use super::layout::Layout;
use super::named::same;
use super::{Mapping, Role, title};
use crate::tables::address::letters;
use crate::tables::fault::note::SheetNote;
use crate::tables::fault::{TableFault, TableProblem};

/// The columns that stay out although something stands in them, and what the spreadsheet hides.
pub(super) fn columns(layout: &Layout, mapping: &Mapping, known: &Known) -> Vec<TableProblem> {
    let sheet = layout.sheet();
    let mut found: Vec<TableProblem> = sheet
        .marks
        .hidden_sheets
        .iter()
        .map(|name| TableProblem::of_file(TableFault::Note(SheetNote::SheetHidden(name.clone()))))
        .collect();
    let header = mapping.header.unwrap_or(0);
    for column in 0..sheet.width() {
        let role = mapping.columns.get(column).cloned().unwrap_or_default();
        if role == Role::Ignored {
            let uncomputed = sheet.marks.uncomputed.iter().filter(|(row, at)| *at == column && *row > header);
            let told = |&(row, column): &(usize, usize)| {
                TableProblem::of_cell(row, column, &layout.head(column), TableFault::Note(SheetNote::Uncomputed))
            };
            found.extend(uncomputed.map(told));
        }
        if role != Role::Ignored || !layout.all_rows().any(|row| !sheet.cell(row, column).is_empty()) {
            continue;
        }
        let told = if sheet.marks.hidden_columns.contains(&column) {
            SheetNote::ColumnHidden
        } else {
            why(layout, mapping, known, column)
        };
        found.push(TableProblem::of_cell(header, column, &layout.head(column), TableFault::Note(told)));
    }
    found
}

/// Why a column stays out.
fn why(layout: &Layout, mapping: &Mapping, known: &Known, column: usize) -> SheetNote {
    let sheet = layout.sheet();
    let Some(header) = mapping.header else { return SheetNote::ColumnUnknown };
    let head = Head::of(sheet, mapping.top.unwrap_or(header), header, column);
    if head.parts.is_empty() {
        return SheetNote::ColumnUnknown;
    }
    match said(known, &head) {
        Said::Other(why) => SheetNote::ColumnOther(why),
        Said::Perhaps(figure) => match known.get(&figure) {
            Some(known) => SheetNote::ColumnPerhaps(known.name.clone()),
            None => SheetNote::ColumnUnknown,
        },
        Said::NotHere(_) => SheetNote::ColumnNotHere,
        Said::Qualified => SheetNote::ColumnPart,
        Said::Year(_) if mapping.columns.contains(&Role::Item) => SheetNote::ColumnAhead,
        Said::Year(_) => SheetNote::ColumnYearOnly,
        Said::Unknown | Said::Whole(_) => SheetNote::ColumnUnknown,
        Said::Figure { figure, year, .. } => {
            let top = mapping.top.unwrap_or(header);
            if let Some(aside) = known.get(&figure).and_then(|known| title::aside(sheet, top, header, known, &head)) {
                return SheetNote::ColumnAside(aside);
            }
            let role = Role::Figure { figure, year, scale: super::Scale::default() };
            let Some(first) = mapping.columns.iter().position(|one| same(one, &role)) else {
                return SheetNote::ColumnUnknown;
            };
            let rate =
                |column: usize| matches!(mapping.columns.get(column), Some(Role::Figure { scale: super::Scale::Per(_), .. }));
            let differs = !rate(first) && layout.rows().any(|row| sheet.cell(row, column) != sheet.cell(row, first));
            SheetNote::ColumnSame { first: letters(first), differs }
        }
    }
}
