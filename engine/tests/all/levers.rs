//! Settings that mean the same under two names: whoever asks where a lever stands, moves it, draws it or compares it means the one that acts.

use crate::common::arbitrary::{any_scenario, world};
use crate::common::{World, due, norm, q, ratio, scenario, setting, words};
use crate::fixed_seed;
use permille_engine::compare::inputs::Differences;
use permille_engine::lever::target::NoEffect;
use permille_engine::lever::{Together, adding, nearest};
use permille_engine::model::Model;
use permille_engine::placed::{canonical, put, stands_at, without_effect};
use permille_engine::questions::outcome::{Outcome, Subject, When};
use permille_engine::questions::sensitivity;
use permille_engine::risk::draw::Draws;
use permille_engine::scenario::{Lever, LeverRange, Scenario};
use permille_engine::year::Year;
use proptest::prelude::*;

fn aims(year: Option<Year>) -> Lever {
    Lever::Target { norm: "beds".into(), year, part: 0 }
}

/// A county of 100,000 bound to 1 a thousand from 2022 and to 6 from 2025, whose last target two settings name differently: 7, then 8.
fn twice_aimed() -> World {
    World::county(100_000)
        .stock("360202", "beds", &[(2020, "200")])
        .norm(norm("beds", ratio(1_000), vec![due(2022, &["1"]), due(2025, &["6"])]))
        .lever(aims(None), "", "7")
        .lever(aims(Some(2025)), "", "8")
}

fn required(world: &World, scenario: &Scenario) -> String {
    let world = World { scenario: scenario.clone(), ..world.clone() };
    world.run().requirement("beds", "360202", 2025)
}

#[test]
fn a_target_with_two_names_stands_where_the_last_setting_puts_it_and_is_moved_there() {
    let world = twice_aimed();
    let model = world.run().model;
    assert_eq!(required(&world, &world.scenario), "800");
    for name in [aims(None), aims(Some(2025))] {
        assert_eq!(words(stands_at(&model, &world.scenario, &name, None)), "8");
        let moved = put(&model, &world.scenario, &name, None, q("9"));
        assert_eq!((required(&world, &moved), moved.settings.len()), ("900".to_owned(), 2));
        assert_eq!(canonical(&model, &name), aims(None));
    }
    assert_eq!(without_effect(&model, &world.scenario), [(0, NoEffect::Overruled(1))]);
}

#[test]
fn what_is_drawn_is_the_setting_that_acts() {
    let world = twice_aimed();
    let model = world.run().model;
    for name in [aims(None), aims(Some(2025))] {
        let range = LeverRange { lever: name, area: None, low: q("3"), likely: q("3"), high: q("3"), reason: None };
        let ranged = Scenario { ranges: vec![range], ..world.scenario.clone() };
        let mut draws = Draws::new(&model, &ranged, 1);
        assert_eq!(required(&world, draws.scenario(0)), "300", "drawn with an effect, whatever the target is called");
        // The same range is what a tornado moves the lever by.
        let outlook = model.outlook(&ranged);
        let subject = Subject { norm: 0, area: 0, when: When::Due };
        let inputs = sensitivity::inputs(&model, &ranged, &outlook, subject, None);
        let of_target = inputs.iter().find(|input| input.lever == aims(None)).expect("the target is among them");
        assert_eq!((of_target.low, of_target.high, of_target.now), (q("3"), q("3"), q("8")));
        let bar = sensitivity::bar(&model, &ranged, subject, Outcome::Gap, of_target.clone());
        assert_eq!(words(bar.at_low), "100", "300 less the 200 there are");
    }
}

#[test]
fn two_names_of_one_target_are_no_difference() {
    let world = twice_aimed();
    let model = world.run().model;
    let mut once = scenario("once");
    once.settings.push(setting(aims(None), "", "8"));
    assert!(Differences::between(&model, &world.scenario, &once).list.is_empty());
    once.settings[0].value = q("7");
    assert_eq!(Differences::between(&model, &world.scenario, &once).list.len(), 1);
}

#[test]
fn settings_that_name_what_is_not_there_stand_aside() {
    let world = twice_aimed().lever(aims(Some(2023)), "", "1").lever(Lever::Growth, "", "1");
    let mut world = world.lever(Lever::Growth, "440000", "2").lever(Lever::Attrition { measure: "ships".into() }, "", "3");
    world.scenario.settings.push(setting(Lever::DueYear { norm: "ships".into() }, "", "2024"));
    let there = |position| (position, NoEffect::NotThere);
    assert_eq!(
        without_effect(&world.run().model, &world.scenario),
        [(0, NoEffect::Overruled(1)), there(2), there(4), there(5), there(6)]
    );
}

proptest! {
    #![proptest_config(fixed_seed::cases(64))]

    /// What stands aside is without effect, and so is every setting that the rules of its lever say does not reach an area.
    #[test]
    fn a_setting_that_stands_aside_moves_nothing((world, scenario) in (world(), any_scenario(false))) {
        let (model, _) = Model::new(&world.set()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let outlook = model.outlook(&scenario);
        let gone = without_effect(&model, &scenario);
        let mut without = scenario.clone();
        let mut position = 0;
        without.settings.retain(|_| {
            position += 1;
            gone.iter().all(|(one, _)| *one + 1 != position)
        });
        let other = model.outlook(&without);
        for norm in 0..model.norm_count() {
            for cell in 0..model.areas().len() * model.horizon().count() {
                prop_assert_eq!(outlook.norm(norm).requirement(cell), other.norm(norm).requirement(cell));
                prop_assert_eq!(outlook.norm(norm).gap(cell), other.norm(norm).gap(cell));
            }
        }
        for (area, setting) in (0..model.areas().len()).flat_map(|area| scenario.settings.iter().map(move |one| (area, one))) {
            match setting.lever.together() {
                Together::Nearest => {
                    let acting = nearest(model.tree(), &scenario.settings, &setting.lever, area).map(|at| scenario.settings[at].value);
                    let code = &model.areas()[area].code;
                    let expected = stands_at(&model, &scenario, &setting.lever, Some(code));
                    prop_assert_eq!(acting.or_else(|| setting.lever.neutral()), expected);
                }
                Together::AddUp => {
                    let coming = adding(model.tree(), &scenario.settings, &setting.lever, area);
                    let sum = coming.map(|at| scenario.settings[at].value.millionths()).sum::<i64>();
                    let measure = setting.lever.measure().and_then(|measure| model.measure_position(measure));
                    let added = measure.map(|measure| outlook.stock(measure).additions(area).millionths());
                    prop_assert!(added.is_none_or(|added| added <= sum), "no area has more than comes to it");
                }
                Together::Last => {}
            }
        }
    }
}
