//! Which norms speak of an area, and which of them to show first.

use permille_engine::in_order::InOrder;
use permille_engine::model::{Model, Standing};
use permille_engine::norm::Class;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::outlook::status::Status;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::headline::Counts;
use super::kind;

/// The norms that demand something of `area` or of areas below it, in the order of the plans.
pub fn speaking_of(model: &Model, area: usize) -> impl Iterator<Item = usize> + '_ {
    (0..model.norm_count()).filter(move |&norm| model.standing(norm, area) != Standing::Outside)
}

/// The norms the headline counts: those that can be computed, milestones and targets in words left to the Norms screen.
pub fn counted(model: &Model, area: usize) -> impl Iterator<Item = usize> + '_ {
    speaking_of(model, area).filter(|&norm| {
        let norm = model.norm(norm);
        norm.class != Class::Milestone && norm.targets.iter().any(|target| !target.values.is_empty())
    })
}

/// The norms shown first for `area`: standards of provision, those with figures before those without, then those that follow from
/// the population. The order does not depend on any lever, so nothing jumps while one is dragged.
#[must_use]
pub fn leading(model: &Model, area: usize, count: usize) -> Vec<usize> {
    let rank = |norm: usize| kind::of(&model.norm(norm).rule).rank();
    // What every county must have says more than what a few cities must.
    let widest = speaking_of(model, area).map(|norm| model.bound(norm).len()).max().unwrap_or(0);
    let few = |norm: usize| model.bound(norm).len() * 2 < widest;
    let mut norms: Vec<usize> = speaking_of(model, area)
        .filter(|&norm| model.norm(norm).class == Class::Norm && model.measure_of(norm).nature == Nature::Resource)
        .collect();
    norms.put_in_order_by_key(|&norm| (!model.has_figures(norm), few(norm), rank(norm), norm));
    norms.truncate(count);
    norms
}

/// How many leading norms are looked through for the largest gap.
pub const LEADING: usize = 12;

/// From so many units on, a requirement is one of many: one institution that is missing says less than a thousand places.
const MANY: i64 = 10;

/// Whether a norm requires many of something in a cell.
#[must_use]
pub fn requires_many(figures: &NormOutlook, cell: usize) -> bool {
    figures.requirement(cell) >= Quantity::whole(MANY).ok()
}

/// Those of `norms` of which `area` lacks something in `year`, the largest gap first: of what many are required before what few are. Gaps in different units
/// do not compare; in how many areas something is missing, and the share that is, do.
#[must_use]
pub fn by_gap(model: &Model, outlook: &Outlook, norms: impl IntoIterator<Item = usize>, area: usize, year: Year) -> Vec<usize> {
    let Some(cell) = model.cell(area, year) else { return Vec::new() };
    let weight = |norm: usize| {
        let figures = outlook.norm(norm);
        let gap = figures.gap(cell).filter(|gap| *gap > Quantity::ZERO)?;
        let share = figures.requirement(cell).and_then(|required| gap.percent_of(required));
        Some((requires_many(figures, cell), standing_below(model, figures, norm, area, year).short, share))
    };
    let mut short: Vec<_> = norms.into_iter().filter_map(|norm| Some((std::cmp::Reverse(weight(norm)?), norm))).collect();
    short.put_in_order_by_key(|one| *one);
    short.into_iter().map(|(_, norm)| norm).collect()
}

/// Every norm of which `area` lacks something in `year`: the leading ones first, each part by its gap.
#[must_use]
pub fn gaps(model: &Model, outlook: &Outlook, area: usize, year: Year) -> Vec<usize> {
    let leading = leading(model, area, LEADING);
    let rest = counted(model, area).filter(|norm| !leading.contains(norm));
    let mut gaps = by_gap(model, outlook, rest, area, year);
    let mut all = by_gap(model, outlook, leading, area, year);
    all.append(&mut gaps);
    all
}

/// How many of `norms` stand how for `area` in `year`.
#[must_use]
pub fn counts(model: &Model, outlook: &Outlook, norms: impl IntoIterator<Item = usize>, area: usize, year: Year) -> Counts {
    let Some(cell) = model.cell(area, year) else { return Counts::default() };
    norms.into_iter().filter_map(|norm| outlook.norm(norm).status(cell)).collect()
}

/// How the areas a norm binds stand, of those that `area` is made of.
#[must_use]
pub fn standing_below(model: &Model, figures: &NormOutlook, norm: usize, area: usize, year: Year) -> Counts {
    let below = model.bound(norm).iter().filter(|&&bound| model.tree().upward(bound).any(|above| above == area));
    below.filter_map(|&bound| figures.status(model.cell(bound, year)?)).collect()
}

/// How far behind its path an area is before a norm falls due; `None` where it is not, or nothing is known.
#[must_use]
pub fn behind_path(model: &Model, figures: &NormOutlook, area: usize, year: Year) -> Option<Quantity> {
    let cell = model.cell(area, year)?;
    if figures.status(cell) != Some(Status::OnTrack) {
        return None;
    }
    let behind = figures.path(cell)?.minus(figures.available(cell)?)?;
    (behind > Quantity::ZERO).then_some(behind)
}

/// The year in which most norms come to their last target; the last year where none does within the model's years.
#[must_use]
pub fn busiest_year(model: &Model) -> Year {
    let horizon = model.horizon();
    let mut counts = vec![0_usize; horizon.count()];
    for norm in 0..model.norm_count() {
        let last = model.norm(norm).targets.last().map(|target| target.year.unwrap_or(model.plan_of(norm).years.1));
        if let Some(count) = last.and_then(|year| counts.get_mut(horizon.position(year)?)) {
            *count += 1;
        }
    }
    horizon.years().zip(counts).max_by_key(|&(_, count)| count).map_or(horizon.last(), |(year, _)| year)
}
