//! What the grid shows: areas, columns and a year, with the figures they are read from.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use permille_engine::area::Area;
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::year::Year;

use super::book::Book;
use super::cell::{CellView, Seen};
use super::columns::Column;
use super::state::At;

/// What is shown.
pub struct Table {
    /// The model.
    pub model: Rc<Model>,
    /// The areas of the file.
    pub areas: Arc<Vec<Area>>,
    /// The outlook of the scenario in view.
    pub outlook: Rc<Outlook>,
    /// The areas shown, by position.
    pub rows: Rc<Vec<usize>>,
    /// The columns shown.
    pub columns: Rc<Vec<Column>>,
    /// The year.
    pub year: Year,
    /// The columns' figures among their peers.
    pub book: Rc<RefCell<Book>>,
}

impl Table {
    /// How many rows and columns there are.
    #[must_use]
    pub fn size(&self) -> At {
        At { row: self.rows.len(), col: self.columns.len() }
    }

    /// The figures.
    #[must_use]
    pub fn seen(&self) -> Seen<'_> {
        Seen { model: &self.model, areas: &self.areas, outlook: &self.outlook, year: self.year }
    }

    /// Whether a cell wants a second look.
    #[must_use]
    pub fn is_odd(&self, at: At) -> bool {
        self.rows.get(at.row).is_some_and(|&area| self.book.borrow().is_odd(at.col, area))
    }

    /// What a cell shows; `None` where there is none.
    #[must_use]
    pub fn cell(&self, at: At) -> Option<CellView> {
        let (area, column) = (*self.rows.get(at.row)?, self.columns.get(at.col)?);
        Some(self.seen().cell(area, column, self.is_odd(at)))
    }

    /// Which figure of which area a cell is.
    #[must_use]
    pub fn named(&self, at: At) -> Option<(AreaCode, Figure)> {
        let (area, column) = (self.areas.get(*self.rows.get(at.row)?)?, self.columns.get(at.col)?);
        Some((area.code.clone(), column.figure.clone()))
    }

    /// Where a figure of an area stands; `None` where it is not shown.
    #[must_use]
    pub fn place_of(&self, (area, figure): &(AreaCode, Figure)) -> Option<At> {
        let area = self.model.tree().position(area)?;
        let row = self.rows.iter().position(|one| *one == area)?;
        let col = self.columns.iter().position(|column| column.figure == *figure)?;
        Some(At { row, col })
    }
}
