//! How evenly a resource is spread: by hand, and what holds of every spread.

use crate::common::q;
use crate::fixed_seed;
use permille_engine::fairness::{Fairness, Share, fairness};
use permille_engine::quantity::Quantity;
use proptest::collection::vec;
use proptest::prelude::*;

fn share(requirement: &str, available: &str) -> Share {
    Share { requirement: q(requirement), available: q(available) }
}

/// The corners of the curve in words.
fn curve(fairness: &Fairness) -> String {
    fairness.lorenz.iter().map(|point| format!("{}/{}", point.requirement, point.available)).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_worst_covered_come_first() {
    // 60 of 100, 10 of 50 and 30 of 50: coverage 60%, 20% and 60%; of 200 required and 100 there, the second has 25% and 10%.
    let fairness = fairness(&[share("100", "60"), share("50", "10"), share("50", "30")]).unwrap();
    assert_eq!(curve(&fairness), "0/0 25/10 75/70 100/100");
    // Twice the area below: 0.25 × 0.1 + 0.5 × (0.1 + 0.7) + 0.25 × (0.7 + 1) = 0.85; Gini 0.15.
    assert_eq!(fairness.gini, q("0.15"));
    // 0.6 ln(0.6 ÷ 0.5) + 0.1 ln(0.1 ÷ 0.25) + 0.3 ln(0.3 ÷ 0.25) = 0.109393 − 0.091629 + 0.054696 = 0.072460.
    assert_eq!(fairness.theil, q("0.07246"));
    assert_eq!((fairness.lowest, fairness.highest, fairness.together), (q("20"), q("60"), q("50")));
}

#[test]
fn equal_coverage_is_perfectly_even_whatever_its_level() {
    for available in [["10", "5"], ["100", "50"], ["300", "150"]] {
        let fairness = fairness(&[share("100", available[0]), share("50", available[1])]).unwrap();
        assert_eq!((fairness.gini, fairness.theil), (q("0"), q("0")));
    }
}

#[test]
fn one_has_all() {
    // All the stock where a tenth of the need is: the curve runs along the axis to 90%. Gini 0.9, Theil ln 10.
    let fairness = fairness(&[share("90", "0"), share("10", "7")]).unwrap();
    assert_eq!((fairness.gini, fairness.theil), (q("0.9"), q("2.302585")));
}

#[test]
fn without_need_or_stock_there_is_nothing_to_say() {
    assert_eq!(fairness(&[]), None);
    assert_eq!(fairness(&[share("0", "5")]), None);
    assert_eq!(fairness(&[share("5", "0")]), None);
    // An area that needs nothing is left out.
    assert_eq!(fairness(&[share("0", "5"), share("10", "5")]).unwrap().together, q("50"));
}

proptest! {
    #![proptest_config(fixed_seed::cases(256))]

    #[test]
    fn the_curve_bends_one_way_and_the_measures_keep_their_bounds(figures in vec((0..100_000_i64, 0..200_000_i64), 1..30)) {
        let whole = |units| Quantity::whole(units).unwrap();
        let shares: Vec<Share> = figures.iter().map(|&(requirement, available)| Share { requirement: whole(requirement), available: whole(available) }).collect();
        let Some(fairness) = fairness(&shares) else { return Ok(()) };
        prop_assert!(fairness.gini >= Quantity::ZERO && fairness.gini <= Quantity::ONE);
        prop_assert!(fairness.theil >= Quantity::ZERO);
        prop_assert!(fairness.lowest <= fairness.together && fairness.together <= fairness.highest);
        let corners = &fairness.lorenz;
        let last = corners.last().unwrap();
        prop_assert_eq!((last.requirement, last.available), (whole(100), whole(100)));
        for corner in corners {
            prop_assert!(corner.available <= corner.requirement, "{corner:?} is above the diagonal");
        }
        // Twice everything is the same spread.
        let double: Vec<Share> = figures.iter().map(|&(requirement, available)| Share { requirement: whole(2 * requirement), available: whole(2 * available) }).collect();
        let double = permille_engine::fairness::fairness(&double).unwrap();
        prop_assert_eq!((double.gini, double.theil), (fairness.gini, fairness.theil));
    }

    #[test]
    fn moving_a_unit_to_a_worse_covered_area_is_never_less_even(figures in vec((1..1_000_i64, 1..1_000_i64), 2..12)) {
        let whole = |units| Quantity::whole(units).unwrap();
        // Everyone needs the same here, so that a unit is worth the same everywhere.
        let of = |stocks: &[i64]| fairness(&stocks.iter().map(|&stock| Share { requirement: whole(500), available: whole(stock) }).collect::<Vec<_>>()).unwrap();
        let mut stocks: Vec<i64> = figures.iter().map(|figure| figure.1).collect();
        let before = of(&stocks);
        let best = (0..stocks.len()).max_by_key(|&area| stocks[area]).unwrap();
        let worst = (0..stocks.len()).min_by_key(|&area| stocks[area]).unwrap();
        if stocks[best] > stocks[worst] + 1 {
            stocks[best] -= 1;
            stocks[worst] += 1;
            let after = of(&stocks);
            prop_assert!(after.gini <= before.gini && after.theil <= before.theil);
        }
    }

    #[test]
    fn no_figure_makes_it_panic(figures in vec((any::<i64>(), any::<i64>()), 0..6)) {
        let any = |value: i64| Quantity::whole(value % (Quantity::LIMIT + 1)).unwrap();
        let shares: Vec<Share> = figures.iter().map(|&(requirement, available)| Share { requirement: any(requirement), available: any(available) }).collect();
        let _ = fairness(&shares);
    }
}
