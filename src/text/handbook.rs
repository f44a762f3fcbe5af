//! The words around the handbook. Its chapters are in `docs/handbook`.

use super::{Language, Say, Word};

/// Declares wordings: a name, Chinese, English.
macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(
            #[doc = concat!("“", $en, "”")]
            pub const $name: Word = Word::new($zh, $en);
        )*
    };
}

words! {
    HANDBOOK: "手册", "Handbook";
    CONTENTS: "目录", "Contents";
    SEARCH: "查找手册", "Search the handbook";
    SEARCH_HINT: "如 取整、路径", "Such as rounding, path";
    CLEAR: "清除", "Clear";
    BACK: "后退", "Back";
    PREVIOUS: "上一章", "Previous chapter";
    NEXT: "下一章", "Next chapter";
    PRINT: "打印本章", "Print this chapter";
    EXAMPLES: "打开例子文件", "Open the examples";
    IN_HANDBOOK: "手册里的说明", "In the handbook";
}

/// How many places were found, and how many of them are shown.
#[must_use]
pub fn found(language: Language, shown: usize, count: usize) -> String {
    match (language, count, shown < count) {
        (Language::Zh, 0, _) => "没有找到。可以换一个短些的词。".to_owned(),
        (Language::Zh, _, false) => format!("找到 {count} 处"),
        (Language::Zh, _, true) => format!("找到 {count} 处，先列前 {shown} 处；再加一个词可以缩小范围"),
        (Language::En, 0, _) => "Nothing was found. Try a shorter word.".to_owned(),
        (Language::En, 1, _) => "1 place".to_owned(),
        (Language::En, _, false) => format!("{count} places"),
        (Language::En, _, true) => format!("The first {shown} of {count} places; a further word narrows it down"),
    }
}

/// Where the handbook is, in a page that has none.
#[must_use]
pub fn not_here(language: Language) -> &'static str {
    language.pick(
        "单文件网页要能用邮件和U盘传递，没有带上手册。手册在 Permille 网站上，每一页的“?”都能打开；断网时也能读。",
        "The page that stands alone is kept small enough for mail and memory sticks, and does without the handbook. It is on the Permille site, behind the “?” of every screen, and can be read there without a network.",
    )
}

/// What came is no handbook.
#[must_use]
pub fn damaged(language: Language) -> &'static str {
    language.pick(
        "手册的文件不完整，读不出来。请重试；仍然不行，请告诉网站的管理员。",
        "The file of the handbook is incomplete and cannot be read. Try again; if that does not help, tell whoever hosts the site.",
    )
}
