//! The milestone ladder in words.

use permille_engine::norm::Direction;
use permille_engine::year::Year;

use crate::text::numbers::count as number;
use crate::text::sentences::{Counts, Piece};
use crate::text::{Language, Say, Word};

/// The caption.
pub const CAPTION: Word = Word::new("节点阶梯", "The milestone ladder");
/// What is required when due.
pub const REQUIRED_THEN: Word = Word::new("到期须", "Required then");
/// The path.
pub const PATH: Word = Word::new("路径", "Path");
/// The gap when due.
pub const GAP_THEN: Word = Word::new("到期缺口", "Gap then");
/// The first year missed.
pub const FIRST_MISSED: Word = Word::new("首次未达", "First missed");
/// The area itself.
pub const THIS_AREA: Word = Word::new("本地区", "This area");
/// Only what will be missed.
pub const ONLY_MISSED: Word = Word::new("只看未达", "Only what is missed");
/// From when the yearly increment counts.
pub const COUNTED_FROM: Word = Word::new("每年须新增，自", "Needed a year, from");

/// Shows further rows.
pub const SHOW_MORE: Word = Word::new("再显示一些", "Show more");

/// What there is in a year.
#[must_use]
pub fn available_in(language: Language, year: Year) -> String {
    language.pick(format!("{year} 年现有"), format!("There in {year}"))
}

/// “Of 62 targets of Jiangxi, 15 are missed when they fall due, the first in 2025.”
#[must_use]
pub fn headline(language: Language, area: &str, counts: Counts, first: Option<Year>) -> Vec<Piece> {
    let plain = |text: String| Piece::Plain(text);
    let all = counts.all();
    if all == 0 {
        let said = language.pick(format!("没有符合条件的节点目标（{area}）。"), format!("No target of {area} matches."));
        return vec![plain(said)];
    }
    let mut parts = Vec::new();
    if counts.short > 0 {
        let first = first
            .map_or_else(String::new, |year| language.pick(format!("（最早 {year} 年）"), format!(" (the first in {year})")));
        parts.push(Piece::Short(language.pick(
            format!("{} 个到期未达{first}", number(counts.short)),
            format!("{} {} missed when due{first}", number(counts.short), if counts.short == 1 { "is" } else { "are" }),
        )));
    }
    if counts.met > 0 {
        parts.push(Piece::Met(language.pick(
            format!("{} 个按期达到", number(counts.met)),
            format!("{} {} met on time", number(counts.met), if counts.met == 1 { "is" } else { "are" }),
        )));
    }
    if counts.no_data > 0 {
        parts.push(plain(language.pick(
            format!("{} 个无数据", number(counts.no_data)),
            format!("{} {} no data", number(counts.no_data), if counts.no_data == 1 { "has" } else { "have" }),
        )));
    }
    let mut pieces = vec![plain(
        language.pick(format!("{area} {} 个节点目标中，", number(all)), format!("Of {} targets of {area}, ", number(all))),
    )];
    let count = parts.len();
    for (place, part) in parts.into_iter().enumerate() {
        pieces.push(part);
        let end = if place + 1 == count { language.pick("。", ".") } else { language.pick("，", ", ") };
        pieces.push(plain(end.to_owned()));
    }
    pieces
}

/// The yearly increment: to be added, or to be taken away where less is better.
#[must_use]
pub fn yearly(language: Language, direction: Direction, figure: &str) -> String {
    match (direction, language) {
        (Direction::AtLeast, _) => format!("+{figure}"),
        (Direction::AtMost, Language::Zh) => format!("降 {figure}"),
        (Direction::AtMost, Language::En) => format!("{figure} less"),
    }
}

/// Why a yearly increment is not stated.
#[must_use]
pub fn overdue(language: Language) -> &'static str {
    language.pick("已到期", "past due")
}

/// From the base year, or the year looked at.
#[must_use]
pub fn from_year(language: Language, year: Year) -> String {
    language.pick(format!("{year} 年起"), year.to_string())
}

/// The first rows of many.
#[must_use]
pub fn shown(language: Language, shown: usize, all: usize) -> String {
    let (every, shown, all) = (shown == all, number(shown), number(all));
    if every {
        return language.pick(format!("共 {all} 行"), format!("{all} rows"));
    }
    language.pick(format!("显示前 {shown} 行，共 {all} 行"), format!("The first {shown} of {all} rows"))
}

/// What the star beside a year means.
#[must_use]
pub fn undated(language: Language) -> &'static str {
    language.pick("* 文件未注明年份，按规划末年计。", "* No date given: counted from the plan's last year.")
}
