//! The sentence a planner would say aloud about two scenarios.

use permille_engine::area::Level;
use permille_engine::compare::results::Spread;
use permille_engine::year::Year;

use super::quoted;
use crate::text::areas::{of_level, with_unit};
use crate::text::sentences::Piece;
use crate::text::{Language, Say};

/// What is said of two scenarios and one norm.
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// The reference.
    pub one: &'a str,
    /// The other.
    pub other: &'a str,
    /// The norm.
    pub norm: &'a str,
    /// What is compared with the requirement.
    pub thing: Thing<'a>,
    /// The area in view.
    pub area: &'a str,
    /// The year.
    pub year: Year,
}

/// What a norm speaks of.
#[derive(Clone, Debug)]
pub struct Thing<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its unit.
    pub unit: &'a str,
    /// Whether it is something that can be missing, rather than a value that is too low or too high.
    pub can_be_missing: bool,
}

impl Thing<'_> {
    /// “3,120 more childcare places”, “one more of level-2 hospitals”; in Chinese the thing and its number.
    fn so_many(&self, language: Language, figure: &str, comparison: &str) -> String {
        match language {
            Language::Zh => format!("{} {}", self.name, with_unit(figure, self.unit)),
            Language::En if figure == "1" => format!("one {comparison} of {}", lower(self.name)),
            Language::En => format!("{figure} {comparison} {}", lower(self.name)),
        }
    }

    /// So many of them, as a noun.
    fn amount(&self, language: Language, figure: &str) -> String {
        match language {
            Language::En if self.can_be_missing && figure != "1" => format!("{figure} {}", lower(self.name)),
            _ => with_unit(figure, self.unit),
        }
    }
}

/// How the shortfall of a norm changes. Figures are without their unit.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// So much more is missing.
    Worse(String),
    /// So much less is missing.
    Better(String),
    /// As much is missing in both; it may be zero.
    Same(Option<String>),
    /// Nothing is due in either; the norm falls due then.
    NotDue(Option<Year>),
    /// It is unknown what is missing; so much more (or less) is required, where that is known.
    Unknown(Option<(bool, String)>),
}

/// “Against Baseline, Growth leaves 3,120 more childcare places missing in Jiangxi in 2025, in 62 of 100 counties.”
#[must_use]
pub fn headline(language: Language, pair: &Pair, outcome: &Outcome, spread: Option<(Spread, Level)>) -> Vec<Piece> {
    match outcome {
        Outcome::Worse(figure) => moved(language, pair, figure, true, spread),
        Outcome::Better(figure) => moved(language, pair, figure, false, spread),
        _ => vec![Piece::Plain(still(language, pair, outcome) + language.pick("。", "."))],
    }
}

/// The shortfall grows or shrinks.
fn moved(language: Language, pair: &Pair, figure: &str, worse: bool, spread: Option<(Spread, Level)>) -> Vec<Piece> {
    let Pair { norm, thing, area, year, .. } = pair;
    let (one, other) = (quoted(language, pair.one), quoted(language, pair.other));
    let coloured = |text: String| if worse { Piece::Short(text) } else { Piece::Met(text) };
    let where_to = spread.map(|(spread, level)| {
        let count = if worse { spread.worse } else { spread.better };
        let (all, of) = (spread.all(), of_level(language, level, spread.all()));
        match (language, worse) {
            (Language::Zh, true) => format!("，{all} 个{of}中 {count} 个短缺扩大"),
            (Language::Zh, false) => format!("，{all} 个{of}中 {count} 个短缺缩小"),
            (Language::En, _) => format!(", in {count} of {all} {of}"),
        }
    });
    let where_to = where_to.unwrap_or_default();
    match language {
        Language::Zh => {
            let (how, about) = match (thing.can_be_missing, worse) {
                (true, true) => (format!("多缺{}", thing.so_many(language, figure, "")), String::new()),
                (true, false) => (format!("少缺{}", thing.so_many(language, figure, "")), String::new()),
                (false, true) => (format!("差距扩大 {}", with_unit(figure, thing.unit)), format!("“{norm}”")),
                (false, false) => (format!("差距缩小 {}", with_unit(figure, thing.unit)), format!("“{norm}”")),
            };
            vec![
                Piece::Plain(format!("与{one}相比，{other}使 {year} 年{area}{about}")),
                coloured(how),
                Piece::Plain(format!("{where_to}。")),
            ]
        }
        Language::En => {
            let comparison = if worse { "more" } else { "fewer" };
            let (how, about) = if thing.can_be_missing {
                (format!("leaves {} missing", thing.so_many(language, figure, comparison)), String::new())
            } else {
                let verb = if worse { "widens" } else { "narrows" };
                (format!("{verb} the gap by {}", with_unit(figure, thing.unit)), format!(" under “{norm}”"))
            };
            vec![
                Piece::Plain(format!("Against {one}, {other} ")),
                coloured(how),
                Piece::Plain(format!("{about} in {area} in {year}{where_to}.")),
            ]
        }
    }
}

/// The shortfall stays as it is, or nothing can be said of it; without the full stop.
fn still(language: Language, pair: &Pair, outcome: &Outcome) -> String {
    let Pair { norm, thing, area, year, .. } = pair;
    let (one, other) = (quoted(language, pair.one), quoted(language, pair.other));
    match (outcome, language) {
        (Outcome::Same(Some(figure)), Language::Zh) => {
            let amount = thing.amount(language, figure);
            format!("与{one}相比，{other}不改变 {year} 年{area}“{norm}”的短缺，同为 {amount}")
        }
        (Outcome::Same(Some(figure)), Language::En) => {
            let amount = thing.amount(language, figure);
            format!("Against {one}, {other} leaves as much missing under “{norm}” in {area} in {year}: {amount} in both")
        }
        (Outcome::NotDue(due), Language::Zh) => {
            let due = due.map_or_else(String::new, |due| format!("（{due} 年到期）"));
            format!("{year} 年“{norm}”尚未到期{due}，{one}和{other}都谈不上短缺")
        }
        (Outcome::NotDue(due), Language::En) => {
            let due = due.map_or_else(String::new, |due| format!(" (it falls due in {due})"));
            format!("In {year} “{norm}” is not yet due{due}, so nothing is missing in {one} or in {other}")
        }
        (Outcome::Unknown(Some((more, figure))), Language::Zh) => {
            let (how, amount) = (if *more { "多需" } else { "少需" }, thing.so_many(language, figure, ""));
            format!("与{one}相比，{other}使 {year} 年{area}{how}{amount}；现有数量未知，看不出短缺")
        }
        (Outcome::Unknown(Some((more, figure))), Language::En) => {
            let amount = thing.so_many(language, figure, if *more { "more" } else { "fewer" });
            format!("Against {one}, {other} requires {amount} in {area} in {year}; what is missing is unknown")
        }
        (Outcome::Unknown(None), Language::Zh) => {
            format!("{year} 年{area}“{norm}”缺多少未知，看不出{other}与{one}的差别")
        }
        (Outcome::Unknown(None), Language::En) => {
            format!("What is missing under “{norm}” in {area} in {year} is unknown, in {one} or in {other}")
        }
        (_, Language::Zh) => format!("{year} 年{area}“{norm}”在{one}和{other}中都不短缺"),
        (_, Language::En) => format!("Nothing is missing under “{norm}” in {area} in {year}, in {one} or in {other}"),
    }
}

/// A name within an English sentence: without its capital, unless it is an abbreviation.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}
