//! What the screens say, in Chinese and English.
//!
//! A [`Word`] holds both languages, so a string missing in one does not compile. Sentences with numbers in them are functions of a
//! [`Language`]. Nothing else in the app contains wording.

pub mod actions;
pub mod allocate;
pub mod areas;
pub mod compare;
pub mod data_screen;
pub mod explain;
pub mod grid;
pub mod import;
pub mod merge;
pub mod norm_screen;
pub mod norms;
pub mod numbers;
pub mod plan_edit;
pub mod questions;
pub mod risk;
pub mod scenarios;
pub mod sentences;
pub mod share;
pub mod words;

use permille_engine::name::Name;
pub use permille_exchange::language::Language;

/// A fixed wording in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Word {
    /// A wording in both languages.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }
}

/// Picks one language out of two.
pub trait Say {
    /// The wording in this language.
    fn say(self, word: Word) -> &'static str;
    /// The name in this language; the other one where it is empty.
    fn name(self, name: &Name) -> &str;
    /// One of two values.
    fn pick<T>(self, zh: T, en: T) -> T;
}

impl Say for Language {
    fn say(self, word: Word) -> &'static str {
        self.pick(word.zh, word.en)
    }

    fn name(self, name: &Name) -> &str {
        let (first, second) = self.pick((&name.zh, &name.en), (&name.en, &name.zh));
        if first.is_empty() { second } else { first }
    }

    fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
