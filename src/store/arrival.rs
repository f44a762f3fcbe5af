//! A file that arrived in a link: shown before it replaces what is open, and what it replaced kept until the next is opened.

use std::rc::Rc;

use permille_engine::name::Name;

use super::Open;

/// A file that came with the address.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The file, read and computed.
    pub open: Open,
    /// What is odd about it.
    pub notes: Rc<Vec<Name>>,
    /// What is said of its results against those it was sent with, where it has a record of them.
    pub results: Option<Name>,
    /// How large its text is.
    pub bytes: usize,
}

/// What happens to it.
#[derive(Clone, Debug)]
pub enum ArrivalMsg {
    /// It is shown.
    Offered(Box<Arrival>),
    /// The reader opens it.
    Taken,
    /// The reader keeps what is open.
    Declined,
    /// The reader wants back what it replaced.
    BroughtBack,
}
