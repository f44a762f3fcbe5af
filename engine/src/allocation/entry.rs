//! Claims as integers: the smallest parts they are given out in, and what one of these takes of the limit.

use crate::in_order::InOrder;
use crate::quantity::{Quantity, Rounding, common_divisor};

use super::{Claim, End, Limit, Rule};

/// The claims that take part, and the limit, in whole parts.
#[derive(Debug)]
pub(super) struct Entries {
    /// In the order of ties: the lowest coverage first, then the largest gap, then the order of the claims.
    pub list: Vec<Entry>,
    /// What there is to hand out, in the measure of [`Entry::cost`].
    pub budget: i128,
    /// Whether all are of one norm, so that gaps can be compared in units.
    pub one_norm: bool,
    /// How many of the limit's smallest parts one part of `budget` is.
    scale: i128,
    limit: Limit,
}

/// One claim in whole parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// Its position among the claims.
    pub claim: usize,
    /// The smallest part it is given out in, in millionths of a unit.
    pub step: i128,
    /// How many such parts its gap holds.
    pub steps: i128,
    /// What one part takes of the budget. At least one.
    pub cost: i128,
    /// What one part counts under the weighted rule, in millionths of a weight a millionth of a unit.
    pub weight: i128,
    /// What is required, in millionths.
    pub requirement: i128,
    /// What there is, in millionths; below zero counts as zero.
    pub available: i128,
    /// What is missing, in millionths.
    pub gap: i128,
}

impl Entries {
    /// The claims that take part in dividing `limit` by `rule`.
    pub fn new(claims: &[Claim], limit: Limit, rule: Rule) -> Option<Self> {
        let mut list: Vec<Entry> = claims.iter().enumerate().filter_map(|(claim, one)| entry(claim, one, limit, rule)).collect();
        list.put_in_order_by(|one, other| {
            let coverage = (one.available * other.requirement).cmp(&(other.available * one.requirement));
            coverage.then(other.gap.cmp(&one.gap)).then(one.claim.cmp(&other.claim))
        });
        let mut budget = i128::from(limit.size().millionths().max(0));
        let scale;
        match limit {
            // All claims on an amount come in the same parts, the coarsest of theirs.
            Limit::Amount(_) => {
                scale = list.iter().map(|entry| entry.step).max().unwrap_or(1);
                for entry in &mut list {
                    entry.steps = entry.gap / scale;
                    entry.step = scale;
                    entry.cost = 1;
                }
                list.retain(|entry| entry.steps > 0);
                budget /= scale;
            }
            // 万元 to the twelfth decimal, so that a millionth of a unit has a whole cost too; then the greatest common part.
            Limit::Budget(_) => {
                budget *= i128::from(Quantity::ONE.millionths());
                scale = list.iter().fold(0, |common, entry| common_divisor(common, entry.cost)).max(1);
                for entry in &mut list {
                    entry.cost /= scale;
                }
                budget /= scale;
            }
        }
        let one_norm = list.windows(2).all(|pair| claims[pair[0].claim].norm == claims[pair[1].claim].norm);
        Some(Self { list, budget, one_norm, scale, limit })
    }

    /// What was given, what is left, and why.
    pub fn account(&self, given: &[i128]) -> Option<(Quantity, Quantity, End)> {
        let used = self
            .list
            .iter()
            .zip(given)
            .try_fold(0_i128, |sum, (entry, &steps)| sum.checked_add(entry.cost.checked_mul(steps)?))?;
        let spent = self.measure(used)?;
        let left = self.limit.size().max(Quantity::ZERO).minus(spent)?;
        let open = self.list.iter().zip(given).filter(|(entry, steps)| **steps < entry.steps);
        let end = match open.map(|(entry, _)| entry.cost).min() {
            _ if self.list.is_empty() => End::NoClaims,
            None => End::GapsRanOut,
            Some(_) if left <= Quantity::ZERO => End::LimitRanOut,
            Some(cheapest) => End::LessThanOneUnit { takes: self.measure(cheapest)? },
        };
        Some((spent, left, end))
    }

    /// Parts of the budget in the limit's own measure, rounded up to the sixth decimal place.
    pub fn measure(&self, parts: i128) -> Option<Quantity> {
        let fine = parts.checked_mul(self.scale)?;
        let millionths = match self.limit {
            Limit::Amount(_) => fine,
            Limit::Budget(_) => Rounding::Up.wide(fine, i128::from(Quantity::ONE.millionths())),
        };
        Quantity::of_millionths(i64::try_from(millionths).ok()?)
    }
}

/// A claim in whole parts; `None` where it takes no part.
fn entry(claim: usize, one: &Claim, limit: Limit, rule: Rule) -> Option<Entry> {
    let gap = i128::from(one.gap()?.millionths());
    let step = i128::from(one.step().millionths());
    let cost = match limit {
        Limit::Amount(_) => 1,
        Limit::Budget(_) => i128::from(one.unit_cost.filter(|cost| *cost > Quantity::ZERO)?.millionths()) * step,
    };
    if rule == Rule::Weighted && one.weight <= Quantity::ZERO {
        return None;
    }
    Some(Entry {
        claim,
        step,
        steps: gap / step,
        cost,
        weight: i128::from(one.weight.millionths()),
        requirement: i128::from(one.requirement.millionths()),
        available: i128::from(one.available.millionths()).max(0),
        gap,
    })
    .filter(|entry| entry.steps > 0)
}
