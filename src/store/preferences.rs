//! How the reader likes it: kept in the browser, not in the file.

use permille_exchange::wording::language::Language;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Ink on paper.
    #[default]
    Light,
    /// Light on dark, a design of its own.
    Dark,
}

/// How the reader likes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The language of the screens.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
}
