//! What the planner does in the grid: each action leads to a new state, and perhaps to an edit.

use std::cell::RefCell;
use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use web_sys::HtmlElement;
use yew::{NodeRef, UseStateHandle};

use super::super::by_hand;
use super::block::{self, Change, PasteProblem, Sheet};
use super::cell::Seen;
use super::columns::{Column, Refusal, read};
use super::state::{Ask, At, Block, Cursor, Mode, step};
use super::table::Table;
use super::window::{HEAD, Pane, ROW, scrolled_to};
use crate::dom;
use crate::store::{Dispatch, Msg};
use crate::text::numbers::{full, iso_day};
use crate::text::{data_screen, grid};

/// What the grid remembers while it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Ui {
    /// The cell and the block.
    pub cursor: Cursor,
    /// How the cell is being edited.
    pub mode: Mode,
    /// What is typed.
    pub text: String,
    /// Why it is not taken.
    pub refusal: Option<Refusal>,
    /// Why a block was not pasted.
    pub problem: Option<PasteProblem>,
    /// What has just happened, to be said.
    pub said: Option<Outcome>,
    /// Whether Tab moves between cells rather than on through the page: from the first move in the grid to Escape.
    pub inside: bool,
}

/// What has just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Cells were changed, and sums left as they are.
    Changed {
        /// How many.
        cells: usize,
        /// How many sums.
        sums: usize,
    },
    /// Cells were copied.
    Copied(usize),
    /// The cell is a sum and not written into.
    IsSum,
}

impl Default for Ui {
    fn default() -> Self {
        Self {
            cursor: Cursor::default(),
            mode: Mode::Rest,
            text: String::new(),
            refusal: None,
            problem: None,
            said: None,
            inside: false,
        }
    }
}

/// Carries out what the planner does, with all it needs for that.
#[derive(Clone)]
pub struct Controller {
    /// What is shown.
    pub table: Rc<Table>,
    /// What is remembered.
    pub ui: UseStateHandle<Ui>,
    /// Where edits go.
    pub dispatch: Dispatch,
    /// The pane as it was last measured.
    pub pane: Rc<RefCell<Pane>>,
    /// What scrolls.
    pub scroller: NodeRef,
    /// Whether the focus belongs to the grid.
    pub focused: Rc<RefCell<bool>>,
    /// This as it is now, for what happens a moment later.
    pub latest: Rc<RefCell<Option<Controller>>>,
}

/// Equal while the table is the same allocation and the state is equal.
impl PartialEq for Controller {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.table, &other.table) && self.ui == other.ui
    }
}

impl Controller {
    fn seen(&self) -> Seen<'_> {
        self.table.seen()
    }

    fn column(&self, at: At) -> Option<&Column> {
        self.table.columns.get(at.col)
    }

    /// Works on the cells shown.
    fn with_sheet<T>(&self, work: impl FnOnce(&Sheet) -> T) -> T {
        let is_sum = |at: At| {
            let (area, column) = (self.table.rows.get(at.row), self.column(at));
            area.zip(column).is_some_and(|(&area, column)| self.seen().is_sum(area, column))
        };
        work(&Sheet {
            areas: &self.table.areas,
            rows: &self.table.rows,
            columns: &self.table.columns,
            year: self.table.year,
            is_sum: &is_sum,
        })
    }

    /// How many rows and columns there are.
    #[must_use]
    pub fn size(&self) -> At {
        self.table.size()
    }

    /// The cursor, within what is shown now.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        self.ui.cursor.within(self.size())
    }

    /// Does what a key asks for. Whether the key is used up.
    pub fn ask(&self, ask: Ask) -> bool {
        let cursor = self.cursor();
        let editing = self.ui.mode != Mode::Rest;
        match ask {
            Ask::Tab { .. } if !self.ui.inside && !editing => return false,
            Ask::Go { .. } | Ask::Enter { .. } | Ask::Tab { .. } => {
                let Some(taken) = self.taken() else { return true };
                let to = self.led_to(ask, cursor);
                self.go(Ui { cursor: to, inside: true, said: taken, ..Ui::default() });
            }
            Ask::Cancel if editing => self.ui.set(Ui { cursor, inside: true, ..Ui::default() }),
            Ask::Cancel => {
                let busy = self.ui.inside || self.ui.problem.is_some() || cursor.active != cursor.corner;
                self.ui.set(Ui { cursor: Cursor::at(cursor.active), ..Ui::default() });
                return busy;
            }
            Ask::Edit => self.edit(),
            Ask::Empty => self.change(cursor, block::emptied, grid::empty_step),
            Ask::FillDown => self.change(cursor, block::filled_down, grid::fill_step),
            Ask::SelectAll => {
                let size = self.size();
                let corner = At { row: size.row.saturating_sub(1), col: size.col.saturating_sub(1) };
                self.ui.set(Ui { cursor: Cursor { active: At::default(), corner, home: None }, inside: true, ..Ui::default() });
            }
            Ask::Undo | Ask::Redo => {
                self.ui.set(Ui { cursor, inside: true, ..Ui::default() });
                self.dispatch.dispatch(if ask == Ask::Undo { Msg::Undo } else { Msg::Redo });
            }
        }
        true
    }

    /// Where a key that moves leads.
    fn led_to(&self, ask: Ask, cursor: Cursor) -> Cursor {
        let (size, active) = (self.size(), cursor.active);
        match ask {
            Ask::Go { way, extend } => {
                let page = ((self.pane.borrow().height - HEAD) / ROW).floor().max(1.0);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows in sight")]
                let to = step(if extend { cursor.corner } else { active }, way, size, page as usize);
                if extend { Cursor { corner: to, ..cursor } } else { Cursor::at(to) }
            }
            Ask::Enter { back } => {
                let from = At { row: active.row, col: cursor.home.unwrap_or(active.col) };
                let row = if back { from.row.saturating_sub(1) } else { (from.row + 1).min(size.row.saturating_sub(1)) };
                Cursor::at(At { row, ..from })
            }
            Ask::Tab { back } => {
                let last = size.col.saturating_sub(1);
                let to = match (back, active.col) {
                    (false, col) if col < last => At { col: col + 1, ..active },
                    (false, _) if active.row + 1 < size.row => At { row: active.row + 1, col: 0 },
                    (true, col) if col > 0 => At { col: col - 1, ..active },
                    (true, _) if active.row > 0 => At { row: active.row - 1, col: last },
                    _ => active,
                };
                Cursor { home: cursor.home.or(Some(active.col)), ..Cursor::at(to) }
            }
            _ => cursor,
        }
    }

    /// Goes on, and brings the cell into sight.
    fn go(&self, ui: Ui) {
        let goal = if ui.cursor.active == self.ui.cursor.active { ui.cursor.corner } else { ui.cursor.active };
        self.ui.set(ui);
        self.bring_into_sight(goal);
    }

    /// Scrolls until a cell is in sight.
    pub fn bring_into_sight(&self, at: At) {
        let Some(scroller) = self.scroller.cast::<HtmlElement>() else { return };
        let (top, left) = scrolled_to(at, *self.pane.borrow());
        #[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
        let (top, left) = (top.round() as i32, left.round() as i32);
        if scroller.scroll_top() != top {
            scroller.set_scroll_top(top);
        }
        if scroller.scroll_left() != left {
            scroller.set_scroll_left(left);
        }
    }

    /// Takes what was typed: `None` where it is no figure, and the cell stays as it is with the sentence.
    pub fn taken(&self) -> Option<Option<Outcome>> {
        if self.ui.mode == Mode::Rest {
            return Some(None);
        }
        let at = self.cursor().active;
        let (Some(column), Some(&area)) = (self.column(at), self.table.rows.get(at.row)) else { return Some(None) };
        if self.seen().is_sum(area, column) {
            return Some(Some(Outcome::IsSum));
        }
        match read(&self.ui.text, &column.expected) {
            Ok(value) => {
                if let Some(edit) = self.with_sheet(|sheet| sheet.write(at, value)) {
                    let name = data_screen::figure_step(&self.table.areas[area].name, &column.name, self.table.year);
                    self.dispatch.dispatch(Msg::Edit { edit: self.noted(vec![edit]), name, key: None });
                }
                Some(None)
            }
            Err(refusal) => {
                self.ui.set(Ui { refusal: Some(refusal), ..(*self.ui).clone() });
                None
            }
        }
    }

    /// Leaves the grid: what was typed is taken, or stays with its sentence.
    pub fn left(&self) {
        if let Some(said) = self.taken() {
            self.ui.set(Ui { cursor: self.cursor(), said, ..Ui::default() });
        }
    }

    /// Something is typed into the cell.
    pub fn typed(&self, text: String) {
        let cursor = self.cursor();
        let mode = if self.ui.mode == Mode::Rest { Mode::Over } else { self.ui.mode };
        let sum = self.column(cursor.active).zip(self.table.rows.get(cursor.active.row));
        if sum.is_some_and(|(column, &area)| self.seen().is_sum(area, column)) {
            self.ui.set(Ui { cursor, inside: true, said: Some(Outcome::IsSum), ..Ui::default() });
            return;
        }
        self.ui.set(Ui { cursor: Cursor { corner: cursor.active, ..cursor }, mode, text, inside: true, ..Ui::default() });
    }

    /// Edits what the cell holds.
    pub fn edit(&self) {
        let cursor = self.cursor();
        let value = self.with_sheet(|sheet| sheet.value(cursor.active));
        let is_sum = self.column(cursor.active).zip(self.table.rows.get(cursor.active.row));
        if is_sum.is_some_and(|(column, &area)| self.seen().is_sum(area, column)) {
            self.ui.set(Ui { cursor, inside: true, said: Some(Outcome::IsSum), ..Ui::default() });
            return;
        }
        let text = value.map(full).unwrap_or_default();
        self.ui.set(Ui { cursor: Cursor::at(cursor.active), mode: Mode::Within, text, inside: true, ..Ui::default() });
    }

    /// Goes to a cell, or stretches the block to it; not away from a cell whose text is not taken. Whether it went.
    pub fn point(&self, at: At, extend: bool) -> bool {
        let Some(said) = self.taken() else { return false };
        let cursor = if extend { Cursor { corner: at, ..self.cursor() } } else { Cursor::at(at) };
        *self.focused.borrow_mut() = true;
        self.go(Ui { cursor, inside: true, said, ..Ui::default() });
        true
    }

    /// Selects a block.
    pub fn select(&self, block: Block) {
        if let Some(said) = self.taken() {
            let (active, corner) = (At { row: block.top, col: block.left }, At { row: block.bottom, col: block.right });
            *self.focused.borrow_mut() = true;
            self.ui.set(Ui { cursor: Cursor { active, corner, home: None }, inside: true, said, ..Ui::default() });
        }
    }

    /// Changes the block as one step.
    fn change(&self, cursor: Cursor, work: impl FnOnce(&Sheet, Block) -> Change, name: fn(usize) -> Name) {
        let change = self.with_sheet(|sheet| work(sheet, cursor.block()));
        self.write(cursor, change, name);
    }

    fn write(&self, cursor: Cursor, change: Change, name: fn(usize) -> Name) {
        let (cells, sums) = (change.edits.len(), change.sums);
        let written = change.block.filter(|block| block.cells() > cursor.block().cells());
        let cursor = written.map_or(cursor, |block| Cursor {
            active: At { row: block.top, col: block.left },
            corner: At { row: block.bottom, col: block.right },
            home: None,
        });
        self.ui.set(Ui { cursor, inside: true, said: Some(Outcome::Changed { cells, sums }), ..Ui::default() });
        if cells > 0 {
            self.dispatch.dispatch(Msg::Edit { edit: self.noted(change.edits), name: name(cells), key: None });
        }
    }

    /// The edits as one, with what source and note then say of the figures.
    fn noted(&self, edits: Vec<Edit>) -> Edit {
        by_hand::noted(&self.table.areas, edits, &iso_day(dom::today()))
    }

    /// The block as text for the clipboard.
    pub fn copied(&self) -> String {
        let cursor = self.cursor();
        let block = cursor.block();
        self.ui.set(Ui { cursor, inside: true, said: Some(Outcome::Copied(block.cells())), ..Ui::default() });
        self.with_sheet(|sheet| block::copied(sheet, block))
    }

    /// Text from the clipboard.
    pub fn pasted(&self, text: &str) {
        let cursor = self.cursor();
        match self.with_sheet(|sheet| block::pasted(sheet, cursor.block(), text)) {
            Ok(change) => self.write(cursor, change, grid::paste_step),
            Err(problem) => self.ui.set(Ui { cursor, inside: true, problem: Some(problem), ..Ui::default() }),
        }
    }

    /// Goes to the next cell that wants a second look, after the one it is on.
    pub fn next_odd(&self) {
        let (size, from) = (self.size(), self.cursor().active);
        let cells = size.row * size.col;
        let start = from.row * size.col + from.col;
        let at = |place: usize| At { row: place / size.col, col: place % size.col };
        let odd = |place: &usize| self.table.is_odd(at(*place));
        if let Some(place) = (1..=cells).map(|ahead| (start + ahead) % cells).find(odd) {
            self.point(at(place), false);
        }
    }
}
