//! The areas below by what they lack.

use std::cmp::Reverse;

use permille_engine::area::Level;
use permille_engine::in_order::InOrder;
use permille_engine::model::Standing;
use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;
use permille_engine::slide::SlideKind;

use super::{Bar, Chart, Fact, Ranking, Seen, Sense, SlideContent, SlideView, trajectory, words};
use crate::wording::headline::Piece;
use crate::wording::language::{Language, Say};
use crate::wording::numbers::full;
use crate::wording::{places, words as shared};

/// How many areas a slide shows.
const ROWS: usize = 10;
/// How many a page shows.
pub(super) const PAGE: usize = 20;

pub(super) fn tell(seen: &Seen, place: &SlideView, kind: SlideKind) -> SlideContent {
    let Some(norm) = place.norm else { return trajectory::nothing(seen, place, kind) };
    let mut told = seen.blank(kind, seen.about(seen.norm(norm), place));
    let (level, all) = areas(seen, place, norm);
    told.title = sentence(seen, norm, level, &all);
    told.facts = facts(seen, place, norm, &all);
    if !all.is_empty() {
        told.chart = Some(Chart::Ranking(chart(seen, norm, all, ROWS)));
    }
    told.source = seen.basis(norm);
    told
}

/// The areas compared, the largest gap first, those without a known gap last.
pub(super) fn areas(seen: &Seen, place: &SlideView, norm: usize) -> (Option<Level>, Vec<Bar>) {
    let model = seen.model;
    // The level that the norm binds says the most.
    let own = Some(model.norm(norm).level);
    let (level, areas) = places::compared(model, place.area, own);
    let Some(figures) = seen.figures(place.scenario, norm) else { return (level, Vec::new()) };
    let bar = |area: usize| {
        let cell = model.cell(area, place.year)?;
        Some(Bar {
            area,
            name: seen.area(area).to_owned(),
            requirement: figures.requirement(cell),
            available: figures.available(cell),
            gap: figures.gap(cell),
        })
    };
    let mut bars: Vec<Bar> =
        areas.into_iter().filter(|&area| model.standing(norm, area) != Standing::Outside).filter_map(bar).collect();
    bars.put_in_order_by_key(|bar| Reverse(bar.gap));
    (level, bars)
}

/// The first of these areas as a chart.
pub(super) fn chart(seen: &Seen, norm: usize, mut rows: Vec<Bar>, count: usize) -> Ranking {
    rows.truncate(count);
    Ranking { rows, norm, unit: seen.unit(norm).to_owned(), at_most: seen.model.norm(norm).direction == Direction::AtMost }
}

/// “73 of 100 counties are short, 5 have no data, the most in A, B and C”
pub(super) fn sentence(seen: &Seen, norm: usize, level: Option<Level>, bars: &[Bar]) -> Vec<Piece> {
    let language = seen.language;
    let (name, all) = (seen.norm(norm), bars.len());
    let short: Vec<&Bar> = bars.iter().filter(|bar| bar.gap > Some(Quantity::ZERO)).collect();
    let known = bars.iter().filter(|bar| bar.gap.is_some()).count();
    let level = level.map_or(shared::AREA, shared::level);
    let areas = language.pick(format!("个{}", level.zh), format!(" {}", level.en.to_lowercase()));
    if all == 0 {
        let none = language.pick(format!("{name}：没有可比较的下级地区"), format!("{name}: there are no areas below to compare"));
        return vec![Piece::Plain(none)];
    }
    if known == 0 {
        let unknown = language.pick(
            format!("{name}：{all} {areas}的缺口都未知，或尚未到期"),
            format!("{name}: no gap of the {all}{areas} is known, or due"),
        );
        return vec![Piece::Plain(unknown)];
    }
    let unknown = words::no_data(language, all - known);
    if short.is_empty() {
        let met = match all - known {
            0 => language.pick(format!("{known} {areas}全部达标"), format!("all {known}{areas} meet it")),
            _ => language.pick(format!("{all} {areas}中 {known} 个达标"), format!("{known} of {all}{areas} meet it")),
        };
        let name = Piece::Plain(language.pick(format!("{name}："), format!("{name}: ")));
        return [name, Piece::Met(met)].into_iter().chain(unknown.map(Piece::Plain)).collect();
    }
    // A title has two lines; English names are longer.
    let first: Vec<String> = short.iter().take(language.pick(3, 2)).map(|bar| bar.name.clone()).collect();
    let count = short.len();
    match language {
        Language::Zh => vec![
            Piece::Plain(format!("{name}：{all} {areas}中 ")),
            Piece::Short(format!("{count} 个短缺")),
            Piece::Plain(format!("{}，{}缺得最多", unknown.unwrap_or_default(), words::list(language, &first))),
        ],
        Language::En => vec![
            Piece::Plain(format!("{name}: ")),
            Piece::Short(format!("{count} of {all}{areas} {} short", if count == 1 { "is" } else { "are" })),
            Piece::Plain(format!("{}, the most in {}", unknown.unwrap_or_default(), words::list(language, &first))),
        ],
    }
}

fn facts(seen: &Seen, place: &SlideView, norm: usize, bars: &[Bar]) -> Vec<Fact> {
    let short = bars.iter().filter(|bar| bar.gap > Some(Quantity::ZERO)).count();
    let known = bars.iter().filter(|bar| bar.gap.is_some()).count();
    let mut facts = Vec::new();
    let cell = seen.model.cell(place.area, place.year);
    let gap = cell.and_then(|cell| seen.figures(place.scenario, norm)?.gap(cell)).filter(|gap| *gap > Quantity::ZERO);
    if let Some(gap) = gap {
        let words = format!("{} · {}", seen.say(shared::SHORT_BY), seen.unit(norm));
        facts.push(Fact { figure: full(gap), words, sense: Sense::Short });
    }
    if known > 0 {
        let sense = if short > 0 { Sense::Short } else { Sense::Met };
        let said =
            format!("{}{}", seen.say(words::AREAS_SHORT), words::no_data(seen.language, bars.len() - known).unwrap_or_default());
        facts.push(Fact { figure: format!("{short} / {}", bars.len()), words: said, sense });
    }
    facts
}
