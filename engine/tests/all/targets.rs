//! What binds when: status before and after a norm falls due, paths, and levers on targets.

use crate::common::{World, base, due, norm, ratio};
use permille_engine::norm::{Direction, Norm, Target};
use permille_engine::plan::Nature;
use permille_engine::rule::{Bracket, Indicator, Rule};
use permille_engine::scenario::Lever;
use permille_engine::year::Year;

/// A county of 100,000 with 200 beds in 2020.
fn beds(targets: Vec<Target>) -> World {
    World::county(100_000).stock("360202", "beds", &[(2020, "200")]).norm(norm("beds", ratio(1_000), targets))
}

fn target(year: Option<Year>, part: usize) -> Lever {
    Lever::Target { norm: "beds".into(), year, part }
}

fn due_year() -> Lever {
    Lever::DueYear { norm: "beds".into() }
}

/// Requirement, gap, path and status of the beds of 360202 in one year.
#[track_caller]
fn check(world: &World, year: Year, expected: [&str; 4]) {
    let run = world.run();
    let found = [
        run.requirement("beds", "360202", year),
        run.gap("beds", "360202", year),
        run.path("beds", "360202", year),
        run.status("beds", "360202", year).to_owned(),
    ];
    assert_eq!(found, expected, "{year}");
}

#[test]
fn before_a_norm_is_due_there_is_a_path_and_no_shortfall() {
    // From 200 beds in 2020 straight to 600 in 2025: 80 a year.
    let world = beds(vec![due(2025, &["6"])]);
    for (year, path) in [(2020, "200"), (2021, "280"), (2024, "520")] {
        check(&world, year, ["unknown", "unknown", path, "on track"]);
    }
    check(&world, 2025, ["600", "400", "unknown", "short"]);
    check(&world, 2030, ["600", "400", "unknown", "short"]);
}

#[test]
fn what_already_reaches_the_target_is_met_before_it_is_due() {
    let world = beds(vec![due(2025, &["2"])]);
    check(&world, 2020, ["unknown", "unknown", "200", "met"]);
    check(&world, 2025, ["200", "0", "unknown", "met"]);
    check(&beds(vec![due(2025, &["2.00001"])]), 2020, ["unknown", "unknown", "200", "on track"]);
}

#[test]
fn an_unknown_stock_is_no_data_before_and_after() {
    let mut world = beds(vec![due(2025, &["6"])]);
    world.areas[0].measures.clear();
    check(&world, 2020, ["unknown", "unknown", "unknown", "no data"]);
    check(&world, 2025, ["600", "unknown", "unknown", "no data"]);
}

#[test]
fn unknown_people_are_no_data_once_the_norm_is_due() {
    let mut world = beds(vec![due(2025, &["6"])]);
    world.areas[0].population.clear();
    check(&world, 2020, ["unknown", "unknown", "unknown", "on track"]);
    check(&world, 2025, ["unknown", "unknown", "unknown", "no data"]);
}

#[test]
fn a_target_binds_until_a_later_one_replaces_it() {
    let world = beds(vec![due(2022, &["1"]), due(2025, &["6"])]);
    check(&world, 2021, ["unknown", "unknown", "150", "met"]);
    // The path to 600 runs from the 200 of 2020: 200 + 400 × 2 ÷ 5.
    check(&world, 2022, ["100", "-100", "360", "met"]);
    check(&world, 2024, ["100", "-100", "520", "met"]);
    check(&world, 2025, ["600", "400", "unknown", "short"]);
}

#[test]
fn a_path_is_rounded_up_in_whole_units_and_runs_down_where_less_is_better() {
    // From 200 to 300 in three years: 233.3 and 266.7.
    let world = beds(vec![due(2023, &["3"])]);
    check(&world, 2021, ["unknown", "unknown", "234", "on track"]);
    check(&world, 2022, ["unknown", "unknown", "267", "on track"]);
    // From 61 down to 12 in 2030: 4.9 a year.
    let run = World::county(1)
        .measure("mortality", Nature::Indicator, false)
        .norm(Norm { direction: Direction::AtMost, ..norm("mortality", Rule::from(Indicator), vec![due(2030, &["12"])]) })
        .stock("360202", "mortality", &[(2020, "61")])
        .run();
    assert_eq!(run.path("mortality", "360202", 2021), "56.1");
    assert_eq!(run.status("mortality", "360202", 2021), "on track");
}

#[test]
fn a_path_starts_at_the_base_year_or_at_the_first_figure_after_it() {
    let world = beds(vec![due(2025, &["6"])]).years(2023, 2020, 2030);
    check(&world, 2022, ["unknown", "unknown", "unknown", "on track"]);
    check(&world, 2024, ["unknown", "unknown", "400", "on track"]);
    let mut world = beds(vec![due(2025, &["6"])]);
    world.areas[0].measures.clear();
    let world = world.stock("360202", "beds", &[(2023, "200")]);
    check(&world, 2022, ["unknown", "unknown", "unknown", "no data"]);
    check(&world, 2024, ["unknown", "unknown", "400", "on track"]);
}

#[test]
fn a_norm_due_after_the_horizon_is_on_track_without_a_path() {
    check(&beds(vec![due(2035, &["6"])]), 2030, ["unknown", "unknown", "unknown", "on track"]);
}

#[test]
fn a_norm_due_before_the_horizon_binds_all_along() {
    check(&beds(vec![due(2018, &["6"])]), 2020, ["600", "400", "unknown", "short"]);
}

#[test]
fn the_first_year_of_shortfall_is_when_it_first_runs_short() {
    let first = |world: World| {
        let run = world.run();
        run.outlook.first_short_year(&run.model, 0, run.area("360202"))
    };
    assert_eq!(first(beds(vec![due(2025, &["6"])])), Some(2025));
    assert_eq!(first(beds(vec![due(2025, &["2"])])), None);
    // 100,000 people need exactly the 200 there are; 100,100 a year later need 200.2, so 201.
    assert_eq!(first(beds(vec![due(2020, &["2"])]).lever(Lever::Growth, "", "1")), Some(2021));
    // 5% lost a year: 190, 180 (190 − 9.5 → 10) and 171 in 2023, of 180 required.
    let fading = beds(vec![due(2020, &["1.8"])]).lever(Lever::Attrition { measure: "beds".into() }, "", "5");
    assert_eq!(first(fading), Some(2023));
}

#[test]
fn the_target_lever_moves_the_last_target_or_the_one_of_its_year() {
    let two = || beds(vec![due(2022, &["1"]), due(2025, &["6"])]);
    check(&two().lever(target(None, 0), "", "5"), 2025, ["500", "300", "unknown", "short"]);
    check(&two().lever(target(None, 0), "", "5"), 2022, ["100", "-100", "320", "met"]);
    check(&two().lever(target(Some(2022), 0), "", "3"), 2022, ["300", "100", "360", "short"]);
    check(&two().lever(target(Some(2022), 0), "", "3"), 2025, ["600", "400", "unknown", "short"]);
    // No target of that year: nothing moves.
    check(&two().lever(target(Some(2023), 0), "", "3"), 2022, ["100", "-100", "360", "met"]);
}

#[test]
fn the_target_lever_moves_one_part_of_a_bracket() {
    let rule = || Rule::from(Bracket { base: base("resident"), from: vec![0, 300_000] });
    let world = |people| World::county(people).norm(norm("beds", rule(), vec![due(2020, &["20", "50"])]));
    for (people, part, beds) in [(1, 0, "35"), (300_000, 0, "50"), (1, 1, "20"), (300_000, 1, "35"), (300_000, 7, "50")] {
        let run = world(people).lever(target(None, part), "", "35").run();
        assert_eq!(run.requirement("beds", "360202", 2020), beds, "part {part} of {people}");
        assert_eq!(run.outlook.norm(0).targets()[0].moved, part < 2, "part {part}");
    }
}

#[test]
fn the_due_year_lever_moves_the_last_target() {
    let late = beds(vec![due(2025, &["6"])]).lever(due_year(), "", "2028");
    check(&late, 2027, ["unknown", "unknown", "550", "on track"]);
    check(&late, 2028, ["600", "400", "unknown", "short"]);
    // Moved to the year of an earlier target, or before it, it replaces that.
    let early = beds(vec![due(2022, &["1"]), due(2025, &["6"])]).lever(due_year(), "", "2022");
    check(&early, 2022, ["600", "400", "unknown", "short"]);
    assert_eq!(early.run().outlook.norm(0).targets().len(), 1);
}

#[test]
fn a_moved_target_is_still_found_by_the_year_the_document_gives() {
    let expected = ["500", "300", "unknown", "short"];
    let world = || beds(vec![due(2022, &["1"]), due(2025, &["6"])]);
    let value = |world: World| world.lever(target(Some(2025), 0), "", "5");
    check(&value(world()).lever(due_year(), "", "2028"), 2028, expected);
    check(&value(world().lever(due_year(), "", "2028")), 2028, expected);
}

#[test]
fn an_undated_target_given_a_year_is_dated_and_moved() {
    let run = beds(vec![due(0, &["6"])]).lever(due_year(), "", "2024").run();
    let target = &run.outlook.norm(0).targets()[0];
    assert!(target.moved && !target.undated && target.due == 2024);
    assert_eq!(run.requirement("beds", "360202", 2024), "600");
}

#[test]
fn what_no_lever_touches_is_not_called_moved() {
    let run = beds(vec![due(2022, &["1"]), due(2025, &["6"])]).lever(target(None, 0), "", "5").run();
    let moved: Vec<_> = run.outlook.norm(0).targets().iter().map(|target| target.moved).collect();
    assert_eq!(moved, [false, true]);
}

#[test]
fn the_binding_and_the_next_target_can_be_asked_for() {
    let run = beds(vec![due(2022, &["1"]), due(2025, &["6"])]).run();
    let norm = run.outlook.norm(0);
    for (year, binding, next) in [(2021, None, Some(2022)), (2022, Some(2022), Some(2025)), (2025, Some(2025), None)] {
        let row = run.model.horizon().position(year).unwrap();
        assert_eq!(norm.binding(row).map(|target| target.due), binding, "{year}");
        assert_eq!(norm.next_due(year).map(|target| target.due), next, "{year}");
    }
}

#[test]
fn a_target_in_words_alone_demands_nothing_that_can_be_counted() {
    let worded = Target { words: Some(permille_engine::name::Name::new("基本实现", "broadly")), ..due(2025, &[]) };
    check(&beds(vec![worded]), 2025, ["unknown", "unknown", "unknown", "no data"]);
}
