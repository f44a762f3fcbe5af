//! How evenly a resource is spread over areas, measured by what each of them is to have: Lorenz curve, Gini and Theil of coverage.
//!
//! Every area counts by its requirement and not as one among others: coverage is stock ÷ requirement, so with these weights the average
//! coverage is the coverage of the whole, and a county of a million weighs as much as ten of a hundred thousand. Where a norm counts
//! people the requirement goes with the people. Nobody is capped: stock beyond a requirement is stock that others do not have.
//!
//! Everything is zero where coverage is the same everywhere, whatever its level. The Gini coefficient is worked out in integers; the
//! Theil index needs logarithms, taken from a library so that they have the same bits natively and in the browser, and is rounded to the
//! sixth decimal place.

use crate::in_order::InOrder;
use crate::quantity::{Quantity, round_div};

/// What an area is to have, and what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// What is required.
    pub requirement: Quantity,
    /// What there is.
    pub available: Quantity,
}

/// How evenly a resource is spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// The Lorenz curve from (0, 0) to (100, 100), in percent: of the requirement, the worst covered first, and of the stock.
    pub lorenz: Vec<LorenzPoint>,
    /// Twice the area between the curve and the diagonal: 0 where all are covered alike, towards 1 where one has all.
    pub gini: Quantity,
    /// Theil's T: 0 where all are covered alike; sensitive to the best covered.
    pub theil: Quantity,
    /// The lowest coverage, in percent.
    pub lowest: Quantity,
    /// The highest coverage, in percent.
    pub highest: Quantity,
    /// The coverage of all together, in percent.
    pub together: Quantity,
}

/// A corner of a Lorenz curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LorenzPoint {
    /// The share that ends here, by its position; `None` at the origin.
    pub share: Option<usize>,
    /// Percent of the requirement so far.
    pub requirement: Quantity,
    /// Percent of the stock so far.
    pub available: Quantity,
}

/// How evenly these shares are spread; those without a requirement are left out. `None` where nothing is required, where there is nothing
/// to spread, and beyond the range.
#[must_use]
pub fn fairness(shares: &[Share]) -> Option<Fairness> {
    let mut order: Vec<(usize, i128, i128)> = shares
        .iter()
        .enumerate()
        .filter(|(_, share)| share.requirement > Quantity::ZERO)
        .map(|(position, share)| {
            (position, i128::from(share.requirement.millionths()), i128::from(share.available.millionths()).max(0))
        })
        .collect();
    order.put_in_order_by(|one, other| (one.2 * other.1).cmp(&(other.2 * one.1)).then(one.0.cmp(&other.0)));
    let required: i128 = order.iter().map(|share| share.1).sum();
    let available: i128 = order.iter().map(|share| share.2).sum();
    if required == 0 || available == 0 {
        return None;
    }
    let mut lorenz = vec![LorenzPoint { share: None, requirement: Quantity::ZERO, available: Quantity::ZERO }];
    let (mut so_far, mut had) = (0_i128, 0_i128);
    // Twice the area below the curve, times both totals.
    let mut below = 0_i128;
    for &(position, requirement, stock) in &order {
        below = below.checked_add(requirement.checked_mul(2 * had + stock)?)?;
        so_far += requirement;
        had += stock;
        lorenz.push(LorenzPoint {
            share: Some(position),
            requirement: parts(so_far, required, 100)?,
            available: parts(had, available, 100)?,
        });
    }
    let whole = required.checked_mul(available)?;
    let coverage = |share: &(usize, i128, i128)| parts(share.2, share.1, 100);
    Some(Fairness {
        lorenz,
        gini: parts(whole - below, whole, 1)?,
        theil: theil(&order, required, available)?,
        lowest: coverage(order.first()?)?,
        highest: coverage(order.last()?)?,
        together: parts(available, required, 100)?,
    })
}

/// `part ÷ whole` times `of`, to the sixth decimal place. What is too large to multiply is first halved together, which moves nothing
/// that is written.
fn parts(part: i128, whole: i128, of: i128) -> Option<Quantity> {
    let (mut part, mut whole) = (part, whole);
    while part.checked_mul(of * 1_000_000).is_none() {
        part /= 2;
        whole /= 2;
    }
    if whole <= 0 {
        return None;
    }
    Quantity::of_millionths(i64::try_from(round_div(part * of * 1_000_000, whole)).ok()?)
}

/// Σ s·ln(s ÷ r) over the shares: s of the stock, r of the requirement.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "rounded to six decimal places at the end")]
fn theil(order: &[(usize, i128, i128)], required: i128, available: i128) -> Option<Quantity> {
    let mut sum = 0.0_f64;
    for &(_, requirement, stock) in order.iter().filter(|share| share.2 > 0) {
        let (of_stock, of_requirement) = (stock as f64 / available as f64, requirement as f64 / required as f64);
        sum += of_stock * libm::log(of_stock / of_requirement);
    }
    // It cannot be negative; a floating-point sum can be, in its last bit.
    let millionths = libm::round(sum.max(0.0) * 1_000_000.0);
    Quantity::of_millionths(millionths as i64)
}
