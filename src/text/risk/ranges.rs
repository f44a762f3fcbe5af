//! What is said about ranges.

use permille_engine::name::Name;

use crate::text::{Language, Say, Word};

/// The lever.
pub const LEVER: Word = Word::new("调节项", "Lever");
/// Where it is meant.
pub const WHERE: Word = Word::new("范围", "Where");
/// The lowest.
pub const LOW: Word = Word::new("低", "Low");
/// The most likely.
pub const LIKELY: Word = Word::new("最可能", "Likely");
/// The highest.
pub const HIGH: Word = Word::new("高", "High");
/// Why.
pub const REASON: Word = Word::new("理由", "Reason");
/// Everywhere.
pub const EVERYWHERE: Word = Word::new("全部地区", "Everywhere");
/// Take a range away.
pub const REMOVE: Word = Word::new("删除", "Remove");
/// Take all ranges away.
pub const REMOVE_ALL: Word = Word::new("全部删除", "Remove all");
/// Put one more range in.
pub const ADD: Word = Word::new("添加区间", "Add range");
/// Whose lever.
pub const SUBJECT: Word = Word::new("对象", "Of");
/// The population as a subject.
pub const POPULATION: Word = Word::new("人口", "Population");
/// Ranges around the present values.
pub const SUGGEST: Word = Word::new("建议区间", "Suggest ranges");
/// The reason of a suggested range, kept in the file for readers of both languages.
pub const SUGGESTED: &str = "[建议区间，不是预测 | Suggested span, not a forecast]";

/// What the screen is for, and how to begin.
#[must_use]
pub fn how_to_begin(language: Language) -> &'static str {
    language.pick(
        "给调节项设一个低值、最可能值和高值，就能抽出成千上万种可能，看达标的机会有多大、哪一项最要紧。可先用建议区间：以现值为中心的假设，并无依据，请按本地情况修改。",
        "Give levers a low, a likely and a high value, and thousands of futures are drawn from them: how good are the chances, and which range matters most? Begin with suggested ranges if you like: spans around the present values without any evidence, to be changed to what you know.",
    )
}

/// What a field of a range is called: “Population growth: low”.
#[must_use]
pub fn field(language: Language, lever: &str, word: Word) -> String {
    language.pick(format!("{lever}：{}", word.zh), format!("{lever}: {}", word.en.to_lowercase()))
}

/// What a button of a range is called: “Remove Population growth”.
#[must_use]
pub fn remove(language: Language, lever: &str) -> String {
    language.pick(format!("{} {lever}", REMOVE.zh), format!("{} {lever}", REMOVE.en))
}

/// The values of a range are not in order.
#[must_use]
pub fn not_ordered(language: Language) -> &'static str {
    language.pick("须低 ≤ 最可能 ≤ 高。", "Low must not be above likely, nor likely above high.")
}

/// There is such a range already.
#[must_use]
pub fn already(language: Language, lever: &str) -> String {
    language.pick(
        format!("“{lever}”在此范围已有区间，可在表中修改。"),
        format!("“{lever}” has a range there already; change it in the table."),
    )
}

/// The range does not move what is drawn.
#[must_use]
pub fn moves_nothing(language: Language) -> &'static str {
    language.pick("不影响达标与缺口", "moves no gap")
}

/// The step of changing a range.
#[must_use]
pub fn changed_step(lever: &str) -> Name {
    Name::new(format!("区间：{lever}"), format!("range of {lever}"))
}

/// The step of adding a range.
#[must_use]
pub fn added_step(lever: &str) -> Name {
    Name::new(format!("添加区间：{lever}"), format!("add a range of {lever}"))
}

/// The step of removing a range.
#[must_use]
pub fn removed_step(lever: &str) -> Name {
    Name::new(format!("删除区间：{lever}"), format!("remove the range of {lever}"))
}

/// The step of removing all ranges.
#[must_use]
pub fn cleared_step() -> Name {
    Name::new("删除全部区间", "remove all ranges")
}

/// The step of suggesting ranges.
#[must_use]
pub fn suggested_step() -> Name {
    Name::new("建议区间", "suggest ranges")
}
