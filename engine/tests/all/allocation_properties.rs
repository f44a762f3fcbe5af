//! What each rule promises, for claims and limits of every shape.

use crate::fixed_seed;
use std::cmp::Ordering;

use permille_engine::allocation::receipt::{cost_of, one_more, receipts};
use permille_engine::allocation::solver::solve;
use permille_engine::allocation::{Claim, Division, End, Limit, Proof, Rule, divide};
use permille_engine::quantity::Quantity;
use proptest::collection::vec;
use proptest::prelude::*;

fn whole(units: i64) -> Quantity {
    Quantity::whole(units).unwrap()
}

/// A claim with a gap of up to `most` units, or none; costs and weights of a few kinds, so that ties are common.
fn claim(most: i64) -> impl Strategy<Value = Claim> {
    let cost = prop_oneof![Just("1"), Just("3"), Just("7.5"), Just("12"), Just("40")];
    let weight = prop_oneof![Just("1"), Just("2"), Just("2.5"), Just("9")];
    (0..=most, 0..=most + 2, 0..3_usize, cost, weight).prop_map(|(requirement, available, norm, cost, weight)| Claim {
        area: 0,
        norm,
        year: 2025,
        requirement: whole(requirement),
        available: whole(available),
        unit_cost: Some(cost.parse().unwrap()),
        weight: weight.parse().unwrap(),
        whole: true,
    })
}

fn claims(count: usize, most: i64) -> impl Strategy<Value = Vec<Claim>> {
    vec(claim(most), 0..=count).prop_map(|mut claims| {
        for (area, claim) in claims.iter_mut().enumerate() {
            claim.area = area;
        }
        claims
    })
}

fn limit(most: i64) -> impl Strategy<Value = Limit> {
    (0..=most, any::<bool>())
        .prop_map(|(size, money)| if money { Limit::Budget(whole(size)) } else { Limit::Amount(whole(size)) })
}

fn rule() -> impl Strategy<Value = Rule> {
    proptest::sample::select(Rule::ALL.to_vec())
}

fn takes(claim: &Claim, limit: Limit, units: i64) -> Quantity {
    match limit {
        Limit::Amount(_) => whole(units),
        Limit::Budget(_) => cost_of(whole(units), claim.unit_cost.unwrap()).unwrap(),
    }
}

fn gap(claim: &Claim) -> i64 {
    claim.gap().map_or(0, Quantity::trunc)
}

fn units(division: &Division) -> Vec<i64> {
    division.awards.iter().map(|award| award.trunc()).collect()
}

/// Coverage with `given` units more, compared exactly.
fn by_coverage((one, one_given): (&Claim, i64), (other, other_given): (&Claim, i64)) -> Ordering {
    let part = |claim: &Claim, given: i64| i128::from(claim.available.trunc() + given);
    let (one_required, other_required) = (i128::from(one.requirement.trunc()), i128::from(other.requirement.trunc()));
    (part(one, one_given) * other_required).cmp(&(part(other, other_given) * one_required))
}

/// The gap that is left, in units, or in money where there are several norms among the claims that take part.
fn open_gap(claims: &[Claim], limit: Limit, claim: &Claim, given: i64) -> Quantity {
    let mut norms: Vec<usize> = claims.iter().filter(|claim| gap(claim) > 0).map(|claim| claim.norm).collect();
    norms.dedup();
    if norms.len() > 1 { takes(claim, limit, gap(claim) - given) } else { whole(gap(claim) - given) }
}

/// The order among equals: lower coverage before anything was given, larger gap, earlier claim.
fn ties(claims: &[Claim], one: usize, other: usize) -> Ordering {
    by_coverage((&claims[one], 0), (&claims[other], 0)).then(gap(&claims[other]).cmp(&gap(&claims[one]))).then(one.cmp(&other))
}

/// What the levelling rules do, unit by unit.
fn unit_by_unit(claims: &[Claim], limit: Limit, rule: Rule) -> Vec<i64> {
    let mut given = vec![0; claims.len()];
    let mut left = limit.size();
    loop {
        let open =
            (0..claims.len()).filter(|&claim| given[claim] < gap(&claims[claim]) && takes(&claims[claim], limit, 1) <= left);
        let lowest = open.min_by(|&one, &other| {
            let first = match rule {
                Rule::LowestCoverage => by_coverage((&claims[one], given[one]), (&claims[other], given[other])),
                Rule::LargestGap => {
                    let open = |claim: usize| open_gap(claims, limit, &claims[claim], given[claim]);
                    open(other).cmp(&open(one))
                }
                _ => takes(&claims[one], limit, 1)
                    .cmp(&takes(&claims[other], limit, 1))
                    .then(by_coverage((&claims[one], given[one]), (&claims[other], given[other]))),
            };
            first.then_with(|| ties(claims, one, other))
        });
        let Some(lowest) = lowest else { return given };
        given[lowest] += 1;
        left = left.minus(takes(&claims[lowest], limit, 1)).unwrap();
    }
}

/// The most that can be worth, in millionths of a weight, by trying everything.
fn most_weight(claims: &[Claim], limit: Limit, left: Quantity) -> i64 {
    let Some((claim, rest)) = claims.split_first() else { return 0 };
    let mut best = 0;
    for given in 0..=gap(claim) {
        let Some(left) = left.minus(takes(claim, limit, given)).filter(|left| !left.is_negative()) else { break };
        best = best.max(weight(claim, given) + most_weight(rest, limit, left));
    }
    best
}

fn weight(claim: &Claim, given: i64) -> i64 {
    // Weights have one decimal here.
    given * cost_of(claim.weight, whole(10)).unwrap().trunc()
}

fn total_weight(claims: &[Claim], given: &[i64]) -> i64 {
    claims.iter().zip(given).map(|(claim, &given)| weight(claim, given)).sum()
}

proptest! {
    #![proptest_config(fixed_seed::cases(192))]

    #[test]
    fn nobody_gets_more_than_a_gap_and_nothing_is_lost(claims in claims(12, 60), limit in limit(900), rule in rule()) {
        let division = divide(&claims, limit, rule, &solve).unwrap();
        let mut sum = Quantity::ZERO;
        for (claim, award) in claims.iter().zip(&division.awards) {
            prop_assert!(award.is_whole() && !award.is_negative());
            prop_assert!(award.trunc() <= gap(claim));
            sum = sum.plus(takes(claim, limit, award.trunc())).unwrap();
        }
        prop_assert_eq!(sum, division.spent);
        prop_assert_eq!(sum.plus(division.left), Some(limit.size()));
        // What is left buys no further unit.
        let cheapest = claims.iter().zip(&division.awards).filter(|(claim, award)| award.trunc() < gap(claim));
        let cheapest = cheapest.map(|(claim, _)| takes(claim, limit, 1)).min();
        prop_assert!(cheapest.is_none_or(|cheapest| cheapest > division.left));
        match division.end {
            End::NoClaims => prop_assert!(claims.iter().all(|claim| gap(claim) == 0)),
            End::GapsRanOut => prop_assert!(cheapest.is_none()),
            End::LimitRanOut => prop_assert_eq!(division.left, Quantity::ZERO),
            End::LessThanOneUnit { takes } => prop_assert_eq!(Some(takes), cheapest),
        }
        prop_assert_eq!(division.proof.is_some(), rule == Rule::Weighted);
    }

    #[test]
    fn the_levelling_rules_do_what_they_would_unit_by_unit(claims in claims(9, 60), limit in limit(500)) {
        for rule in [Rule::LowestCoverage, Rule::LargestGap, Rule::LeastCost] {
            let division = divide(&claims, limit, rule, &solve).unwrap();
            prop_assert_eq!(units(&division), unit_by_unit(&claims, limit, rule), "{}", rule.word());
        }
    }

    #[test]
    fn more_of_an_amount_takes_nothing_away(claims in claims(12, 60), size in 0..500_i64, more in 1..60_i64) {
        for rule in [Rule::LowestCoverage, Rule::LargestGap, Rule::LeastCost, Rule::Weighted] {
            let less = divide(&claims, Limit::Amount(whole(size)), rule, &solve).unwrap();
            let more = divide(&claims, Limit::Amount(whole(size + more)), rule, &solve).unwrap();
            prop_assert!(less.awards.iter().zip(&more.awards).all(|(less, more)| less <= more), "{}", rule.word());
        }
        // In proportion, a rounding unit may move.
        let less = divide(&claims, Limit::Amount(whole(size)), Rule::Proportional, &solve).unwrap();
        let more = divide(&claims, Limit::Amount(whole(size + more)), Rule::Proportional, &solve).unwrap();
        prop_assert!(units(&less).iter().zip(units(&more)).all(|(&less, more)| less - 1 <= more));
    }

    #[test]
    fn nobody_is_better_off_at_the_expense_of_one_who_is_worse_off(claims in claims(12, 60), size in 0..500_i64) {
        let division = divide(&claims, Limit::Amount(whole(size)), Rule::LowestCoverage, &solve).unwrap();
        let given = units(&division);
        for better in (0..claims.len()).filter(|&claim| given[claim] > 0) {
            for worse in (0..claims.len()).filter(|&claim| given[claim] < gap(&claims[claim])) {
                // Without its last unit, whoever got one was no better off than anyone who could still use it is now.
                let order = by_coverage((&claims[better], given[better] - 1), (&claims[worse], given[worse]));
                prop_assert!(order != Ordering::Greater, "{better} over {worse}");
            }
        }
    }

    #[test]
    fn the_largest_gap_left_is_as_small_as_it_can_be(claims in claims(12, 60), size in 0..500_i64) {
        let one_norm: Vec<Claim> = claims.into_iter().map(|claim| Claim { norm: 0, ..claim }).collect();
        let division = divide(&one_norm, Limit::Amount(whole(size)), Rule::LargestGap, &solve).unwrap();
        let given = units(&division);
        let largest = (0..one_norm.len()).map(|claim| gap(&one_norm[claim]) - given[claim]).max().unwrap_or(0);
        // To have all gaps below that takes more than there is.
        let needed: i64 = one_norm.iter().map(|claim| (gap(claim) - (largest - 1)).max(0)).sum();
        prop_assert!(largest == 0 || needed > size);
    }

    #[test]
    fn in_proportion_everyone_gets_the_exact_share_rounded_down_or_up(claims in claims(12, 60), size in 0..500_i64) {
        let all: i64 = claims.iter().map(gap).sum();
        let division = divide(&claims, Limit::Amount(whole(size)), Rule::Proportional, &solve).unwrap();
        for (claim, given) in claims.iter().zip(units(&division)) {
            if size >= all {
                prop_assert_eq!(given, gap(claim));
            } else {
                let exact = size * gap(claim);
                prop_assert!(given >= exact / all && given <= (exact + all - 1) / all);
            }
        }
        if size < all {
            prop_assert_eq!(division.left, Quantity::ZERO);
        }
    }

    #[test]
    fn the_least_cost_closes_the_most(claims in claims(4, 5), size in 0..200_i64) {
        let limit = Limit::Budget(whole(size));
        let division = divide(&claims, limit, Rule::LeastCost, &solve).unwrap();
        let equal: Vec<Claim> = claims.iter().map(|claim| Claim { weight: Quantity::ONE, ..claim.clone() }).collect();
        prop_assert_eq!(units(&division).iter().sum::<i64>() * 10, most_weight(&equal, limit, limit.size()));
    }

    #[test]
    fn nothing_weighs_more_than_the_weighted_rule(claims in claims(5, 6), limit in limit(120)) {
        let division = divide(&claims, limit, Rule::Weighted, &solve).unwrap();
        prop_assert_eq!(total_weight(&claims, &units(&division)), most_weight(&claims, limit, limit.size()));
        prop_assert!(matches!(division.proof, Some(Proof::Exact | Proof::Solver)));
    }

    #[test]
    fn receipts_add_up(claims in claims(10, 40), limit in limit(300), rule in rule()) {
        let division = divide(&claims, limit, rule, &solve).unwrap();
        let receipts = receipts(&claims, &division).unwrap();
        let mut ranks: Vec<usize> = receipts.iter().filter_map(|receipt| receipt.rank).collect();
        ranks.sort_unstable();
        prop_assert_eq!(ranks, (1..=claims.iter().filter(|claim| gap(claim) > 0).count()).collect::<Vec<_>>());
        let taken = receipts.iter().try_fold(Quantity::ZERO, |sum, receipt| sum.plus(receipt.takes));
        prop_assert_eq!(taken, Some(division.spent));
        for receipt in &receipts {
            prop_assert_eq!(receipt.gap_after.plus(receipt.awarded), Some(receipt.gap_before));
            prop_assert_eq!(receipt.one_more.is_some(), receipt.rank.is_some() && receipt.gap_after > Quantity::ZERO);
        }
        if let Some(next) = one_more(&claims, &division, &solve) {
            prop_assert!(receipts[next.claim].one_more.is_some());
            let more = divide(&claims, limit.of_size(limit.size().plus(next.extra).unwrap()), rule, &solve).unwrap();
            for (claim, change) in &next.changes {
                prop_assert_eq!(division.awards[*claim].plus(change.by), Some(more.awards[*claim]));
            }
        } else {
            prop_assert!(receipts.iter().all(|receipt| receipt.one_more.is_none()));
        }
    }

    #[test]
    fn nothing_makes_it_panic(
        figures in vec((any::<i64>(), any::<i64>(), any::<i64>(), any::<i64>(), any::<bool>(), 0..2_usize), 0..8),
        size in any::<i64>(), money: bool, rule in rule(),
    ) {
        let any = |value: i64| Quantity::whole(value % (Quantity::LIMIT + 1)).unwrap();
        let claims: Vec<Claim> = figures.into_iter().enumerate().map(|(area, (requirement, available, cost, weight, whole, norm))| Claim {
            area, norm, year: 2025, requirement: any(requirement), available: any(available),
            unit_cost: Some(any(cost)), weight: any(weight), whole,
        }).collect();
        let limit = if money { Limit::Budget(any(size)) } else { Limit::Amount(any(size)) };
        if let Some(division) = divide(&claims, limit, rule, &solve) {
            let _ = receipts(&claims, &division);
            let _ = one_more(&claims, &division, &solve);
        }
    }
}

/// As many claims as the nation has counties, and a million units: a matter of milliseconds.
#[test]
fn three_thousand_areas_and_a_million_units() {
    let costs = ["3", "7.5", "12", "12.5", "40"];
    let claims: Vec<Claim> = (0..3_000_i64)
        .map(|area| Claim {
            area: 0,
            norm: 0,
            year: 2025,
            requirement: whole(600 + area * 7_919 % 4_001),
            available: whole(area * 104_729 % 601),
            unit_cost: Some(costs[usize::try_from(area % 5).unwrap()].parse().unwrap()),
            weight: whole(1 + area % 7),
            whole: true,
        })
        .collect();
    for limit in [Limit::Amount(whole(1_000_000)), Limit::Budget(whole(9_876_543))] {
        for rule in Rule::ALL {
            let division = divide(&claims, limit, rule, &solve).unwrap();
            // All gaps together take more, and the dearest unit costs 40.
            assert!(division.left < whole(40), "{}", rule.word());
        }
    }
}
