//! Words in Latin letters: whether a text is in English, where a word stands in it by itself, and where a sentence ends.

/// Whether a text is in English: words in Latin letters, and not one Chinese character.
#[must_use]
pub fn is_english(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    letters >= 4 && !text.chars().any(|one| ('\u{2e80}'..='\u{9fff}').contains(&one) && !matches!(one, '\u{3000}'..='\u{303f}'))
}

/// Where a word stands in a text by itself.
pub(crate) fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let lettered = |one: Option<char>| one.is_some_and(|one| one.is_ascii_alphanumeric());
    let (first, last) = (word.chars().next(), word.chars().next_back());
    text.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !(lettered(first) && lettered(before) || lettered(last) && lettered(after))
    })
}

/// Whether a word stands in a text by itself.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    places(text, word).next().is_some()
}

/// Whether a text begins with a word.
pub(crate) fn starts(text: &str, word: &str) -> bool {
    places(text, word).next() == Some(0)
}

/// The word a text ends with.
pub(crate) fn last_word(text: &str) -> &str {
    text.trim_end().rsplit(|one: char| one.is_whitespace() || matches!(one, '(' | ',' | ';')).next().unwrap_or_default()
}

/// Words behind whose full stop a sentence goes on.
const SHORT: [&str; 11] = ["e.g", "i.e", "no", "nos", "approx", "cf", "incl", "vs", "art", "fig", "para"];

/// Whether a full stop at this place ends a sentence: white space follows and a capital, a digit or nothing, and no abbreviation stands before.
pub(crate) fn ends(text: &str, at: usize) -> bool {
    let rest = &text[at + 1..];
    let next = rest.trim_start_matches(['”', '"', ')', '’']).trim_start();
    let gap = rest.is_empty() || rest.starts_with(|one: char| one.is_whitespace() || matches!(one, '”' | '"' | ')' | '’'));
    let capital = next.is_empty()
        || next.starts_with(|one: char| one.is_ascii_uppercase() || one.is_ascii_digit() || matches!(one, '“' | '"' | '('));
    let word = last_word(&text[..at]).to_ascii_lowercase();
    let numbered = !word.is_empty() && word.bytes().all(|one| one.is_ascii_digit()) && word.len() < 3;
    let first = numbered && text[..at].trim() == word;
    gap && capital && !SHORT.contains(&word.as_str()) && !first
}
