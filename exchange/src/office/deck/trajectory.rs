//! One norm in one area over the years.

use permille_engine::norm::Direction;
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_engine::slide::SlideKind;

use super::{Chart, Fact, Point, Seen, Sense, SlideContent, SlideView, Trajectory, words};
use crate::wording::closing::Closing;
use crate::wording::course::{side_by_side, stock_word, surplus};
use crate::wording::gaps::with_unit;
use crate::wording::headline::Piece;
use crate::wording::language::Say;
use crate::wording::numbers::{full, percent};
use crate::wording::{rules, sentences, words as shared};

pub(super) fn tell(seen: &Seen, place: &SlideView) -> SlideContent {
    let kind = SlideKind::Trajectory;
    let Some((norm, figures)) = place.norm.and_then(|norm| Some((norm, seen.figures(place.scenario, norm)?))) else {
        return nothing(seen, place, kind);
    };
    let (what, measure) = (seen.model.norm(norm), seen.model.measure_of(norm));
    let position = seen.model.horizon().position(place.year);
    let applied = position.and_then(|row| figures.binding(row)).or_else(|| figures.targets().last());
    let rule = applied.map_or_else(String::new, |target| rules::rule(seen.language, what, measure, &target.values));
    let mut told = seen.blank(kind, seen.about(&rule, place));
    told.title = sentence(seen, place, norm, figures);
    told.facts = facts(seen, place, norm, figures);
    told.chart = drawn(chart(seen, place, norm, figures));
    told.source = seen.basis(norm);
    told
}

/// A slide about a norm where there is none.
pub(super) fn nothing(seen: &Seen, place: &SlideView, kind: SlideKind) -> SlideContent {
    let mut told = seen.blank(kind, seen.about(seen.say(words::kind(kind)), place));
    told.title = vec![Piece::Plain(seen.say(words::NO_NORM).to_owned())];
    told
}

/// “Childcare places: short by 101,410 places in 2025”
pub(super) fn sentence(seen: &Seen, place: &SlideView, norm: usize, figures: &NormOutlook) -> Vec<Piece> {
    let (language, name, year) = (seen.language, seen.norm(norm), place.year);
    let cell = seen.model.cell(place.area, place.year);
    let of = |read: fn(&NormOutlook, usize) -> Option<Quantity>| cell.and_then(|cell| read(figures, cell));
    let written = |amount: Quantity| with_unit(&full(amount), seen.unit(norm));
    let lead = language.pick(format!("{name}：{year} 年"), format!("{name}: in {year} "));
    let behind = cell.map_or_else(String::new, |cell| words::behind_gap(language, figures, cell));
    let behind = (!behind.is_empty()).then_some(Piece::Plain(behind));
    match (of(NormOutlook::gap), of(NormOutlook::requirement), figures.next_due(year)) {
        (Some(gap), ..) if gap > Quantity::ZERO => {
            [Piece::Plain(lead), seen.stands(norm, gap)].into_iter().chain(behind).collect()
        }
        (Some(gap), ..) => {
            let met = Piece::Met(language.pick("达标", "met").to_owned());
            let beyond = gap
                .is_negative()
                .then(|| Piece::Plain(format!("{}{}", language.pick("，", ", "), seen.stands(norm, gap).text())));
            [Piece::Plain(lead), met].into_iter().chain(beyond).chain(behind).collect()
        }
        (None, None, Some(target)) => {
            let then = seen.model.cell(place.area, target.due).and_then(|cell| figures.requirement(cell)).map(written);
            let lead = language.pick(format!("{name}："), format!("{name}: "));
            vec![Piece::Plain(lead), Piece::Plain(words::due_later(language, target.due, then.as_deref()))]
        }
        (None, Some(required), _) => vec![Piece::Plain(lead), Piece::Plain(words::required_only(language, &written(required)))],
        (None, None, None) => {
            let status = cell.and_then(|cell| figures.status(cell)).unwrap_or(Status::NoData);
            vec![Piece::Plain(lead), Piece::Plain(language.say(shared::status(status)).to_owned())]
        }
    }
}

fn facts(seen: &Seen, place: &SlideView, norm: usize, figures: &NormOutlook) -> Vec<Fact> {
    let language = seen.language;
    let (Some(cell), Some(scenario)) = (seen.model.cell(place.area, place.year), seen.scenarios.get(place.scenario)) else {
        return Vec::new();
    };
    let unit = seen.unit(norm);
    let mut facts = Vec::new();
    let mut push = |figure: String, words: String, sense| facts.push(Fact { figure, words, sense });
    let figure_words = |word| if unit.is_empty() { seen.say(word).to_owned() } else { format!("{} · {unit}", seen.say(word)) };
    let (required, available, left_out) = side_by_side(figures, cell);
    let side_words = |word| {
        let said = figure_words(word);
        if left_out > 0 { format!("{said}{}", words::without(language, left_out)) } else { said }
    };
    if let Some(required) = required {
        push(full(required), side_words(shared::REQUIRED), Sense::Plain);
    }
    if let Some(available) = available {
        push(full(available), side_words(shared::AVAILABLE), Sense::Plain);
    }
    let position = seen.model.horizon().position(place.year);
    let due = figures.next_due(place.year).or_else(|| figures.binding(position?)).map(|target| target.due);
    let closing = due
        .zip(seen.outlooks.get(place.scenario))
        .and_then(|(due, outlook)| Closing::by(seen.model, scenario, outlook, norm, place.area, (due, seen.day.0)));
    // Where no year is left, the title says what is missing.
    if let Some(Closing::Yearly(left)) = closing {
        let years = sentences::years(language, left.first, left.due);
        let words = language
            .pick(format!("{unit}/年 · {}（{years}）", words::YEARLY.zh), format!("{unit} {}, {years}", words::YEARLY.en));
        push(full(left.yearly), words, Sense::Plain);
    }
    if let Some((met, all)) = seen.met_below(place, norm) {
        let sense = if met == all { Sense::Met } else { Sense::Plain };
        push(format!("{met} / {all}"), seen.say(words::MET_AREAS).to_owned(), sense);
    } else if let Some(coverage) = figures.coverage(cell).filter(|_| seen.model.norm(norm).direction == Direction::AtLeast) {
        let met = figures.status(cell) == Some(Status::Met);
        push(percent(coverage), seen.say(words::COVERED).to_owned(), if met { Sense::Met } else { Sense::Short });
    }
    // The last say more than the first, which the chart shows as well.
    let beyond = facts.len().saturating_sub(3);
    facts.drain(..beyond);
    facts
}

/// The chart, where there is anything to draw.
pub(super) fn drawn(chart: Trajectory) -> Option<Chart> {
    let known = |point: &Point| point.requirement.or(point.path).or(point.available).is_some();
    chart.points.iter().any(known).then_some(Chart::Trajectory(chart))
}

/// The figures of a norm as points.
pub(super) fn chart(seen: &Seen, place: &SlideView, norm: usize, figures: &NormOutlook) -> Trajectory {
    let model = seen.model;
    let points = model.horizon().years().filter_map(|year| {
        let cell = model.cell(place.area, year)?;
        let beyond = surplus(model, figures, norm, place.area, year);
        let (requirement, available, _) = side_by_side(figures, cell);
        Some(Point {
            year,
            requirement,
            // Once something is required, a path to the next target would cross it.
            path: figures.path(cell).filter(|_| beyond == Quantity::ZERO && requirement.is_none()),
            available: available.and_then(|available| available.minus(beyond)),
        })
    });
    let gap = model.cell(place.area, place.year).and_then(|cell| figures.gap(cell));
    Trajectory {
        points: points.collect(),
        due: figures.targets().first().map(|target| target.due),
        year: place.year,
        at_most: model.norm(norm).direction == Direction::AtMost,
        counted: model.measure_of(norm).adds_up(),
        stock: seen.say(stock_word(model, figures, norm, place.area)).to_owned(),
        unit: seen.unit(norm).to_owned(),
        gap: gap.map_or_else(String::new, |gap| seen.gap(norm, gap)),
    }
}
