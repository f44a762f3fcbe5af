//! A mark on everything of a file that is shown to others: that it is a draft, or not for everyone.

/// What stands at the edge of every page, slide and picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// It may still change: 草稿.
    Draft,
    /// It stays in the office: 内部.
    Internal,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Draft, Self::Internal];

    /// The word used in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Internal => "internal",
        }
    }

    /// The mark a word in a file means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.word() == word)
    }
}
