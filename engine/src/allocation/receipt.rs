//! Why each claim got what it got, and what one more unit would do.

use crate::in_order::InOrder;
use crate::quantity::{Quantity, Rounding};

use super::entry::{Entries, Entry};
use super::{Claim, Division, Limit, Proof, Rule, Search, divide};

/// One claim's receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The claim, by its position among the claims.
    pub claim: usize,
    /// Its place in the rule's order before anything was given, from 1; `None` where it takes no part.
    pub rank: Option<usize>,
    /// What it gets.
    pub awarded: Quantity,
    /// What was missing.
    pub gap_before: Quantity,
    /// What is still missing.
    pub gap_after: Quantity,
    /// Coverage before, in percent.
    pub coverage_before: Option<Quantity>,
    /// Coverage after, in percent.
    pub coverage_after: Option<Quantity>,
    /// What the award takes of the limit.
    pub takes: Quantity,
    /// What one more unit here would do; `None` where nothing more can be given here.
    pub one_more: Option<OneMoreHere>,
}

/// What one more unit would do for one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneMoreHere {
    /// The unit, or what is left of the gap where that is less.
    pub unit: Quantity,
    /// What would then be missing.
    pub gap: Quantity,
    /// Coverage then, in percent.
    pub coverage: Option<Quantity>,
    /// What it takes of the limit beyond what is left of it.
    pub lacks: Quantity,
}

/// Who would get the next unit if there were a little more to divide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneMore {
    /// How much more that is.
    pub extra: Quantity,
    /// The claim whose turn it is.
    pub claim: usize,
    /// Every claim whose award that would change, and by how much; usually the one. Empty where a search was given up.
    pub changes: Vec<(usize, Change)>,
}

/// How an award would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// By how much; negative where rounding moves a unit elsewhere.
    pub by: Quantity,
    /// What would then be missing.
    pub gap: Quantity,
    /// Coverage then, in percent.
    pub coverage: Option<Quantity>,
}

/// A receipt for each claim, in the order of the claims; `None` where a figure is beyond the range.
#[must_use]
pub fn receipts(claims: &[Claim], division: &Division) -> Option<Vec<Receipt>> {
    let entries = Entries::new(claims, division.limit, division.rule)?;
    let mut ranks = vec![None; claims.len()];
    for (rank, position) in order(&entries, division.rule).into_iter().enumerate() {
        ranks[entries.list[position].claim] = Some(rank + 1);
    }
    claims
        .iter()
        .zip(&division.awards)
        .enumerate()
        .map(|(claim, (one, &awarded))| {
            let before = one.requirement.minus(one.available)?;
            let after = before.minus(awarded)?;
            let taking_part = ranks[claim].is_some();
            Some(Receipt {
                claim,
                rank: ranks[claim],
                awarded,
                gap_before: before,
                gap_after: after,
                coverage_before: one.coverage(Quantity::ZERO),
                coverage_after: one.coverage(awarded),
                takes: takes(one, division.limit, awarded)?,
                one_more: if taking_part { one_more_here(one, division, awarded, after)? } else { None },
            })
        })
        .collect()
}

/// What more there is to say of the next unit: whose turn it is, what it takes, what it changes. `None` where every gap is closed.
///
/// The division is made once more with so much more to divide, so what it says is what would happen.
#[must_use]
pub fn one_more(claims: &[Claim], division: &Division, search: Search<'_>) -> Option<OneMore> {
    let entries = Entries::new(claims, division.limit, division.rule)?;
    let next = next(&entries, claims, division)?;
    let claim = &claims[next];
    let unit = unit(claim, claim.gap()?.minus(division.awards[next])?);
    let extra = takes(claim, division.limit, unit)?.minus(division.left)?.max(Quantity::ZERO);
    let more =
        divide(claims, division.limit.of_size(division.limit.size().max(Quantity::ZERO).plus(extra)?), division.rule, search)?;
    // Two searches that were given up cannot be compared.
    if let Some(Proof::Within(_)) = more.proof {
        return Some(OneMore { extra, claim: next, changes: Vec::new() });
    }
    let changed = (0..claims.len()).filter(|&claim| more.awards[claim] != division.awards[claim]);
    let changes = changed.map(|claim| {
        let (one, awarded) = (&claims[claim], more.awards[claim]);
        let by = awarded.minus(division.awards[claim])?;
        let gap = one.requirement.minus(one.available)?.minus(awarded)?;
        Some((claim, Change { by, gap, coverage: one.coverage(awarded) }))
    });
    Some(OneMore { extra, claim: next, changes: changes.collect::<Option<_>>()? })
}

/// What one more unit would do here.
#[expect(clippy::option_option, reason = "beyond the range, or nothing more to give: two answers")]
fn one_more_here(claim: &Claim, division: &Division, awarded: Quantity, gap: Quantity) -> Option<Option<OneMoreHere>> {
    let unit = unit(claim, gap);
    if unit <= Quantity::ZERO {
        return Some(None);
    }
    Some(Some(OneMoreHere {
        unit,
        gap: gap.minus(unit)?,
        coverage: claim.coverage(awarded.plus(unit)?),
        lacks: takes(claim, division.limit, unit)?.minus(division.left)?.max(Quantity::ZERO),
    }))
}

/// One unit, or less where less is missing and it comes in parts.
fn unit(claim: &Claim, gap: Quantity) -> Quantity {
    if claim.whole && gap < Quantity::ONE { Quantity::ZERO } else { gap.min(Quantity::ONE) }
}

/// What `amount` of a claim takes of the limit.
fn takes(claim: &Claim, limit: Limit, amount: Quantity) -> Option<Quantity> {
    match limit {
        Limit::Amount(_) => Some(amount),
        Limit::Budget(_) => cost_of(amount, claim.unit_cost.unwrap_or_default()),
    }
}

/// `amount` units at `unit_cost` each, rounded up at the sixth decimal place.
#[must_use]
pub fn cost_of(amount: Quantity, unit_cost: Quantity) -> Option<Quantity> {
    let product = i128::from(amount.millionths()) * i128::from(unit_cost.millionths());
    let millionths = Rounding::Up.wide(product, i128::from(Quantity::ONE.millionths()));
    Quantity::of_millionths(i64::try_from(millionths).ok()?)
}

/// The entries in the order the rule looks at them before anything is given; equals in the order of ties.
fn order(entries: &Entries, rule: Rule) -> Vec<usize> {
    let list = &entries.list;
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.put_in_order_by(|&one, &other| preference(entries, rule, (&list[one], 0), (&list[other], 0)));
    order
}

/// The claim the rule would give the next unit.
fn next(entries: &Entries, claims: &[Claim], division: &Division) -> Option<usize> {
    let open = entries.list.iter().filter_map(|entry| {
        let awarded = division.awards[entry.claim];
        let open = claims[entry.claim].gap()?.minus(awarded)?;
        (unit(&claims[entry.claim], open) > Quantity::ZERO).then_some((entry, i128::from(awarded.millionths())))
    });
    open.min_by(|one, other| preference(entries, division.rule, *one, *other)).map(|(entry, _)| entry.claim)
}

/// Which of two the rule prefers, given what each has been given in millionths: the smaller comes first.
fn preference(entries: &Entries, rule: Rule, one: (&Entry, i128), other: (&Entry, i128)) -> std::cmp::Ordering {
    let ((one, one_given), (other, other_given)) = (one, other);
    // Fractions compared crosswise; what is too large to multiply is large.
    let fractions = |one: (i128, i128), other: (i128, i128)| one.0.saturating_mul(other.1).cmp(&other.0.saturating_mul(one.1));
    let coverage = || fractions((one.available + one_given, one.requirement), (other.available + other_given, other.requirement));
    match rule {
        Rule::LowestCoverage => coverage(),
        // The least part of a gap closed so far; before anything is given, the largest gap.
        Rule::Proportional => fractions((one_given, one.gap), (other_given, other.gap)).then(other.gap.cmp(&one.gap)),
        Rule::LargestGap => {
            let value = |entry: &Entry, given: i128| {
                let value = if entries.one_norm { entry.step } else { entry.cost };
                ((entry.gap - given).saturating_mul(value), entry.step)
            };
            fractions(value(other, other_given), value(one, one_given))
        }
        Rule::LeastCost => fractions((one.cost, one.step), (other.cost, other.step)).then_with(coverage),
        Rule::Weighted => {
            fractions((other.weight * other.step, other.cost), (one.weight * one.step, one.cost)).then_with(coverage)
        }
    }
}
