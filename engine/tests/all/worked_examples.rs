//! The sentences of the plan documents, worked by hand: for every rule kind what is required of one area.

use crate::common::{World, base, due, norm, ratio};
use permille_engine::area::Level;
use permille_engine::norm::{Direction, Norm};
use permille_engine::plan::Nature;
use permille_engine::rule::{
    self, Absolute, Bracket, Indicator, Milestone, Path, PerArea, Ratio, Rule, ShareOfResource, ShareOfStock, SumOfRatios,
    Threshold,
};

/// What `rule` with these `values` requires of a county with these figures of 2020: people by base, and stocks of other things.
#[track_caller]
fn check(rule: Rule, values: &[&str], people: &[(&str, i64)], stocks: &[(&str, &str)], expected: &str) {
    let mut world = World::new().area("360202", Level::County, "").norm(norm("asked", rule.clone(), vec![due(2020, values)]));
    for &(word, number) in people {
        world = world.people("360202", word, &[(2020, number)]);
    }
    for &(measure, amount) in stocks {
        world = world.stock("360202", measure, &[(2020, amount)]);
    }
    assert_eq!(world.run().requirement("asked", "360202", 2020), expected, "{rule:?} of {people:?} {stocks:?}");
}

#[test]
fn childcare_places_are_4_5_for_every_1000_residents() {
    for (residents, places) in [
        (45_188_635, "203349"), // Jiangxi as one: 4.5 × 45,188.635 = 203,348.8575
        (201_363, "907"),       // 昌江区: 906.1335
        (421_690, "1898"),      // 东湖区: 1,897.605
        (485_161, "2184"),      // 西湖区: 2,183.2245
        (2_000, "9"),           // exactly 9: a binary 4.5 × 2 must not become 10
        (2_001, "10"),          // 9.0045
        (1, "1"),               // 0.0045
        (0, "0"),
    ] {
        check(ratio(1_000), &["4.5"], &[("resident", residents)], &[], places);
    }
}

#[test]
fn physicians_of_changjiang_are_2_for_every_1000_in_2020_and_3_in_2030() {
    // 164,700 people of 2018: 2.0 × 164.7 = 329.4, so 330; 3.0 × 164.7 = 494.1, so 495. In 2025 the target of 2020 still binds.
    let physicians = norm("physicians", ratio(1_000), vec![due(2020, &["2"]), due(2030, &["3"])]);
    let run =
        World::new().area("360202", Level::County, "").people("360202", "resident", &[(2018, 164_700)]).norm(physicians).run();
    for (year, required) in [(2020, "330"), (2025, "330"), (2029, "330"), (2030, "495")] {
        assert_eq!(run.requirement("physicians", "360202", year), required, "{year}");
    }
}

#[test]
fn one_investigator_serves_10000_people() {
    for (residents, investigators) in [(201_363, "21"), (10_000, "1"), (10_001, "2"), (9_999, "1")] {
        check(ratio(10_000), &["1"], &[("resident", residents)], &[], investigators);
    }
}

#[test]
fn a_sports_ground_is_measured_and_not_rounded() {
    // 2.0 m² for each of 164,700 people; and 0.3 m² for every 7 of 10 is 0.428571…, up at the sixth place.
    for (value, per, residents, area) in [("2.0", 1, 164_700, "329400"), ("2.01", 1, 3, "6.03"), ("0.3", 7, 10, "0.428572")] {
        let run = World::county(residents)
            .measure("ground", Nature::Resource, false)
            .norm(norm("ground", ratio(per), vec![due(2020, &[value])]))
            .run();
        assert_eq!(run.requirement("ground", "360202", 2020), area, "{value} for every {per} of {residents}");
    }
}

#[test]
fn ambulances_of_town_and_country_are_added_and_then_rounded() {
    for (urban, rural, ambulances) in [
        (159_187, 42_176, "10"), // 昌江区: 5.30623 + 4.2176 = 9.52383
        (30_000, 10_000, "2"),   // exactly 1 + 1
        (15_000, 5_000, "1"),    // exactly ½ + ½; each term rounded by itself would be 2
        (10_000, 6_667, "2"),    // 0.33333… + 0.6667 = 1.00003…
        (20_000, 3_333, "1"),    // 0.66666… + 0.3333 = 0.99996…
        (485_161, 0, "17"),      // 西湖区, all town: 16.172
        (0, 0, "0"),
    ] {
        let rule = Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] });
        check(rule, &["30000", "10000"], &[("resident", urban + rural), ("urban", urban), ("rural", rural)], &[], ambulances);
    }
}

#[test]
fn thirds_that_add_up_to_a_whole_do_not_round_up() {
    // 10,000 ÷ 30,000 + 20,000 ÷ 30,000 is 1, though neither third is a finite decimal.
    let rule = Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] });
    check(rule, &["30000", "30000"], &[("resident", 30_000), ("urban", 10_000), ("rural", 20_000)], &[], "1");
}

#[test]
fn a_third_group_is_added_before_rounding() {
    for (births, ambulances) in [
        (2_400, "12"), // 昌江区: 5.30623 + 4.2176 + 2.4 = 11.92383
        (3_000, "13"), // 5.30623 + 4.2176 + 3 = 12.52383
    ] {
        let rule = Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural"), base("births")] });
        let people = [("resident", 201_363), ("urban", 159_187), ("rural", 42_176), ("births", births)];
        check(rule, &["30000", "10000", "1000"], &people, &[], ambulances);
    }
}

#[test]
fn fractions_too_large_for_64_bits_lose_nothing() {
    // 1,000,000,000 ÷ 1,000,000.5 is 999.9995, and ÷ 999,999.7 is 1,000.0003: 1,999.9998 in all. In millionths of people the sum is 2 × 10²⁷ over 10²⁴.
    let rule = Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] });
    let people = [("resident", 2_000_000_000), ("urban", 1_000_000_000), ("rural", 1_000_000_000)];
    check(rule, &["1000000.5", "999999.7"], &people, &[], "2000");
}

#[test]
fn a_bracket_is_closed_below_and_open_above() {
    for (residents, beds) in [
        (0, "20"),
        (201_363, "20"), // 昌江区
        (299_999, "20"),
        (300_000, "50"),
        (421_690, "50"), // 东湖区
        (499_999, "50"),
        (500_000, "80"),
        (999_999, "80"),
        (1_000_000, "100"),
        (1_452_502, "100"), // 南昌县
    ] {
        let rule = Rule::from(Bracket { base: base("resident"), from: vec![0, 300_000, 500_000, 1_000_000] });
        check(rule, &["20", "50", "80", "100"], &[("resident", residents)], &[], beds);
    }
}

#[test]
fn a_threshold_binds_from_its_very_number_on() {
    for (from, residents, required) in [
        (300_000, 299_999, "0"), // a level-2 maternal hospital
        (300_000, 300_000, "1"),
        (2_000_000, 1_999_999, "0"), // an infectious hospital of a city
        (2_000_000, 2_000_000, "1"),
        (300_000, 0, "0"),
    ] {
        let rule = Rule::from(Threshold { base: base("resident"), from });
        check(rule, &["1"], &[("resident", residents)], &[], required);
    }
}

#[test]
fn per_area_and_absolute_do_not_look_at_people() {
    check(Rule::from(PerArea), &["1"], &[], &[], "1");
    check(Rule::from(Absolute), &["800"], &[], &[], "800");
    // Half a ward is a ward.
    check(Rule::from(PerArea), &["0.5"], &[], &[], "1");
}

#[test]
fn a_share_of_another_stock_is_rounded_up_to_whole_ones() {
    for (percent, of, required) in [
        ("40", "101", "41"), // negative-pressure ambulances: 40.4
        ("40", "100", "40"),
        ("40", "10", "4"),
        ("70", "1", "1"), // technicians of a centre with one post
        ("80", "0", "0"),
        ("100", "7", "7"),
    ] {
        check(Rule::from(ShareOfStock { of: "fleet".into() }), &[percent], &[], &[("fleet", of)], required);
        check(Rule::from(ShareOfResource { of: "fleet".into() }), &[percent], &[], &[("fleet", of)], required);
    }
    check(Rule::from(ShareOfStock { of: "fleet".into() }), &["40"], &[], &[], "unknown");
}

#[test]
fn a_path_of_50_80_and_100_percent_binds_year_by_year() {
    let targets = || vec![due(2023, &["50"]), due(2024, &["80"]), due(2025, &["100"])];
    let of_all = Rule::from(Path { of: Some("hospitals".into()) });
    let run = World::county(1)
        .stock("360202", "hospitals", &[(2020, "13")])
        .measure("task", Nature::Indicator, false)
        .norm(norm("upgraded", of_all, targets()))
        .norm(norm("task", Rule::from(Path { of: None }), targets()))
        .run();
    // Of 13 hospitals: 6.5, 10.4 and 13.
    for (year, hospitals, percent) in
        [(2022, "unknown", "unknown"), (2023, "7", "50"), (2024, "11", "80"), (2025, "13", "100"), (2030, "13", "100")]
    {
        assert_eq!(run.requirement("upgraded", "360202", year), hospitals, "{year}");
        assert_eq!(run.requirement("task", "360202", year), percent, "{year}");
    }
}

/// Gap and status of a measured value against one target of 2025.
#[track_caller]
fn check_indicator(rule: Rule, direction: Direction, target: &str, measured: &str, gap: &str, status: &str) {
    let run = World::county(1)
        .measure("value", Nature::Indicator, false)
        .norm(Norm { direction, ..norm("value", rule, vec![due(2025, &[target])]) })
        .stock("360202", "value", &[(2020, measured)])
        .run();
    assert_eq!((run.gap("value", "360202", 2025).as_str(), run.status("value", "360202", 2025)), (gap, status), "{measured}");
}

#[test]
fn an_indicator_is_compared_in_its_direction() {
    // Maternal mortality of at most 12 per 100,000: 61 is 49 too many.
    check_indicator(Rule::from(Indicator), Direction::AtMost, "12", "61", "49", "short");
    check_indicator(Rule::from(Indicator), Direction::AtMost, "12", "12", "0", "met");
    check_indicator(Rule::from(Indicator), Direction::AtMost, "12", "11.99", "-0.01", "met");
    // Life expectancy of at least 79.0 years.
    check_indicator(Rule::from(Indicator), Direction::AtLeast, "79", "78.37", "0.63", "short");
    check_indicator(Rule::from(Indicator), Direction::AtLeast, "79", "79", "0", "met");
}

#[test]
fn a_level_is_a_grade_to_reach() {
    // Electronic records at level 4.
    check_indicator(Rule::from(rule::Level), Direction::AtLeast, "4", "3", "1", "short");
    check_indicator(Rule::from(rule::Level), Direction::AtLeast, "4", "4", "0", "met");
}

#[test]
fn a_milestone_is_done_or_not_done_or_unknown() {
    for (figures, before, after) in [
        (&[(2020, "1")][..], "met", "met"),
        (&[(2020, "0")], "on track", "short"),
        (&[(2020, "0"), (2023, "1")], "on track", "met"),
        (&[], "no data", "no data"),
    ] {
        let world = World::county(1).norm(norm("base", Rule::from(Milestone), vec![due(2024, &[])]));
        let run = world.stock("360202", "base", figures).run();
        assert_eq!((run.status("base", "360202", 2022), run.status("base", "360202", 2024)), (before, after), "{figures:?}");
    }
}

#[test]
fn a_norm_without_a_year_binds_from_the_plans_last_year() {
    let run = World::county(1_000).norm(norm("beds", ratio(1_000), vec![due(0, &["6"])])).run();
    assert_eq!(run.requirement("beds", "360202", 2029), "unknown");
    assert_eq!(run.requirement("beds", "360202", 2030), "6");
    let target = &run.outlook.norm(0).targets()[0];
    assert!(target.undated && !target.moved);
}

#[test]
fn a_figure_that_is_needed_and_unknown_leaves_the_requirement_unknown() {
    check(ratio(1_000), &["4.5"], &[], &[], "unknown");
    check(Rule::from(Bracket { base: base("resident"), from: vec![0] }), &["20"], &[], &[], "unknown");
    check(Rule::from(Threshold { base: base("resident"), from: 5 }), &["1"], &[], &[], "unknown");
    let ambulances = || Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] });
    check(ambulances(), &["30000", "10000"], &[("urban", 30_000)], &[], "unknown");
    check(Rule::from(Ratio { base: base("births"), per: 1_000 }), &["1"], &[("resident", 1_000)], &[], "unknown");
}
