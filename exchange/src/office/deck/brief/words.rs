//! The wording of briefs.

use permille_engine::area::Level;
use permille_engine::norm::Direction;
use permille_engine::year::Year;

use crate::wording::closing::Closing;
use crate::wording::gaps::unit_of;
use crate::wording::language::{Language, Say, Word};
use crate::wording::numbers::full;
use crate::wording::sentences::years;
use crate::wording::words::{self as shared, words};

words! {
    STANDING: "各领域达标情况", "Where it stands";
    DOMAIN: "领域", "Domain";
    NORMS: "标准", "Norms";
    MET: "达标", "Met";
    SHORT: "短缺", "Short";
    ON_TRACK: "按期推进", "On track";
    NO_DATA: "无数据", "No data";
    GAPS: "最大的三个缺口及补齐所需", "The three largest gaps, and what they take";
    ORDER: "次序：主要标准在前；先列成批要求的，再看短缺地区多少、缺口占需求的比例。",
        "In order: leading norms first; of these what is required in tens, then by the areas short, then by the share missing.";
    TAKES: "补齐所需", "What it takes";
    PEERS: "与同级地区相比", "Among its peers";
    LOWEST: "最低", "Lowest";
    MEDIAN: "中位数", "Median";
    HIGHEST: "最高", "Highest";
    HERE: "本地", "Here";
    RANK: "位次", "Place";
    NO_PEERS: "文件中没有可比的同级地区，或其数据不足。", "The file has no peers to compare it with, or too few of them have data.";
    NO_SOURCE: "本地区的数字没有注明来源。", "No figure of this area names a source.";
    IMPROVE: "须提高", "to go up";
    LOWER: "须降低", "to come down";
}

/// What a brief is called, and its file.
#[must_use]
pub(super) fn title(language: Language, area: &str, year: Year) -> String {
    language.pick(format!("{area}：卫生资源一页纸（{year} 年）"), format!("{area}: health resources in {year}"))
}

/// What the file of a brief is called, of an area by its code; of several where there is none.
#[must_use]
pub fn file_name(language: Language, name: &str, code: Option<&str>) -> String {
    match code {
        Some(code) => language.pick(format!("{code} {name} 一页纸"), format!("{code} {name} brief")),
        None => language.pick(format!("{name} 各地一页纸"), format!("{name} briefs")),
    }
}

/// How many people there are: what a figure of an earlier year was carried on from is said.
#[must_use]
pub(super) fn people(language: Language, people: Option<&str>, year: Year, counted: Option<Year>) -> String {
    let Some(people) = people else {
        return language.pick(format!("{year} 年常住人口未知。"), format!("How many residents it has in {year} is not known."));
    };
    match (language, counted.filter(|counted| *counted != year)) {
        (Language::Zh, None) => format!("{year} 年常住人口 {people} 人。"),
        (Language::Zh, Some(counted)) => format!("{year} 年常住人口 {people} 人（由 {counted} 年数推算）。"),
        (Language::En, None) => format!("{people} residents in {year}."),
        (Language::En, Some(counted)) => format!("{people} residents in {year}, carried on from {counted}."),
    }
}

/// What would close a gap.
#[must_use]
pub(super) fn takes(language: Language, closing: Option<Closing>, direction: Direction, unit: &str) -> String {
    match closing {
        Some(Closing::Yearly(left)) => {
            let (figure, years) = (full(left.yearly), years(language, left.first, left.due));
            let unit = unit_of(&figure, unit);
            match (language, left.first == left.due) {
                (Language::Zh, true) => format!("{years} 年新增 {figure} {unit}"),
                (Language::Zh, false) => format!("{years} 年每年新增 {figure} {unit}"),
                (Language::En, true) => format!("{figure} more {unit} in {years}"),
                (Language::En, false) => format!("{figure} more {unit} a year, {years}"),
            }
        }
        Some(Closing::AtOnce { due }) => {
            language.pick(format!("{due} 年底到期，须一次补足"), format!("all at once: due by the end of {due}"))
        }
        None => language.say(if direction == Direction::AtMost { LOWER } else { IMPROVE }).to_owned(),
    }
}

/// Nothing is missing as far as is known.
#[must_use]
pub(super) fn no_gap(language: Language, no_data: usize) -> String {
    match (language, no_data) {
        (Language::Zh, 0) => "没有缺口。".to_owned(),
        (Language::Zh, _) => format!("没有已知的缺口；{no_data} 项标准无数据，是否短缺未知。"),
        (Language::En, 0) => "Nothing is missing.".to_owned(),
        (Language::En, 1) => "No gap is known; 1 norm has no data, and may be short.".to_owned(),
        (Language::En, _) => format!("No gap is known; {no_data} norms have no data, and may be short."),
    }
}

/// So many more are short than are listed.
#[must_use]
pub(super) fn more_gaps(language: Language, count: usize, names: &str) -> String {
    match (language, count) {
        (Language::Zh, _) => format!("另有 {count} 项短缺：{names}"),
        (Language::En, 1) => format!("and 1 more is short: {names}"),
        (Language::En, _) => format!("and {count} more are short: {names}"),
    }
}

/// Whom an area is compared with.
#[must_use]
pub fn about_peers(language: Language, above: Option<&str>, level: Level, count: usize) -> String {
    let level = shared::level(level);
    match (language, above) {
        (Language::Zh, Some(above)) => format!("{above}的 {count} 个{}按达标率从高到低排位；无数据的不计。", level.zh),
        (Language::Zh, None) => format!("文件中的 {count} 个{}按达标率从高到低排位；无数据的不计。", level.zh),
        (Language::En, above) => {
            let of = above.map_or_else(|| "in this file".to_owned(), |above| format!("of {above}"));
            format!(
                "The {count} {} {of} by their coverage, the highest first; those without data are not counted.",
                level.en.to_lowercase()
            )
        }
    }
}

/// “34 of 98”
#[must_use]
pub(super) fn place(language: Language, rank: usize, count: usize) -> String {
    language.pick(format!("第 {rank} / {count}"), format!("{rank} of {count}"))
}

/// Names, and how many there are more of.
#[must_use]
pub(super) fn listed(language: Language, lead: &str, names: &[String], more: usize) -> String {
    let names = names.join(language.pick("；", "; "));
    let more = match (language, more) {
        (_, 0) => String::new(),
        (Language::Zh, more) => format!("；另有 {more} 项，见报告"),
        (Language::En, more) => format!("; and {more} more, in the report"),
    };
    format!("{lead}{}{names}{more}", language.pick("：", ": "))
}
