//! Blocks of cells as text, and text as figures: copying, pasting, filling down, emptying. All of a block or nothing.

use permille_engine::area::Area;
use permille_engine::edit::{Edit, Figure};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::columns::{Column, Refusal, read};
use super::state::{At, Block};

/// The cells shown: their areas, columns and year.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The areas of the file.
    pub areas: &'a [Area],
    /// The areas shown, by position.
    pub rows: &'a [usize],
    /// The columns shown.
    pub columns: &'a [Column],
    /// The year.
    pub year: Year,
    /// Whether a cell is the sum of the areas below it, and not written into.
    pub is_sum: &'a dyn Fn(At) -> bool,
}

impl Sheet<'_> {
    /// The figure of a cell.
    #[must_use]
    pub fn value(&self, at: At) -> Option<Quantity> {
        let (area, column) = (self.areas.get(*self.rows.get(at.row)?)?, self.columns.get(at.col)?);
        area.series(&column.figure)?.values.get(&self.year).copied()
    }

    /// Which figure of which area a cell is.
    fn named(&self, at: At) -> Option<(&Area, &Figure)> {
        Some((self.areas.get(*self.rows.get(at.row)?)?, &self.columns.get(at.col)?.figure))
    }

    /// The edit that writes a figure into a cell; `None` where it stands there already.
    #[must_use]
    pub fn write(&self, at: At, value: Option<Quantity>) -> Option<Edit> {
        let (area, figure) = self.named(at).filter(|_| self.value(at) != value)?;
        Some(Edit::Figure { area: area.code.clone(), figure: figure.clone(), year: self.year, value })
    }
}

/// A change of several cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// The edits, one a cell that changes.
    pub edits: Vec<Edit>,
    /// How many cells were left as they are because they are sums.
    pub sums: usize,
    /// The block that was written.
    pub block: Option<Block>,
}

/// Why a block is not pasted.
#[derive(Clone, Debug, PartialEq)]
pub enum PasteProblem {
    /// There is no text.
    Nothing,
    /// It reaches beyond the last row or column, by so many.
    TooLarge {
        /// Rows beyond.
        rows: usize,
        /// Columns beyond.
        cols: usize,
    },
    /// Some of it is no figure of its column.
    Refused(Vec<RefusedCell>),
    /// It is a table with names of its own, as this text.
    Table(String),
}

/// A cell whose text is not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedCell {
    /// The cell.
    pub at: At,
    /// Why.
    pub refusal: Refusal,
}

/// The block as text: a tab between columns, a line a row, numbers without separators, nothing where nothing is known.
#[must_use]
pub fn copied(sheet: &Sheet, block: Block) -> String {
    let row = |row: usize| {
        let cell = |col: usize| sheet.value(At { row, col }).map(|value| value.to_string()).unwrap_or_default();
        (block.left..=block.right).map(cell).collect::<Vec<_>>().join("\t")
    };
    (block.top..=block.bottom).map(row).collect::<Vec<_>>().join("\n")
}

/// What a table of a spreadsheet is as text, cell by cell. Cells that hold tabs, lines or quotes stand in quotes; a lone quotation mark is a letter.
#[must_use]
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = permille_exchange::tables::sheet::records(text, b'\t').collect();
    for row in rows.iter_mut().filter(|row| row.is_empty()) {
        row.push(String::new());
    }
    if rows.is_empty() { vec![vec![String::new()]] } else { rows }
}

/// Pastes text at the block: one figure into all of it, a table from its first cell on.
///
/// # Errors
/// When any of it cannot be taken: then nothing is.
pub fn pasted(sheet: &Sheet, block: Block, text: &str) -> Result<Change, PasteProblem> {
    let given = cells(text);
    let found = taken(sheet, block, &given);
    // Names stand where figures are wanted: it is a table, and knows its areas itself.
    let misfits = found.as_ref().map_or_else(|problem| *problem != PasteProblem::Nothing, |change| change.sums > 0);
    if misfits && is_table(&given) { Err(PasteProblem::Table(text.to_owned())) } else { found }
}

/// Whether a block has rows that begin with a name, or with a code and a name.
fn is_table(given: &[Vec<String>]) -> bool {
    let named = |row: &&Vec<String>| row.len() > 1 && row.iter().take(2).any(|cell| cell.trim().starts_with(char::is_alphabetic));
    given.iter().filter(named).count() > 1
}

/// What pasting these cells at the block comes to.
fn taken(sheet: &Sheet, block: Block, given: &[Vec<String>]) -> Result<Change, PasteProblem> {
    let single = given.len() == 1 && given[0].len() == 1;
    if single && given[0][0].trim().is_empty() {
        return Err(PasteProblem::Nothing);
    }
    let (height, width) = (given.len(), given.iter().map(Vec::len).max().unwrap_or(0));
    let block = if single { block } else { Block { bottom: block.top + height - 1, right: block.left + width - 1, ..block } };
    let beyond = |last: usize, count: usize| (last + 1).saturating_sub(count);
    let (rows, cols) = (beyond(block.bottom, sheet.rows.len()), beyond(block.right, sheet.columns.len()));
    if rows > 0 || cols > 0 {
        return Err(PasteProblem::TooLarge { rows, cols });
    }
    let mut refused = Vec::new();
    let change = write(sheet, block, |at| {
        let row = if single { &given[0] } else { &given[at.row - block.top] };
        let text = row.get(if single { 0 } else { at.col - block.left }).map_or("", String::as_str);
        match read(text, &sheet.columns[at.col].expected) {
            Ok(value) => Some(value),
            Err(refusal) => {
                refused.push(RefusedCell { at, refusal });
                None
            }
        }
    });
    if refused.is_empty() { Ok(change) } else { Err(PasteProblem::Refused(refused)) }
}

/// Fills the block from its first row; a single row from the row above it.
#[must_use]
pub fn filled_down(sheet: &Sheet, block: Block) -> Change {
    let (from, block) = match block.top == block.bottom {
        true => match block.top.checked_sub(1) {
            Some(above) => (above, block),
            None => return Change::default(),
        },
        false => (block.top, Block { top: block.top + 1, ..block }),
    };
    write(sheet, block, |at| Some(sheet.value(At { row: from, col: at.col })))
}

/// Makes the block unknown.
#[must_use]
pub fn emptied(sheet: &Sheet, block: Block) -> Change {
    write(sheet, block, |_| Some(None))
}

/// Writes what `value` gives into every cell of the block; sums are left as they are, and so are cells it gives nothing for.
fn write(sheet: &Sheet, block: Block, mut value: impl FnMut(At) -> Option<Option<Quantity>>) -> Change {
    let mut change = Change { block: Some(block), ..Change::default() };
    for row in block.top..=block.bottom {
        for col in block.left..=block.right {
            let at = At { row, col };
            if (sheet.is_sum)(at) {
                change.sums += 1;
            } else if let Some(value) = value(at) {
                change.edits.extend(sheet.write(at, value));
            }
        }
    }
    change
}

#[cfg(test)]
#[path = "block_tests.rs"]
mod tests;
