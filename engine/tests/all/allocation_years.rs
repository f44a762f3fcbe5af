//! Claims taken from a model, and divisions year after year.

use crate::common::{World, due, norm, q, ratio};
use permille_engine::allocation::claims::{Asked, Why, gather};
use permille_engine::allocation::years::{Divided, Order, divide_years};
use permille_engine::allocation::{End, Limit, Rule, no_search};
use permille_engine::norm::{Direction, Norm};
use permille_engine::quantity::Quantity;
use permille_engine::rule::PerArea;
use permille_engine::scenario::Lever;
use permille_engine::year::Year;

const COUNTIES: [&str; 3] = ["360102", "360103", "360202"];

/// Three counties of 10,000, 20,000 and 40,000 residents, 5 places for every 1,000 from 2022: 50, 100 and 200 are required. There are 20,
/// 10 and none known in 2020.
fn world() -> World {
    World::province()
        .people("360102", "resident", &[(2020, 10_000)])
        .people("360103", "resident", &[(2020, 20_000)])
        .people("360202", "resident", &[(2020, 40_000)])
        .norm(norm("places", ratio(1_000), vec![due(2022, &["5"])]))
        .stock("360102", "places", &[(2020, "20")])
        .stock("360103", "places", &[(2020, "10")])
}

fn free(_: usize, _: usize) -> Option<Quantity> {
    None
}

fn alike(_: usize, _: usize) -> Quantity {
    Quantity::ONE
}

/// Divides among all areas of the world, all norms in their order.
fn divided(world: &World, limits: &[(Year, &str)], rule: Rule, carries_over: bool) -> Divided {
    let run = world.run();
    let (norms, areas): (Vec<usize>, Vec<usize>) =
        ((0..run.model.norm_count()).collect(), (0..run.model.areas().len()).collect());
    let asked = Asked { norms: &norms, areas: &areas, unit_cost: &free, weight: &alike, priced: false };
    let limits = limits.iter().map(|(year, amount)| (*year, Limit::Amount(q(amount)))).collect();
    divide_years(&run.model, &world.scenario, &asked, &Order { limits, rule, carries_over }, &no_search).unwrap()
}

/// `code +units year`, action after action.
fn actions(divided: &Divided) -> String {
    divided
        .actions
        .iter()
        .map(|action| format!("{} +{} {}", action.area, action.amount, action.year))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn what_is_unknown_is_left_out_and_counted() {
    let divided = divided(&world(), &[(2022, "100")], Rule::LowestCoverage, false);
    let year = &divided.years[0];
    assert_eq!(year.gathered.claims.len(), 2);
    assert_eq!(year.gathered.left_out.iter().map(|left| left.why).collect::<Vec<_>>(), [Why::Unknown]);
    // 10% and 40%: the second is raised to 40%, by 30; the other 70 raise 150 required alike, 23.3 and 46.7: to 86.7% each, and the last
    // unit goes to the lower: 43 ÷ 50 = 86% against 86 ÷ 100 = 86% is a tie, lower coverage first.
    assert_eq!(actions(&divided), "360102 +23 2022, 360103 +77 2022");
    assert_eq!(year.division.end, End::LimitRanOut);
}

#[test]
fn what_one_year_gives_is_there_in_the_next() {
    // Gaps 30 and 90. In 2022, 60 in proportion are 15 and 45; in 2023, 80 close what is left, 15 and 45, and 20 remain.
    let divided = divided(&world(), &[(2022, "60"), (2023, "80")], Rule::Proportional, false);
    assert_eq!(actions(&divided), "360102 +15 2022, 360103 +45 2022, 360102 +15 2023, 360103 +45 2023");
    assert_eq!((divided.years[1].division.left, divided.years[1].division.end), (q("20"), End::GapsRanOut));
    let after: Vec<_> = divided.standings.iter().map(|standing| (standing.before.available, standing.after.available)).collect();
    assert_eq!(after, [(q("20"), q("50")), (q("10"), q("100"))]);
}

#[test]
fn what_a_year_leaves_is_lost_or_carried_over() {
    let world = world().norm(norm("wards", PerArea.into(), vec![due(2022, &["1"])]));
    // Nothing is missing in 2022 beyond 120 places; the wards of all three counties are unknown.
    for (carries_over, left) in [(false, "5"), (true, "35")] {
        let divided = divided(&world, &[(2022, "150"), (2023, "5")], Rule::LargestGap, carries_over);
        assert_eq!(divided.years[1].division.left, q(left));
    }
}

#[test]
fn attrition_and_growth_act_between_the_years() {
    // Places are lost at 10% a year: of 20 in 2020, 18 and 16 (16.2) are left in 2022. 34 are missing; 14 come, 30 there are; 27 in 2023.
    let mut world = World::county(10_000).norm(norm("places", ratio(1_000), vec![due(2022, &["5"])]));
    world = world.stock("360202", "places", &[(2020, "20")]).lever(Lever::Attrition { measure: "places".into() }, "", "10");
    let divided = divided(&world, &[(2022, "14"), (2023, "1000")], Rule::LeastCost, false);
    assert_eq!(actions(&divided), "360202 +14 2022, 360202 +23 2023");
    // Adopted, nothing is missing.
    world.scenario.actions = divided.actions;
    assert_eq!(world.run().gap("places", "360202", 2023), "0");
}

#[test]
fn before_a_norm_is_due_its_coming_gap_is_divided() {
    let divided = divided(&world(), &[(2021, "40")], Rule::LargestGap, false);
    assert_eq!(divided.years[0].gathered.claims[0].year, 2022);
    // Gaps 30 and 90: all 40 go to the larger.
    assert_eq!(actions(&divided), "360103 +40 2021");
    // A target beyond the years looked at is not one of them.
    let run = World::county(10_000)
        .norm(norm("places", ratio(1_000), vec![due(2060, &["5"])]))
        .stock("360202", "places", &[(2020, "1")])
        .run();
    let asked = Asked { norms: &[0], areas: &[0], unit_cost: &free, weight: &alike, priced: false };
    let figures = run.model.probe(&crate::common::scenario("baseline"), &[0]);
    assert_eq!(gather(&run.model, &figures, 2025, &asked).left_out[0].why, Why::NotDue);
}

#[test]
fn a_stock_that_is_stated_later_takes_no_addition() {
    // 360102 has a figure for 2022 already: what is added by then is in it. 360103 has one for 2024, which stands from then on.
    let world = world().stock("360102", "places", &[(2022, "25")]).stock("360103", "places", &[(2024, "10")]);
    let divided = divided(&world, &[(2022, "40")], Rule::LowestCoverage, false);
    let left_out: Vec<_> = divided.years[0].gathered.left_out.iter().map(|left| left.why).collect();
    assert_eq!(left_out, [Why::Unknown, Why::Stated]);
    assert_eq!(actions(&divided), "360103 +40 2022");
}

#[test]
fn a_budget_leaves_out_what_has_no_price_and_counts_one_resource_once() {
    let world = world()
        .norm(Norm { measure: "places".into(), ..norm("more-places", ratio(1_000), vec![due(2022, &["6"])]) })
        .norm(norm("wards", PerArea.into(), vec![due(2022, &["1"])]))
        .stock("360102", "wards", &[(2020, "0")])
        .norm(Norm { direction: Direction::AtMost, ..norm("ground", PerArea.into(), vec![due(2022, &["1"])]) });
    let run = world.run();
    let areas: Vec<usize> = COUNTIES.iter().map(|code| run.area(code)).collect();
    let place = |_: usize, norm: usize| (norm < 2).then_some(Quantity::ONE);
    let asked = Asked { norms: &[0, 1, 2, 3], areas: &areas, unit_cost: &place, weight: &alike, priced: true };
    let gathered = gather(&run.model, &run.model.probe(&world.scenario, asked.norms), 2022, &asked);
    assert_eq!(gathered.claims.iter().map(|claim| claim.norm).collect::<Vec<_>>(), [0, 0]);
    let mut why: Vec<_> = gathered.left_out.iter().map(|left| (left.norm, left.why)).collect();
    why.sort_unstable();
    assert_eq!(
        why,
        [
            (0, Why::Unknown),
            (1, Why::Unknown),
            (1, Why::Counted),
            (1, Why::Counted),
            (2, Why::Unknown),
            (2, Why::Unknown),
            (2, Why::NoUnitCost)
        ]
    );
}
