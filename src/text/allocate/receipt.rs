//! Why an area got what it got, in sentences.

use permille_engine::allocation::receipt::{OneMore, OneMoreHere, Receipt};
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
    let unit = in_unit(language, measure, more.unit);
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

/// Whose turn it is next: “With 1 more, Nankang District would get it: coverage 45.9%, gap 2,170.”
#[must_use]
pub fn next_unit(
    language: Language,
    next: &OneMore,
    limit: Limit,
    name: &dyn Fn(usize) -> String,
    unit: &dyn Fn(usize, Quantity) -> String,
) -> String {
    let turn = name(next.claim);
    let own = next.changes.iter().find(|(claim, change)| *claim == next.claim && change.by > Quantity::ZERO);
    let others = next.changes.iter().filter(|(claim, _)| own.is_none_or(|own| own.0 != *claim));
    let extra = match limit {
        Limit::Amount(_) => unit(next.claim, next.extra),
        Limit::Budget(_) => money(language, next.extra),
    };
    let mut said = match (language, own) {
        (Language::Zh, Some((claim, change))) => format!(
            "再多 {extra}，{turn}会多分 {}：缺口 {}，达标率 {}",
            unit(*claim, change.by),
            figure(change.gap),
            change.coverage.map(percent).unwrap_or_default()
        ),
        (Language::Zh, None) => format!("再多 {extra}，下一个轮到{turn}"),
        (Language::En, Some((claim, change))) => format!(
            "With {extra} more, {turn} would get {} more: gap {}, coverage {}",
            unit(*claim, change.by),
            figure(change.gap),
            change.coverage.map(percent).unwrap_or_default()
        ),
        (Language::En, None) => format!("With {extra} more, it would be the turn of {turn}"),
    };
    let moved: Vec<String> = others
        .map(|(claim, change)| {
            let less = Quantity::ZERO.minus(change.by).filter(|less| *less > Quantity::ZERO);
            match (language, less) {
                (Language::Zh, Some(less)) => format!("{}少分 {}", name(*claim), unit(*claim, less)),
                (Language::Zh, None) => format!("{}多分 {}", name(*claim), unit(*claim, change.by)),
                (Language::En, Some(less)) => format!("{} {} fewer", name(*claim), unit(*claim, less)),
                (Language::En, None) => format!("{} {} more", name(*claim), unit(*claim, change.by)),
            }
        })
        .collect();
    // Where the rule would deal everything anew, two of the changes say it.
    let shown = moved.len().min(2);
    if shown > 0 {
        said += &language.pick(
            format!("；取整也随之变动：{}", moved[..shown].join("，")),
            format!("; the rest shifts with it: {}", moved[..shown].join(", ")),
        );
        if moved.len() > shown {
            said += &language.pick(format!("等 {} 处", moved.len()), format!(" and {} others", moved.len() - shown));
        }
    }
    said += language.pick("。", ".");
    said
}
