//! Moving a lever recomputes what depends on it and nothing else, and comes to exactly the figures of computing all anew.

use crate::common::arbitrary::{AREAS, MEASURES, any_scenario, setting, world_with_own_totals};
use crate::common::{World, base, due, norm, ratio, scenario};
use crate::fixed_seed;
use permille_engine::edit::{Edit, Figure};
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::steps::Steps;
use permille_engine::rule::{PerArea, Rule, ShareOfStock};
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

/// A figure written somewhere, or taken away; now and then an impossible one, or one of a group nobody has named yet.
fn figure_edit() -> impl Strategy<Value = Edit> {
    let population =
        prop_oneof![4 => Just("resident"), 2 => Just("urban"), 1 => Just("rural"), 2 => Just("aged-0-4"), 1 => Just("births")];
    let figure = prop_oneof![
        population.prop_map(|word| Figure::Population(base(word))),
        (0..MEASURES.len()).prop_map(|measure| Figure::Measure(MEASURES[measure].into())),
    ];
    let value = prop_oneof![8 => 0..400_000_i64, 1 => Just(-5), 1 => Just(9_000_000_000_000)];
    (0..AREAS.len(), figure, 2016..2031_u16, proptest::option::weighted(0.7, value)).prop_map(|(area, figure, year, value)| {
        Edit::Figure {
            area: AREAS[area].into(),
            figure,
            year,
            value: value.map(|value| permille_engine::quantity::Quantity::whole(value).unwrap()),
        }
    })
}

/// One step of a planner: a figure, several at once, where one was taken from, or a lever.
#[derive(Clone, Debug)]
enum Step {
    Edit(Edit),
    Lever(permille_engine::scenario::Setting),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    let provenance = figure_edit().prop_map(|edit| match edit {
        Edit::Figure { area, figure, .. } => {
            Edit::Provenance { area, figure, source: None, note: Some("seen".to_owned()), owner: None }
        }
        other => other,
    });
    prop_oneof![
        6 => figure_edit().prop_map(Step::Edit),
        2 => proptest::collection::vec(figure_edit(), 1..12).prop_map(|edits| Step::Edit(Edit::All(edits))),
        1 => provenance.prop_map(Step::Edit),
        2 => setting(false).prop_map(Step::Lever),
        2 => Just(Step::Undo),
    ]
}

proptest! {
    #![proptest_config(fixed_seed::cases(48))]

    #[test]
    fn figures_written_one_after_another_come_to_the_same_as_computing_all_anew(
        world in world_with_own_totals(),
        steps in proptest::collection::vec(step(), 1..24),
    ) {
        let mut set = world.set();
        let (mut model, _) = Model::new(&set).unwrap();
        let mut outlook = model.outlook(&set.scenarios[0]);
        let mut undo = Vec::new();
        for step in steps {
            let before = set.clone();
            match step {
                Step::Edit(edit) => undo.extend(set.apply(&edit)),
                Step::Lever(setting) => {
                    set.scenarios[0].settings.retain(|one| (&one.lever, &one.area) != (&setting.lever, &setting.area));
                    set.scenarios[0].settings.push(setting);
                }
                Step::Undo => {
                    if let Some(back) = undo.pop() {
                        set.apply(&back).unwrap();
                    }
                }
            }
            let (updated, anew) = (model.with_figures(&set), Model::new(&set));
            match (updated, anew) {
                (Ok((updated, odd)), Ok((anew, odd_anew))) => {
                    prop_assert_eq!(odd, odd_anew);
                    prop_assert_eq!(updated.bases(), anew.bases());
                    prop_assert!((0..anew.norm_count()).all(|norm| updated.has_figures(norm) == anew.has_figures(norm)));
                    outlook = updated.update(&outlook, &set.scenarios[0]);
                    check_same(&updated, &outlook, &anew.outlook(&set.scenarios[0]));
                    model = updated;
                }
                (Err(problems), Err(anew)) => {
                    prop_assert_eq!(problems, anew);
                    // What cannot be computed is not taken on.
                    set = before;
                    undo.clear();
                }
                (updated, anew) => prop_assert!(false, "{updated:?} {anew:?}"),
            }
        }
    }

    #[test]
    fn a_figure_taken_back_leaves_nothing_behind(world in world_with_own_totals(), edit in figure_edit()) {
        let before = world.set();
        let mut set = before.clone();
        let back = set.apply(&edit).unwrap();
        set.apply(&back).unwrap();
        prop_assert_eq!(set, before);
    }
}

proptest! {
    #![proptest_config(fixed_seed::cases(64))]

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
    fn an_outlook_computed_step_by_step_is_the_same(world in world_with_own_totals(), scenario in any_scenario(false)) {
        let (model, _) = Model::new(&world.set()).unwrap();
        let mut steps = Steps::default();
        let mut taken = 0;
        let outlook = loop {
            assert_eq!(steps.taken(&model).0, taken);
            match steps.step(&model, &scenario) {
                Some(outlook) => break outlook,
                None => taken += 1,
            }
        };
        assert_eq!(taken, 1 + model.measures().len() + model.norm_count());
        check_same(&model, &outlook, &model.outlook(&scenario));
        // It hands over what another change leaves alone, like any other.
        let mut moved = scenario.clone();
        moved.settings.retain(|setting| setting.lever != Lever::Growth);
        check_same(&model, &model.update(&outlook, &moved), &model.outlook(&moved));
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
    let share = Rule::from(ShareOfStock { of: "beds".into() });
    let world = World::county(100_000)
        .stock("360202", "beds", &[(2020, "5")])
        .norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])]))
        .norm(norm("beds", PerArea.into(), vec![due(2025, &["20"])]))
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
    check_recomputed(|scenario| scenario.settings.push(crate::common::setting(target(), "", "5")), [true, false, false]);
    check_recomputed(|scenario| scenario.settings.push(crate::common::setting(Lever::Growth, "", "5")), [true, false, false]);
    check_recomputed(|scenario| scenario.settings.push(crate::common::setting(of_beds(), "", "5")), [false, true, true]);
    let action = || Action {
        area: "360202".into(),
        measure: "beds".into(),
        year: 2024,
        amount: crate::common::q("5"),
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

/// Which of the norms `places`, `beds` and `shielded` are computed anew after a figure is written.
#[track_caller]
fn check_recomputed_by_figure(figure: Figure, value: &str, expected: [bool; 3]) {
    let share = Rule::from(ShareOfStock { of: "beds".into() });
    let world = World::province()
        .people("360102", "resident", &[(2020, 100_000)])
        .people("360102", "aged-0-4", &[(2020, 5_000)])
        .stock("360102", "beds", &[(2020, "5")])
        .norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])]))
        .norm(norm("beds", PerArea.into(), vec![due(2025, &["20"])]))
        .norm(norm("shielded", share, vec![due(2025, &["40"])]));
    let mut set = world.set();
    let (before, _) = Model::new(&set).unwrap();
    let outlook = before.outlook(&set.scenarios[0]);
    set.apply(&Edit::Figure { area: "360102".into(), figure, year: 2020, value: Some(crate::common::q(value)) }).unwrap();
    let (model, _) = before.with_figures(&set).unwrap();
    let updated = model.update(&outlook, &set.scenarios[0]);
    assert_eq!([0, 1, 2].map(|norm| !updated.shares_norm(&outlook, norm)), expected);
    check_same(&model, &updated, &Model::new(&set).unwrap().0.outlook(&set.scenarios[0]));
}

#[test]
fn only_what_reads_a_figure_is_computed_anew() {
    let beds = || Figure::Measure("beds".into());
    check_recomputed_by_figure(beds(), "6", [false, true, true]);
    check_recomputed_by_figure(beds(), "5", [false, false, false]);
    check_recomputed_by_figure(Figure::Measure("shielded".into()), "2", [false, false, true]);
    check_recomputed_by_figure(Figure::Population(base("resident")), "200000", [true, false, false]);
    check_recomputed_by_figure(Figure::Population(base("aged-0-4")), "6000", [false, false, false]);
}
