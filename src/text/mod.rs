//! What the screens say, in Chinese and English.
//!
//! A [`Word`] holds both languages, so a string missing in one does not compile. Sentences with numbers in them are functions of a
//! [`Language`]. Wording belongs here; formats and punctuation of one element stand where it is drawn.

pub mod actions;
pub mod allocate;
pub mod announcement;
pub mod areas;
pub mod ask;
pub mod briefs;
pub mod compare;
pub mod crashed;
pub mod data_screen;
pub mod document;
pub mod grid;
pub mod handbook;
pub mod import;
pub mod keys;
pub mod later;
pub mod map;
pub mod mark;
pub mod merge;
pub mod new_version;
pub mod norm_screen;
pub mod pages;
pub mod palette;
pub mod plan_edit;
pub mod present;
pub mod quality;
pub mod questions;
pub mod recent;
pub mod replay;
pub mod report;
pub mod review;
pub mod risk;
pub mod round;
pub mod save_menu;
pub mod saving;
pub mod scenarios;
pub mod screen_help;
pub mod sentences;
pub mod share;
pub mod start;
pub mod tour;
pub mod words;

pub use permille_exchange::wording::footing::{Footing, titled};
pub use permille_exchange::wording::language::{Language, Say, Word};
pub use permille_exchange::wording::{explanation as explain, numbers, rules as norms};

/// The language as a page declares it.
#[must_use]
pub const fn html_language(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh-CN",
        Language::En => "en",
    }
}

/// The language that quoted words are in, for whoever reads them aloud: those of a document stay as they are printed. A name within a sentence of the other
/// language is read as part of that, as `www/language.js` has it.
#[must_use]
pub fn lang_of(words: &str) -> &'static str {
    let han = words.chars().filter(|one| ('\u{2e80}'..='\u{9fff}').contains(one)).count();
    let latin = words.split(|one: char| !one.is_ascii_alphabetic()).filter(|word| word.len() > 1).count();
    if han > 0 && han >= 2 * latin { "zh-CN" } else { "en" }
}
