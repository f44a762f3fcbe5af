//! What slides and documents of office programs are made of: a package of parts, text as XML.

pub(crate) mod package;
pub(crate) mod xml;

pub use crate::wording::sentences::Day;

/// The palette and the typefaces, as an office theme has them.
pub(crate) mod theme;

/// The office program's file could not be written: out of memory, or beyond what such a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable;
