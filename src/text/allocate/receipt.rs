//! Why an area got what it got, in sentences.

use permille_engine::allocation::receipt::{Change, OneMore, OneMoreHere, Receipt};
use permille_engine::allocation::{Division, Limit, Rule};
use permille_engine::plan::Measure;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::{Language, Say, figure, in_unit, money};
use crate::text::numbers::percent;

/// What stands behind a rank: by what the rule puts areas in order.
fn ordered_by(language: Language, rule: Rule) -> &'static str {
    match rule {
        Rule::Proportional | Rule::LargestGap => language.pick("缺口从大到小", "by size of gap"),
        Rule::LowestCoverage => language.pick("达标率从低到高", "by lowest coverage"),
        Rule::LeastCost => language.pick("单价从低到高", "by unit cost"),
        Rule::Weighted => language.pick("单位金额的权重从大到小", "by weight for the money"),
    }
}

/// What coverage goes from and to, where it is known.
fn coverage(before: Option<Quantity>, after: Option<Quantity>) -> Option<(String, String)> {
    Some((percent(before?), percent(after?)))
}

/// “2025: 3rd of 100 by lowest coverage; gets 120, so the gap goes from 3,751 to 3,631 and coverage from 39.8% to 41.7%. …”
#[must_use]
pub fn receipt(language: Language, year: Year, one: &Receipt, of: usize, measure: &Measure, division: &Division) -> String {
    let (gap_before, gap_after) = (figure(one.gap_before), figure(one.gap_after));
    let award = in_unit(language, measure, one.awarded);
    let order = ordered_by(language, division.rule);
    let rank = one.rank.unwrap_or(of);
    let nothing = one.awarded == Quantity::ZERO;
    let cost = match division.limit {
        Limit::Budget(_) if !nothing => Some(money(language, one.takes)),
        _ => None,
    };
    let mut said = match (language, nothing) {
        (Language::Zh, false) => format!("{year} 年：按{order}排在 {of} 个中的第 {rank} 位，分得 {award}"),
        (Language::Zh, true) => format!("{year} 年：按{order}排在 {of} 个中的第 {rank} 位，没有分到"),
        (Language::En, false) => format!("{year}: number {rank} of {of} {order}; gets {award}"),
        (Language::En, true) => format!("{year}: number {rank} of {of} {order}; gets nothing"),
    };
    if let Some(cost) = cost {
        said += &language.pick(format!("（{cost}）"), format!(" for {cost}"));
    }
    let moved = coverage(one.coverage_before, one.coverage_after);
    said += &match (language, nothing, moved) {
        (Language::Zh, true, Some((_, after))) => format!("；缺口仍为 {gap_after}，达标率 {after}。"),
        (Language::Zh, true, None) => format!("；缺口仍为 {gap_after}。"),
        (Language::Zh, false, Some((before, after))) => {
            format!("；缺口从 {gap_before} 降到 {gap_after}，达标率从 {before} 升到 {after}。")
        }
        (Language::Zh, false, None) => format!("；缺口从 {gap_before} 降到 {gap_after}。"),
        (Language::En, true, Some((_, after))) => format!("; the gap stays {gap_after} and coverage {after}."),
        (Language::En, true, None) => format!("; the gap stays {gap_after}."),
        (Language::En, false, Some((before, after))) => {
            format!("; the gap goes from {gap_before} to {gap_after}, coverage from {before} to {after}.")
        }
        (Language::En, false, None) => format!("; the gap goes from {gap_before} to {gap_after}."),
    };
    if let Some(more) = &one.one_more {
        said += language.pick("", " ");
        said += &more_here(language, more, measure, division.limit);
    }
    said
}

/// What one more unit would do here.
fn more_here(language: Language, more: &OneMoreHere, measure: &Measure, limit: Limit) -> String {
    let unit = language.pick(in_unit(language, measure, more.unit), count(more.unit));
    let gap = figure(more.gap);
    let coverage = more.coverage.map(percent).unwrap_or_default();
    let lacks = match limit {
        Limit::Budget(_) if more.lacks > Quantity::ZERO => Some(money(language, more.lacks)),
        _ => None,
    };
    match (language, lacks) {
        (Language::Zh, None) => format!("再给 {unit}，缺口为 {gap}，达标率 {coverage}。"),
        (Language::Zh, Some(lacks)) => format!("再给 {unit}，缺口为 {gap}，达标率 {coverage}，还差 {lacks}。"),
        (Language::En, None) => format!("With {unit} more, the gap would be {gap} and coverage {coverage}."),
        (Language::En, Some(lacks)) => {
            format!("With {unit} more, the gap would be {gap} and coverage {coverage}; {lacks} is lacking for that.")
        }
    }
}

/// So many in English, without a unit: “one”, “3”.
fn count(amount: Quantity) -> String {
    if amount == Quantity::ONE { "one".to_owned() } else { figure(amount) }
}

/// Whose turn it is next: “With one more, Nankang District would get it: gap 2,170, coverage 45.9%.” `name` and `measure` are those of a claim.
#[must_use]
pub fn next_unit<'a>(
    language: Language,
    next: &OneMore,
    limit: Limit,
    name: &dyn Fn(usize) -> String,
    measure: &dyn Fn(usize) -> &'a Measure,
) -> String {
    let turn = name(next.claim);
    let amount = |claim: usize, amount: Quantity| language.pick(in_unit(language, measure(claim), amount), count(amount));
    let own = next.changes.iter().find(|(claim, change)| *claim == next.claim && change.by > Quantity::ZERO);
    let (extra, whole) = match limit {
        Limit::Amount(_) => (amount(next.claim, next.extra), own.is_some_and(|(_, change)| change.by == next.extra)),
        Limit::Budget(_) => (money(language, next.extra), false),
    };
    let mut said = match (language, own) {
        (Language::Zh, Some((claim, change))) => {
            let (by, gap) = (amount(*claim, change.by), figure(change.gap));
            format!("再多 {extra}，{turn}会多分 {by}：缺口 {gap}，达标率 {}", change.coverage.map(percent).unwrap_or_default())
        }
        (Language::Zh, None) => format!("再多 {extra}，下一个轮到{turn}"),
        (Language::En, Some((claim, change))) => {
            let by = if whole { "it".to_owned() } else { format!("{} more", amount(*claim, change.by)) };
            let (gap, coverage) = (figure(change.gap), change.coverage.map(percent).unwrap_or_default());
            format!("With {extra} more, {turn} would get {by}: gap {gap}, coverage {coverage}")
        }
        (Language::En, None) => format!("With {extra} more, it would be the turn of {turn}"),
    };
    said += &others(language, next, name, &amount);
    said += language.pick("。", ".");
    said
}

/// What else would change: rounding moves units, or a dearer one takes the place of cheaper ones. Two changes say it.
fn others(
    language: Language,
    next: &OneMore,
    name: &dyn Fn(usize) -> String,
    amount: &dyn Fn(usize, Quantity) -> String,
) -> String {
    let change = |(claim, change): &(usize, Change)| {
        let less = Quantity::ZERO.minus(change.by).filter(|less| *less > Quantity::ZERO);
        match (language, less) {
            (Language::Zh, Some(less)) => format!("{}少分 {}", name(*claim), amount(*claim, less)),
            (Language::Zh, None) => format!("{}多分 {}", name(*claim), amount(*claim, change.by)),
            (Language::En, Some(less)) => format!("{} {} fewer", name(*claim), amount(*claim, less)),
            (Language::En, None) => format!("{} {} more", name(*claim), amount(*claim, change.by)),
        }
    };
    let moved: Vec<String> = next.changes.iter().filter(|(claim, _)| *claim != next.claim).map(change).collect();
    let shown = moved.len().min(2);
    let rest = moved.len() - shown;
    let first = moved[..shown].join(language.pick("，", ", "));
    match (language, shown, rest) {
        (_, 0, _) => String::new(),
        (Language::Zh, _, 0) => format!("；随之{first}"),
        (Language::Zh, _, rest) => format!("；随之{first}，另有 {rest} 处变动"),
        (Language::En, _, 0) => format!("; with it, {first}"),
        (Language::En, _, rest) => format!("; with it, {first}, and {rest} others change"),
    }
}
