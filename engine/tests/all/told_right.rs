//! What was once told wrong, each by its smallest input, with the rest of its kind.

use crate::common::{World, base, due, norm, ratio};
use permille_engine::area::Level;
use permille_engine::norm::{Direction, Norm};
use permille_engine::questions::needed;
use permille_engine::rule::{
    Absolute, Bracket, Path, PerArea, Ratio, Rule, ShareOfResource, ShareOfStock, SumOfRatios, Threshold,
};
use permille_engine::scenario::Lever;

/// Two counties in one city, and 10 beds required for every 1,000 residents from 2022 on.
fn city() -> World {
    World::new()
        .area("360100", Level::City, "")
        .area("360102", Level::County, "360100")
        .area("360103", Level::County, "360100")
        .norm(norm("beds", ratio(1_000), vec![due(2022, &["10"])]))
}

fn attrition() -> Lever {
    Lever::Attrition { measure: "beds".into() }
}

#[test]
fn of_the_same_year_the_counties_lead_and_the_citys_own_figure_stands_aside() {
    let world = city().stock("360100", "beds", &[(2020, "100")]).stock("360102", "beds", &[(2020, "40")]);
    let run = world.stock("360103", "beds", &[(2020, "50")]).run();
    // 40 + 50 = 90, this year and later.
    assert_eq!((run.stock("beds", "360100", 2020), run.stock("beds", "360100", 2023)), ("90".to_owned(), "90".to_owned()));
    assert!(run.line("beds", "360100", 2023).contains("available 90,"), "{}", run.line("beds", "360100", 2023));
}

#[test]
fn a_citys_newer_people_lead_and_are_carried_forward() {
    let world = city().people("360100", "resident", &[(2022, 5_000)]).lever(Lever::Growth, "", "10");
    let run = world.people("360102", "resident", &[(2020, 1_000)]).people("360103", "resident", &[(2020, 2_000)]).run();
    // Until the city states its own: 1,000 + 2,000, each grown by 1%. Then 5,000, and 5,050 a year on.
    let people = [2020, 2021, 2022, 2023].map(|year| run.people("resident", "360100", year));
    assert_eq!(people, [Some(3_000), Some(3_030), Some(5_000), Some(5_050)]);
}

#[test]
fn a_citys_old_split_does_not_beat_what_its_counties_derive() {
    // The city's urban of 2012; the counties state the rural of 2020: 600 and 1,200 urban.
    let mut world = city().people("360100", "resident", &[(2012, 2_000)]).people("360100", "urban", &[(2012, 100)]);
    for (code, residents, rural) in [("360102", 1_000, 400), ("360103", 2_000, 800)] {
        world = world.people(code, "resident", &[(2020, residents)]).people(code, "rural", &[(2020, rural)]);
    }
    let world = world.norm(norm("wards", Rule::from(Ratio { base: base("urban"), per: 100 }), vec![due(2020, &["1"])]));
    assert_eq!(world.run().people("urban", "360100", 2021), Some(1_800));
}

#[test]
fn an_action_adds_to_what_stands_and_loses_with_it() {
    let world = city().stock("360102", "beds", &[(2020, "40")]).action("360102", "beds", 2022, "20");
    assert_eq!(world.run().stock("beds", "360102", 2023), "60");
    let run = world.lever(attrition(), "", "10").run();
    // 40, 36, 32.4 + 20 = 52.4, 47.16; shown to the nearest bed.
    assert_eq!([2020, 2021, 2022, 2023].map(|year| run.stock("beds", "360102", year)), ["40", "36", "52", "47"]);
}

#[test]
fn what_is_needed_each_year_suffices_and_one_less_does_not() {
    // 100 required in 2022, nothing there, half lost a year: 67 ÷ 2 + 67 = 100.5, but 66 ÷ 2 + 66 = 99.
    let world = World::county(10_000).stock("360202", "beds", &[(2020, "0")]).lever(attrition(), "", "50");
    let world = world.norm(norm("beds", ratio(1_000), vec![due(2022, &["10"])]));
    let run = world.run();
    let yearly = needed::from_year(&run.model, &world.scenario, &run.outlook, 0, 0, (2020, 2022));
    assert_eq!(crate::common::words(yearly), "67");
    for (yearly, status) in [("67", "met"), ("66", "short")] {
        let lever = Lever::Additions { measure: "beds".into() };
        assert_eq!(world.clone().lever(lever, "", yearly).run().status("beds", "360202", 2022), status, "{yearly} a year");
    }
}

#[test]
fn what_a_city_builds_counts_for_the_city() {
    let mut world = city().action("360100", "beds", 2022, "10");
    for (code, beds) in [("360102", "40"), ("360103", "50")] {
        world = world.people(code, "resident", &[(2020, 5_000)]).stock(code, "beds", &[(2020, beds)]);
    }
    // 50 + 50 required, 40 + 50 + 10 there: nothing is lacking on the whole, and still 10 in the first county.
    let expected = "required 100, available 100, gap 10, net 0, coverage 100, short, 0 missing";
    assert_eq!(world.run().line("beds", "360100", 2022), expected);
    assert_eq!(
        world.run().line("beds", "360100", 2021),
        "required unknown, available 90, gap unknown, net unknown, coverage unknown, on track, 0 missing"
    );
    // It loses as all beds of the city do: 10, 5, 2.5 shown as 3. What the counties have lost, the city reads from them.
    let run = world.lever(attrition(), "360100", "50").lever(attrition(), "360102", "0").lever(attrition(), "360103", "0").run();
    assert_eq!([2022, 2023, 2024].map(|year| run.stock("beds", "360100", year)), ["100", "95", "93"]);
}

#[test]
fn small_losses_add_up() {
    let mut world = World::new().area("360100", Level::City, "").norm(norm("beds", ratio(1_000), vec![due(2030, &["1"])]));
    let counties: Vec<String> = (1..=10).map(|number| format!("3601{number:02}")).collect();
    for county in &counties {
        world = world.area(county, Level::County, "360100").stock(county, "beds", &[(2020, "10")]);
    }
    let run = world.lever(attrition(), "", "4").run();
    // 10 × 0.96¹⁰ = 6.648…, shown as 7 in each county, 70 in the city. 9.6 after a year is shown as 10, 9.216 after two as 9.
    assert_eq!([2021, 2022, 2030].map(|year| run.stock("beds", &counties[0], year)), ["10", "9", "7"]);
    assert_eq!(run.stock("beds", "360100", 2030), "70");
}

/// A county of 3,000 residents, 1,000 of them urban, with 5 beds and 11 wards, under a cap.
#[track_caller]
fn check_cap(rule: Rule, values: &[&str], expected: &str) {
    let cap = Norm { direction: Direction::AtMost, ..norm("beds", rule, vec![due(2020, values)]) };
    let world = World::county(3_000).people("360202", "urban", &[(2020, 1_000)]).norm(norm(
        "wards",
        Rule::from(PerArea),
        vec![due(2020, &["1"])],
    ));
    let run = world.stock("360202", "wards", &[(2020, "11")]).stock("360202", "beds", &[(2020, "5")]).norm(cap.clone()).run();
    assert_eq!(run.line("beds", "360202", 2020), expected, "{cap:?}");
}

#[test]
fn a_cap_is_rounded_down_whatever_the_rule() {
    let over_by_one = "required 4, available 5, gap 1, net 1, coverage 125, short, 0 missing";
    // 1.4 × 3,000 ÷ 1,000 = 4.2; 1,000 ÷ 500 + 2,000 ÷ 900 = 4.2…; 40% of 11 = 4.4.
    check_cap(ratio(1_000), &["1.4"], over_by_one);
    check_cap(Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] }), &["500", "900"], over_by_one);
    check_cap(Rule::from(ShareOfStock { of: "wards".into() }), &["40"], over_by_one);
    check_cap(Rule::from(ShareOfResource { of: "wards".into() }), &["40"], over_by_one);
    check_cap(Rule::from(Path { of: Some("wards".into()) }), &["40"], over_by_one);
    check_cap(Rule::from(Bracket { base: base("resident"), from: vec![0, 3_000] }), &["9", "4.9"], over_by_one);
    check_cap(Rule::from(Threshold { base: base("resident"), from: 3_000 }), &["4.9"], over_by_one);
    check_cap(Rule::from(PerArea), &["4.5"], over_by_one);
    check_cap(Rule::from(Absolute), &["4.5"], over_by_one);
    // What comes out whole stays: 5 × 3,000 ÷ 3,000.
    check_cap(ratio(3_000), &["5"], "required 5, available 5, gap 0, net 0, coverage 100, met, 0 missing");
}

#[test]
fn a_path_compares_like_with_like() {
    let world = city().people("360102", "resident", &[(2020, 1_000)]).people("360103", "resident", &[(2020, 1_000)]);
    // Only the first county states beds, 10 where 10 are required: its line is flat, and so is what the city can say.
    let run = world.clone().stock("360102", "beds", &[(2020, "10")]).run();
    assert_eq!([2020, 2021].map(|year| run.path("beds", "360100", year)), ["10", "10"]);
    // Both state: from 10 + 4 to 20.
    let run = world.stock("360102", "beds", &[(2020, "10")]).stock("360103", "beds", &[(2020, "4")]).run();
    assert_eq!([2020, 2021].map(|year| run.path("beds", "360100", year)), ["14", "17"]);
}
