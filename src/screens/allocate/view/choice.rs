//! Which norms can be divided under, and which areas take part.

use permille_engine::allocation::claims::{can_be_divided, measured_in};
use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;

use super::request::InView;
use crate::queries::norms;

/// The norms offered in `area`: more of what they count closes their gaps, some figure of it is known, and they bind areas here.
/// Sorted by domain, each domain in the order of the plans.
#[must_use]
pub fn offered(model: &Model, area: usize) -> Vec<usize> {
    let here = |norm: usize| model.bound(norm).iter().any(|&bound| lies_in(model, bound, area));
    let mut offered: Vec<usize> =
        (0..model.norm_count()).filter(|&norm| can_be_divided(model, norm) && model.has_figures(norm) && here(norm)).collect();
    offered.put_in_order_by_key(|&norm| (model.norm(norm).domain, norm));
    offered
}

/// The norm divided under while none is chosen: the first leading one that is offered and by which an area here is known to be short.
/// `None` where there is no known gap at all.
#[must_use]
pub fn usual(model: &Model, outlook: &Outlook, place: InView, offered: &[usize]) -> Option<usize> {
    let short = |norm: &usize| {
        let figures = outlook.norm(*norm);
        let Some(year) = measured_in(model, figures, place.year) else { return false };
        let gap = |&area: &usize| figures.gap(model.cell(area, year)?);
        bound(model, &[*norm], place.area).iter().filter_map(gap).any(|gap| gap > Quantity::ZERO)
    };
    let leading = norms::leading(model, place.area, usize::MAX).into_iter().filter(|norm| offered.contains(norm));
    leading.chain(offered.iter().copied()).find(short)
}

/// The areas that any of `norms` binds in `area`, in the file's order.
#[must_use]
pub fn bound(model: &Model, norms: &[usize], area: usize) -> Vec<usize> {
    let binds = |one: usize| norms.iter().any(|&norm| model.bound(norm).binary_search(&one).is_ok());
    (0..model.areas().len()).filter(|&one| binds(one) && lies_in(model, one, area)).collect()
}

/// Whether `one` is `area` or lies below it.
fn lies_in(model: &Model, one: usize, area: usize) -> bool {
    model.tree().upward(one).any(|above| above == area)
}
