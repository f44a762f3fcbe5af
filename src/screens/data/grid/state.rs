//! Where the planner is in the grid, and what a key means there: as in Excel and WPS.

/// A cell, by its place among the rows and columns shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct At {
    /// The row.
    pub row: usize,
    /// The column.
    pub col: usize,
}

/// The cell that is typed into, and the block selected with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The cell that is typed into.
    pub active: At,
    /// The opposite corner of the block; the same cell where only one is selected.
    pub corner: At,
    /// The column that Enter returns to after Tab.
    pub home: Option<usize>,
}

/// A block of cells, all ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The first row.
    pub top: usize,
    /// The first column.
    pub left: usize,
    /// The last row.
    pub bottom: usize,
    /// The last column.
    pub right: usize,
}

impl Block {
    /// How many cells it has.
    #[must_use]
    pub const fn cells(&self) -> usize {
        (self.bottom - self.top + 1) * (self.right - self.left + 1)
    }

    /// Whether a cell lies in it.
    #[must_use]
    pub fn contains(&self, at: At) -> bool {
        (self.top..=self.bottom).contains(&at.row) && (self.left..=self.right).contains(&at.col)
    }

    /// The columns of a row that lie in it.
    #[must_use]
    pub fn columns_in(&self, row: usize) -> Option<(usize, usize)> {
        (self.top..=self.bottom).contains(&row).then_some((self.left, self.right))
    }
}

impl Cursor {
    /// On one cell.
    #[must_use]
    pub const fn at(active: At) -> Self {
        Self { active, corner: active, home: None }
    }

    /// The block selected.
    #[must_use]
    pub fn block(&self) -> Block {
        let (one, other) = (self.active, self.corner);
        Block {
            top: one.row.min(other.row),
            left: one.col.min(other.col),
            bottom: one.row.max(other.row),
            right: one.col.max(other.col),
        }
    }

    /// The same within so many rows and columns.
    #[must_use]
    pub fn within(self, size: At) -> Self {
        let clamp = |at: At| At { row: at.row.min(size.row.saturating_sub(1)), col: at.col.min(size.col.saturating_sub(1)) };
        Self { active: clamp(self.active), corner: clamp(self.corner), home: self.home }
    }
}

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One cell, or to the end where it is `far`.
    Up {
        /// To the end.
        far: bool,
    },
    /// Down.
    Down {
        /// To the end.
        far: bool,
    },
    /// Left.
    Left {
        /// To the end.
        far: bool,
    },
    /// Right.
    Right {
        /// To the end.
        far: bool,
    },
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// The first cell of all.
    First,
    /// The last cell of all.
    Last,
}

/// Where `way` leads from `at` in so many rows and columns, of which `page` rows are in sight.
#[must_use]
pub fn step(at: At, way: Way, size: At, page: usize) -> At {
    let (last_row, last_col) = (size.row.saturating_sub(1), size.col.saturating_sub(1));
    let At { row, col } = at;
    match way {
        Way::Up { far } => At { row: if far { 0 } else { row.saturating_sub(1) }, col },
        Way::Down { far } => At { row: if far { last_row } else { (row + 1).min(last_row) }, col },
        Way::Left { far } => At { row, col: if far { 0 } else { col.saturating_sub(1) } },
        Way::Right { far } => At { row, col: if far { last_col } else { (col + 1).min(last_col) } },
        Way::PageUp => At { row: row.saturating_sub(page.max(1)), col },
        Way::PageDown => At { row: (row + page.max(1)).min(last_row), col },
        Way::First => At::default(),
        Way::Last => At { row: last_row, col: last_col },
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Goes somewhere, with the block where `extend`.
    Go {
        /// The direction or target.
        way: Way,
        /// Whether the block grows.
        extend: bool,
    },
    /// To the next cell down, taking what was typed.
    Enter {
        /// Up instead.
        back: bool,
    },
    /// To the next cell of the row, taking what was typed.
    Tab {
        /// To the one before instead.
        back: bool,
    },
    /// Edits what the cell holds.
    Edit,
    /// Lets go of what was typed, or of the block.
    Cancel,
    /// Makes the block unknown.
    Empty,
    /// Fills the block from its first row.
    FillDown,
    /// Selects every cell.
    SelectAll,
    /// Takes the last step back.
    Undo,
    /// Takes it again.
    Redo,
}

/// How a cell is being edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Not at all.
    Rest,
    /// By typing over it: arrows take it and go on.
    Over,
    /// Within it: arrows move in the text.
    Within,
}

/// A key as it was pressed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pressed<'a> {
    /// The key's name.
    pub key: &'a str,
    /// With Ctrl, or the command key.
    pub command: bool,
    /// With Shift.
    pub shift: bool,
}

/// What a key means; `None` where it is the browser's or the text's.
#[must_use]
pub fn meaning(pressed: Pressed, mode: Mode) -> Option<Ask> {
    let Pressed { key, command, shift } = pressed;
    let resting = mode == Mode::Rest;
    let go = |way| (mode != Mode::Within).then_some(Ask::Go { way, extend: shift && resting });
    // With something typed the end of the line is meant.
    let far = |way| resting.then_some(Ask::Go { way, extend: shift });
    match key {
        "Enter" => Some(Ask::Enter { back: shift }),
        "Tab" if !command => Some(Ask::Tab { back: shift }),
        "Escape" => Some(Ask::Cancel),
        "ArrowUp" => go(Way::Up { far: command }),
        "ArrowDown" => go(Way::Down { far: command }),
        "ArrowLeft" => go(Way::Left { far: command }),
        "ArrowRight" => go(Way::Right { far: command }),
        "PageUp" => go(Way::PageUp),
        "PageDown" => go(Way::PageDown),
        "Home" => far(if command { Way::First } else { Way::Left { far: true } }),
        "End" => far(if command { Way::Last } else { Way::Right { far: true } }),
        "F2" if resting => Some(Ask::Edit),
        "Delete" | "Backspace" if resting => Some(Ask::Empty),
        _ if !command || !resting => None,
        "a" | "A" => Some(Ask::SelectAll),
        "d" | "D" => Some(Ask::FillDown),
        "z" | "Z" => Some(if shift { Ask::Redo } else { Ask::Undo }),
        "y" | "Y" => Some(Ask::Redo),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: At = At { row: 100, col: 8 };

    fn key(key: &str, command: bool, shift: bool, mode: Mode) -> Option<Ask> {
        meaning(Pressed { key, command, shift }, mode)
    }

    #[test]
    fn keys_mean_what_they_mean_in_excel() {
        assert_eq!(key("Enter", false, true, Mode::Over), Some(Ask::Enter { back: true }));
        assert_eq!(key("ArrowDown", false, true, Mode::Rest), Some(Ask::Go { way: Way::Down { far: false }, extend: true }));
        assert_eq!(key("ArrowLeft", false, false, Mode::Over), Some(Ask::Go { way: Way::Left { far: false }, extend: false }));
        assert_eq!(key("ArrowLeft", false, false, Mode::Within), None);
        assert_eq!(key("d", true, false, Mode::Rest), Some(Ask::FillDown));
        assert_eq!(key("z", true, false, Mode::Within), None, "the text's own undo");
        assert_eq!(key("Delete", false, false, Mode::Within), None);
        assert_eq!(key("Home", false, false, Mode::Over), None);
        assert_eq!(key("5", false, false, Mode::Rest), None);
        assert_eq!(key("c", true, false, Mode::Rest), None, "the clipboard has events of its own");
    }

    #[test]
    fn nothing_leads_out_of_the_grid() {
        let corner = At { row: 99, col: 7 };
        for way in [Way::Down { far: false }, Way::Down { far: true }, Way::Right { far: false }, Way::PageDown, Way::Last] {
            assert_eq!(step(corner, way, SIZE, 20), corner);
        }
        for way in [Way::Up { far: true }, Way::Left { far: false }, Way::PageUp, Way::First] {
            assert_eq!(step(At::default(), way, SIZE, 20), At::default());
        }
        assert_eq!(step(At { row: 50, col: 3 }, Way::PageDown, SIZE, 20), At { row: 70, col: 3 });
        assert_eq!(step(At::default(), Way::Last, At::default(), 20), At::default(), "an empty grid");
    }

    #[test]
    fn a_block_is_the_same_from_either_corner() {
        let (one, other) = (At { row: 4, col: 6 }, At { row: 9, col: 2 });
        let block = Cursor { active: one, corner: other, home: None }.block();
        assert_eq!(block, Cursor { active: other, corner: one, home: None }.block());
        assert_eq!(block.cells(), 6 * 5);
        assert!(block.contains(At { row: 6, col: 4 }) && !block.contains(At { row: 3, col: 4 }));
        assert_eq!(Cursor::at(other).within(At { row: 5, col: 1 }).active, At { row: 4, col: 0 });
    }
}
