//! Which norm and which areas are looked at, and which could be.

use permille_engine::area::Level;
use permille_engine::model::{Model, Standing};
use permille_engine::norm::Domain;

use crate::queries::{norms, places};

/// How many norms the heat map has columns for.
pub const HEAT_COLUMNS: usize = 12;

/// The norms offered: those that bind areas below `area`, or where there are none, those that bind it. Sorted by domain, each
/// domain in the order of the plans.
#[must_use]
pub fn offered(model: &Model, area: usize) -> Vec<usize> {
    let below = |norm: &usize| model.standing(*norm, area) == Standing::Above;
    let mut offered: Vec<usize> = norms::speaking_of(model, area).filter(below).collect();
    if offered.is_empty() {
        offered = norms::speaking_of(model, area).collect();
    }
    offered.sort_by_key(|&norm| (model.norm(norm).domain, norm));
    offered
}

/// The norms offered, by domain; with the one in focus, wherever it comes from.
#[must_use]
pub fn by_domain(
    model: &Model,
    offered: &[usize],
    focus: Option<usize>,
) -> Vec<(Domain, Vec<usize>)> {
    let further = focus.filter(|norm| !offered.contains(norm));
    let group = |(domain, _): &(Domain, &str)| {
        let of_domain = |norm: &usize| model.norm(*norm).domain == *domain;
        let norms = offered.iter().copied().chain(further).filter(of_domain);
        (*domain, norms.collect::<Vec<_>>())
    };
    let groups = Domain::ALL.iter().map(group);
    groups.filter(|(_, norms)| !norms.is_empty()).collect()
}

/// The columns of the heat map: the leading norms that bind an area below, or this one.
#[must_use]
pub fn columns(model: &Model, area: usize) -> Vec<usize> {
    norms::leading(model, area, HEAT_COLUMNS)
}

/// The norm shown while none is in focus: the first leading one that is offered.
#[must_use]
pub fn usual(model: &Model, area: usize, offered: &[usize]) -> Option<usize> {
    let leading = norms::leading(model, area, usize::MAX);
    let first = leading.into_iter().find(|norm| offered.contains(norm));
    first.or_else(|| offered.first().copied())
}

/// The areas compared: those of the level asked for. Where none is asked for and the norm says nothing of the usual level, those
/// of the norm's own level.
#[must_use]
pub fn compared(
    model: &Model,
    area: usize,
    norm: usize,
    level: Option<Level>,
) -> (Option<Level>, Vec<usize>) {
    let usual = places::compared(model, area, level);
    let concerns = |areas: &[usize]| {
        let bound = |area: &usize| model.standing(norm, *area) != Standing::Outside;
        areas.iter().any(bound)
    };
    if level.is_some() || concerns(&usual.1) {
        return usual;
    }
    let own = places::compared(model, area, Some(model.norm(norm).level));
    if concerns(&own.1) { own } else { usual }
}
