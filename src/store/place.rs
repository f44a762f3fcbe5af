//! Where the browser keeps the open file, whether this tab may write there, and where it was last saved.

use std::rc::Rc;

/// A place of its own among what the browser keeps: one for each file that was opened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub Rc<str>);

/// How this tab holds the place of its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hold {
    /// It alone writes there.
    #[default]
    Writing,
    /// Another tab does: here the file is to be read, and what is changed becomes a file of its own.
    Reading,
}

/// Where a file was saved, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavedAs {
    /// Written into the file of this name: it is there.
    File(Rc<str>),
    /// Handed to the browser under this name: what became of it is not known.
    Handed(Rc<str>),
}

impl SavedAs {
    /// What it was called.
    #[must_use]
    pub fn name(&self) -> &Rc<str> {
        match self {
            Self::File(name) | Self::Handed(name) => name,
        }
    }
}
