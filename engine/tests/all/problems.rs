//! What is wrong or odd about a scenario set: one case a problem, all found at once, and nothing found in a sound one.

use std::sync::Arc;

use crate::common::{World, base, due, measure, norm, plan, q, ratio, scenario, setting};
use permille_engine::area::Level;
use permille_engine::model::Model;
use permille_engine::norm::Target;
use permille_engine::plan::Nature;
use permille_engine::problem::Problem;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Bracket, Milestone, Rule, ShareOfStock, SumOfRatios};
use permille_engine::scenario::{Lever, ScenarioSet};

/// A sound county with one norm of beds, due in 2025.
fn sound() -> World {
    World::county(1_000).stock("360202", "beds", &[(2020, "5")]).norm(norm("beds", ratio(1_000), vec![due(2025, &["6"])]))
}

#[track_caller]
fn check(world: &World, expected: &[Problem]) {
    assert_eq!(world.problems(), expected);
}

/// The sound county with a norm of this rule and these targets.
#[track_caller]
fn check_norm(rule: Rule, targets: Vec<Target>, expected: &[Problem]) {
    check(&World::county(1_000).norm(norm("beds", rule, targets)), expected);
}

#[track_caller]
fn check_lever(lever: Lever, area: &str, value: &str, expected: &[Problem]) {
    check(&sound().lever(lever, area, value), expected);
}

/// What a whole set comes to, where a world cannot be made to have the problem.
#[track_caller]
fn check_set(change: impl FnOnce(&mut ScenarioSet), expected: Problem) {
    let mut set = sound().set();
    change(&mut set);
    assert_eq!(Model::new(&set).err(), Some(vec![expected]));
}

#[test]
fn a_sound_world_has_no_problems() {
    check(&sound(), &[]);
    check(&World::province(), &[]);
}

#[test]
fn without_areas_or_scenarios_there_is_nothing_to_compute() {
    check(&World::new(), &[Problem::NoAreas]);
    check_set(|set| set.scenarios.clear(), Problem::NoScenarios);
}

#[test]
fn names_that_stand_twice_are_found() {
    check(&sound().area("360202", Level::County, ""), &[Problem::DuplicateArea { area: "360202".into() }]);
    check_set(|set| set.scenarios.push(scenario("baseline")), Problem::DuplicateScenario { scenario: "baseline".into() });
    check_set(|set| set.plans.push(Arc::new(plan("plan", vec![], vec![]))), Problem::DuplicatePlan { plan: "plan".into() });
    let mut world = sound();
    let again = norm("beds", ratio(100), vec![due(2025, &["1"])]);
    world.more_plans.push(plan("other", vec![measure("beds", Nature::Resource)], vec![again]));
    check(&world, &[Problem::DuplicateNorm { norm: "beds".into() }]);
}

#[test]
fn a_parent_must_be_there_and_of_a_wider_level() {
    let missing = Problem::MissingParent { area: "360103".into(), parent: "360100".into() };
    check(&sound().area("360103", Level::County, "360100"), &[missing]);
    let not_wider = |area: &str, parent: &str| Problem::ParentNotWider { area: area.into(), parent: parent.into() };
    check(&sound().area("360203", Level::County, "360202"), &[not_wider("360203", "360202")]);
    // Its own parent; and two that belong to each other, of one level or of two.
    check(&World::new().area("1", Level::County, "1"), &[not_wider("1", "1")]);
    let ring = World::new().area("1", Level::County, "2").area("2", Level::County, "1");
    check(&ring, &[not_wider("1", "2"), not_wider("2", "1")]);
    let ring = World::new().area("1", Level::City, "2").area("2", Level::County, "1");
    check(&ring, &[not_wider("1", "2")]);
}

#[test]
fn a_measure_that_no_plan_declares_is_found() {
    let unknown = |id: &str| Problem::UnknownMeasure { norm: "beds".into(), measure: id.into() };
    let mut world = sound();
    world.plan.measures.clear();
    check(&world, &[unknown("beds")]);
    let mut world =
        World::county(1).norm(norm("beds", Rule::from(ShareOfStock { of: "fleet".into() }), vec![due(2025, &["40"])]));
    world.plan.measures.retain(|measure| measure.id != "fleet".into());
    check(&world, &[unknown("fleet")]);
}

#[test]
fn a_target_must_have_one_value_for_each_part_of_its_rule() {
    let misfit = |expected, given| Problem::TargetDoesNotFit { norm: "beds".into(), expected, given };
    check_norm(ratio(1_000), vec![due(2025, &[])], &[misfit(1, 0)]);
    check_norm(ratio(1_000), vec![due(2025, &["1", "2"])], &[misfit(1, 2)]);
    check_norm(Rule::from(Milestone), vec![due(2025, &["1"])], &[misfit(0, 1)]);
    check_norm(Rule::from(Bracket { base: base("resident"), from: vec![0, 300_000] }), vec![due(2025, &["20"])], &[misfit(2, 1)]);
    check_norm(Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] }), vec![due(2025, &["3"])], &[misfit(2, 1)]);
    // In words alone it may have none.
    let worded = Target { words: Some(permille_engine::name::Name::new("基本", "broadly")), ..due(2025, &[]) };
    check_norm(ratio(1_000), vec![worded], &[]);
    check_norm(ratio(1_000), vec![], &[Problem::NoTarget { norm: "beds".into() }]);
}

#[test]
fn targets_and_brackets_ascend() {
    let not_ascending = || [Problem::NotAscending { norm: "beds".into() }];
    check_norm(ratio(1_000), vec![due(2025, &["1"]), due(2024, &["2"])], &not_ascending());
    check_norm(ratio(1_000), vec![due(2025, &["1"]), due(2025, &["2"])], &not_ascending());
    // Undated is the plan's last year, 2030.
    check_norm(ratio(1_000), vec![due(2025, &["1"]), due(0, &["2"])], &[]);
    check_norm(ratio(1_000), vec![due(0, &["1"]), due(2025, &["2"])], &not_ascending());
    check_norm(ratio(1_000), vec![due(2030, &["1"]), due(0, &["2"])], &not_ascending());
    for from in [vec![0, 0], vec![300_000, 0]] {
        check_norm(Rule::from(Bracket { base: base("resident"), from }), vec![due(2025, &["1", "2"])], &not_ascending());
    }
}

#[test]
fn divisors_are_positive() {
    let not_positive = || [Problem::NotPositive { norm: "beds".into() }];
    check_norm(ratio(0), vec![due(2025, &["1"])], &not_positive());
    check_norm(ratio(-1_000), vec![due(2025, &["1"])], &not_positive());
    for value in ["0", "-1"] {
        check_norm(Rule::from(SumOfRatios { bases: vec![base("urban")] }), vec![due(2025, &[value])], &not_positive());
    }
}

#[test]
fn what_is_counted_is_not_negative_and_people_are_whole() {
    let negative = |figure: &str, value| {
        [Problem::NegativeFigure { area: "360202".into(), figure: figure.to_owned(), year: 2021, value: q(value) }]
    };
    check(&sound().people("360202", "resident", &[(2021, -1)]), &negative("resident", "-1"));
    check(&sound().stock("360202", "beds", &[(2021, "-0.5")]), &negative("beds", "-0.5"));
    let mut world = sound();
    let series = world.areas[0].population.get_mut(&base("resident")).unwrap();
    series.values.insert(2021, q("0.5"));
    let figure = "resident".to_owned();
    check(&world, &[Problem::PartialPerson { area: "360202".into(), figure, year: 2021, value: q("0.5") }]);
    // A measured value may be: the natural growth of an area that loses people.
    let growth = sound().measure("natural-growth", Nature::Indicator, false);
    check(&growth.stock("360202", "natural-growth", &[(2021, "-1.2")]), &[]);
}

#[test]
fn urban_and_rural_people_that_do_not_add_up_are_worth_a_look() {
    for (urban, rural, parts) in [
        (Some(600), Some(401), Some(1_001)),
        (Some(600), Some(399), Some(999)),
        (Some(600), Some(400), None),
        (Some(1_001), None, Some(1_001)),
        (Some(1_000), None, None),
        (None, Some(1_001), Some(1_001)),
        (None, Some(1_000), None),
    ] {
        let mut world = sound();
        for (word, people) in [("urban", urban), ("rural", rural)] {
            world = people.into_iter().fold(world, |world, people| world.people("360202", word, &[(2020, people)]));
        }
        let expected: Vec<_> = parts
            .map(|parts| Problem::UrbanAndRuralDoNotAddUp {
                area: "360202".into(),
                year: 2020,
                parts: Quantity::whole(parts).unwrap(),
                resident: q("1000"),
            })
            .into_iter()
            .collect();
        check(&world, &expected);
        // And it is computed all the same.
        assert!(Model::new(&world.set()).is_ok());
    }
}

#[test]
fn a_lever_stays_within_its_range_both_ends_included() {
    let target = || Lever::Target { norm: "beds".into(), year: None, part: 0 };
    let levers = [
        Lever::Growth,
        Lever::Urbanisation,
        target(),
        Lever::DueYear { norm: "beds".into() },
        Lever::Attrition { measure: "beds".into() },
        Lever::Additions { measure: "beds".into() },
    ];
    for lever in levers {
        let (least, most) = lever.range();
        for value in [least, most] {
            check_lever(lever.clone(), "", &value.to_string(), &[]);
        }
        for value in [least.minus(q("0.000001")).unwrap(), most.plus(q("0.000001")).unwrap()] {
            let problem = Problem::LeverOutOfRange { scenario: "baseline".into(), lever: lever.clone(), value };
            check_lever(lever.clone(), "", &value.to_string(), &[problem]);
        }
    }
}

#[test]
fn a_lever_is_set_once_for_an_area_and_only_where_it_may_be() {
    let twice = || [Problem::LeverSetTwice { scenario: "baseline".into(), lever: Lever::Growth }];
    check(&sound().lever(Lever::Growth, "", "1").lever(Lever::Growth, "", "2"), &twice());
    check(&sound().lever(Lever::Growth, "360202", "1").lever(Lever::Growth, "360202", "1"), &twice());
    check(&sound().lever(Lever::Growth, "", "1").lever(Lever::Growth, "360202", "2"), &[]);
    let lever = Lever::DueYear { norm: "beds".into() };
    check_lever(lever.clone(), "360202", "2025", &[Problem::LeverNotLocal { scenario: "baseline".into(), lever }]);
}

#[test]
fn a_setting_or_action_for_what_is_not_there_is_worth_a_look_and_changes_nothing() {
    let no_area = || [Problem::UnknownArea { scenario: "baseline".into(), area: "999999".into() }];
    check_lever(Lever::Growth, "999999", "10", &no_area());
    check(&sound().action("999999", "beds", 2022, "7"), &no_area());
    let lever = Lever::Target { norm: "gone".into(), year: None, part: 0 };
    check_lever(lever, "", "10", &[Problem::UnknownNorm { scenario: "baseline".into(), norm: "gone".into() }]);
    let with = sound().lever(Lever::Growth, "999999", "10").action("999999", "beds", 2022, "7").run();
    assert_eq!(with.line("beds", "360202", 2030), sound().run().line("beds", "360202", 2030));
}

#[test]
fn every_problem_of_norms_and_scenarios_is_found_at_once() {
    let mut world = sound().people("360202", "resident", &[(2021, -1)]).lever(Lever::Growth, "", "101");
    world.plan.norms.push(norm("places", ratio(0), vec![]));
    world.plan.measures.push(measure("places", Nature::Resource));
    let kinds: Vec<_> = world.problems().into_iter().map(|problem| problem.is_fatal()).collect();
    assert_eq!(kinds, [true; 4], "negative figure, no target, divisor, lever");
}

#[test]
fn every_scenario_is_looked_at_and_not_only_the_first() {
    let mut set = sound().set();
    let mut second = scenario("second");
    second.settings.push(setting(Lever::Growth, "", "101"));
    set.scenarios.push(second);
    let problem = Problem::LeverOutOfRange { scenario: "second".into(), lever: Lever::Growth, value: q("101") };
    assert_eq!(Model::new(&set).err(), Some(vec![problem]));
}
