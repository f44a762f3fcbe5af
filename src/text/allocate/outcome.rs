//! What a division comes to, in sentences.

use permille_engine::allocation::claims::Why;
use permille_engine::allocation::{End, Proof, Rule};
use permille_engine::area::Level;
use permille_engine::fairness::Fairness;
use permille_engine::quantity::Quantity;

use super::{Language, Say, areas_of, by_rule, figure};
use crate::text::numbers::{full, percent, rounded};
use crate::text::sentences::Piece;

/// What the headline is made of; words already in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// What is divided: “12,000 childcare places”.
    pub amount: String,
    /// Over whom: “100 counties”.
    pub whom: String,
    /// By which rule.
    pub rule: Rule,
    /// How many areas get some.
    pub served: usize,
    /// Their level, where it is one.
    pub level: Option<Level>,
    /// The lowest coverage, before and after.
    pub lowest: Option<(Quantity, Quantity)>,
    /// The gap before and after, norm by norm, with the norm's name where there are several.
    pub gaps: Vec<(Option<String>, Quantity, Quantity)>,
}

/// “12,000 childcare places over 100 counties by lowest coverage first: 97 counties get some, …; the gap falls from 122,057 to 110,057.”
#[must_use]
pub fn headline(language: Language, said: &Headline) -> Vec<Piece> {
    let Headline { amount, whom, rule, served, level, lowest, gaps } = said;
    let rule = by_rule(language, *rule);
    let mut pieces = vec![Piece::Plain(match language {
        Language::Zh => format!("{amount}{rule}分给 {whom}："),
        Language::En => format!("{amount} over {whom} {rule}: "),
    })];
    pieces.push(Piece::Plain(served_by(language, *served, *level)));
    if let Some((before, after)) = lowest {
        let (before, after) = apart(*before, *after);
        let said = match (language, before == after) {
            (Language::Zh, true) => format!("最低达标率仍为 {after}；"),
            (Language::Zh, false) => format!("最低达标率从 {before} 升到 {after}；"),
            (Language::En, true) => format!("lowest coverage stays at {after}; "),
            (Language::En, false) => format!("lowest coverage rises from {before} to {after}; "),
        };
        pieces.push(Piece::Plain(said));
    }
    for (place, (norm, before, after)) in gaps.iter().enumerate() {
        let name = norm.as_ref().map_or_else(String::new, |norm| language.pick(norm.clone(), format!(" of {norm}")));
        let last = place + 1 == gaps.len();
        let stays = before == after;
        let (before, open) = (figure(*before), figure(*after));
        pieces.push(Piece::Plain(match (language, place) {
            (Language::Zh, _) if stays => format!("{name}缺口仍为 "),
            (Language::En, 0) if stays => format!("the gap{name} stays "),
            (Language::En, _) if stays => format!("that{name} stays "),
            (Language::Zh, _) => format!("{name}缺口从 {before} 降到 "),
            (Language::En, 0) => format!("the gap{name} falls from {before} to "),
            (Language::En, _) => format!("that{name} from {before} to "),
        }));
        pieces.push(if *after > Quantity::ZERO { Piece::Short(open) } else { Piece::Met(open) });
        let stop = if last { language.pick("。", ".") } else { language.pick("，", ", ") };
        pieces.push(Piece::Plain(stop.to_owned()));
    }
    pieces
}

/// “37 counties get some, ”
fn served_by(language: Language, served: usize, level: Option<Level>) -> String {
    match language {
        Language::Zh => format!("其中 {served} 个分到，"),
        Language::En => {
            format!("{} {} some, ", areas_of(language, served, level), if served == 1 { "gets" } else { "get" })
        }
    }
}

/// Two percentages with as many places as tell them apart, two at most.
fn apart(before: Quantity, after: Quantity) -> (String, String) {
    let said = (percent(before), percent(after));
    if said.0 != said.1 || before == after {
        return said;
    }
    (format!("{}%", rounded(before, 2)), format!("{}%", rounded(after, 2)))
}

/// What the figures are of.
#[must_use]
pub fn basis(language: Language, years: &str, scenario: &str) -> String {
    language.pick(
        format!("{years}，情景“{scenario}”；缺口和达标率均按采纳后的推演计算。"),
        format!("In {years}, under “{scenario}”; gaps and coverage are those of the outlook once the awards are adopted."),
    )
}

/// Why nothing more was given out.
#[must_use]
pub fn end(language: Language, end: End, left: &str, nothing_left: bool, takes: &str, money: bool) -> String {
    match (language, end) {
        (Language::Zh, End::GapsRanOut) if nothing_left => "缺口全部补齐，一个也不剩。".to_owned(),
        (Language::Zh, End::GapsRanOut) => format!("已知缺口全部补齐，还剩 {left}。"),
        (Language::Zh, End::LimitRanOut) if money => "钱已全部用完，缺口还没有补齐。".to_owned(),
        (Language::Zh, End::LimitRanOut) => "已全部分完，缺口还没有补齐。".to_owned(),
        (Language::Zh, End::LessThanOneUnit { .. }) => format!("还剩 {left}，不够再买一个：最便宜的一个要 {takes}。"),
        (Language::Zh, End::NoClaims) => "没有可以分配的缺口。".to_owned(),
        (Language::En, End::GapsRanOut) if nothing_left => "Every known gap is closed, and nothing is left.".to_owned(),
        (Language::En, End::GapsRanOut) => format!("The gaps ran out: every known one is closed. Left over: {left}."),
        (Language::En, End::LimitRanOut) if money => "The money ran out before the gaps did.".to_owned(),
        (Language::En, End::LimitRanOut) => "All of it is handed out, and gaps remain.".to_owned(),
        (Language::En, End::LessThanOneUnit { .. }) => {
            format!("Left over: {left}, not enough for one more unit, the cheapest of which takes {takes}.")
        }
        (Language::En, End::NoClaims) => "There is no gap to divide among.".to_owned(),
    }
}

/// How sure a weighted division is.
#[must_use]
pub fn proof(language: Language, proof: Proof) -> String {
    match (language, proof) {
        (Language::Zh, Proof::Exact) => "已证明：没有别的分法权重更大。".to_owned(),
        (Language::Zh, Proof::Solver) => "求解器已搜遍所有更优的可能，结果经整数核对：没有别的分法权重更大。".to_owned(),
        (Language::Zh, Proof::Within(weight)) => format!("没有搜完：别的分法权重最多再大 {}。", figure(weight)),
        (Language::En, Proof::Exact) => "Proven: no other division carries more weight.".to_owned(),
        (Language::En, Proof::Solver) => {
            "The solver searched everything that could be better, and its answer was checked in whole numbers: no other division carries more weight."
                .to_owned()
        }
        (Language::En, Proof::Within(weight)) => {
            format!("Not searched to the end: no other division can carry more than {} more weight.", figure(weight))
        }
    }
}

/// “Gini of coverage falls from 0.012 to 0.009 and Theil from 0.0003 to 0.0002: more even than before.”
#[must_use]
pub fn fairness(language: Language, before: &Fairness, after: &Fairness) -> String {
    let (gini, theil) = (said(before.gini, after.gini), said(before.theil, after.theil));
    let verdict = match after.gini.cmp(&before.gini) {
        std::cmp::Ordering::Less => language.pick("比原来更均衡", "more even than before"),
        std::cmp::Ordering::Equal => language.pick("均衡程度不变", "as even as before"),
        std::cmp::Ordering::Greater => language.pick("不如原来均衡", "less even than before"),
    };
    match language {
        Language::Zh => format!(
            "{verdict}：基尼系数 {} → {}，泰尔指数 {} → {}。两者为 0 时各地达标率完全相同；各地按需求量加权。",
            gini.0, gini.1, theil.0, theil.1
        ),
        Language::En => format!(
            "{}: Gini {} → {}, Theil {} → {}. Both are 0 where coverage is the same everywhere; areas count by what they require.",
            capital(verdict),
            gini.0,
            gini.1,
            theil.0,
            theil.1
        ),
    }
}

/// Two coefficients with four places, or six where these would hide a difference.
fn said(before: Quantity, after: Quantity) -> (String, String) {
    let short = (rounded(before, 4), rounded(after, 4));
    if short.0 != short.1 || before == after { short } else { (full(before), full(after)) }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How many take no part, and why.
#[must_use]
pub fn left_out(language: Language, why: Why, count: usize) -> String {
    let areas = language.pick("", if count == 1 { "area" } else { "areas" });
    match (language, why) {
        (Language::Zh, Why::Unknown) => format!("{count} 个地区数据不全，缺口未知，没有参与（不当作零）。"),
        (Language::Zh, Why::NotDue) => format!("{count} 个地区的标准在所看年份内都不到期，没有参与。"),
        (Language::Zh, Why::NoUnitCost) => format!("{count} 处短缺没有单价，没有参与。"),
        (Language::Zh, Why::Counted) => format!("{count} 处短缺的资源已在另一项标准下计算，不重复参与。"),
        (Language::Zh, Why::Stated) => format!("{count} 个地区当年或以后已有观测值，新增不会改变它，没有参与。"),
        (Language::En, Why::Unknown) => {
            format!("{count} {areas} left out: a figure is missing, so the gap is unknown and not taken for zero.")
        }
        (Language::En, Why::NotDue) => {
            format!("{count} {areas} left out: the norm does not fall due within the years looked at.")
        }
        (Language::En, Why::NoUnitCost) => format!("{count} left out although short: nobody says what a unit costs."),
        (Language::En, Why::Counted) => format!("{count} left out: the same resource is counted under another of the norms."),
        (Language::En, Why::Stated) => {
            format!("{count} {areas} left out: a figure is stated for the year or later, and an addition would not move it.")
        }
    }
}
