//! Dividing year after year: what is awarded in one year is there in the next, so later gaps are smaller.
//!
//! Awards are carried forward by the model itself, as the actions they would be: with attrition, later figures and everything else that
//! a scenario does to a stock. What is said of the areas afterwards is therefore what their outlook says once the awards are adopted.

use std::sync::Arc;

use crate::fairness::Share;
use crate::model::Model;
use crate::outlook::Probe;
use crate::outlook::norm::NormOutlook;
use crate::pause::{AtOnce, Pause, at_once, share};
use crate::quantity::Quantity;
use crate::scenario::{Action, Scenario};
use crate::year::Year;

use super::claims::{Asked, Gathered, LeftOut, Why, gather};
use super::{Claim, Division, Limit, Rule, Search, divide};

/// What each year has to divide, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The years, ascending, with what each has.
    pub limits: Vec<(Year, Limit)>,
    /// The rule.
    pub rule: Rule,
    /// Whether what a year leaves is added to the next.
    pub carries_over: bool,
}

/// A division over years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divided {
    /// Year by year.
    pub years: Vec<YearPart>,
    /// The awards as actions, year by year, without a reason.
    pub actions: Vec<Action>,
    /// How every area with known figures stands in the last year, without the awards and with them.
    pub standings: Vec<Standing>,
}

/// One year of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearPart {
    /// The year.
    pub year: Year,
    /// Who took part.
    pub gathered: Gathered,
    /// Who got what.
    pub division: Division,
}

/// An area under a norm, without the awards and with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The area.
    pub area: usize,
    /// The norm.
    pub norm: usize,
    /// Without.
    pub before: Share,
    /// With them.
    pub after: Share,
}

/// Divides each year's limit among what is missing in it under `scenario`; `None` where figures are beyond the range.
///
/// # Panics
/// When a norm asked for is not below [`Model::norm_count`].
#[must_use]
pub fn divide_years(model: &Model, scenario: &Scenario, asked: &Asked<'_>, order: &Order, search: Search<'_>) -> Option<Divided> {
    let first = model.probe(scenario, asked.norms);
    divide_from(model, scenario, &first, asked, order, search)
}

/// As [`divide_years`], with the figures of the norms asked for under `scenario` at hand.
///
/// # Panics
/// When a norm asked for is not below [`Model::norm_count`].
#[must_use]
pub fn divide_from(
    model: &Model,
    scenario: &Scenario,
    first: &[NormOutlook],
    asked: &Asked<'_>,
    order: &Order,
    search: Search<'_>,
) -> Option<Divided> {
    at_once(divide_pausing(model, scenario, first, asked, order, search, &mut AtOnce))
}

/// The same, with pauses.
///
/// # Errors
/// Whatever ends a pause.
///
/// # Panics
/// When a norm asked for is not below [`Model::norm_count`].
pub async fn divide_pausing<P: Pause>(
    model: &Model,
    scenario: &Scenario,
    first: &[NormOutlook],
    asked: &Asked<'_>,
    order: &Order,
    search: Search<'_>,
    pause: &mut P,
) -> Result<Option<Divided>, P::Ended> {
    let mut with_awards = scenario.clone();
    // Awards move stocks alone: people, and what is required of them, are computed once.
    let mut probe = Probe::new(model, asked.norms);
    let mut figures = first.to_vec();
    let (mut years, mut actions) = (Vec::new(), Vec::new());
    let mut carried = Quantity::ZERO;
    for (place, &(year, limit)) in order.limits.iter().enumerate() {
        let done = share(place, order.limits.len());
        pause.pause(done).await?;
        let mut gathered = gather(model, &figures, year, asked);
        pause.pause(done).await?;
        leave_out_stated(model, &mut probe, &with_awards, year, asked.norms, &mut gathered);
        pause.pause(done).await?;
        let size = limit.size().max(Quantity::ZERO).plus(carried);
        let divided = size.and_then(|size| divide(&gathered.claims, limit.of_size(size), order.rule, search));
        let Some(division) = divided else { return Ok(None) };
        pause.pause(done).await?;
        if order.carries_over {
            carried = division.left;
        }
        let awarded = gathered.claims.iter().zip(&division.awards).filter(|(_, award)| **award > Quantity::ZERO);
        let new: Vec<Action> = awarded.map(|(claim, &award)| action(model, claim, year, award)).collect();
        if !new.is_empty() {
            with_awards.actions.extend(new.iter().cloned());
            figures = probe.ask(model, &with_awards).into_iter().map(Arc::unwrap_or_clone).collect();
            actions.extend(new);
        }
        years.push(YearPart { year, gathered, division });
    }
    let standings = order.limits.last().map_or_else(Vec::new, |&(year, _)| standings(model, first, &figures, year, asked));
    Ok(Some(Divided { years, actions, standings }))
}

/// An award as the action it would be.
fn action(model: &Model, claim: &Claim, year: Year, amount: Quantity) -> Action {
    Action {
        area: model.areas()[claim.area].code.clone(),
        measure: model.measure_of(claim.norm).id.clone(),
        year,
        amount,
        unit_cost: claim.unit_cost,
        reason: None,
    }
}

/// Leaves out the claims that an addition in `year` would not move, by trying: every gap filled at once.
fn leave_out_stated(model: &Model, probe: &mut Probe, scenario: &Scenario, year: Year, norms: &[usize], gathered: &mut Gathered) {
    // Without a figure for this year or a later one, an area of its own keeps what it is given.
    let may_be_stated = |claim: &Claim| {
        let area = &model.areas()[claim.area];
        let own = area.measures.get(&model.measure_of(claim.norm).id);
        let later = own.is_none_or(|series| series.values.range(year..).next().is_some());
        later || !model.tree().children(claim.area).is_empty()
    };
    if !gathered.claims.iter().any(may_be_stated) {
        return;
    }
    let mut trial = scenario.clone();
    for claim in &gathered.claims {
        trial.actions.push(action(model, claim, year, claim.gap().unwrap_or_default()));
    }
    let figures = probe.ask(model, &trial);
    let moves = |claim: &Claim| {
        let position = norms.iter().position(|&norm| norm == claim.norm)?;
        Some(figures[position].available(model.cell(claim.area, claim.year)?)? > claim.available)
    };
    let left_out = &mut gathered.left_out;
    gathered.claims.retain(|claim| {
        let moved = moves(claim).unwrap_or(false);
        if !moved {
            left_out.push(LeftOut { area: claim.area, norm: claim.norm, why: Why::Stated });
        }
        moved
    });
}

/// Every area with known figures, `before` and `after`, measured as in `year`.
fn standings(model: &Model, before: &[NormOutlook], after: &[NormOutlook], year: Year, asked: &Asked<'_>) -> Vec<Standing> {
    let (before, after) = (gather(model, before, year, asked).known, gather(model, after, year, asked).known);
    let mut after = after.into_iter().peekable();
    let mut standings = Vec::with_capacity(before.len());
    for known in before {
        // Both are in one order; what is known before is known after.
        if let Some(with) = after.next_if(|with| (with.area, with.norm) == (known.area, known.norm)) {
            standings.push(Standing { area: known.area, norm: known.norm, before: known.share, after: with.share });
        }
    }
    standings
}
