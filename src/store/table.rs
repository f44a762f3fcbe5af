//! A table that was picked or dropped: its bytes, until it is imported or let go of.

use std::rc::Rc;

/// A file that is not read yet.
#[derive(Clone, Debug)]
pub struct Table {
    /// The file's name.
    pub file: String,
    /// Its bytes.
    pub bytes: Rc<Vec<u8>>,
    /// Which of its sheets is looked at first, and those after it; the likeliest where none is said.
    pub sheets: Vec<usize>,
}

impl PartialEq for Table {
    /// The same file picked again is another one: it may have changed.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.bytes, &other.bytes) && self.sheets == other.sheets
    }
}
