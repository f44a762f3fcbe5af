//! “When does it run short?” in sentences.

use permille_engine::year::Year;

use crate::text::sentences::Piece;
use crate::text::{Language, Say, Word};

/// The first year of shortfall.
pub const YEAR: Word = Word::new("首次短缺", "First short");
/// The areas that run short first in that year.
pub const AREAS: Word = Word::new("当年起短缺的地区", "Areas short from then on");
/// What they lack together.
pub const SHORT_BY: Word = Word::new("当年缺口", "Gap in that year");

/// What is said of all norms of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllNorms {
    /// How many of them run short somewhere within the horizon.
    pub short: usize,
    /// How many have a figure somewhere.
    pub known: usize,
    /// How many have none.
    pub unknown: usize,
    /// The first year of all, with the names of the norms.
    pub first: Option<(Year, String)>,
}

/// “Of 41 norms with figures in Jiangxi, 18 run short, the first in 2025: childcare places.”
#[must_use]
pub fn of_all(language: Language, area: &str, all: &AllNorms) -> Vec<Piece> {
    let plain = |text: String| Piece::Plain(text);
    let AllNorms { short, known, .. } = *all;
    match (&all.first, language) {
        _ if known == 0 => vec![plain(language.pick(
            format!("{area}的标准均无存量数据，看不出何时短缺。"),
            format!("No stock is known for any norm of {area}, so nothing can be said of when it runs short."),
        ))],
        (None, Language::Zh) => {
            vec![
                plain(format!("{area}有数据的 {known} 项标准，")),
                Piece::Met("推算期内都不短缺".to_owned()),
                plain("。".to_owned()),
            ]
        }
        (None, Language::En) => vec![
            plain(format!("{area}: {known} {} figures, and ", if known == 1 { "norm has" } else { "norms have" })),
            Piece::Met("none runs short".to_owned()),
            plain(" within the years looked at.".to_owned()),
        ],
        (Some((year, names)), Language::Zh) => vec![
            plain(format!("{area}有数据的 {known} 项标准中，")),
            Piece::Short(format!("{short} 项短缺")),
            plain(format!("，最早在 {year} 年：{names}。")),
        ],
        (Some((year, names)), Language::En) => vec![
            plain(format!("Of {known} norms of {area} with figures, ")),
            Piece::Short(format!("{short} {} short", if short == 1 { "runs" } else { "run" })),
            plain(format!(", the first in {year}: {names}.")),
        ],
    }
}

/// “Childcare places: 87 of 100 areas run short, the first in 2025.”
#[must_use]
pub fn of_norm(language: Language, norm: &str, short: usize, all: usize, first: Option<Year>) -> Vec<Piece> {
    let plain = |text: String| Piece::Plain(text);
    match (first, language) {
        (None, Language::Zh) => {
            vec![plain(format!("{norm}：")), Piece::Met("推算期内没有地区短缺".to_owned()), plain("。".to_owned())]
        }
        (None, Language::En) => vec![
            plain(format!("{norm}: ")),
            Piece::Met("no area runs short".to_owned()),
            plain(" within the years looked at.".to_owned()),
        ],
        (Some(year), Language::Zh) => vec![
            plain(format!("{norm}：{all} 个地区中 ")),
            Piece::Short(format!("{short} 个短缺")),
            plain(format!("，最早在 {year} 年。")),
        ],
        (Some(year), Language::En) => vec![
            plain(format!("{norm}: ")),
            Piece::Short(format!("{short} of {all} {} short", if short == 1 { "runs" } else { "run" })),
            plain(format!(", the first in {year}.")),
        ],
    }
}

/// How many norms nothing is known of.
#[must_use]
pub fn without_figures(language: Language, norms: usize) -> String {
    match language {
        Language::Zh => format!("另有 {norms} 项标准尚无数据，未计入。"),
        Language::En if norms == 1 => "1 more norm has no figures and is left out.".to_owned(),
        Language::En => format!("{norms} more norms have no figures and are left out."),
    }
}

/// How many of the bound areas: “87 of 100”.
#[must_use]
pub fn of_bound(language: Language, short: usize, bound: usize) -> String {
    language.pick(format!("{short} / {bound} 个"), format!("{short} of {bound}"))
}

/// How many areas a row does not name, and how many of them it names next.
#[must_use]
pub fn more_areas(language: Language, left: usize, next: usize) -> String {
    match language {
        Language::Zh if next < left => format!("另有 {left} 个，再列 {next} 个"),
        Language::Zh => format!("另有 {left} 个"),
        Language::En if next < left => format!("{left} more, show {next} of them"),
        Language::En => format!("{left} more"),
    }
}
