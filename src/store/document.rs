//! A plan document that is about to be read: the dialog is open, with a file or without one.

use std::rc::Rc;

use super::table::Table;

/// What is read.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Paper {
    /// The file that was picked or dropped last.
    pub file: Option<Rc<Table>>,
}
