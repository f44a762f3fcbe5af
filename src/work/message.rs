//! What crosses between page and worker: a word that says what it is, and bytes.

use serde::{Deserialize, Serialize};

/// What kind of message a worker sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// It has started and can be given work.
    Ready,
    /// Progress of a piece of work.
    Report,
    /// What the work came to.
    Outcome,
    /// A response of a service.
    Response,
    /// It does not know the work it was given.
    Unknown,
}

impl MessageKind {
    const ALL: [Self; 5] = [Self::Ready, Self::Report, Self::Outcome, Self::Response, Self::Unknown];

    /// The word it crosses as.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Report => "report",
            Self::Outcome => "outcome",
            Self::Response => "response",
            Self::Unknown => "unknown",
        }
    }

    /// The kind a word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A value as the bytes it crosses in; empty where it cannot be serialised, which [`decode`] refuses for every type that holds anything.
#[must_use]
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The value in some bytes; `None` where they hold something else.
#[must_use]
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_what_is_decoded() {
        let value = (vec![1_u8, 0, 255], Some("万".to_owned()), -0.25_f64, i64::MIN);
        assert_eq!(decode(&encode(&value)), Some(value));
        assert_eq!(decode::<(u64, String)>(&[1]), None);
    }

    #[test]
    fn every_kind_is_read_back_from_its_word() {
        for kind in MessageKind::ALL {
            assert_eq!(MessageKind::from_word(kind.word()), Some(kind));
        }
        assert_eq!(MessageKind::from_word("else"), None);
    }
}
