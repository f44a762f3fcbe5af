//! What actions cost.

use permille_engine::quantity::{Quantity, Rounding};
use permille_engine::scenario::Action;

/// What an action costs: its amount times its unit cost, in 万元; unknown without a unit cost, and beyond the range.
#[must_use]
pub fn cost(action: &Action) -> Option<Quantity> {
    // A share is in percent: a hundred times the unit cost, of which `amount` percent are taken.
    action.unit_cost?.times(100)?.share(action.amount, false, Rounding::Up)
}

/// What several actions cost together, of those whose cost is known, and how many have none.
#[must_use]
pub fn total(actions: &[Action]) -> (Option<Quantity>, usize) {
    let costs: Vec<Option<Quantity>> = actions.iter().map(cost).collect();
    let known = costs.iter().flatten().try_fold(Quantity::ZERO, |sum, cost| sum.plus(*cost));
    (known, costs.iter().filter(|cost| cost.is_none()).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(amount: &str, unit_cost: Option<&str>) -> Action {
        Action {
            area: "360202".into(),
            measure: "beds".into(),
            year: 2027,
            amount: amount.parse().unwrap_or_default(),
            unit_cost: unit_cost.and_then(|cost| cost.parse().ok()),
            reason: None,
        }
    }

    #[test]
    fn a_cost_is_exact_and_unknown_without_a_price() {
        // 120 places at 2.5 万元 are 300; 0.1 of a unit at 0.1 is 0.01.
        assert_eq!(cost(&action("120", Some("2.5"))).map(|cost| cost.to_string()), Some("300".to_owned()));
        assert_eq!(cost(&action("0.1", Some("0.1"))).map(|cost| cost.to_string()), Some("0.01".to_owned()));
        assert_eq!(cost(&action("120", None)), None);
        assert_eq!(cost(&action("100000000", Some("1000000000"))), None, "beyond nine trillion");
    }

    #[test]
    fn a_total_leaves_out_what_has_no_price_and_says_so() {
        let (sum, unpriced) = total(&[action("120", Some("2.5")), action("10", None), action("4", Some("25"))]);
        assert_eq!((sum.map(|sum| sum.to_string()), unpriced), (Some("400".to_owned()), 1));
        assert_eq!(total(&[]), (Some(Quantity::ZERO), 0));
    }
}
