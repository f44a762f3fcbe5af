//! The words of the Questions screen.

pub mod ladder;
pub mod lever_names;
pub mod matters;
pub mod near;
pub mod tabs;
pub mod takes;
pub mod when;

use super::{Language, Say, Word};

/// The name of the screen.
pub const QUESTIONS: Word = Word::new("追问", "Questions");
/// The row of questions.
pub const WHICH: Word = Word::new("问什么", "Which question");
/// All norms at once.
pub const ALL_NORMS: Word = Word::new("全部标准", "All norms");
/// What a result is read of.
pub const RESULT: Word = Word::new("看什么", "Result");
/// When a result is read.
pub const WHEN: Word = Word::new("何时", "When");
/// Puts a solved value into the scenario.
pub const APPLY: Word = Word::new("用于本情景", "Apply to this scenario");
/// Prints the page.
pub const PRINT: Word = Word::new("打印", "Print");
/// The group of links in the drawer.
pub const ASK_FURTHER: Word = Word::new("继续追问", "Ask further");
/// The areas short.
pub const AREAS_SHORT: Word = Word::new("短缺地区数", "Areas short");

/// The work is under way.
#[must_use]
pub fn working(language: Language, done: usize, all: usize) -> String {
    language.pick(format!("正在推算…{done} / {all}"), format!("Working it out… {done} of {all}"))
}

/// The norm's figures are unknown, and what to do.
#[must_use]
pub fn unknown(language: Language, norm: &str) -> String {
    language.pick(
        format!("“{norm}”尚无存量数据，录入后才能推算。"),
        format!("{norm}: no stock is known, so there is no answer yet. Enter figures and ask again."),
    )
}

/// No norm of the place can be asked this.
#[must_use]
pub fn nothing_to_ask(language: Language, area: &str) -> String {
    language.pick(format!("没有可就{area}追问的标准。"), format!("There is no norm to ask about {area}."))
}

/// Areas left out of an answer.
#[must_use]
pub fn left_out(language: Language, count: usize) -> String {
    super::sentences::left_out(language, u32::try_from(count).unwrap_or(u32::MAX))
}

/// Some names, and how many more.
#[must_use]
pub fn some_of(language: Language, names: &[String], all: usize) -> String {
    let said = names.join(language.pick("、", ", "));
    match (all.saturating_sub(names.len()), language) {
        (0, _) => said,
        (_, Language::Zh) => format!("{said}等 {all} 个"),
        (more, Language::En) => format!("{said} and {more} more"),
    }
}

/// A space between Chinese and a figure that follows it.
fn before_digit(said: &str) -> &'static str {
    if said.starts_with(|letter: char| letter.is_ascii_digit()) { " " } else { "" }
}

/// A chart's title with the unit of its figures.
#[must_use]
pub fn in_unit(language: Language, title: Word, unit: &str) -> String {
    let title = language.say(title);
    match (unit.is_empty(), language) {
        (true, _) => title.to_owned(),
        (_, Language::Zh) => format!("{title}（{unit}）"),
        (_, Language::En) => format!("{title} ({unit})"),
    }
}
