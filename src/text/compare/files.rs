//! What is said of two files held against each other.

use permille_engine::name::Name;

use crate::text::numbers::{count as number, so_many};
use crate::text::sentences::left_out;
use crate::text::{Language, Say, Word};

macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(
            #[doc = concat!("“", $en, "”")]
            pub const $name: Word = Word::new($zh, $en);
        )*
    };
}

words! {
    ANOTHER: "对照另一个文件…", "Another file…";
    TWO_FILES: "对照两个文件", "Compare the two files";
    FIRST: "先对照再决定", "Compare first";
    LEAVE: "结束对照", "End the comparison";
    HERE: "已打开的文件", "Open file";
    THERE: "对照的文件", "Other file";
    GAPS: "缺口有何不同", "How the gaps differ";
    FIGURES: "数据有何不同", "Figures that differ";
    NORMS: "标准有何不同", "Norms that differ";
    SCENARIOS: "情景有何不同", "Scenarios that differ";
    APART: "对不上的", "What does not match";
    FIGURE: "数据", "Figure";
    YEAR_OF: "年份", "Year";
    SAME: "两个文件的数据、标准和情景完全相同。", "The two files have the same figures, norms and scenarios.";
    SAME_GAPS: "本地区本年份的缺口全部相同。", "All gaps of this area in this year are the same.";
    NOT_THERE: "对照的文件里没有本地区或本年份，缺口无从对照。", "The other file does not have this area or this year, so gaps cannot be compared.";
    COMPARING: "正在对照两个文件…", "Comparing the two files…";
    NOT_COMPARED: "对照已停止。", "Stopped.";
    WORKING: "正在推算对照文件的缺口…", "Working out the gaps of the other file…";
    STOPPED: "推算已停止；数据、标准和情景照常对照。", "Stopped. Figures, norms and scenarios are compared all the same.";
    AGAIN: "继续推算", "Go on";
    ONLY_HERE: "只有已打开的文件有此标准。", "Only the open file has this norm.";
    ONLY_THERE: "只有对照的文件有此标准。", "Only the other file has this norm.";
    OTHER_AREAS: "计入的地区不同", "other areas counted";
    NOTHING_CHANGES: "只是看：已打开的文件不会改变。", "This only looks: what is open does not change.";
}

/// Behind a sum: how many areas are not in it, where any is not.
#[must_use]
pub fn behind(language: Language, missing: u32) -> String {
    if missing == 0 {
        return String::new();
    }
    let missing = left_out(language, missing);
    language.pick(format!("（{missing}）"), format!(" ({missing})"))
}

/// “Jiangxi 2025 (open) against sent.scenario.json”
#[must_use]
pub fn headline(language: Language, here: &str, there: &str) -> String {
    language.pick(format!("“{here}”（已打开）与“{there}”对照"), format!("“{here}” (open) against “{there}”"))
}

/// How much differs, in a sentence.
#[must_use]
pub fn lead(language: Language, (figures, areas): (usize, usize), norms: usize, scenarios: usize) -> String {
    let said = |count: usize, zh: String, one: &str, several: &str| {
        let en = so_many(count, one, several);
        (count > 0).then(|| language.pick(zh, en))
    };
    let places = match (language, areas) {
        (Language::Zh, _) => format!("{} 个地区的 {} 个数据", number(areas), number(figures)),
        (Language::En, 1) => " in one area".to_owned(),
        (Language::En, _) => format!(" in {} areas", number(areas)),
    };
    let figures = said(figures, places.clone(), "figure", "figures").map(|said| match language {
        Language::Zh => said,
        Language::En => format!("{said}{places}"),
    });
    let parts = [
        figures,
        said(norms, format!("{} 条标准", number(norms)), "norm", "norms"),
        said(scenarios, format!("{} 个情景", number(scenarios)), "scenario", "scenarios"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match (language, parts.as_slice()) {
        (_, []) => String::new(),
        (Language::Zh, _) => format!("不同的有：{}。", parts.join("、")),
        (Language::En, _) => format!("What differs: {}.", parts.join(", ")),
    }
}

/// Areas that one file alone has; the first of them by name.
#[must_use]
pub fn areas_alone(language: Language, here: bool, names: &[String], count: usize) -> String {
    let (listed, more) = listed(language, names, count);
    let whose = of(language, here);
    language.pick(format!("只在{whose}里的地区：{listed}{more}。"), format!("Areas of the {whose} alone: {listed}{more}."))
}

/// An area that the two files call differently.
#[must_use]
pub fn called(language: Language, code: &str, [here, there]: [&str; 2]) -> String {
    language.pick(
        format!("{code}（已打开的文件作{here}，对照的文件作{there}）"),
        format!("{code} ({here} in the open file, {there} in the other)"),
    )
}

/// Such areas; the first of them as [`called`] tells them.
#[must_use]
pub fn renamed(language: Language, called: &[String], count: usize) -> String {
    let (listed, more) = listed(language, called, count);
    language.pick(
        format!("代码相同而名称不同的地区：{listed}{more}。"),
        format!("Areas of one code under two names: {listed}{more}."),
    )
}

/// The first of many, and that there are more.
fn listed(language: Language, first: &[String], count: usize) -> (String, String) {
    let more = match (language, count - first.len()) {
        (_, 0) => String::new(),
        (Language::Zh, _) => format!("等 {} 个", number(count)),
        (Language::En, rest) => format!(" and {} more", number(rest)),
    };
    (first.join(language.pick("、", ", ")), more)
}

/// Something else that one file alone has.
#[must_use]
pub fn alone(language: Language, what: Word, here: bool, names: &[String]) -> String {
    let (whose, listed) = (of(language, here), names.join(language.pick("、", ", ")));
    language.pick(format!("只在{whose}里的{}：{listed}。", what.zh), format!("{} of the {whose} alone: {listed}.", what.en))
}

/// The years the two look at, where they are others.
#[must_use]
pub fn years(language: Language, [here, there]: [(u16, u16, u16); 2]) -> String {
    let said = |(base, first, last): (u16, u16, u16)| match language {
        Language::Zh => format!("{first}–{last} 年（基年 {base}）"),
        Language::En => format!("{first}–{last} (base year {base})"),
    };
    let [here, there] = [here, there].map(said);
    language.pick(
        format!("年份不同：已打开的文件 {here}，对照的文件 {there}。"),
        format!("The years differ: {here} in the open file, {there} in the other."),
    )
}

/// Which scenarios the gaps are those of.
#[must_use]
pub fn gaps_of(language: Language, place: &str, year: u16, [here, there]: [&str; 2]) -> String {
    language.pick(
        format!("{place}，{year} 年；已打开的文件为情景“{here}”，对照的文件为情景“{there}”。"),
        format!("{place}, {year}; scenario “{here}” of the open file, “{there}” of the other."),
    )
}

/// That a scenario of the other is told against its namesake.
#[must_use]
pub fn scenario(language: Language, name: &str) -> String {
    language.pick(format!("情景“{name}”"), format!("Scenario “{name}”"))
}

/// A table has no scenarios.
#[must_use]
pub fn a_table() -> Name {
    Name::new(
        "这是一张表格。对照的须是情景文件（.scenario.json）；表格请到“数据”页导入。",
        "This is a table. What is compared is a scenario file (.scenario.json); import tables on the Data screen.",
    )
}

/// A file could not be held against the open one.
#[must_use]
pub fn not_held(name: &str) -> Name {
    Name::new(format!("“{name}”无法对照"), format!("“{name}” could not be compared"))
}

fn of(language: Language, here: bool) -> &'static str {
    match (language, here) {
        (Language::Zh, true) => "已打开的文件",
        (Language::Zh, false) => "对照的文件",
        (Language::En, true) => "open file",
        (Language::En, false) => "other file",
    }
}
