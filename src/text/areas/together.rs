//! The sentence a planner would say aloud about the areas compared.

use permille_engine::area::Level;
use permille_engine::outlook::status::Status;
use permille_engine::year::Year;

use super::{of_level, verb};
use crate::text::sentences::{Counts, Piece};
use crate::text::{Language, Say, numbers};

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
            let gap = if gap == numbers::UNKNOWN { language.pick("未达标", "not there yet") } else { gap };
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
