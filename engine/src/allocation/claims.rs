//! Claims taken from an outlook: whose gaps take part, and whose cannot and why.
//!
//! A gap that is not known is left out and counted, never taken for zero. Where a norm is not due yet, the gap is the one that will be
//! there when it falls due: what is built before then counts towards it.

use std::collections::BTreeSet;

use crate::fairness::Share;
use crate::in_order::{self, InOrder};
use crate::model::Model;
use crate::norm::Direction;
use crate::outlook::norm::NormOutlook;
use crate::quantity::Quantity;
use crate::scenario::{Lever, Scenario};
use crate::year::Year;

use super::Claim;

/// What is asked of an outlook.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The norms whose gaps are to be closed, by their positions in the model.
    pub norms: &'a [usize],
    /// The areas chosen; those that a norm does not bind take no part in it.
    pub areas: &'a [usize],
    /// What one unit costs in an area, in 万元; `None` where nobody says. Only a budget needs it.
    pub unit_cost: &'a dyn Fn(usize, usize) -> Option<Quantity>,
    /// What closing one unit counts, by area and norm. Only the weighted rule needs it.
    pub weight: &'a dyn Fn(usize, usize) -> Quantity,
    /// Whether a claim without a unit cost is left out.
    pub priced: bool,
}

/// What the chosen areas need of the chosen norms in a year.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Gathered {
    /// The gaps, norm after norm, the areas in their order.
    pub claims: Vec<Claim>,
    /// Every area and norm whose figures are known, short or not.
    pub known: Vec<Known>,
    /// Every area and norm that takes no part although it may be short.
    pub left_out: Vec<LeftOut>,
}

/// What an area is to have and has under a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The area.
    pub area: usize,
    /// The norm.
    pub norm: usize,
    /// What is required, and what there is.
    pub share: Share,
}

/// An area that takes no part under a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The area.
    pub area: usize,
    /// The norm.
    pub norm: usize,
    /// Why.
    pub why: Why,
}

/// Why an area takes no part under a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A figure that is needed is not known.
    Unknown,
    /// Nothing of the norm falls due within the years looked at.
    NotDue,
    /// It is short, and nobody says what a unit costs.
    NoUnitCost,
    /// It is short of the same resource under another of the norms, which leads.
    Counted,
    /// It is short, and an addition in this year would not move its stock: a figure stated for the year or later stands.
    Stated,
}

/// Whether more of what a norm measures closes its gap, so that there is something to divide.
///
/// # Panics
/// When `norm` is not below [`Model::norm_count`].
#[must_use]
pub fn can_be_divided(model: &Model, norm: usize) -> bool {
    let (norm, measure) = (model.norm(norm), model.measure_of(norm));
    norm.direction == Direction::AtLeast && measure.adds_up() && norm.rule.adds_up()
}

/// What a unit of what a norm measures costs in each area under `scenario`, in 万元; `None` where nobody says.
///
/// # Panics
/// When `norm` is not below [`Model::norm_count`].
#[must_use]
pub fn unit_costs(model: &Model, scenario: &Scenario, norm: usize) -> Vec<Option<Quantity>> {
    model.lever_by_area(scenario, &Lever::UnitCost { measure: model.measure_of(norm).id.clone() })
}

/// The year whose requirement counts in `year`: that year once a target binds, else the one in which the next falls due.
#[must_use]
pub fn measured_in(model: &Model, figures: &NormOutlook, year: Year) -> Option<Year> {
    let row = model.horizon().position(year)?;
    if figures.binding(row).is_some() {
        return Some(year);
    }
    figures.next_due(year).map(|target| target.due).filter(|&due| model.horizon().position(due).is_some())
}

/// Claims for additions in `year`, from the `figures` of the norms asked for, in their order. Norms that nothing can be divided under,
/// and areas they do not bind, are passed over.
///
/// # Panics
/// When a norm is not below [`Model::norm_count`].
#[must_use]
pub fn gather(model: &Model, figures: &[NormOutlook], year: Year, asked: &Asked<'_>) -> Gathered {
    let mut gathered = Gathered::default();
    let chosen: BTreeSet<usize> = in_order::set(asked.areas.iter().copied());
    let mut claimed = BTreeSet::new();
    for (&norm, figures) in asked.norms.iter().zip(figures) {
        if !can_be_divided(model, norm) {
            continue;
        }
        let measured = measured_in(model, figures, year);
        let measure = model.measure_of(norm);
        // By code, so that the order of a table's rows decides nothing: among equals the lower code comes first.
        let mut bound: Vec<usize> = model.bound(norm).iter().copied().filter(|area| chosen.contains(area)).collect();
        bound.put_in_order_by_key(|&area| model.areas()[area].code.clone());
        for area in bound {
            let mut leave_out = |why| gathered.left_out.push(LeftOut { area, norm, why });
            let Some(measured) = measured else {
                leave_out(Why::NotDue);
                continue;
            };
            let cell = model.cell(area, measured);
            let known = cell.and_then(|cell| {
                figures.gap(cell)?;
                Some(Share { requirement: figures.requirement(cell)?, available: figures.available(cell)? })
            });
            let Some(share) = known else {
                leave_out(Why::Unknown);
                continue;
            };
            let unit_cost = (asked.unit_cost)(area, norm).filter(|cost| *cost > Quantity::ZERO);
            let claim = Claim {
                area,
                norm,
                year: measured,
                requirement: share.requirement,
                available: share.available,
                unit_cost,
                weight: (asked.weight)(area, norm),
                whole: measure.whole,
            };
            gathered.known.push(Known { area, norm, share });
            if claim.gap().is_none() {
                continue;
            }
            if !claimed.insert((area, &measure.id)) {
                leave_out(Why::Counted);
            } else if asked.priced && unit_cost.is_none() {
                leave_out(Why::NoUnitCost);
            } else {
                gathered.claims.push(claim);
            }
        }
    }
    gathered
}
