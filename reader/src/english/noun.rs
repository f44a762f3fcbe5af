//! What an English sentence speaks of: the words behind a figure, or those before its verb.

use crate::latin::{places, starts};
use crate::vocabulary::Means;
use crate::vocabulary::english::English;

/// A noun phrase is no longer, in characters.
const LONGEST: usize = 90;
/// Words at which what is counted ends.
const ENDS: [&str; 34] = [
    "per",
    "by",
    "shall",
    "should",
    "must",
    "will",
    "is",
    "are",
    "be",
    "has",
    "have",
    "each",
    "every",
    "within",
    "before",
    "until",
    "compared",
    "than",
    "as",
    "respectively",
    "where",
    "over",
    "through",
    "so",
    "while",
    "who",
    "which",
    "from",
    "to",
    "during",
    "annually",
    "at",
    "available",
    "or more",
];
/// Words that go on with what is counted, unless behind them comes another thing.
const JOINTS: [&str; 4] = ["for", "in", "on", "throughout"];
/// What stands before a subject and says nothing of it.
const BEFORE: [&str; 18] = [
    "the number of",
    "the total number of",
    "the overall number of",
    "number of",
    "the ",
    "a ",
    "an ",
    "and ",
    "that ",
    "its ",
    "with ",
    "there ",
    "then ",
    "also ",
    "ensure that ",
    "ensure ",
    "so that ",
    "while ",
];

/// What is counted, from the words behind its figure: `childcare places per 1,000` is childcare places.
pub(super) fn behind<'a>(text: &'a str, english: &English) -> &'a str {
    let whole = text;
    let mut text = text.trim_start_matches([' ', '-', ',']);
    for word in [
        "or more",
        "or above",
        "and above",
        "or over",
        "or higher",
        "or less",
        "or fewer",
        "or below",
        "or lower",
        "new",
        "more",
        "additional",
        "further",
    ] {
        if starts(text, word) {
            text = text[word.len()..].trim_start();
        }
    }
    text =
        text.strip_prefix("of the ").or_else(|| text.strip_prefix("of ")).or_else(|| text.strip_prefix("the ")).unwrap_or(text);
    let offset = whole.len() - text.len();
    let mut end = text.find([',', ';', '.', '(', ')', ':']).unwrap_or(text.len());
    for word in ENDS {
        end = places(text, word).next().map_or(end, |at| end.min(at));
    }
    for word in JOINTS {
        for at in places(text, word) {
            let rest = text[at + word.len()..].trim_start();
            let other = rest.starts_with(|one: char| one.is_ascii_digit())
                || ["each", "every", "all", "the province", "total"].iter().any(|word| starts(rest, word));
            if other {
                end = end.min(at);
            }
        }
    }
    // … and improve services: what goes on is another deed.
    for at in places(text, "and") {
        let rest = text[at + "and".len()..].trim_start();
        if english.begins(Means::Deed, rest).is_some()
            || english.begins(Means::Increase, rest).is_some()
            || rest.starts_with(|one: char| one.is_ascii_digit())
        {
            end = end.min(at);
        }
    }
    shortened(&whole[offset..offset + end])
}

/// What a sentence speaks of before its verb: `the number of physicians shall reach` is physicians.
pub(super) fn before<'a>(text: &'a str, english: &English) -> &'a str {
    let mut text = text.trim_matches([' ', ',', ';', ':', '-']);
    text = without_date(text);
    loop {
        let bare = BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim_start();
        let verbs = [Means::Increase, Means::Reduction, Means::Deed, Means::Should, Means::Must, Means::About];
        let verb = verbs.into_iter().find_map(|means| english.begins(means, bare));
        let bare = verb.map_or(bare, |verb| bare[verb.len()..].trim_start());
        let bare = bare.strip_prefix("to ").filter(|_| verb.is_some()).unwrap_or(bare);
        if bare.len() == text.len() {
            break;
        }
        text = bare;
    }
    let mut end = text.len();
    for word in [
        "shall",
        "should",
        "must",
        "will",
        "is",
        "are",
        "be",
        "has",
        "have",
        "to",
        "reach",
        "reaches",
        "from",
        "by",
        "exceed",
        "make up",
        "account for",
        "not",
        "per",
        "at least",
        "at most",
        "no",
        "up to",
        "below",
        "above",
        "within",
        "for every",
        "stand",
        "stays",
    ] {
        end = places(text, word).next().map_or(end, |at| end.min(at));
    }
    for means in [Means::AtLeast, Means::AtMost] {
        let phrases = english.phrases.iter().filter(|(_, one)| *one == means);
        for (word, _) in phrases {
            end = places(text, word).next().map_or(end, |at| end.min(at));
        }
    }
    shortened(text[..end].trim_end_matches([',', ' ', '(']))
}

/// A text without the date it begins with: by the end of 2025, …
pub(super) fn without_date(text: &str) -> &str {
    let dated =
        ["by ", "in ", "from ", "during ", "until ", "no later than ", "within "].iter().any(|word| text.starts_with(word));
    match text.find(',') {
        Some(at) if dated && at < 60 && text[..at].contains(|one: char| one.is_ascii_digit() || one == 'y') => {
            text[at + 1..].trim_start()
        }
        _ => text,
    }
}

/// A phrase that is no longer than names are.
fn shortened(text: &str) -> &str {
    let text = text.trim_matches([' ', ',', '-', '.', ';']);
    let text =
        text.strip_suffix(" and").or_else(|| text.strip_suffix(" or")).or_else(|| text.strip_suffix(" of")).unwrap_or(text);
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    text[..end].trim_end()
}

/// The words of a noun phrase up to where it says which: `hospitals with a fever clinic` has the head hospitals.
pub(super) fn head(phrase: &str) -> &str {
    let mut end = phrase.len();
    for word in ["in", "with", "of", "for", "that", "on", "offering", "providing", "meeting", "open"] {
        end = places(phrase, word).next().filter(|at| *at > 0).map_or(end, |at| end.min(at));
    }
    phrase[..end].trim_end()
}
