//! The slides that follow from a set where the planner has not chosen any.

use permille_engine::in_order::InOrder;
use permille_engine::model::{Model, Standing};
use permille_engine::outlook::status::Status;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::slide::{Slide, SlideKind};
use permille_engine::year::Year;

use super::Seen;
use crate::wording::{norms, places};

/// From so many areas on, a map comes first.
const MANY_AREAS: usize = 10;
/// How many norms have slides of their own.
const NORMS: usize = 2;

/// The area and the year looked at where nobody has chosen.
pub(super) struct View {
    pub(super) area: usize,
    pub(super) year: Year,
}

/// The widest area, in the year in which most norms fall due.
pub(super) fn view(model: &Model) -> View {
    let horizon = model.horizon();
    let mut counts = vec![0_usize; horizon.count()];
    for norm in 0..model.norm_count() {
        let due = model.norm(norm).targets.last().map(|target| target.year.unwrap_or(model.plan_of(norm).years.1));
        if let Some(position) = due.and_then(|year| horizon.position(year)) {
            counts[position] += 1;
        }
    }
    let busiest = horizon.years().zip(counts).max_by_key(|&(_, count)| count).map(|(year, _)| year);
    View { area: model.tree().roots().next().unwrap_or(0), year: busiest.unwrap_or(horizon.last()) }
}

/// The slides of a set: those the planner chose, else those that follow from it.
#[must_use]
pub fn slides(seen: &Seen) -> Vec<Slide> {
    if seen.set.slides.is_empty() { usual(seen) } else { seen.set.slides.clone() }
}

/// The slides that follow from a set.
#[must_use]
pub fn usual(seen: &Seen) -> Vec<Slide> {
    let model = seen.model;
    let View { area, year } = view(model);
    let mut slides = vec![Slide::new(SlideKind::Title), Slide::new(SlideKind::Headline)];
    let telling = most_telling(seen, area, year);
    let of = |kind, norm: usize| Slide { norm: Some(model.norm(norm).id.clone()), ..Slide::new(kind) };
    for (rank, &norm) in telling.iter().take(NORMS).enumerate() {
        slides.push(of(SlideKind::Trajectory, norm));
        let (_, below) = places::compared(model, area, None);
        match below.iter().filter(|&&one| model.standing(norm, one) != Standing::Outside).count() {
            0 | 1 => {}
            // Of many areas a map says more; where there is none, it shows the ranking.
            count if count >= MANY_AREAS && rank == 0 => slides.push(of(SlideKind::Map, norm)),
            _ => slides.push(of(SlideKind::Ranking, norm)),
        }
    }
    if seen.scenarios.len() > 1 {
        slides.extend(telling.first().map(|&norm| of(SlideKind::Comparison, norm)));
    }
    let proposals = seen.scenarios.iter().filter(|scenario| !scenario.actions.is_empty());
    slides.extend(proposals.map(|scenario| Slide {
        scenario: Some(scenario.id.clone()),
        year: Some(model.horizon().last()),
        ..Slide::new(SlideKind::Proposal)
    }));
    if norms::speaking_of(model, area).any(|norm| model.measure_of(norm).nature == Nature::Milestone) {
        slides.push(Slide::new(SlideKind::Milestones));
    }
    slides.push(Slide::new(SlideKind::Sources));
    slides.push(Slide::new(SlideKind::Method));
    slides
}

/// The leading norms: those that are short first, the ones that count many units before those that count few, by in how many areas and by
/// what share they are short; then the others with figures.
pub(super) fn most_telling(seen: &Seen, area: usize, year: Year) -> Vec<usize> {
    let model = seen.model;
    let mut leading = norms::leading(model, area, 12);
    // Where a file states indicators rather than stocks, they are what there is to tell.
    leading.extend(
        norms::counted(model, area)
            .filter(|&norm| model.has_figures(norm))
            .filter(|norm| !leading.contains(norm))
            .collect::<Vec<_>>(),
    );
    let weight = |norm: usize| {
        let (figures, cell) = (seen.figures(seen.scenario, norm)?, model.cell(area, year)?);
        if figures.status(cell) != Some(Status::Short) {
            return None;
        }
        let gap = figures.gap(cell).filter(|gap| *gap > Quantity::ZERO)?;
        let share = gap.percent_of(figures.requirement(cell)?)?;
        Some((norms::standing_below(model, figures, norm, area, year).short, share))
    };
    let known = |norm: usize| {
        let figures = seen.figures(seen.scenario, norm).zip(model.cell(area, year));
        figures.is_some_and(|(figures, cell)| figures.available(cell).is_some())
    };
    let many = |norm: usize| {
        let figures = seen.figures(seen.scenario, norm).zip(model.cell(area, year));
        figures.is_some_and(|(figures, cell)| norms::requires_many(figures, cell))
    };
    leading.put_in_order_by_key(|&norm| {
        let weight = weight(norm);
        (weight.is_none(), !known(norm), !many(norm), std::cmp::Reverse(weight))
    });
    leading
}
