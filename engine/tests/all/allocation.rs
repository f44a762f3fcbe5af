//! Small divisions worked out by hand, one a rule, and the receipts that go with them.

use crate::common::{q, words};
use permille_engine::allocation::receipt::{one_more, receipts};
use permille_engine::allocation::solver::solve;
use permille_engine::allocation::{Claim, Division, End, Limit, Proof, Rule, divide, no_search};
use permille_engine::quantity::Quantity;

/// A claim of an area on places: required and available, in whole units, each at 1 万元, all weighing the same.
fn claim(area: usize, requirement: &str, available: &str) -> Claim {
    Claim {
        area,
        norm: 0,
        year: 2025,
        requirement: q(requirement),
        available: q(available),
        unit_cost: Some(Quantity::ONE),
        weight: Quantity::ONE,
        whole: true,
    }
}

fn priced(claim: Claim, unit_cost: &str) -> Claim {
    Claim { unit_cost: Some(q(unit_cost)), ..claim }
}

fn weighing(claim: Claim, weight: &str) -> Claim {
    Claim { weight: q(weight), ..claim }
}

fn amount(units: &str) -> Limit {
    Limit::Amount(q(units))
}

fn budget(money: &str) -> Limit {
    Limit::Budget(q(money))
}

fn division(claims: &[Claim], limit: Limit, rule: Rule) -> Division {
    divide(claims, limit, rule, &solve).unwrap()
}

/// The awards in words.
fn awards(claims: &[Claim], limit: Limit, rule: Rule) -> String {
    division(claims, limit, rule).awards.iter().map(Quantity::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn in_proportion_each_gets_the_same_part_and_the_largest_remainders_get_the_rest() {
    // Gaps 50, 30 and 20 of 100; 7 units are 3.5, 2.1 and 1.4: 3, 2, 1, and the one left to the largest remainder, 0.5.
    let claims = [claim(0, "100", "50"), claim(1, "100", "70"), claim(2, "100", "80")];
    assert_eq!(awards(&claims, amount("7"), Rule::Proportional), "4 2 1");
    // 5 of gaps 1 : 1 : 1 is impossible; each gap is closed and 2 are left.
    let claims = [claim(0, "2", "1"), claim(1, "2", "1"), claim(2, "2", "1")];
    let division = division(&claims, amount("5"), Rule::Proportional);
    assert_eq!((division.spent, division.left, division.end), (q("3"), q("2"), End::GapsRanOut));
}

#[test]
fn equal_remainders_go_to_the_lower_coverage() {
    // Gaps 10 and 10, 5 units: 2.5 each. Coverage 10 ÷ 20 = 50% and 5 ÷ 15 = 33%: the second is worse off.
    let claims = [claim(0, "20", "10"), claim(1, "15", "5")];
    assert_eq!(awards(&claims, amount("5"), Rule::Proportional), "2 3");
}

#[test]
fn the_lowest_coverage_is_raised_first() {
    // 10%, 30% and 50% of 100 each. 20 units lift the first to the second; the other 10 lift both by 5.
    let claims = [claim(0, "100", "10"), claim(1, "100", "30"), claim(2, "100", "50")];
    assert_eq!(awards(&claims, amount("30"), Rule::LowestCoverage), "25 5 0");
    // One more goes to the first: both stand at 35%, and its gap was the same: the lower coverage before decides.
    assert_eq!(awards(&claims, amount("31"), Rule::LowestCoverage), "26 5 0");
}

#[test]
fn the_largest_gap_is_lowered_first() {
    // Gaps 50, 30 and 10. 20 units lower the first to the second; 2 more lower both by one.
    let claims = [claim(0, "1000", "950"), claim(1, "40", "10"), claim(2, "20", "10")];
    assert_eq!(awards(&claims, amount("22"), Rule::LargestGap), "21 1 0");
}

#[test]
fn gaps_of_several_norms_are_compared_by_what_closing_them_costs() {
    // 100 places at 2 are 200 万元, 3 hospitals at 90 are 270. One hospital first (180 are left to close), then places: from 200
    // down to 180 are 10 places, 20 万元; equal then, and the lower coverage, the hospitals at none, goes next, for which 20 is too little.
    let places = priced(claim(0, "200", "100"), "2");
    let hospitals = Claim { norm: 1, ..priced(claim(0, "3", "0"), "90") };
    assert_eq!(awards(&[places, hospitals], budget("130"), Rule::LargestGap), "20 1");
}

#[test]
fn the_cheapest_units_are_bought_first() {
    // 10 at 3 are 30; of the 15 left, 3 at 4 are 12; 3 are left, and a unit takes 4.
    let claims = [priced(claim(0, "20", "10"), "4"), priced(claim(1, "20", "10"), "3"), priced(claim(2, "20", "10"), "5")];
    let division = division(&claims, budget("45"), Rule::LeastCost);
    assert_eq!(division.awards, [q("3"), q("10"), q("0")]);
    assert_eq!((division.spent, division.left, division.end), (q("42"), q("3"), End::LessThanOneUnit { takes: q("4") }));
}

#[test]
fn what_weighs_most_for_the_money_is_not_always_best() {
    // Weight for money: 10 ÷ 6 = 1.67, then 7 ÷ 5 = 1.4 twice. Of 10 万元, the first and nothing more is 10; the two others are 14.
    let first = weighing(priced(claim(0, "1", "0"), "6"), "10");
    let others = weighing(priced(claim(1, "2", "0"), "5"), "7");
    let claims = [first, others];
    let division = division(&claims, budget("10"), Rule::Weighted);
    assert_eq!(division.awards, [q("0"), q("2")]);
    // The bound is 10 + 4 ÷ 5 × 7 = 15.6. To be worth 15, a division must have the first, and then nothing more is bought.
    assert_eq!(division.proof, Some(Proof::Exact));
}

#[test]
fn units_of_one_weight_and_cost_go_to_the_lowest_coverage() {
    let claims = [claim(0, "10", "5"), claim(1, "10", "2"), weighing(claim(2, "10", "0"), "0")];
    let division = division(&claims, budget("4"), Rule::Weighted);
    // From 20% and 50%: three lift the first to 50%, the fourth goes to it as well: it was worse off before.
    assert_eq!(division.awards, [q("0"), q("4"), q("0")]);
    assert_eq!(division.proof, Some(Proof::Exact));
}

#[test]
fn money_that_does_not_buy_a_dear_unit_buys_cheaper_ones() {
    // The same part of both gaps: 25 ÷ (2 × 10 + 10 × 1) of each is 1.67 and 8.33. One and eight are 18; the larger remainder, 0.67,
    // takes 10 and there are 7: two more of the other, then its gap is closed.
    let claims = [priced(claim(0, "2", "0"), "10"), priced(claim(1, "10", "0"), "1")];
    let division = division(&claims, budget("25"), Rule::Proportional);
    assert_eq!(division.awards, [q("1"), q("10")]);
    assert_eq!((division.left, division.end), (q("5"), End::LessThanOneUnit { takes: q("10") }));
}

#[test]
fn a_fraction_of_a_gap_is_left_open_where_units_are_whole_and_closed_where_they_are_not() {
    let whole = claim(0, "10", "7.5");
    assert_eq!(awards(std::slice::from_ref(&whole), amount("9"), Rule::LargestGap), "2");
    let parts = Claim { whole: false, ..whole };
    assert_eq!(awards(std::slice::from_ref(&parts), amount("9"), Rule::LargestGap), "2.5");
    assert_eq!(awards(&[parts], amount("1.25"), Rule::Proportional), "1.25");
}

#[test]
fn what_is_missing_of_a_claim_takes_no_part() {
    let no_cost = Claim { unit_cost: None, ..claim(0, "10", "0") };
    let met = claim(1, "10", "12");
    let nothing = claim(2, "0", "-5");
    for rule in Rule::ALL {
        let division = division(&[no_cost.clone(), met.clone(), nothing.clone()], budget("100"), rule);
        assert_eq!(division.awards, [Quantity::ZERO; 3], "{}", rule.word());
        assert_eq!((division.left, division.end), (q("100"), End::NoClaims));
    }
    let division = division(&[claim(0, "10", "0")], amount("-3"), Rule::LeastCost);
    assert_eq!((division.spent, division.end), (q("0"), End::LimitRanOut));
}

#[test]
fn a_receipt_says_rank_gap_coverage_and_one_more() {
    let claims = [claim(0, "100", "50"), claim(1, "40", "10")];
    let division = division(&claims, amount("8"), Rule::LowestCoverage);
    let receipts = receipts(&claims, &division).unwrap();
    // The second stands at 25%: 8 units lead it to 18 ÷ 40 = 45%, still below 50%.
    let second = &receipts[1];
    assert_eq!((second.rank, second.awarded, second.gap_before, second.gap_after), (Some(1), q("8"), q("30"), q("22")));
    assert_eq!((words(second.coverage_before), words(second.coverage_after)), ("25".to_owned(), "45".to_owned()));
    let here = second.one_more.unwrap();
    assert_eq!((here.gap, words(here.coverage), here.lacks), (q("21"), "47.5".to_owned(), q("1")));
    assert_eq!((receipts[0].rank, receipts[0].awarded), (Some(2), q("0")));
    // The next unit is the second's as well.
    let next = one_more(&claims, &division, &solve).unwrap();
    assert_eq!((next.claim, next.extra), (1, q("1")));
    assert_eq!(next.changes.iter().map(|(claim, change)| (*claim, change.by)).collect::<Vec<_>>(), [(1, q("1"))]);
}

#[test]
fn one_more_unit_of_a_budget_says_what_is_lacking() {
    let claims = [priced(claim(0, "10", "0"), "4"), priced(claim(1, "10", "5"), "3")];
    // 2 at 4 are 8, of 10: 2 are left. The next, at 20%, lacks 2.
    let division = division(&claims, budget("10"), Rule::LowestCoverage);
    assert_eq!(division.awards, [q("2"), q("0")]);
    let next = one_more(&claims, &division, &solve).unwrap();
    assert_eq!((next.claim, next.extra), (0, q("2")));
    let all = divide(&claims, budget("1000"), Rule::LowestCoverage, &solve).unwrap();
    assert_eq!(one_more(&claims, &all, &solve), None);
}

#[test]
fn a_rounding_unit_that_moves_elsewhere_is_said() {
    // The Alabama paradox: gaps 6, 6 and 2. Of 10, the shares are 4.29, 4.29 and 1.43: 4, 4, 1 and the one left to the third.
    // Of 11 they are 4.71, 4.71 and 1.57: the two left go to the first two, and the third is back at 1.
    let claims = [claim(0, "6", "0"), claim(1, "6", "0"), claim(2, "2", "0")];
    let division = division(&claims, amount("10"), Rule::Proportional);
    assert_eq!(division.awards, [q("4"), q("4"), q("2")]);
    let next = one_more(&claims, &division, &solve).unwrap();
    assert_eq!(
        next.changes.iter().map(|(claim, change)| (*claim, change.by)).collect::<Vec<_>>(),
        [(0, q("1")), (1, q("1")), (2, q("-1"))]
    );
}

#[test]
fn what_the_bound_leaves_open_is_searched() {
    // 5 at 7 weighing 9, 5 at 5 weighing 6, 5 at 3 weighing 3.5, and 24 万元: by weight for the money, 1.29, 1.2 and 1.17. Three of the
    // first are 21 and 27; with one of the last, 24 and 30.5. Two of the first and two of the second are 24 and 30. The bound is
    // 27 + 3 ÷ 7 × 9 = 30.86, so between 30.5 and it there is nothing to find.
    let claims = [
        weighing(priced(claim(0, "5", "0"), "7"), "9"),
        weighing(priced(claim(1, "5", "0"), "5"), "6"),
        weighing(priced(claim(2, "5", "0"), "3"), "3.5"),
    ];
    let found = division(&claims, budget("24"), Rule::Weighted);
    assert_eq!((found.awards, found.proof), (vec![q("3"), q("0"), q("1")], Some(Proof::Exact)));
    // Of 23 万元: three of the first leave 2, 27; two of the first and three of the last, 14 + 9, are 28.5; the bound is 29.57.
    let found = division(&claims, budget("23"), Rule::Weighted);
    assert_eq!((found.awards, found.proof), (vec![q("2"), q("0"), q("3")], Some(Proof::Solver)));
    // Nobody searching, two, one and one stand, 27.5, and 29.5 is the most in halves that the bound allows.
    let without = divide(&claims, budget("23"), Rule::Weighted, &no_search).unwrap();
    assert_eq!((without.awards, without.proof), (vec![q("2"), q("1"), q("1")], Some(Proof::Within(q("2")))));
}

#[test]
fn a_search_that_is_given_up_says_how_far_off_it_can_be() {
    // Costs a million and a half times apart are beyond the solver. By hand: the dear unit alone weighs 3,000,001 of 3,000,002; with
    // the cheap one it would cost 3,000,003, so nothing weighs more. The bound, with a fraction of the dear unit, is 3,000,002.
    let dear = weighing(priced(claim(0, "2", "0"), "3000001"), "3000001");
    let cheap = weighing(priced(claim(1, "1", "0"), "2"), "2");
    let division = division(&[dear, cheap], budget("3000002"), Rule::Weighted);
    assert_eq!((division.awards, division.proof), (vec![q("1"), q("0")], Some(Proof::Within(q("1")))));
}
