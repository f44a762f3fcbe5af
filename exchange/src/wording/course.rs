//! A norm over the years.

use permille_engine::model::{Model, Standing};
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::language::Word;
use super::words;

/// Requirement and stock that may stand side by side, and how many areas are left out of them: once some have no data, both of those alone in
/// which both are known, so that the figures add up to the gap.
#[must_use]
pub fn side_by_side(figures: &NormOutlook, cell: usize) -> (Option<Quantity>, Option<Quantity>, u32) {
    match figures.compared(cell).filter(|_| figures.missing(cell) > 0) {
        Some((required, available)) => (Some(required), Some(available), figures.missing(cell)),
        None => (figures.requirement(cell), figures.available(cell), 0),
    }
}

/// What the area lacks by its own totals, where its gap is more than that: the gap sums what areas below lack, and is not the difference of the requirement and the stock
/// beside it.
#[must_use]
pub fn net_beside(figures: &NormOutlook, cell: usize) -> Option<Quantity> {
    figures.net_gap(cell).filter(|net| figures.gap(cell).is_some_and(|gap| gap > Quantity::ZERO && gap > *net))
}

/// What the line of an area's stock is called: where a surplus is left out of it in any year, it is no more what there is, but what of it counts.
#[must_use]
pub fn stock_word(model: &Model, figures: &NormOutlook, norm: usize, area: usize) -> Word {
    let leaves_out = |year| surplus(model, figures, norm, area, year) > Quantity::ZERO;
    if model.horizon().years().any(leaves_out) { words::COUNTED } else { words::AVAILABLE }
}

/// What of an area's stock does not count: in an area above others one county's surplus does not fill another's gap, so its line is
/// drawn below the sum of the stocks by the surplus, and its distance from the requirement is the shortfall that is printed.
/// Before the norm falls due it is the surplus there will be then, so that the line does not jump.
#[must_use]
pub fn surplus(model: &Model, figures: &NormOutlook, norm: usize, area: usize, year: Year) -> Quantity {
    let first_due = figures.targets().first().map_or(year, |target| target.due);
    let beyond = || {
        let cell = model.cell(area, year.max(first_due))?;
        let gap = figures.gap(cell).filter(|gap| *gap > Quantity::ZERO)?;
        let (required, available, _) = side_by_side(figures, cell);
        available?.plus(gap)?.minus(required?)
    };
    if model.standing(norm, area) == Standing::Above { beyond().unwrap_or_default().max(Quantity::ZERO) } else { Quantity::ZERO }
}
