//! Which norm and which areas are looked at, and which could be.

use permille_engine::area::Level;
use permille_engine::in_order::InOrder;
use permille_engine::model::{Model, Standing};
use permille_engine::norm::Domain;

use crate::queries::{norms, places};

/// How many norms the heat map has columns for.
pub const HEAT_COLUMNS: usize = 12;

/// The norms offered: those that bind areas below `area`, and the leading ones that bind it itself; of a place with none below,
/// all that bind it. Sorted by domain, each domain in the order of the plans.
#[must_use]
pub fn offered(model: &Model, area: usize) -> Vec<usize> {
    let leading = norms::leading(model, area, usize::MAX);
    let alone = model.tree().children(area).is_empty();
    let offers = |norm: &usize| alone || leading.contains(norm) || model.standing(*norm, area) == Standing::Above;
    let mut offered: Vec<usize> = norms::speaking_of(model, area).filter(offers).collect();
    offered.put_in_order_by_key(|&norm| (model.norm(norm).domain, norm));
    offered
}

/// The norms offered, by domain; with the one in focus, wherever it comes from.
#[must_use]
pub fn by_domain(model: &Model, offered: &[usize], focus: Option<usize>) -> Vec<(Domain, Vec<usize>)> {
    let further = focus.filter(|norm| !offered.contains(norm));
    let group = |(domain, _): &(Domain, &str)| {
        let of_domain = |norm: &usize| model.norm(*norm).domain == *domain;
        let norms = offered.iter().copied().chain(further).filter(of_domain);
        (*domain, norms.collect::<Vec<_>>())
    };
    let groups = Domain::ALL.iter().map(group);
    groups.filter(|(_, norms)| !norms.is_empty()).collect()
}

/// The rows and columns of the heat map: the areas compared, and the leading norms that speak of any of them. Where none does,
/// the area in view alone.
#[must_use]
pub fn heat(model: &Model, area: usize, compared: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let leading = norms::leading(model, area, usize::MAX);
    let speaks = |areas: &[usize], norm: usize| {
        let mut areas = areas.iter();
        areas.any(|&one| model.standing(norm, one) != Standing::Outside)
    };
    let of = |areas: &[usize]| {
        let norms = leading.iter().copied().filter(|&norm| speaks(areas, norm));
        (areas.to_vec(), norms.take(HEAT_COLUMNS).collect::<Vec<_>>())
    };
    let below = of(compared);
    if below.1.is_empty() { of(&[area]) } else { below }
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
pub fn compared(model: &Model, area: usize, norm: usize, level: Option<Level>) -> (Option<Level>, Vec<usize>) {
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
