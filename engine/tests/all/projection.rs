//! People carried forward: growth, urbanisation, groups, and whose figure leads.

use crate::common::{World, due, norm};
use permille_engine::rule::{Ratio, Rule};
use permille_engine::scenario::Lever;
use permille_engine::year::Year;

/// The people of `word` in 360202 (or whichever area is named) in these years.
#[track_caller]
fn check(world: &World, area: &str, word: &str, expected: &[(Year, Option<i64>)]) {
    let run = world.run();
    for &(year, people) in expected {
        assert_eq!(run.people(word, area, year), people, "{word} of {area} in {year}");
    }
}

#[test]
fn residents_grow_by_so_many_per_mille_of_the_year_before() {
    // 201,363 × 1.007 = 202,772.541 → 202,773; × 1.007 = 204,192.411 → 204,192; × 1.007 = 205,621.344 → 205,621.
    let world = World::county(201_363).lever(Lever::Growth, "", "7");
    check(
        &world,
        "360202",
        "resident",
        &[(2020, Some(201_363)), (2021, Some(202_773)), (2022, Some(204_192)), (2023, Some(205_621))],
    );
    // A half rounds away from zero: 500 × 1.001 = 500.5.
    check(&World::county(500).lever(Lever::Growth, "", "1"), "360202", "resident", &[(2021, Some(501))]);
    // And 100‰ down: 15 → 13.5 → 14 → 12.6 → 13.
    check(&World::county(15).lever(Lever::Growth, "", "-100"), "360202", "resident", &[(2021, Some(14)), (2022, Some(13))]);
}

#[test]
fn without_a_lever_people_stay_as_they_are() {
    check(&World::county(201_363), "360202", "resident", &[(2020, Some(201_363)), (2030, Some(201_363))]);
}

#[test]
fn a_stated_year_stands_and_growth_carries_on_from_it() {
    let world = World::county(1_000).people("360202", "resident", &[(2022, 2_000)]).lever(Lever::Growth, "", "10");
    check(&world, "360202", "resident", &[(2021, Some(1_010)), (2022, Some(2_000)), (2023, Some(2_020))]);
}

#[test]
fn a_figure_of_before_the_horizon_is_carried_into_it() {
    // 1,000 in 2018 × 1.01 × 1.01 = 1,020.1 in 2020.
    let world = World::county(1_000).lever(Lever::Growth, "", "10");
    let mut world = world.years(2020, 2020, 2021);
    world.areas[0].population.clear();
    let world = world.people("360202", "resident", &[(2018, 1_000)]);
    check(&world, "360202", "resident", &[(2020, Some(1_020)), (2021, Some(1_030))]);
    // A base year before the horizon changes nothing about that.
    check(&world.years(2018, 2020, 2021), "360202", "resident", &[(2020, Some(1_020))]);
}

#[test]
fn years_before_the_first_figure_are_unknown() {
    let world = World::province().people("360202", "resident", &[(2025, 1_000)]);
    check(&world, "360202", "resident", &[(2020, None), (2024, None), (2025, Some(1_000)), (2030, Some(1_000))]);
}

#[test]
fn the_urban_share_rises_by_points_and_the_rural_are_the_rest() {
    // 昌江区: 159,187 of 201,363 are urban; one point of 201,363 is 2,013.63 a year: 161,200.63, then 163,214.26.
    let world = World::county(201_363)
        .people("360202", "urban", &[(2020, 159_187)])
        .people("360202", "rural", &[(2020, 42_176)])
        .lever(Lever::Urbanisation, "", "1");
    check(&world, "360202", "urban", &[(2020, Some(159_187)), (2021, Some(161_201)), (2022, Some(163_214))]);
    check(&world, "360202", "rural", &[(2020, Some(42_176)), (2021, Some(40_162)), (2022, Some(38_149))]);
}

#[test]
fn the_urban_keep_their_share_while_everybody_grows() {
    let world = World::county(1_000).people("360202", "urban", &[(2020, 400)]).lever(Lever::Growth, "", "100");
    check(&world, "360202", "urban", &[(2021, Some(440)), (2022, Some(484))]);
    check(&world, "360202", "rural", &[(2020, Some(600)), (2021, Some(660)), (2022, Some(726))]);
}

#[test]
fn the_urban_share_stays_between_nobody_and_everybody() {
    let urban = World::county(1_000).people("360202", "urban", &[(2020, 960)]);
    let rising = urban.clone().lever(Lever::Urbanisation, "", "3");
    check(&rising, "360202", "urban", &[(2021, Some(990)), (2022, Some(1_000)), (2030, Some(1_000))]);
    check(&rising, "360202", "rural", &[(2022, Some(0))]);
    let falling = World::county(1_000).people("360202", "urban", &[(2020, 70)]).lever(Lever::Urbanisation, "", "-5");
    check(&falling, "360202", "urban", &[(2021, Some(20)), (2022, Some(0)), (2030, Some(0))]);
}

#[test]
fn urban_people_follow_from_rural_ones_where_only_those_are_stated() {
    let world = World::county(1_000).people("360202", "rural", &[(2020, 300)]).lever(Lever::Urbanisation, "", "1");
    check(&world, "360202", "urban", &[(2020, Some(700)), (2021, Some(710))]);
    check(&world, "360202", "rural", &[(2020, Some(300)), (2021, Some(290))]);
}

#[test]
fn more_urban_people_than_residents_leave_the_rural_unknown_and_never_negative() {
    let world = World::county(1_000).people("360202", "urban", &[(2020, 1_200)]);
    check(&world, "360202", "rural", &[(2020, None)]);
}

#[test]
fn a_proportion_of_the_largest_numbers_is_exact() {
    // 466,666,674 × 700,000,013 ÷ 1,400,000,023 is a third of a billionth short of 233,333,337.5: a float says 233,333,338.
    let world = World::county(1_400_000_023).people("360202", "resident", &[(2021, 700_000_013)]);
    let world = world.people("360202", "aged-60-plus", &[(2020, 466_666_674)]);
    check(&world, "360202", "aged-60-plus", &[(2020, Some(466_666_674)), (2021, Some(233_333_337))]);
}

#[test]
fn a_group_keeps_its_proportion_to_the_residents() {
    // 11,158 children of 201,363; 202,773 residents a year later: 11,236.13.
    let world = World::county(201_363).people("360202", "aged-0-4", &[(2020, 11_158)]).lever(Lever::Growth, "", "7");
    check(&world, "360202", "aged-0-4", &[(2020, Some(11_158)), (2021, Some(11_236))]);
    // Its own figure of a later year stands.
    let world = world.people("360202", "aged-0-4", &[(2022, 9_000)]);
    check(&world, "360202", "aged-0-4", &[(2021, Some(11_236)), (2022, Some(9_000))]);
    // Without residents there is no proportion to keep, except of nobody.
    let alone = World::province().people("360202", "aged-0-4", &[(2020, 100)]);
    check(&alone, "360202", "aged-0-4", &[(2020, Some(100)), (2021, None)]);
    check(&World::county(0).people("360202", "aged-0-4", &[(2020, 0)]), "360202", "aged-0-4", &[(2021, Some(0))]);
}

#[test]
fn an_area_above_is_the_sum_of_those_below_or_unknown() {
    let world = World::province()
        .people("360102", "resident", &[(2020, 100)])
        .people("360103", "resident", &[(2020, 200)])
        .lever(Lever::Growth, "360100", "100");
    check(&world, "360100", "resident", &[(2020, Some(300)), (2021, Some(330))]);
    check(&world, "360000", "resident", &[(2020, None)]);
    let world = world.people("360202", "resident", &[(2020, 50)]);
    check(&world, "360000", "resident", &[(2020, Some(350)), (2021, Some(380))]);
}

#[test]
fn an_own_figure_leads_where_it_is_newer_or_one_below_is_unknown() {
    let counties = World::province()
        .people("360102", "resident", &[(2020, 100)])
        .people("360103", "resident", &[(2020, 200)])
        .people("360202", "resident", &[(2020, 50)]);
    // Older, or of the same year: the sum, with no step from one year to the next. Newer: the own one, from then on.
    let same = counties.clone().people("360000", "resident", &[(2020, 351)]);
    check(&same, "360000", "resident", &[(2020, Some(350)), (2021, Some(350))]);
    check(&counties.clone().people("360000", "resident", &[(2010, 9_000)]), "360000", "resident", &[(2020, Some(350))]);
    let newer = counties.people("360000", "resident", &[(2023, 500)]);
    check(&newer, "360000", "resident", &[(2022, Some(350)), (2023, Some(500)), (2030, Some(500))]);
    // A county below it states a newer one still: the sum leads again.
    let newest = newer.people("360103", "resident", &[(2025, 250)]);
    check(&newest, "360000", "resident", &[(2024, Some(500)), (2025, Some(400))]);
    // One below is unknown.
    let partial = World::province().people("360102", "resident", &[(2020, 100)]).people("360100", "resident", &[(2015, 250)]);
    check(&partial, "360100", "resident", &[(2020, Some(250))]);
}

#[test]
fn a_city_without_a_figure_of_its_own_passes_on_how_new_its_counties_are() {
    // The cities state nothing; the counties of 2020 are newer than the province of 2010.
    let world = World::province()
        .people("360102", "resident", &[(2020, 100)])
        .people("360103", "resident", &[(2020, 200)])
        .people("360202", "resident", &[(2020, 50)])
        .people("360000", "resident", &[(2010, 9_000)]);
    check(&world, "360000", "resident", &[(2021, Some(350))]);
}

#[test]
fn the_lever_of_the_nearest_area_leads() {
    let counties = ["360102", "360103", "360202"];
    let mut world = World::province();
    for county in counties {
        world = world.people(county, "resident", &[(2020, 1_000)]);
    }
    let world = world.lever(Lever::Growth, "", "10").lever(Lever::Growth, "360100", "20").lever(Lever::Growth, "360103", "30");
    check(&world, "360202", "resident", &[(2021, Some(1_010))]);
    check(&world, "360102", "resident", &[(2021, Some(1_020))]);
    check(&world, "360103", "resident", &[(2021, Some(1_030))]);
    check(&world, "360000", "resident", &[(2021, Some(3_060))]);
}

#[test]
fn zero_people_stay_zero_and_need_nothing() {
    let world = World::county(0)
        .people("360202", "urban", &[(2020, 0)])
        .norm(norm("births", Rule::from(Ratio { base: crate::common::base("urban"), per: 1_000 }), vec![due(2020, &["4.5"])]))
        .lever(Lever::Growth, "", "100")
        .lever(Lever::Urbanisation, "", "5");
    for word in ["resident", "urban", "rural"] {
        check(&world, "360202", word, &[(2020, Some(0)), (2030, Some(0))]);
    }
    assert_eq!(world.run().requirement("births", "360202", 2030), "0");
}
