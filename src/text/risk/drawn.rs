//! The sentence that says what came out.

use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::{chance, share};
use crate::text::numbers::{self, whole};
use crate::text::sentences::{Counts, Piece};
use crate::text::{Language, Say};

/// What is most likely missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing is known of the gap, or it is not due.
    Unknown,
    /// Short between the two: already written, with the unit at the end.
    Short(String, String),
    /// In surplus between the two.
    Surplus(String, String),
    /// Between a surplus of the first and a shortfall of the second.
    Either(String, String),
    /// Short by the same in the middle half of the draws.
    ShortBy(String),
    /// In surplus by the same.
    SurplusOf(String),
}

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskHeadline {
    /// The area in view.
    pub area: String,
    /// The norm.
    pub norm: String,
    /// The year.
    pub year: Year,
    /// How many draws there are.
    pub draws: u32,
    /// Whether more are to come.
    pub going: bool,
    /// Whether something has changed since.
    pub stale: bool,
    /// How the area stood in how many of them.
    pub odds: Counts,
    /// The share of met draws among those known, in percent; `None` where none is known.
    pub percent_met: Option<Quantity>,
    /// What is most likely missing.
    pub expected: Expected,
    /// The year the norm falls due, where it is not due in any draw.
    pub due: Option<Year>,
}

/// “With these ranges, Jiangxi meets childcare places by 2025 in 12% of 10,000 draws, which is unlikely; most likely it is short
/// by 98,000 to 131,000 places.”
#[must_use]
pub fn headline(language: Language, told: &RiskHeadline) -> Vec<Piece> {
    let RiskHeadline { area, norm, year, odds, .. } = told;
    let within = within(norm);
    let plain = |text: String| Piece::Plain(text);
    let Some(percent) = told.percent_met else {
        return vec![plain(language.pick(
            format!("{area}到 {year} 年能否达到“{norm}”，抽样也答不了：所需数据未录入。"),
            format!("Draws cannot tell whether {area} meets {within} by {year}: a figure that is needed has not been entered."),
        ))];
    };
    let all = count(language, told);
    let how_many = if odds.met == 0 {
        language.pick(format!("{all}抽样无一"), format!("in none of {all}"))
    } else if odds.met == odds.all() {
        language.pick(format!("{all}抽样全部"), format!("in all of {all}"))
    } else {
        let share = share(percent, 0);
        language.pick(format!("{all}抽样中有 {share} "), format!("in {share} of {all}"))
    };
    let words = chance(language, percent);
    let opening = opening(language, told.stale);
    let mut pieces = vec![plain(match (language, told.due) {
        (Language::Zh, Some(due)) => format!("{opening}{area}到 {year} 年，“{norm}”尚未到期（{due} 年到期）；{how_many}已够"),
        (Language::En, Some(_)) => format!("{opening}{area} already has enough by {year} {how_many}"),
        (Language::Zh, None) => format!("{opening}{area}到 {year} 年的“{norm}”，{how_many}达标"),
        (Language::En, None) => format!("{opening}{area} meets {within} by {year} {how_many}"),
    })];
    // “In none” and “in all” are words enough.
    if odds.met > 0 && odds.met < odds.all() - odds.no_data {
        pieces.push(plain(language.pick(format!("（{words}）"), format!(", which is {words}"))));
    }
    if let (Language::En, Some(due)) = (language, told.due) {
        pieces.push(plain(format!("; {within} only falls due in {due}")));
    }
    pieces.extend(expected(language, &told.expected));
    pieces.push(plain(language.pick("。", ".").to_owned()));
    pieces
}

/// “; most likely it is short by 98,000 to 131,000 places”
fn expected(language: Language, expected: &Expected) -> Vec<Piece> {
    let plain = |text: &str| Piece::Plain(text.to_owned());
    let lead = plain(language.pick("；多半", "; most likely it "));
    match expected {
        Expected::Unknown => Vec::new(),
        Expected::Short(from, to) if from == "0" => {
            vec![lead, Piece::Short(language.pick(format!("短缺不超过 {to}"), format!("is short by at most {to}")))]
        }
        Expected::Surplus(from, to) if from == "0" => {
            vec![lead, Piece::Met(language.pick(format!("富余不超过 {to}"), format!("has a surplus of at most {to}")))]
        }
        Expected::Short(from, to) => {
            vec![lead, Piece::Short(language.pick(format!("短缺 {from} 至 {to}"), format!("is short by {from} to {to}")))]
        }
        Expected::Surplus(from, to) => {
            vec![lead, Piece::Met(language.pick(format!("富余 {from} 至 {to}"), format!("has a surplus of {from} to {to}")))]
        }
        Expected::Either(surplus, short) => vec![
            lead,
            plain(language.pick("介于", "stands between ")),
            Piece::Met(language.pick(format!("富余 {surplus}"), format!("a surplus of {surplus}"))),
            plain(language.pick("与", " and ")),
            Piece::Short(language.pick(format!("短缺 {short}"), format!("a shortfall of {short}"))),
            plain(language.pick("之间", "")),
        ],
        Expected::ShortBy(size) => vec![lead, Piece::Short(language.pick(format!("短缺 {size}"), format!("is short by {size}")))],
        Expected::SurplusOf(size) => {
            vec![lead, Piece::Met(language.pick(format!("富余 {size}"), format!("has a surplus of {size}")))]
        }
    }
}

/// An English name within a sentence: not capital, unless it begins with an abbreviation.
fn within(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// “With these ranges, ”
const fn opening(language: Language, stale: bool) -> &'static str {
    match (language, stale) {
        (Language::Zh, false) => "按所设区间，",
        (Language::Zh, true) => "按上次抽样时的设定，",
        (Language::En, false) => "With these ranges, ",
        (Language::En, true) => "As things stood at the last run, ",
    }
}

/// “10,000 draws”
fn count(language: Language, told: &RiskHeadline) -> String {
    let draws = whole(i64::from(told.draws));
    match (language, told.going) {
        (Language::Zh, false) => format!("{draws} 次"),
        (Language::Zh, true) => format!("目前 {draws} 次"),
        (Language::En, false) => format!("{draws} draws"),
        (Language::En, true) => format!("{draws} draws so far"),
    }
}

/// The counts behind the sentence: “1,204 of 10,000 draws met, 8,796 short; mean shortfall 96,120 places. Most likely: the middle half of the draws. Seed 1.”
#[must_use]
pub fn basis(language: Language, told: &RiskHeadline, shortfall: Option<&str>, seed: u32) -> String {
    let Counts { met, short, on_track, no_data } = told.odds;
    let counts = [
        (met, language.pick("达标", "met")),
        (short, language.pick("短缺", "short")),
        (on_track, language.pick("未到期", "not due")),
        (no_data, language.pick("无数据", "no data")),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(draws, _)| *draws > 0)
        .map(|(draws, word)| {
            language.pick(format!("{word} {} 次", numbers::count(*draws)), format!("{} {word}", numbers::count(*draws)))
        })
        .collect();
    let half = !matches!(told.expected, Expected::Unknown);
    match language {
        Language::Zh => {
            let shortfall = shortfall.map(|mean| format!("；平均短缺 {mean}")).unwrap_or_default();
            let half = if half { "“多半”指居中一半的抽样。" } else { "" };
            format!("{} 次抽样：{}{shortfall}。{half}随机种子 {seed}。", numbers::count(told.draws as usize), said.join("，"))
        }
        Language::En => {
            let shortfall = shortfall.map(|mean| format!("; mean shortfall {mean}")).unwrap_or_default();
            let half = if half { " Most likely: the middle half of the draws." } else { "" };
            format!("{} draws: {}{shortfall}.{half} Seed {seed}.", numbers::count(told.draws as usize), said.join(", "))
        }
    }
}

/// There are no ranges, or nothing has been drawn from them.
#[must_use]
pub fn nothing_drawn(language: Language, ranges: usize, draws: u32) -> String {
    let draws = whole(i64::from(draws));
    match (language, ranges) {
        (Language::Zh, 0) => "还没有区间，无从抽样。".to_owned(),
        (Language::Zh, ranges) => format!("已设 {ranges} 个区间，抽样 {draws} 次即可看出达标的机会。"),
        (Language::En, 0) => "No ranges yet, so there is nothing to draw from.".to_owned(),
        (Language::En, 1) => format!("One range is set; {draws} draws will show the chances."),
        (Language::En, ranges) => format!("{ranges} ranges are set; {draws} draws will show the chances."),
    }
}

/// The norm demands nothing of the area.
#[must_use]
pub fn unasked(language: Language, area: &str, norm: &str) -> String {
    language.pick(format!("“{norm}”不约束{area}。"), format!("“{norm}” demands nothing of {area}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pieces: Vec<Piece>) -> String {
        let text = |piece| match piece {
            Piece::Plain(text) | Piece::Met(text) | Piece::Short(text) => text,
        };
        pieces.into_iter().map(text).collect()
    }

    fn told() -> RiskHeadline {
        RiskHeadline {
            area: "Jiangxi".to_owned(),
            norm: "Childcare places".to_owned(),
            year: 2025,
            draws: 10_000,
            going: false,
            stale: false,
            odds: Counts { met: 1_204, short: 8_796, ..Counts::default() },
            percent_met: "12.04".parse().ok(),
            expected: Expected::Short("98,000".to_owned(), "131,000 places".to_owned()),
            due: None,
        }
    }

    #[test]
    fn the_sentence_says_chance_words_and_what_is_missing() {
        assert_eq!(
            text(headline(Language::En, &told())),
            "With these ranges, Jiangxi meets childcare places by 2025 in 12% of 10,000 draws, which is unlikely; most likely it is short by 98,000 to 131,000 places."
        );
        let zh = RiskHeadline { area: "江西省".to_owned(), norm: "托位".to_owned(), ..told() };
        let zh = RiskHeadline { expected: Expected::Short("98,000".to_owned(), "131,000 个".to_owned()), ..zh };
        assert_eq!(
            text(headline(Language::Zh, &zh)),
            "按所设区间，江西省到 2025 年的“托位”，10,000 次抽样中有 12% 达标（不大可能）；多半短缺 98,000 至 131,000 个。"
        );
    }

    #[test]
    fn none_all_and_unknown_have_sentences_of_their_own() {
        let with = |met, short, no_data, percent: &str| RiskHeadline {
            odds: Counts { met, short, no_data, ..Counts::default() },
            percent_met: percent.parse().ok(),
            expected: Expected::Unknown,
            ..told()
        };
        assert!(text(headline(Language::En, &with(0, 10_000, 0, "0"))).contains("in none of 10,000 draws."));
        assert!(text(headline(Language::En, &with(10_000, 0, 0, "100"))).contains("in all of 10,000 draws."));
        assert!(text(headline(Language::En, &with(0, 0, 10_000, ""))).contains("cannot tell"));
        let going = RiskHeadline { going: true, draws: 200, stale: true, ..with(6, 194, 0, "3") };
        assert_eq!(
            text(headline(Language::En, &going)),
            "As things stood at the last run, Jiangxi meets childcare places by 2025 in 3% of 200 draws so far, which is very unlikely."
        );
    }

    #[test]
    fn the_counts_are_exact() {
        assert_eq!(
            basis(Language::En, &told(), Some("96,120 places"), 7),
            "10,000 draws: 1,204 met, 8,796 short; mean shortfall 96,120 places. Most likely: the middle half of the draws. Seed 7."
        );
    }
}
