//! Cities and provinces: what sums up, what does not, and what is left out.

use crate::common::{World, base, due, norm, ratio};
use permille_engine::area::Level;
use permille_engine::model::Standing;
use permille_engine::norm::{Direction, Norm};
use permille_engine::plan::Nature;
use permille_engine::rule::{Bracket, Indicator, PerArea, Rule, ShareOfStock};

/// A province of two cities: 100,000 and 200,001 people in 360100, 50,000 in 360200; 1 place for every 1,000, due in 2025.
fn places(stocks: &[(&str, &str)]) -> World {
    let mut world = World::province()
        .people("360102", "resident", &[(2020, 100_000)])
        .people("360103", "resident", &[(2020, 200_001)])
        .people("360202", "resident", &[(2020, 50_000)])
        .norm(norm("places", ratio(1_000), vec![due(2025, &["1"])]));
    for &(area, amount) in stocks {
        world = world.stock(area, "places", &[(2020, amount)]);
    }
    world
}

#[track_caller]
fn check(world: &World, area: &str, expected: &str) {
    assert_eq!(world.run().line("places", area, 2025), expected, "{area}");
}

#[test]
fn an_area_above_is_the_sum_of_the_areas_below() {
    // 100 + 201 in the first city, 50 in the second: each county is rounded up by itself.
    let world = places(&[("360102", "40"), ("360103", "200"), ("360202", "25")]);
    check(&world, "360103", "required 201, available 200, gap 1, net 1, coverage 99.502488, short, 0 missing");
    check(&world, "360100", "required 301, available 240, gap 61, net 61, coverage 79.734219, short, 0 missing");
    check(&world, "360000", "required 351, available 265, gap 86, net 86, coverage 75.498575, short, 0 missing");
}

#[test]
fn one_countys_surplus_does_not_fill_anothers_gap() {
    // 360102 has 400 too many, 360103 lacks 1 and 360202 lacks 20: the province lacks 21, though it has 379 more than it needs.
    let world = places(&[("360102", "500"), ("360103", "200"), ("360202", "30")]);
    check(&world, "360000", "required 351, available 730, gap 21, net -379, coverage 207.977208, short, 0 missing");
    // Where all have enough, the surplus is shown.
    let world = places(&[("360102", "500"), ("360103", "201"), ("360202", "51")]);
    check(&world, "360000", "required 351, available 752, gap -401, net -401, coverage 214.245014, met, 0 missing");
}

#[test]
fn an_unknown_county_is_left_out_and_counted() {
    // Nothing is known of 360103's places: its need of 201 is not held against what the others have.
    let world = places(&[("360102", "60"), ("360202", "50")]);
    check(&world, "360103", "required 201, available unknown, gap unknown, net unknown, coverage unknown, no data, 1 missing");
    check(&world, "360100", "required 301, available 60, gap 40, net unknown, coverage 60, short, 1 missing");
    check(&world, "360000", "required 351, available 110, gap 40, net unknown, coverage 73.333333, short, 1 missing");
    // Nobody short and one unknown: no data, never met.
    let world = places(&[("360102", "100"), ("360202", "50")]);
    check(&world, "360000", "required 351, available 150, gap 0, net unknown, coverage 100, no data, 1 missing");
}

#[test]
fn a_county_whose_people_are_unknown_does_not_flatter_the_coverage() {
    // The 1,000 places of 360103 stand against a requirement nobody knows: coverage is that of the other two, 75 of 150.
    let mut world = places(&[("360102", "50"), ("360103", "1000"), ("360202", "25")]);
    world.areas[3].population.clear();
    check(&world, "360000", "required 150, available 1075, gap 75, net unknown, coverage 50, short, 1 missing");
}

#[test]
fn a_provinces_own_stock_stands_for_counties_that_state_none() {
    let world = places(&[("360000", "300")]);
    check(&world, "360000", "required 351, available 300, gap 51, net unknown, coverage 85.470085, short, 3 missing");
    check(&world, "360100", "required 301, available unknown, gap unknown, net unknown, coverage unknown, no data, 2 missing");
    // Enough in all does not show that each has enough.
    let world = places(&[("360000", "400")]);
    check(&world, "360000", "required 351, available 400, gap -49, net unknown, coverage 113.960114, no data, 3 missing");
}

#[test]
fn a_provinces_own_stock_is_not_held_against_a_part_of_its_need() {
    // The people of 360103 are unknown, so the 150 required are of two counties and the 300 places of all three.
    let mut world = places(&[("360000", "300")]);
    world.areas[3].population.clear();
    check(&world, "360000", "required 150, available 300, gap unknown, net unknown, coverage unknown, no data, 3 missing");
}

#[test]
fn nothing_is_counted_twice_where_city_and_counties_both_state_a_stock() {
    // 40 + 200 are the city's 240; its own figure of an earlier year is not added, and neither is one of the same year.
    for year in [2015, 2020] {
        let world = places(&[("360102", "40"), ("360103", "200"), ("360202", "25")]).stock("360100", "places", &[(year, "240")]);
        check(&world, "360000", "required 351, available 265, gap 86, net 86, coverage 75.498575, short, 0 missing");
    }
}

#[test]
fn brackets_are_applied_to_each_county_and_never_to_a_city() {
    // Twice 299,999 people: 20 + 20 beds, where one county of 599,998 would need 80.
    let rule = Rule::from(Bracket { base: base("resident"), from: vec![0, 300_000, 500_000, 1_000_000] });
    let run = World::province()
        .people("360102", "resident", &[(2020, 299_999)])
        .people("360103", "resident", &[(2020, 299_999)])
        .people("360202", "resident", &[(2020, 300_000)])
        .norm(norm("beds", rule, vec![due(2020, &["20", "50", "80", "100"])]))
        .run();
    assert_eq!(run.requirement("beds", "360100", 2020), "40");
    assert_eq!(run.requirement("beds", "360000", 2020), "90");
}

#[test]
fn what_is_measured_or_done_is_not_summed() {
    let two = |word, world: World| world.stock("360102", word, &[(2020, "61")]).stock("360103", word, &[(2020, "11")]);
    let at_most = Norm { direction: Direction::AtMost, ..norm("mortality", Rule::from(Indicator), vec![due(2020, &["12"])]) };
    let world = World::province().measure("mortality", Nature::Indicator, false).norm(at_most);
    let run = two("mortality", world).run();
    let city = "required unknown, available unknown, gap unknown, net unknown, coverage unknown, short, 0 missing";
    assert_eq!(run.line("mortality", "360100", 2020), city);
    assert_eq!(
        run.line("mortality", "360102", 2020),
        "required 12, available 61, gap 49, net 49, coverage 508.333333, short, 0 missing"
    );
    assert_eq!(run.status("mortality", "360200", 2020), "no data");
    assert_eq!(run.status("mortality", "360000", 2020), "short");
}

#[test]
fn at_most_sums_up_what_is_too_much() {
    // At most 1 for every 1,000, rounded down: 100, 200 and 50 are allowed; 360102 has 50 too many, the others none and 10 to spare.
    let mut world = places(&[("360102", "150"), ("360103", "200"), ("360202", "40")]);
    world.plan.norms[0].direction = Direction::AtMost;
    check(&world, "360000", "required 350, available 390, gap 50, net 40, coverage 111.428571, short, 0 missing");
}

#[test]
fn a_norm_of_cities_reads_the_sums_of_their_counties_and_leaves_counties_alone() {
    let world = places(&[("360102", "40"), ("360103", "200"), ("360202", "51")]);
    let world =
        world.norm(Norm { level: Level::City, measure: "places".into(), ..norm("city", ratio(1_000), vec![due(2020, &["1"])]) });
    let run = world.run();
    // 300,001 people rounded once for the city: 301; 50,000 in the other.
    assert_eq!(
        run.line("city", "360100", 2020),
        "required 301, available 240, gap 61, net 61, coverage 79.734219, short, 0 missing"
    );
    assert_eq!(run.line("city", "360200", 2020), "required 50, available 51, gap -1, net -1, coverage 102, met, 0 missing");
    assert_eq!(
        run.line("city", "360000", 2020),
        "required 351, available 291, gap 61, net 60, coverage 82.905983, short, 0 missing"
    );
    assert_eq!(run.status("city", "360102", 2020), "not bound");
}

#[test]
fn a_sum_with_counties_left_out_can_show_enough_and_never_too_little() {
    // 360103 is unknown. A city norm of 300 places is met by 360102 alone, and one of 400 is not known to be missed.
    for (required, status) in [("300", "met"), ("301", "no data")] {
        let world = places(&[("360102", "300")]);
        let target = vec![due(2020, &[required])];
        let world =
            world.norm(Norm { level: Level::City, measure: "places".into(), ..norm("city", Rule::from(PerArea), target) });
        assert_eq!(world.run().status("city", "360100", 2020), status, "{required}");
    }
}

#[test]
fn a_share_is_not_taken_of_a_sum_with_counties_left_out() {
    let world = World::province().stock("360102", "fleet", &[(2020, "100")]);
    let share = Norm {
        level: Level::City,
        ..norm("shielded", Rule::from(ShareOfStock { of: "fleet".into() }), vec![due(2020, &["40"])])
    };
    assert_eq!(world.norm(share).run().requirement("shielded", "360100", 2020), "unknown");
}

#[test]
fn a_plan_binds_only_its_territory() {
    let mut world = places(&[]);
    world.plan.territory = "360200".into();
    let run = world.run();
    for (area, standing) in [
        ("360202", Standing::Bound),
        ("360200", Standing::Above),
        ("360102", Standing::Outside),
        ("360100", Standing::Outside),
        ("360000", Standing::Outside),
    ] {
        assert_eq!(run.model.standing(0, run.area(area)), standing, "{area}");
    }
    assert_eq!(run.requirement("places", "360000", 2025), "unknown");
    assert_eq!(run.requirement("places", "360200", 2025), "50");
}

#[test]
fn a_county_straight_below_the_province_is_summed_with_the_cities() {
    let world = places(&[("360102", "100"), ("360103", "201"), ("360202", "50")])
        .area("369001", Level::County, "360000")
        .people("369001", "resident", &[(2020, 7_000)])
        .stock("369001", "places", &[(2020, "3")]);
    check(&world, "360000", "required 358, available 354, gap 4, net 4, coverage 98.882682, short, 0 missing");
}

#[test]
fn an_area_without_parent_or_children_is_a_whole_file() {
    let run = World::county(201_363)
        .norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])]))
        .stock("360202", "places", &[(2020, "500")])
        .run();
    let line = "required 907, available 500, gap 407, net 407, coverage 55.126792, short, 0 missing";
    assert_eq!(run.line("places", "360202", 2025), line);
}

#[test]
fn a_plan_of_the_whole_country_binds_provinces_and_counties_alike() {
    let provinces = Norm { level: Level::Province, ..norm("centres", Rule::from(PerArea), vec![due(2025, &["2"])]) };
    let mut world = places(&[("360102", "40"), ("360103", "200"), ("360202", "25")]).norm(provinces).stock(
        "360000",
        "centres",
        &[(2020, "1")],
    );
    let before = world.run().line("places", "360000", 2025);
    world.plan.territory = "100000".into();
    let run = world.run();
    assert_eq!(run.line("places", "360000", 2025), before);
    assert_eq!(run.model.standing(run.norm("centres"), run.area("360000")), Standing::Bound);
    assert_eq!(run.gap("centres", "360000", 2025), "1");
}
