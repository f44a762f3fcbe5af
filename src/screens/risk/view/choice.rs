//! Which norms are drawn and which is looked at.

use permille_engine::id::NormId;
use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::norm::Class;

use crate::queries::norms;
use crate::store::Form;

/// How many norms are drawn unless the planner chooses.
const USUAL: usize = 6;

/// The norms that can be drawn for `area`: those with a figure to meet, milestones left out. Sorted by domain.
#[must_use]
pub fn offered(model: &Model, area: usize) -> Vec<usize> {
    let mut offered: Vec<usize> = norms::speaking_of(model, area)
        .filter(|&norm| {
            let norm = model.norm(norm);
            norm.class != Class::Milestone && !norm.rule.is_task() && norm.targets.iter().any(|target| !target.values.is_empty())
        })
        .collect();
    offered.put_in_order_by_key(|&norm| (model.norm(norm).domain, norm));
    offered
}

/// The norms that are drawn: the planner's choice; else the leading ones whose figures are known – where there are none, the first
/// few all the same – with the one in focus.
#[must_use]
pub fn drawn(model: &Model, area: usize, chosen: Option<&[NormId]>, focus: Option<usize>) -> Vec<usize> {
    let offered = offered(model, area);
    if let Some(chosen) = chosen {
        let mut norms: Vec<usize> = chosen.iter().filter_map(|id| model.norm_position(id)).collect();
        norms.retain(|norm| offered.contains(norm));
        norms.truncate(Form::MOST_NORMS);
        if !norms.is_empty() {
            return norms;
        }
    }
    let leading = norms::leading(model, area, usize::MAX);
    let known = |norm: &usize| model.has_figures(*norm);
    let mut norms: Vec<usize> =
        leading.iter().copied().filter(|norm| offered.contains(norm) && known(norm)).take(USUAL).collect();
    if norms.is_empty() {
        norms = leading.into_iter().filter(|norm| offered.contains(norm)).take(USUAL / 2).collect();
    }
    if let Some(focus) = focus.filter(|focus| offered.contains(focus) && !norms.contains(focus)) {
        norms.push(focus);
    }
    norms
}

/// The norm looked at: the one in focus where it is drawn, else the first.
#[must_use]
pub fn shown(drawn: &[usize], focus: Option<usize>) -> Option<usize> {
    focus.filter(|focus| drawn.contains(focus)).or(drawn.first().copied())
}
