//! What the Areas screen says in sentences.

use permille_engine::area::Level;
use permille_engine::norm::Direction;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::sentences::{Counts, Piece};
use super::{Language, Say, Word, words};

/// What is said of the areas compared.
#[derive(Clone, Debug)]
pub struct Together {
    /// The year.
    pub year: Year,
    /// Their level.
    pub level: Level,
    /// How many stand how.
    pub counts: Counts,
    /// What is missing together, with its unit, where something is.
    pub shortfall: Option<String>,
    /// What is required together, with its unit.
    pub required: Option<String>,
    /// The year the norm binds from, where it does not yet.
    pub due: Option<Year>,
}

/// “In 2025, 27 of 100 counties meet the norm, 68 are short, 101,410 places together; 5 have no data.”
#[must_use]
pub fn headline(language: Language, together: &Together) -> Vec<Piece> {
    let Counts { met, short, on_track, no_data } = together.counts;
    if met + short + on_track == 0 {
        return vec![Piece::Plain(nothing_known(language, together))];
    }
    let mut pieces = vec![Piece::Plain(opening(language, together))];
    let mut parts: Vec<Vec<Piece>> = Vec::new();
    let all = together.counts.all();
    let level = of_level(language, together.level, all);
    let early = together.due.is_some();
    if met > 0 {
        parts.push(vec![Piece::Met(match language {
            Language::Zh if early => format!("{met} 个已够"),
            Language::Zh => format!("{met} 个达标"),
            Language::En if early => format!("{met} already {}", verb(met, "has enough", "have enough")),
            Language::En => format!("{met} {}", verb(met, "meets the norm", "meet the norm")),
        })]);
    }
    if short > 0 {
        let mut part =
            vec![Piece::Short(language.pick(format!("{short} 个短缺"), format!("{short} {} short", verb(short, "is", "are"))))];
        if let Some(shortfall) = &together.shortfall {
            part.push(Piece::Plain(language.pick("，合计".to_owned(), " by ".to_owned())));
            part.push(Piece::Short(language.pick(format!("短缺 {shortfall}"), shortfall.clone())));
            part.push(Piece::Plain(language.pick(String::new(), " together".to_owned())));
        }
        parts.push(part);
    }
    if on_track > 0 {
        let said = format!("{on_track} {} on track", verb(on_track, "is", "are"));
        parts.push(vec![Piece::Plain(language.pick(format!("{on_track} 个按期推进"), said))]);
    }
    if no_data > 0 {
        let said = format!("{no_data} {} no data", verb(no_data, "has", "have"));
        parts.push(vec![Piece::Plain(language.pick(format!("{no_data} 个无数据"), said))]);
    }
    let count = parts.len();
    pieces.push(Piece::Plain(language.pick(format!("{all} 个{level}中 "), format!("of {all} {level} "))));
    for (place, part) in parts.into_iter().enumerate() {
        pieces.extend(part);
        let end = if place + 1 == count { language.pick("。", ".") } else { language.pick("，", ", ") };
        pieces.push(Piece::Plain(end.to_owned()));
    }
    pieces
}

/// “In 2025, ” or, before the norm binds, “The norm falls due in 2025; in 2023, ”.
fn opening(language: Language, together: &Together) -> String {
    let year = together.year;
    match (language, together.due) {
        (Language::Zh, None) => format!("{year} 年，"),
        (Language::Zh, Some(due)) => format!("{year} 年尚未到期（{due} 年到期），"),
        (Language::En, None) => format!("In {year}, "),
        (Language::En, Some(due)) => format!("In {year}, before the norm falls due in {due}, "),
    }
}

/// “In 2025, 100 counties need 203,349 places; what they have is not known, so no gap can be shown.”
fn nothing_known(language: Language, together: &Together) -> String {
    let all = together.counts.all();
    let level = of_level(language, together.level, all);
    let opening = opening(language, together);
    match (language, &together.required) {
        (Language::Zh, Some(required)) => format!("{opening}{all} 个{level}共需 {required}；现有数量均未录入，缺口未知。"),
        (Language::Zh, None) => format!("{opening}{all} 个{level}均无数据，缺口未知。"),
        (Language::En, Some(required)) => {
            format!(
                "{opening}{all} {level} {} {required}; what there is has not been entered, so the gap is unknown.",
                verb(all, "needs", "need")
            )
        }
        (Language::En, None) => format!("{opening}none of {all} {level} has data; the gap is unknown."),
    }
}

/// The sentence about one area.
#[must_use]
pub fn of_one(language: Language, year: Year, name: &str, status: Status, gap: &str, due: Option<Year>) -> Vec<Piece> {
    let plain = |text: String| Piece::Plain(text);
    let opening = match (language, due) {
        (Language::Zh, None) => format!("{year} 年，{name}"),
        (Language::Zh, Some(due)) => format!("{year} 年尚未到期（{due} 年到期），{name}"),
        (Language::En, None) => format!("In {year}, {name} "),
        (Language::En, Some(due)) => format!("In {year}, before the norm falls due in {due}, {name} "),
    };
    let end = || plain(language.pick("。", ".").to_owned());
    match status {
        Status::Met if due.is_some() => {
            vec![plain(opening), Piece::Met(language.pick("已够", "already has enough").to_owned()), end()]
        }
        Status::Met => vec![plain(opening), Piece::Met(language.pick("达标", "meets the norm").to_owned()), end()],
        Status::Short => {
            // What is not counted is short without a figure.
            let gap = if gap == super::numbers::UNKNOWN { language.pick("未达标", "not there yet") } else { gap };
            let gap = lower(language, gap);
            vec![plain(opening), Piece::Short(language.pick(gap.clone(), format!("is {gap}"))), end()]
        }
        Status::OnTrack => vec![plain(opening + language.pick("按期推进", "is on track")), end()],
        Status::NoData => vec![plain(opening + language.pick("无数据，缺口未知", "has no data; the gap is unknown")), end()],
    }
}

/// English words within a sentence are not capital.
fn lower(language: Language, text: &str) -> String {
    match language {
        Language::Zh => text.to_owned(),
        Language::En => {
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    }
}

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

/// A figure with its unit: `101,410 个`, `101,410 places`, `78.2%`.
#[must_use]
pub fn with_unit(figure: &str, unit: &str) -> String {
    match unit {
        "" => figure.to_owned(),
        "%" => format!("{figure}%"),
        unit => format!("{figure} {unit}"),
    }
}

/// A gap with the word that says which way it goes; `figure` is its size.
#[must_use]
pub fn gap(language: Language, direction: Direction, gap: Quantity, figure: &str) -> String {
    if gap == Quantity::ZERO {
        return "0".to_owned();
    }
    let word = match (direction, gap.is_negative()) {
        (Direction::AtLeast, false) => words::SHORT_BY,
        (Direction::AtLeast, true) => words::SURPLUS,
        (Direction::AtMost, false) => words::OVER_BY,
        (Direction::AtMost, true) => words::UNDER_BY,
    };
    format!("{} {figure}", language.say(word))
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
