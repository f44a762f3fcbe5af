//! What stands around the briefs of areas.

use permille_engine::area::Level;

use super::{Language, Word, words};

/// What they are called.
pub const BRIEFS: Word = Word::new("县情一页纸", "Area briefs");
/// What comes of them.
pub const ABOUT: Word = Word::new(
    "每个地区一页 A4：各领域达标情况、最大的三个缺口、补齐所需、同级比较和来源。一个地区或全部地区，可打印或存为 Word。",
    "One page of A4 for each area: how it stands by domain, its three largest gaps, what they take, its peers, the sources. Of one area or of all, to print or for Word.",
);
/// The button that leads to that of the area in view.
pub const OF_THIS: Word = Word::new("一页纸", "Brief");
/// Of which areas.
pub const OF: Word = Word::new("地区", "Areas");
/// Several are written for a word processor.
pub const ARCHIVE: Word = Word::new("存为 Word（ZIP，每地一份）", "Save as Word (ZIP, one for each)");
/// What to choose in the browser's dialog.
pub const HINT: Word = Word::new(
    "每个地区一页。在打印对话框里选“另存为 PDF”，纸张 A4，即得到一份 PDF。一页纸用当前的年份和情景。",
    "A page for each area. Choose “Save as PDF” and A4 in the print dialog for one PDF of all. They show the year and scenario in view.",
);

/// The choice of the area in view by itself.
#[must_use]
pub fn alone(language: Language, area: &str) -> String {
    match language {
        Language::Zh => format!("仅{area}"),
        Language::En => format!("{area} alone"),
    }
}

/// The choice of all of a level.
#[must_use]
pub fn all_of(language: Language, level: Level, count: usize) -> String {
    let level = words::level(level);
    match language {
        Language::Zh => format!("全部 {count} 个{}", level.zh),
        Language::En => format!("all {count} {}", level.en.to_lowercase()),
    }
}

/// A choice of too many.
#[must_use]
pub fn too_many(language: Language, choice: &str, most: usize) -> String {
    match language {
        Language::Zh => format!("{choice}（一次最多 {most} 个，请先选其上级地区）"),
        Language::En => format!("{choice} (at most {most} at once: go to an area above them first)"),
    }
}

/// How far they are.
#[must_use]
pub fn making(language: Language, done: usize, all: usize) -> String {
    match language {
        Language::Zh => format!("正在编写一页纸：{done} / {all}"),
        Language::En => format!("Writing the briefs: {done} of {all}"),
    }
}
