//! What crosses between page and worker: a word that says what it is, and bytes.

use serde::{Deserialize, Serialize};

/// What the worker says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// It is there and can be given work.
    Ready,
    /// Something on the way.
    Report,
    /// What the work came to.
    Outcome,
    /// What a desk answers.
    Answer,
    /// It does not know the work it was given.
    Unknown,
}

impl Letter {
    const ALL: [Self; 5] = [Self::Ready, Self::Report, Self::Outcome, Self::Answer, Self::Unknown];

    /// The word it crosses as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Report => "report",
            Self::Outcome => "outcome",
            Self::Answer => "answer",
            Self::Unknown => "unknown",
        }
    }

    /// The letter a word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.word() == word)
    }
}

/// A value as the bytes it crosses in; empty where it cannot be serialised, which [`open`] refuses for every type that holds anything.
#[must_use]
pub fn seal(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The value in some bytes; `None` where they hold something else.
#[must_use]
pub fn open<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_is_what_is_opened() {
        let value = (vec![1_u8, 0, 255], Some("万".to_owned()), -0.25_f64, i64::MIN);
        assert_eq!(open(&seal(&value)), Some(value));
        assert_eq!(open::<(u64, String)>(&[1]), None);
    }

    #[test]
    fn every_letter_is_read_back_from_its_word() {
        for letter in Letter::ALL {
            assert_eq!(Letter::from_word(letter.word()), Some(letter));
        }
        assert_eq!(Letter::from_word("else"), None);
    }
}
