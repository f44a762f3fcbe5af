//! Moving a lever recomputes what depends on it and nothing else, and comes to the very same figures as computing all anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::arbitrary::{any_scenario, world_with_own_totals};
use common::{World, due, norm, ratio, scenario, setting};
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::scenario::{Action, Lever, Scenario};
use proptest::prelude::*;

/// Fails unless the two are the same in every cell of every column.
#[track_caller]
fn check_same(model: &Model, one: &Outlook, other: &Outlook) {
    assert_eq!(one.population(), other.population());
    for (position, measure) in model.measures().iter().enumerate() {
        assert_eq!(one.stock(position), other.stock(position), "{}", measure.id);
    }
    for norm in 0..model.norm_count() {
        assert_eq!(one.norm(norm), other.norm(norm), "{}", model.norm(norm).id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_updated_outlook_is_the_one_computed_from_nothing(
        world in world_with_own_totals(),
        scenarios in proptest::collection::vec(any_scenario(false), 2..6),
    ) {
        let (model, _) = Model::new(&world.set()).unwrap();
        let mut outlook = model.outlook(&scenarios[0]);
        for scenario in &scenarios[1..] {
            outlook = model.update(&outlook, scenario);
            check_same(&model, &outlook, &model.outlook(scenario));
        }
    }

    #[test]
    fn a_probe_of_some_norms_is_what_the_outlook_has_of_them(world in world_with_own_totals(), scenario in any_scenario(false)) {
        let (model, _) = Model::new(&world.set()).unwrap();
        let outlook = model.outlook(&scenario);
        let norms: Vec<usize> = (0..model.norm_count()).rev().step_by(2).collect();
        for (probed, norm) in model.probe(&scenario, &norms).iter().zip(norms) {
            assert_eq!(probed, outlook.norm(norm), "{}", model.norm(norm).id);
        }
    }

    #[test]
    fn one_setting_after_another_comes_to_the_same(world in world_with_own_totals(), last in any_scenario(false)) {
        let (model, _) = Model::new(&world.set()).unwrap();
        let mut scenario = scenario("growing");
        let mut outlook = model.outlook(&scenario);
        for setting in &last.settings {
            scenario.settings.push(setting.clone());
            outlook = model.update(&outlook, &scenario);
            check_same(&model, &outlook, &model.outlook(&scenario));
        }
        for action in &last.actions {
            scenario.actions.push(action.clone());
            outlook = model.update(&outlook, &scenario);
            check_same(&model, &outlook, &model.outlook(&scenario));
        }
        while scenario.settings.pop().is_some() {
            outlook = model.update(&outlook, &scenario);
            check_same(&model, &outlook, &model.outlook(&scenario));
        }
    }

    #[test]
    fn the_same_inputs_give_the_same_outlook(world in world_with_own_totals(), scenario in any_scenario(false)) {
        let (one, _) = Model::new(&world.set()).unwrap();
        let (other, _) = Model::new(&world.set()).unwrap();
        check_same(&one, &one.outlook(&scenario), &other.outlook(&scenario));
    }
}

/// Which of the norms `places`, `beds` and `shielded` (a share of the beds) are computed anew after `change`.
#[track_caller]
fn check_recomputed(change: impl FnOnce(&mut Scenario), expected: [bool; 3]) {
    let share = permille_engine::norm::Rule::ShareOfStock { of: "beds".into() };
    let world = World::county(100_000)
        .stock("360202", "beds", &[(2020, "5")])
        .norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])]))
        .norm(norm("beds", permille_engine::norm::Rule::PerArea, vec![due(2025, &["20"])]))
        .norm(norm("shielded", share, vec![due(2025, &["40"])]));
    let run = world.run();
    let mut scenario = world.scenario.clone();
    change(&mut scenario);
    let updated = run.model.update(&run.outlook, &scenario);
    assert_eq!([0, 1, 2].map(|norm| !updated.shares_norm(&run.outlook, norm)), expected);
    check_same(&run.model, &updated, &run.model.outlook(&scenario));
}

#[test]
fn only_what_depends_on_a_lever_is_computed_anew() {
    let target = || Lever::Target { norm: "places".into(), year: None, part: 0 };
    let of_beds = || Lever::Additions { measure: "beds".into() };
    check_recomputed(|_| (), [false, false, false]);
    check_recomputed(|scenario| scenario.settings.push(setting(target(), "", "5")), [true, false, false]);
    check_recomputed(|scenario| scenario.settings.push(setting(Lever::Growth, "", "5")), [true, false, false]);
    check_recomputed(|scenario| scenario.settings.push(setting(of_beds(), "", "5")), [false, true, true]);
    let action = || Action {
        area: "360202".into(),
        measure: "beds".into(),
        year: 2024,
        amount: common::q("5"),
        unit_cost: None,
        reason: None,
    };
    check_recomputed(|scenario| scenario.actions.push(action()), [false, true, true]);
}

#[test]
fn a_reason_is_not_a_change() {
    let world = World::county(1_000).norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])])).lever(Lever::Growth, "", "5");
    let run = world.run();
    let mut scenario = world.scenario.clone();
    scenario.settings[0].reason = Some("the census".to_owned());
    assert!(run.model.update(&run.outlook, &scenario).shares_norm(&run.outlook, 0));
}
