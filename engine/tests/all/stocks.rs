//! Stocks carried forward: attrition, additions, actions, and whose figure leads.

use crate::common::{World, due, norm, ratio};
use permille_engine::area::Level;
use permille_engine::plan::Nature;
use permille_engine::scenario::Lever;
use permille_engine::year::Year;

/// A world with beds to count, in 360202 alone or in whatever is added to it.
fn beds(world: World) -> World {
    world.norm(norm("beds", ratio(1_000), vec![due(2030, &["6"])]))
}

fn attrition() -> Lever {
    Lever::Attrition { measure: "beds".into() }
}

fn additions() -> Lever {
    Lever::Additions { measure: "beds".into() }
}

/// The beds of `area` in these years.
#[track_caller]
fn check(world: &World, area: &str, expected: &[(Year, &str)]) {
    let run = world.run();
    for &(year, amount) in expected {
        assert_eq!(run.stock("beds", area, year), amount, "{area} in {year}");
    }
}

#[test]
fn a_stock_stays_until_something_changes_it() {
    let world = beds(World::county(1)).stock("360202", "beds", &[(2018, "441"), (2025, "500")]);
    check(&world, "360202", &[(2020, "441"), (2024, "441"), (2025, "500"), (2030, "500")]);
}

#[test]
fn a_stock_is_unknown_before_its_first_figure_and_never_zero() {
    let world = beds(World::county(1)).stock("360202", "beds", &[(2025, "0")]).lever(additions(), "", "10");
    check(&world, "360202", &[(2020, "unknown"), (2024, "unknown"), (2025, "0"), (2026, "10")]);
    check(&beds(World::county(1)).lever(additions(), "", "10"), "360202", &[(2030, "unknown")]);
}

#[test]
fn attrition_takes_percent_of_the_exact_figure_of_the_year_before() {
    // 441 − 11.025 = 429.975; − 10.749375 = 419.225625; − 10.480641 = 408.744984. Shown to the nearest one.
    let world = beds(World::county(1)).stock("360202", "beds", &[(2020, "441")]).lever(attrition(), "", "2.5");
    check(&world, "360202", &[(2020, "441"), (2021, "430"), (2022, "419"), (2023, "409")]);
    // 5% of 10 leave 9.5, shown as 10; a year on 9.025. All at once, and then nothing more.
    let world = |percent| beds(World::county(1)).stock("360202", "beds", &[(2020, "10")]).lever(attrition(), "", percent);
    check(&world("5"), "360202", &[(2021, "10"), (2022, "9")]);
    check(&world("100"), "360202", &[(2021, "0"), (2030, "0")]);
    // 5.000001% of 10 is 0.5000001, kept to six places: 9.5 are left, shown as 10; 5.00001% leave 9.499999.
    check(&world("5.000001"), "360202", &[(2021, "10")]);
    check(&world("5.00001"), "360202", &[(2021, "9")]);
}

#[test]
fn what_is_not_in_whole_units_loses_fractions() {
    let world = World::county(1).measure("beds", Nature::Resource, false);
    let world = beds(world).stock("360202", "beds", &[(2020, "10")]).lever(attrition(), "", "5");
    check(&world, "360202", &[(2021, "9.5"), (2022, "9.025")]);
}

#[test]
fn losses_come_before_gains_and_a_stated_year_stands_over_both() {
    // 100 − 10 + 7 + 3 = 100; the action of 2022 is part of the stated 500; 500 − 50 + 7 = 457.
    let world = beds(World::county(1))
        .stock("360202", "beds", &[(2020, "100"), (2022, "500")])
        .lever(attrition(), "", "10")
        .lever(additions(), "", "7")
        .action("360202", "beds", 2021, "3")
        .action("360202", "beds", 2022, "1000");
    check(&world, "360202", &[(2021, "100"), (2022, "500"), (2023, "457")]);
}

#[test]
fn actions_of_a_year_add_up_and_one_of_another_measure_does_not_count() {
    let world = beds(World::county(1))
        .stock("360202", "beds", &[(2020, "100")])
        .action("360202", "beds", 2027, "120")
        .action("360202", "beds", 2027, "5")
        .action("360202", "places", 2027, "1000")
        .action("360202", "beds", 2028, "-25");
    check(&world, "360202", &[(2026, "100"), (2027, "225"), (2028, "200")]);
}

#[test]
fn additions_are_shared_by_residents_with_nothing_lost() {
    // 100 a year by 421,690 : 485,161 : 201,363 of 1,108,214: 38.05, 43.78 and 18.17; the one left goes to the largest remainder.
    let mut world = beds(World::province())
        .people("360102", "resident", &[(2020, 421_690)])
        .people("360103", "resident", &[(2020, 485_161)])
        .people("360202", "resident", &[(2020, 201_363)]);
    for city in [("360100", 906_851), ("360200", 201_363)] {
        world = world.people(city.0, "resident", &[(2020, city.1)]);
    }
    for county in ["360102", "360103", "360202"] {
        world = world.stock(county, "beds", &[(2020, "0")]);
    }
    let world = world.lever(additions(), "", "100");
    for (area, amount) in [("360102", "38"), ("360103", "44"), ("360202", "18"), ("360100", "82"), ("360000", "100")] {
        check(&world, area, &[(2021, amount)]);
    }
}

#[test]
fn additions_everywhere_and_in_one_area_come_together() {
    // 10 a year to the city of two equal counties, 3 more to one of them.
    let world = beds(World::province())
        .people("360102", "resident", &[(2020, 500)])
        .people("360103", "resident", &[(2020, 500)])
        .stock("360102", "beds", &[(2020, "0")])
        .stock("360103", "beds", &[(2020, "0")])
        .lever(additions(), "360100", "10")
        .lever(additions(), "360103", "3");
    check(&world, "360102", &[(2021, "5"), (2022, "10")]);
    check(&world, "360103", &[(2021, "8"), (2022, "16")]);
    check(&world, "360100", &[(2021, "13"), (2022, "26")]);
}

/// A county with its own figure and a township that states nothing.
fn township() -> World {
    beds(World::county(1_000)).area("360202100", Level::Township, "360202").stock("360202", "beds", &[(2020, "441")])
}

#[test]
fn an_action_in_a_township_reaches_the_countys_own_figure() {
    let world = township().action("360202100", "beds", 2027, "120");
    check(&world, "360202", &[(2026, "441"), (2027, "561")]);
    check(&world, "360202100", &[(2027, "unknown")]);
}

#[test]
fn additions_in_a_township_reach_the_countys_own_figure() {
    check(&township().lever(additions(), "360202100", "10"), "360202", &[(2021, "451"), (2022, "461")]);
}

#[test]
fn an_action_in_a_township_that_states_a_figure_counts_once() {
    let world = township().stock("360202100", "beds", &[(2020, "40")]).action("360202100", "beds", 2027, "120");
    check(&world, "360202100", &[(2027, "160")]);
    // The township is all of the county, and its 40 are as new as the county's 441: the sum leads, in 2020 as after.
    check(&world, "360202", &[(2020, "40"), (2027, "160")]);
}

#[test]
fn an_own_figure_leads_where_it_is_newer_or_one_below_is_unknown() {
    let counties = beds(World::province()).stock("360102", "beds", &[(2020, "10")]).stock("360103", "beds", &[(2020, "20")]);
    check(&counties, "360100", &[(2020, "30"), (2030, "30")]);
    check(&counties.clone().stock("360100", "beds", &[(2019, "99")]), "360100", &[(2020, "30")]);
    check(&counties.clone().stock("360100", "beds", &[(2022, "99")]), "360100", &[(2021, "30"), (2022, "99"), (2030, "99")]);
    // 360202 is unknown: the province's older figure stands, else what is known.
    check(&counties, "360000", &[(2020, "30")]);
    check(&counties.clone().stock("360000", "beds", &[(2015, "77")]), "360000", &[(2020, "77")]);
    // A city without a figure passes on how new its counties are.
    let all = counties.stock("360202", "beds", &[(2020, "5")]).stock("360000", "beds", &[(2015, "77")]);
    check(&all, "360000", &[(2020, "35")]);
}

#[test]
fn what_is_measured_holds_its_latest_value_and_is_never_summed() {
    let world = World::province().measure("beds", Nature::Indicator, false);
    let world = beds(world)
        .stock("360102", "beds", &[(2020, "78.4"), (2024, "79.1")])
        .stock("360103", "beds", &[(2020, "77")])
        .lever(attrition(), "", "10")
        .lever(additions(), "", "5")
        .action("360102", "beds", 2022, "5");
    check(&world, "360102", &[(2020, "78.4"), (2023, "78.4"), (2024, "79.1"), (2030, "79.1")]);
    check(&world, "360100", &[(2020, "unknown"), (2030, "unknown")]);
}

#[test]
fn what_the_scenario_adds_can_be_asked_for() {
    let run = township().lever(additions(), "360202", "10").run();
    let stock = run.outlook.stock(run.model.measure_position(&"beds".into()).unwrap());
    for area in ["360202", "360202100"] {
        assert_eq!(stock.additions(run.area(area)).to_string(), "10", "{area}");
    }
}

#[test]
fn a_sum_beyond_the_range_is_unknown_and_never_a_part_of_it() {
    let mut world = beds(World::province());
    for (county, amount) in [("360102", "9000000000000"), ("360103", "9000000000000"), ("360202", "5")] {
        world = world.stock(county, "beds", &[(2020, amount)]);
    }
    check(&world, "360100", &[(2020, "unknown")]);
}
