//! Which norms a question can be asked of.

use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::plan::Nature;

use crate::queries::norms;

/// The norms of a place whose targets are figures, by domain.
#[must_use]
pub fn with_figures_as_targets(model: &Model, area: usize) -> Vec<usize> {
    by_domain(model, area, |norm| {
        let what = model.norm(norm);
        model.measure_of(norm).nature != Nature::Milestone && what.targets.iter().any(|target| !target.values.is_empty())
    })
}

/// The norms of a place that go by brackets or a threshold, by domain.
#[must_use]
pub fn with_edges(model: &Model, area: usize) -> Vec<usize> {
    by_domain(model, area, |norm| model.norm(norm).rule.has_edges())
}

/// All norms of a place, by domain.
#[must_use]
pub fn every(model: &Model, area: usize) -> Vec<usize> {
    by_domain(model, area, |_| true)
}

fn by_domain(model: &Model, area: usize, offers: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut offered: Vec<usize> = norms::speaking_of(model, area).filter(|&norm| offers(norm)).collect();
    offered.put_in_order_by_key(|&norm| (model.norm(norm).domain, norm));
    offered
}

/// The norm asked about: the one in focus, else the first leading one with figures, else any.
#[must_use]
pub fn chosen(model: &Model, area: usize, offered: &[usize], focus: Option<usize>) -> Option<usize> {
    let among = |norm: &usize| offered.contains(norm);
    let leading = || {
        let leading = norms::leading(model, area, usize::MAX);
        let known = leading.iter().copied().find(|norm| among(norm) && model.has_figures(*norm));
        known.or_else(|| leading.into_iter().find(among))
    };
    focus.filter(among).or_else(leading).or_else(|| offered.first().copied())
}
