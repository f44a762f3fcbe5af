//! The words of a long list that is shown a page at a time.

use super::numbers::count as number;
use super::{Language, Say, Word};

/// The page before.
pub const BEFORE: Word = Word::new("上一页", "Previous");
/// The page after.
pub const AFTER: Word = Word::new("下一页", "Next");
/// What is counted where the rows are areas.
pub const AREAS: Word = Word::new("个地区", "Areas");
/// What is counted where the rows are figures.
pub const FIGURES: Word = Word::new("个数", "Figures");

/// What is counted where the rows are changes.
pub const CHANGES: Word = Word::new("处改动", "Changes");

/// “Areas 41 to 80 of 112”
#[must_use]
pub fn part(language: Language, what: &str, first: usize, last: usize, all: usize) -> String {
    let (first, last, all) = (number(first), number(last), number(all));
    language.pick(format!("第 {first}–{last} {what}，共 {all} 个"), format!("{what} {first} to {last} of {all}"))
}
