//! What a scenario adds to each area every year, shared by residents.

use crate::in_order::InOrder;
use crate::lever::Lever;
use crate::model::Model;
use crate::plan::Measure;
use crate::quantity::{Quantity, narrow_product};
use crate::scenario::Scenario;

/// What the scenario adds to each area every year: each setting shared down the tree.
pub(super) fn additions(model: &Model, scenario: &Scenario, measure: &Measure) -> Vec<Quantity> {
    let lever = Lever::Additions { measure: measure.id.clone() };
    let settings = || scenario.settings.iter().filter(|setting| setting.lever == lever);
    if settings().next().is_none() {
        return Vec::new();
    }
    let mut shares = vec![Quantity::ZERO; model.areas.len()];
    for setting in settings() {
        match &setting.area {
            Some(code) => {
                if let Some(area) = model.tree.position(code) {
                    share_down(model, area, setting.value, measure.whole, &mut shares);
                    // As with an action, what comes to an area comes to those above it.
                    for above in model.tree.upward(area).skip(1) {
                        shares[above] = shares[above].plus(setting.value).unwrap_or(shares[above]);
                    }
                }
            }
            None => {
                let roots: Vec<usize> = model.tree.roots().collect();
                for (area, share) in shared(model, &roots, setting.value, measure.whole) {
                    share_down(model, area, share, measure.whole, &mut shares);
                }
            }
        }
    }
    shares
}

/// Adds `amount` to `area`, and shares it among the areas below.
fn share_down(model: &Model, area: usize, amount: Quantity, whole: bool, shares: &mut [Quantity]) {
    shares[area] = shares[area].plus(amount).unwrap_or(shares[area]);
    for (child, share) in shared(model, model.tree.children(area), amount, whole) {
        share_down(model, child, share, whole, shares);
    }
}

/// `amount` shared among the lowest areas below `area` by their residents in the base year, as additions are; those that get nothing are not
/// named.
///
/// # Panics
/// When `area` is not one of the model's areas.
#[must_use]
pub fn shared_below(model: &Model, area: usize, amount: Quantity, whole: bool) -> Vec<(usize, Quantity)> {
    let children = model.tree.children(area);
    if children.is_empty() {
        return vec![(area, amount)];
    }
    let parts = shared(model, children, amount, whole).into_iter().filter(|(_, part)| *part != Quantity::ZERO);
    parts.flat_map(|(child, part)| shared_below(model, child, part, whole)).collect()
}

/// `amount` shared among `areas` in proportion to their residents in the base year.
fn shared(model: &Model, areas: &[usize], amount: Quantity, whole: bool) -> Vec<(usize, Quantity)> {
    let residents = model.residents();
    let weights: Vec<i64> = areas.iter().map(|&area| residents[area]).collect();
    let parts = shares(amount, &weights, whole);
    areas.iter().zip(parts).filter_map(|(&area, part)| Some((area, part?))).collect()
}

/// `amount` shared by `weights` to the last unit, or to the last millionth where it need not be `whole`.
pub(crate) fn shares(amount: Quantity, weights: &[i64], whole: bool) -> Vec<Option<Quantity>> {
    let unit = if whole { Quantity::ONE.millionths() } else { 1 };
    let parts = apportion(amount.millionths() / unit, weights).into_iter();
    parts.map(|part| part.checked_mul(unit).and_then(Quantity::of_millionths)).collect()
}

/// Divides `total` by `weights` with nothing lost: each its exact share rounded down, then one more to the largest remainders, the
/// earlier first among equals. Without any weight, evenly.
pub(crate) fn apportion(total: i64, weights: &[i64]) -> Vec<i64> {
    if weights.is_empty() {
        return Vec::new();
    }
    let sum: i128 = weights.iter().map(|&weight| i128::from(weight.max(0))).sum();
    let weight = |position: usize| if sum == 0 { 1 } else { weights[position].max(0) };
    let sum = if sum == 0 { weights.len() as i128 } else { sum };
    // Each part rounded down, and what is left of it.
    let divided = |position: usize| match (narrow_product(total.max(0), weight(position)), i64::try_from(sum)) {
        (Some(exact), Ok(sum)) => (exact / sum, i128::from(exact % sum)),
        _ => {
            let exact = i128::from(total.max(0)) * i128::from(weight(position));
            (i64::try_from(exact / sum).unwrap_or(0), exact % sum)
        }
    };
    let (mut parts, remainders): (Vec<i64>, Vec<i128>) = (0..weights.len()).map(divided).unzip();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.put_in_order_by_key(|&position| std::cmp::Reverse(remainders[position]));
    let left = usize::try_from(total.max(0) - parts.iter().sum::<i64>()).unwrap_or(0);
    for position in by_remainder.into_iter().take(left) {
        parts[position] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn nothing_is_lost_when_a_total_is_shared() {
        // 10 × 1/3 = 3.33 each: 3, 3, 3 and the one left to the first.
        assert_eq!(apportion(10, &[1, 1, 1]), [4, 3, 3]);
        // 7 by 5 : 3 : 0 is 4.375, 2.625, 0.
        assert_eq!(apportion(7, &[5, 3, 0]), [4, 3, 0]);
        assert_eq!(apportion(5, &[0, 0]), [3, 2]);
        assert_eq!(apportion(5, &[]), [0_i64; 0]);
    }
}
