//! Sentences in English, read in the same phases as those in Chinese: figures, dates, demands. The words are data (`plans/vocabulary.toml`).

mod amount;
mod clause;
mod cover;
mod dates;
mod groups;
mod noun;
mod sentence;

use crate::latin;
pub(crate) use sentence::read;

/// For how many people a rate stands, as a name says it: per 1,000 residents.
#[must_use]
pub fn per_people(name: &str) -> Option<i64> {
    let lower = name.to_ascii_lowercase();
    let at = latin::places(&lower, "per").last()?;
    let rest = lower[at + "per".len()..].trim_start();
    const WORDS: [(&str, i64); 4] = [("thousand", 1_000), ("million", 1_000_000), ("capita", 1), ("person", 1)];
    let figure = || {
        let (value, taken) = crate::figure::digits(rest)?;
        let more = rest[taken..].trim_start().starts_with("thousand");
        Some(if more { value.trunc() * 1_000 } else { value.trunc() })
    };
    WORDS
        .iter()
        .find(|(word, _)| latin::starts(rest, word))
        .map(|(_, people)| *people)
        .or_else(figure)
        .filter(|people| *people > 0)
}
