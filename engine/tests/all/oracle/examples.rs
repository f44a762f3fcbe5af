//! Small cases worked by hand, which hold the oracle itself.

use super::norm::Cell;
use super::{Oracle, Origin};
use crate::common::{World, due, norm, q, ratio};
use permille_engine::norm::Direction;
use permille_engine::rule::{Rule, SumOfRatios};
use permille_engine::scenario::Lever;
use permille_engine::year::Year;

/// City 360100 with the counties 360102 and 360103, and a norm of 10 beds per 1,000 residents from 2022 on.
fn city() -> World {
    World::province().norm(norm("beds", ratio(1_000), vec![due(2022, &["10"])]))
}

fn losing(percent: &str, world: World) -> World {
    world.lever(Lever::Attrition { measure: "beds".into() }, "", percent)
}

fn area(world: &World, code: &str) -> usize {
    world.areas.iter().position(|area| area.code.as_str() == code).unwrap()
}

/// The stock of beds in an area and year, with its origin and how many are left out.
#[track_caller]
fn check_beds(world: &World, code: &str, year: Year, expected: (&str, Origin, u32)) {
    let stock = Oracle::of(&world.set(), &world.scenario).stocks[&"beds".into()][&(area(world, code), year)];
    let amount = if expected.0 == "unknown" { None } else { Some(super::number::of(q(expected.0))) };
    assert_eq!((stock.amount, stock.origin, stock.missing), (amount, expected.1, expected.2), "{code} in {year}");
}

fn cell(world: &World, code: &str, year: Year) -> Cell {
    Oracle::of(&world.set(), &world.scenario).norms[&"beds".into()].1[&(area(world, code), year)]
}

#[track_caller]
fn check_people(world: &World, word: &str, code: &str, year: Year, expected: (Option<i128>, Year, Origin)) {
    let people = Oracle::of(&world.set(), &world.scenario).people[&crate::common::base(word)][&(area(world, code), year)];
    assert_eq!((people.count, people.since, people.origin), expected, "{word} of {code} in {year}");
}

fn units(number: i128) -> Option<i128> {
    Some(number * super::number::UNIT)
}

#[test]
fn the_newest_figure_leads_and_of_the_same_year_the_sum() {
    let world = city().stock("360100", "beds", &[(2020, "100"), (2022, "95")]);
    let world = world.stock("360102", "beds", &[(2020, "40")]).stock("360103", "beds", &[(2020, "50")]);
    check_beds(&world, "360100", 2020, ("90", Origin::Sum, 0));
    check_beds(&world, "360100", 2022, ("95", Origin::Stated, 0));
    check_beds(&world, "360100", 2023, ("95", Origin::Carried, 0));
    // The other city knows nothing: one county is left out.
    check_beds(&world, "360000", 2023, ("95", Origin::Sum, 1));
}

#[test]
fn losses_compound_on_the_exact_figure() {
    // 10 × 0.96 = 9.6, 9.216, 8.84736: shown 10, 9, 9; then 20 more: (8.493466 after the fourth year) + 20 = 28.493466.
    let world = losing("4", city().stock("360102", "beds", &[(2020, "10.4")])).action("360102", "beds", 2024, "20");
    // Stated, it is shown as stated: 10.4. Then 9.984, 9.58464, 9.201254 (9.2012544), 8.833204 + 20.
    for (year, beds) in [(2021, "10"), (2022, "10"), (2023, "9"), (2024, "29")] {
        check_beds(&world, "360102", year, (beds, Origin::Carried, 0));
    }
    check_beds(&world, "360102", 2020, ("10.4", Origin::Stated, 0));
}

#[test]
fn what_a_city_builds_is_held_beside_the_sum_and_fills_no_countys_gap() {
    // Counties of 1,000 require 10 each; 4 and 10 are there; the city builds 5 in 2022 and loses a half a year: 5, then 2.5, shown 3.
    let mut world = city().action("360100", "beds", 2022, "5").lever(Lever::Attrition { measure: "beds".into() }, "360100", "50");
    for (code, beds) in [("360102", "4"), ("360103", "10")] {
        world = world.people(code, "resident", &[(2020, 1_000)]).stock(code, "beds", &[(2023, beds)]).stock(
            code,
            "beds",
            &[(2022, beds)],
        );
    }
    check_beds(&world, "360100", 2022, ("19", Origin::Sum, 0));
    check_beds(&world, "360100", 2023, ("17", Origin::Sum, 0));
    let city = cell(&world, "360100", 2022);
    // 20 required, 19 there: net 1 is lacking, but the first county lacks 6.
    assert_eq!((city.requirement, city.available, city.net_gap, city.gap), (units(20), units(19), units(1), units(6)));
    // 19 ÷ 20 = 95%.
    assert_eq!((city.coverage, city.status), (units(95), Some("short")));
}

#[test]
fn a_cap_is_rounded_down() {
    // 1.4 × 3,000 ÷ 1,000 = 4.2: at most 4, at least 5.
    for (direction, required, gap) in [(Direction::AtMost, 4, 1), (Direction::AtLeast, 5, 0)] {
        let rule = norm("beds", ratio(1_000), vec![due(2020, &["1.4"])]);
        let world = World::county(3_000).stock("360202", "beds", &[(2020, "5")]);
        let world = world.norm(permille_engine::norm::Norm { direction, ..rule });
        let cell = cell(&world, "360202", 2020);
        assert_eq!((cell.requirement, cell.gap), (units(required), units(gap)));
    }
}

#[test]
fn a_sum_of_ratios_is_rounded_once() {
    // 15,000 ÷ 30,000 + 5,001 ÷ 10,000 = 1.0001: 2.
    let rule = Rule::from(SumOfRatios { bases: vec![crate::common::base("urban"), crate::common::base("rural")] });
    let world = World::county(20_001).people("360202", "urban", &[(2020, 15_000)]);
    let world = world.norm(norm("beds", rule, vec![due(2020, &["30000", "10000"])]));
    assert_eq!(cell(&world, "360202", 2020).requirement, units(2));
}

#[test]
fn urban_and_rural_rest_on_the_year_they_were_observed_in() {
    // 1,000 residents and 400 rural of 2020: 600 urban. A year on 1,010 residents, 60% and a point of them: 616.1.
    let world = World::county(1_000).people("360202", "rural", &[(2020, 400)]);
    let world = world.lever(Lever::Growth, "", "10").lever(Lever::Urbanisation, "", "1").norm(norm(
        "beds",
        ratio(1),
        vec![due(2030, &["1"])],
    ));
    check_people(&world, "resident", "360202", 2021, (Some(1_010), 2020, Origin::Carried));
    check_people(&world, "urban", "360202", 2020, (Some(600), 2020, Origin::Derived));
    check_people(&world, "urban", "360202", 2021, (Some(616), 2020, Origin::Carried));
    check_people(&world, "rural", "360202", 2020, (Some(400), 2020, Origin::Stated));
    check_people(&world, "rural", "360202", 2021, (Some(394), 2020, Origin::Derived));
}

#[test]
fn a_path_compares_like_with_like() {
    let world = city().people("360102", "resident", &[(2020, 1_000)]).people("360103", "resident", &[(2020, 1_000)]);
    // Only the first county knows its beds: from its 4 to its 10 in two years, 7 after one.
    let partly = world.clone().stock("360102", "beds", &[(2020, "4")]);
    assert_eq!(cell(&partly, "360100", 2021).path, units(7));
    // Both know: from 4 + 6 + the 2 that the city builds to 20: 16.
    let both = partly.stock("360103", "beds", &[(2020, "6")]).action("360100", "beds", 2020, "2");
    assert_eq!(cell(&both, "360100", 2021).path, units(16));
}

#[test]
fn a_moved_last_target_replaces_those_due_no_earlier() {
    let rule = norm("beds", ratio(1_000), vec![due(2022, &["1"]), due(2025, &["6"])]);
    let world = World::county(1_000).norm(rule).lever(Lever::DueYear { norm: "beds".into() }, "", "2022");
    assert_eq!(cell(&world, "360202", 2021).requirement, None);
    assert_eq!(cell(&world, "360202", 2022).requirement, units(6));
}

#[test]
fn a_code_lies_in_the_codes_above_it_and_in_no_other() {
    let lies_in = |code: &str, territory: &str| super::tree::lies_in(&code.into(), &territory.into());
    assert!(
        ["100000", "360000", "360200", "360202", "360202100", "360202100000"]
            .into_iter()
            .all(|above| lies_in("360202100000", above))
    );
    assert!(!lies_in("360202101000", "360202100000") && !lies_in("360203", "360202") && !lies_in("370202", "360000"));
}
