//! What a refusal must be: a sentence in both languages that can be read, and that says where.

use permille_exchange::files::fault::{Fault, FileProblem};
use permille_exchange::tables::fault::TableProblem;
use permille_exchange::wording::language::Language;

use crate::Answer;

/// Longer than this, a sentence quotes what nobody reads to its end.
const LONGEST: usize = 2_000;

/// A refusal in a sentence of either language.
pub(crate) fn both(zh: &str, en: &str) -> Answer {
    assert!(zh.chars().any(|letter| ('\u{4E00}'..='\u{9FFF}').contains(&letter)), "no Chinese: {zh}");
    assert!(en.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| word.len() > 2), "no English: {en}");
    for sentence in [zh, en] {
        assert!(sentence.chars().count() <= LONGEST, "{} characters: {sentence}", sentence.chars().count());
        let unseen = |letter: &char| {
            letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
                || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!sentence.chars().any(|letter| unseen(&letter)), "what is not seen: {sentence:?}");
    }
    Answer::Refused
}

/// What is wrong with a file: at least one thing, each in both languages, each with its line where it concerns a place.
pub(crate) fn refused(problems: &[FileProblem]) -> Answer {
    assert!(!problems.is_empty(), "refused without a word");
    noted(problems);
    Answer::Refused
}

/// What is remarked on: as what is wrong, and there may be none.
pub(crate) fn noted(problems: &[FileProblem]) {
    for problem in problems {
        both(&problem.sentence(Language::Zh), &problem.sentence(Language::En));
        assert!(concerns_the_whole(&problem.fault) || problem.place.is_some(), "nowhere: {problem:?}");
    }
}

/// What is wrong with a table.
pub(crate) fn of_table(problem: &TableProblem) -> Answer {
    both(&problem.sentence(Language::Zh), &problem.sentence(Language::En))
}

/// Whether a fault is one of the file as a whole, which has no line; what the engine finds may be one.
fn concerns_the_whole(fault: &Fault) -> bool {
    matches!(fault, Fault::NotText | Fault::Empty | Fault::WebPage | Fault::Outlines | Fault::More { .. } | Fault::Engine(_))
}
