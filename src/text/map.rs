//! What the map says.

use permille_engine::name::Name;
use permille_engine::year::Year;
use permille_exchange::maps::Shift;

use super::later::Missing;
use super::{Language, Say, Word};

/// The switch between table and map.
pub const SHOWN_AS: Word = Word::new("显示方式", "Shown as");
/// The table of areas.
pub const TABLE: Word = Word::new("表格", "Table");
/// The map.
pub const MAP: Word = Word::new("地图", "Map");
/// What decides how areas are filled.
pub const COLOURED_BY: Word = Word::new("着色依据", "Coloured by");
/// While the outlines are fetched.
pub const FETCHING: Word = Word::new("正在载入边界…", "Loading the outlines…");
/// Tries once more.
pub const AGAIN: Word = Word::new("重试", "Try again");
/// No area has an outline.
pub const ALL_TILES: Word = Word::new(
    "这些地区没有边界，以方块表示；可载入自己的 GeoJSON 边界。",
    "There are no outlines of these areas, so each is a tile. You can load outlines of your own as GeoJSON.",
);
/// Heads the tiles of those that have none.
pub const UNLOCATED: Word = Word::new("没有边界的地区：", "Areas without an outline:");
/// What the lines are not.
pub const SKETCH: Word =
    Word::new("示意图，无审图号，不作划界依据。", "A sketch map: not a survey, and no evidence of a border.");
/// Loads outlines.
pub const LOAD_OWN: Word = Word::new("载入边界（GeoJSON）…", "Load outlines (GeoJSON)…");
/// Lets go of them.
pub const REMOVE: Word = Word::new("移除", "Remove");
/// Stops reading.
pub const STOP: Word = Word::new("取消", "Cancel");
/// While a file is read.
pub const READING: Word = Word::new("正在读取边界…", "Reading the outlines…");
/// The norm says nothing of it.
pub const NOT_BOUND: Word = Word::new("标准不约束", "not bound by the norm");

/// The outlines that ship could not be had, and why.
#[must_use]
pub fn not_fetched(missing: Option<Missing>) -> Name {
    match missing {
        Some(Missing::Unreachable) => Name::new(
            "连不上服务器，未能载入边界，地区以方块表示。",
            "The server cannot be reached, so the outlines did not load and each area is a tile.",
        ),
        Some(Missing::Gone) => Name::new(
            "服务器上的 Permille 已经更新，这个页面的边界文件已不在那里，地区以方块表示。重新载入页面即可。",
            "Permille was updated on the server, and this page's outlines are no longer there, so each area is a tile. Load the page anew to have them.",
        ),
        None => Name::new("边界文件已损坏，地区以方块表示。", "The outlines are damaged, so each area is a tile."),
    }
}

/// The worker gave up.
#[must_use]
pub fn gave_up() -> Name {
    Name::new(
        "读取时内存不足或出错。请先简化边界，再载入。",
        "Reading failed or ran out of memory. Simplify the lines first and load the file again.",
    )
}

/// The share of the requirement that makes a class: “short, 60% to 85% covered”.
#[must_use]
pub fn covered(language: Language, short: &str, from: Option<u8>, to: Option<u8>) -> String {
    match (language, from, to) {
        (Language::Zh, None, Some(to)) => format!("{short}，达标率低于 {to}%"),
        (Language::Zh, Some(from), Some(to)) => format!("{short}，达标率 {from}%–{to}%"),
        (Language::Zh, Some(from), None) => format!("{short}，达标率 {from}% 以上"),
        (Language::Zh, None, None) => format!("{short}，达标率不详"),
        (Language::En, None, Some(to)) => format!("{short}, less than {to}% covered"),
        (Language::En, Some(from), Some(to)) => format!("{short}, {from}% to {to}% covered"),
        (Language::En, Some(from), None) => format!("{short}, {from}% or more covered"),
        (Language::En, None, None) => format!("{short}, by an unknown share"),
    }
}

/// The size of the gap that makes a class: “short 200 to 500”.
#[must_use]
pub fn by_size(language: Language, short: &str, over: Option<&str>, up_to: Option<&str>) -> String {
    match (language, over, up_to) {
        (_, None, None) => short.to_owned(),
        (Language::Zh, None, Some(to)) => format!("{short} {to} 及以下"),
        (Language::Zh, Some(over), Some(to)) => format!("{short} {over}–{to}"),
        (Language::Zh, Some(over), None) => format!("{short} {over} 以上"),
        (Language::En, None, Some(to)) => format!("{short} {to} or less"),
        (Language::En, Some(over), Some(to)) => format!("{short} {over} to {to}"),
        (Language::En, Some(over), None) => format!("{short} more than {over}"),
    }
}

/// A class with how many areas are of it.
#[must_use]
pub fn counted(language: Language, class: &str, count: usize) -> String {
    language.pick(format!("{class}（{count}）"), format!("{class} ({count})"))
}

/// What the map says: “2025: met (12); short, less than 60% covered (7). Without an outline: A, B.”
#[must_use]
pub fn summary(language: Language, year: Year, classes: &[String], unlocated: &[String]) -> String {
    let mut said = match language {
        Language::Zh => format!("{year} 年：{}。", classes.join("；")),
        Language::En => format!("In {year}: {}.", classes.join("; ")),
    };
    if !unlocated.is_empty() {
        said += &match language {
            Language::Zh => format!("没有边界：{}。", unlocated.join("、")),
            Language::En => format!(" Without an outline: {}.", unlocated.join(", ")),
        };
    }
    said
}

/// A border is that of another year.
#[must_use]
pub fn outdated(language: Language, year: Year) -> String {
    language.pick(format!("{year} 年界线，此后有调整"), format!("border of {year}, changed since"))
}

/// An area is shown as a point.
#[must_use]
pub fn as_point(language: Language) -> &'static str {
    language.pick("没有边界，以点表示", "no outline, shown as a point")
}

/// Whose the outlines are, as it stands on the map.
#[must_use]
pub fn credit(language: Language, credit: &str, own: Option<&str>) -> String {
    let sketch = language.say(SKETCH);
    match own {
        Some(file) if credit.is_empty() => {
            language.pick(format!("边界：{file}。{sketch}"), format!("Outlines: {file}. {sketch}"))
        }
        Some(file) => language.pick(
            format!("边界：{file}；其中没有的地区：{credit}。{sketch}"),
            format!("Outlines: {file}; of areas it does not have: {credit}. {sketch}"),
        ),
        None => language.pick(format!("边界：{credit}。{sketch}"), format!("Outlines: {credit}. {sketch}")),
    }
}

/// How many are named of what is left over.
pub const NAMED: usize = 12;

/// A short name for the map: without the word for its kind, where a name is left.
#[must_use]
pub fn short_name(language: Language, name: &str) -> Option<String> {
    let kinds: &[&str] = match language {
        Language::Zh => &["街道", "县", "市", "区", "镇", "乡"],
        Language::En => &[" District", " County", " City", " Subdistrict", " Township", " Town"],
    };
    let short = kinds.iter().find_map(|kind| name.strip_suffix(kind))?;
    let least = language.pick(2, 3);
    (short.chars().count() >= least).then(|| short.to_owned())
}

/// Outlines the reader loaded are here.
#[must_use]
pub fn loaded(file: &str, matched: usize) -> Name {
    let areas = if matched == 1 { "area" } else { "areas" };
    Name::new(
        format!("已载入“{file}”：匹配 {matched} 个地区。"),
        format!("“{file}” is loaded: it has outlines of {matched} {areas}."),
    )
}

/// Outlines that lie where a web map would have them.
#[must_use]
pub fn shifted(shift: Shift) -> Name {
    let (zh, en) = match shift {
        Shift::Gcj02 => ("GCJ-02（高德、腾讯）", "GCJ-02 (AMap, Tencent)"),
        Shift::Bd09 => ("BD-09（百度）", "BD-09 (Baidu)"),
    };
    Name::new(
        format!(
            "这些边界像是 {zh} 坐标，比 WGS-84 偏了数百米，未作改动。与随附的边界并排时会错开；请向提供者索取 WGS-84 的边界。"
        ),
        format!(
            "These outlines look as if they were in {en}, some hundred metres off WGS-84. Nothing was moved, and beside those that ship they do not fit; ask for them in WGS-84."
        ),
    )
}

/// Which areas of the open file it has no outlines of, and what in it was not used: some of both by name.
#[must_use]
pub fn left(names: &[Name], all: usize, unused: &[String]) -> Vec<Name> {
    let mut said = Vec::new();
    if all > 0 {
        let zh: Vec<&str> = names.iter().map(|name| name.zh.as_str()).collect();
        let en: Vec<&str> = names.iter().map(|name| name.en.as_str()).collect();
        let (more_zh, more_en) = if all > names.len() { (" 等", " and others") } else { ("", "") };
        let have = if all == 1 { "area of the open file has" } else { "areas of the open file have" };
        said.push(Name::new(
            format!("本文件有 {all} 个地区在其中没有边界：{}{more_zh}。", zh.join("、")),
            format!("{all} {have} no outline in it: {}{more_en}.", en.join(", ")),
        ));
    }
    if !unused.is_empty() {
        let count = unused.len();
        let features = if count == 1 { "feature" } else { "features" };
        let some = &unused[..count.min(NAMED)];
        let (more_zh, more_en) = if count > NAMED { (" 等", " and others") } else { ("", "") };
        said.push(Name::new(
            format!("有 {count} 个要素未使用（代码不属于本文件，或没有面和点）：{}{more_zh}。", some.join("、")),
            format!(
                "Not used, for a code of no area here or without a polygon or point: {count} {features} ({}{more_en}).",
                some.join(", ")
            ),
        ));
    }
    said
}

/// A file of outlines is not taken.
#[must_use]
pub fn refused(file: &str) -> Name {
    Name::new(format!("“{file}”没有载入"), format!("“{file}” was not loaded"))
}

/// Which outlines are shown beside the button that removes them.
#[must_use]
pub fn own(language: Language, file: &str) -> String {
    language.pick(
        format!("自有边界：{file}；其中没有的地区仍用自带的边界（关闭页面后不保留）"),
        format!("Own outlines: {file}; areas it lacks are drawn by those that ship (not kept when the page is closed)"),
    )
}
