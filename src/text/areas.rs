//! What the Areas screen says in sentences.

use permille_engine::area::Level;
use permille_engine::year::Year;

use super::{Language, Say, Word, words};

mod together;

pub use permille_exchange::wording::gaps::{gap, with_unit};

pub use together::{Together, headline, of_one};

fn verb<'a>(count: usize, one: &'a str, more: &'a str) -> &'a str {
    if count == 1 { one } else { more }
}

/// The areas of a level within a sentence: “counties”.
#[must_use]
pub fn of_level(language: Language, level: Level, count: usize) -> &'static str {
    match language {
        Language::Zh => words::level(level).zh,
        Language::En => match (level, count) {
            (Level::Province, 1) => "province",
            (Level::Province, _) => "provinces",
            (Level::City, 1) => "city",
            (Level::City, _) => "cities",
            (Level::County, 1) => "county",
            (Level::County, _) => "counties",
            (Level::Township, 1) => "township",
            (Level::Township, _) => "townships",
        },
    }
}

/// “The largest gaps: A short 3,751; B short 3,473.”
#[must_use]
pub fn largest(language: Language, areas: &[String]) -> String {
    match language {
        Language::Zh => format!("缺口从大到小：{}。", areas.join("，")),
        Language::En => format!("The largest gaps first: {}.", areas.join("; ")),
    }
}

/// “Of 12 norms, A falls short of 9, B of 8.”
#[must_use]
pub fn worst(language: Language, norms: usize, areas: &[(String, usize)]) -> String {
    let each = |(name, short): &(String, usize)| match language {
        Language::Zh => format!("{name} {short} 项短缺"),
        Language::En => format!("{name} is short of {short}"),
    };
    let said: Vec<String> = areas.iter().map(each).collect();
    match (language, said.is_empty()) {
        (Language::Zh, true) => format!("{norms} 项标准中，没有地区已知短缺。"),
        (Language::Zh, false) => format!("{norms} 项标准中，{}。", said.join("，")),
        (Language::En, true) => format!("No area is known to be short of any of {norms} norms."),
        (Language::En, false) => format!("Of {norms} norms, {}.", said.join(", ")),
    }
}

/// “20 beds: 12 areas; 50 beds: 36 areas.”
#[must_use]
pub fn by_step(language: Language, steps: &[(String, usize)]) -> String {
    let each = |(required, count): &(String, usize)| match language {
        Language::Zh => format!("须 {required}的 {count} 个"),
        Language::En => format!("{required}: {count} {}", verb(*count, "area", "areas")),
    };
    let said = steps.iter().map(each).collect::<Vec<_>>();
    match language {
        Language::Zh => format!("按人口分档，{}。", said.join("，")),
        Language::En => format!("Required by population: {}.", said.join("; ")),
    }
}

/// The norm says nothing of this area.
#[must_use]
pub fn not_bound(language: Language, area: &str, norm: &str) -> String {
    language.pick(format!("“{norm}”不约束{area}。"), format!("“{norm}” demands nothing of {area}."))
}

/// The norm binds no area of the level compared; it binds another.
#[must_use]
pub fn binds_none(language: Language, norm: &str, level: Level, own: Level) -> String {
    match language {
        Language::Zh => format!("“{norm}”不逐一约束这里的{}，它约束的是{}。", words::level(level).zh, words::level(own).zh),
        Language::En => {
            format!("“{norm}” binds no {} here; it binds {}.", of_level(language, level, 1), of_level(language, own, 2))
        }
    }
}

/// There is nothing below this area to compare.
#[must_use]
pub fn none_below(language: Language, area: &str) -> String {
    language.pick(
        format!("{area}没有下级地区。要与其他地区比较，请返回上一级。"),
        format!("There are no areas below {area}. Go up a level to compare it with others."),
    )
}

/// How many of the areas are shown: “12 of 100 counties”.
#[must_use]
pub fn shown_of(language: Language, shown: usize, all: usize, level: Level) -> String {
    let areas = of_level(language, level, all);
    match (language, shown == all) {
        (Language::Zh, true) => format!("共 {all} 个{areas}"),
        (Language::Zh, false) => format!("显示 {shown} / {all} 个{areas}"),
        (Language::En, true) => format!("{all} {areas}"),
        (Language::En, false) => format!("{shown} of {all} {areas}"),
    }
}

/// Some areas of the level are not bound by the norm.
#[must_use]
pub fn outside(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 个不受此标准约束"), format!("the norm does not bind {count} more"))
}

/// Why there is no ranking: nothing is due, nothing is known, or nothing is missing.
#[must_use]
pub fn no_ranking(language: Language, due: Option<Year>, any_known: bool) -> String {
    match (language, due) {
        _ if any_known => language.pick("没有短缺的地区。", "No area is short.").to_owned(),
        (Language::Zh, Some(due)) => format!("标准 {due} 年到期，此前没有缺口可排。"),
        (Language::Zh, None) => "没有已知的缺口可排：需求或现有数量未录入。".to_owned(),
        (Language::En, Some(due)) => format!("The norm falls due in {due}; before that there is no gap to rank."),
        (Language::En, None) => {
            "No gap is known, so there is nothing to rank: a requirement or a stock has not been entered.".to_owned()
        }
    }
}

/// What a chart shows of how many: “15 of 100”.
#[must_use]
pub fn first_of(language: Language, shown: usize, all: usize) -> String {
    language.pick(format!("前 {shown} 个，共 {all} 个"), format!("first {shown} of {all}"))
}

/// Shows so many more.
#[must_use]
pub fn show_more(language: Language, count: usize) -> String {
    language.pick(format!("再列 {count} 个"), format!("Show {count} more"))
}

/// What a table is a table of.
#[must_use]
pub fn caption(language: Language, year: Year, norm: &str, unit: &str) -> String {
    language.pick(format!("{year} 年各地{norm}（单位：{unit}）"), format!("{norm} by area in {year} (in {unit})"))
}

/// What a screen reader hears of a figure: area, norm, which figure, figure.
#[must_use]
pub fn ask(language: Language, area: &str, norm: &str, figure: Word, said: &str) -> String {
    format!("{area} {norm} {} {said}", language.say(figure))
}

/// A chart's heading with what it is about and in which unit.
#[must_use]
pub fn titled(language: Language, heading: Word, norm: &str, unit: &str) -> String {
    let heading = language.say(heading);
    match (language, unit) {
        (_, "") => format!("{heading} · {norm}"),
        (Language::Zh, unit) => format!("{heading} · {norm}（{unit}）"),
        (Language::En, unit) => format!("{heading} · {norm} ({unit})"),
    }
}

/// No leading norm binds any of the areas compared.
#[must_use]
pub fn no_heat(language: Language) -> &'static str {
    language.pick("主要标准都不约束这里的地区。", "None of the leading norms binds the areas here.")
}
