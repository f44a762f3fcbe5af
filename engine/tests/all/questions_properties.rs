//! What holds of every answer to a question: set as it says, the condition holds, and one step less it does not.

use crate::common::arbitrary::{AREAS, NORMS, any_scenario, people, world, world_with_own_totals};
use crate::common::{World, base, due, norm, q};
use crate::fixed_seed;
use permille_engine::model::{Model, Standing};
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::placed::{put, stands_at};
use permille_engine::quantity::Quantity;
use permille_engine::questions::ask;
use permille_engine::questions::edge::edges;
use permille_engine::questions::ladder::{Years, rungs};
use permille_engine::questions::levers::{of_norm, search_span};
use permille_engine::questions::needed::by_area;
use permille_engine::questions::outcome::{Condition, Outcome, Subject, Verdict, When};
use permille_engine::questions::sensitivity::{inputs, tornado};
use permille_engine::questions::solve::{Question, solve};
use permille_engine::rule::{Bracket, Rule, Threshold};
use permille_engine::scenario::{Action, Lever, Scenario, Setting};
use proptest::prelude::*;

/// A scenario whose levers are where they may be, each set once.
fn fit(mut scenario: Scenario) -> Scenario {
    let mut seen = Vec::new();
    scenario.settings.retain_mut(|setting| {
        setting.area = setting.area.take().filter(|_| setting.lever.may_be_local());
        let place = (setting.lever.clone(), setting.area.clone());
        let first = !seen.contains(&place);
        seen.push(place);
        first
    });
    scenario
}

fn made(world: &World, scenario: Scenario) -> (Model, Scenario) {
    let scenario = fit(scenario);
    let world = World { scenario: scenario.clone(), ..world.clone() };
    (world.run().model, scenario)
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![Just(Outcome::Short), Just(Outcome::Gap), Just(Outcome::Coverage)]
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![Just(When::Due), (2018..2033_u16).prop_map(When::Year)]
}

proptest! {
    #![proptest_config(fixed_seed::cases(48))]

    #[test]
    fn a_solved_lever_does_it_and_one_step_less_does_not(
        world in world_with_own_totals(), scenario in any_scenario(false), norm in 0..NORMS.len(), area in 0..AREAS.len(),
        (outcome, when, limit) in (outcome(), when(), 0..200_i64), which in 0..8_usize, local in 0..AREAS.len(), todays_stock: bool,
    ) {
        let (model, scenario) = made(&world, scenario);
        let levers = of_norm(&model, norm);
        let lever = levers[which % levers.len()].clone();
        let lever_area = Some(AREAS[local].into()).filter(|_| lever.may_be_local() && local % 2 == 0);
        let now = stands_at(&model, &scenario, &lever, lever_area.as_ref()).unwrap();
        let subject = Subject { norm, area, when };
        let condition = Condition { outcome, limit: Quantity::whole(limit).unwrap() };
        let span = search_span(&model, &lever, now, None);
        let question = Question { subject, condition, lever: lever.clone(), lever_area: lever_area.clone(), span, todays_stock };
        let answer = solve(&model, &scenario, &question);
        let held = if todays_stock {
            permille_engine::questions::levers::with_todays_stock(&scenario, &model.norm(norm).measure)
        } else {
            scenario
        };
        let judge = |value: Quantity| {
            let figures = ask(&model, &put(&model, &held, &lever, lever_area.as_ref(), value), norm).unwrap();
            condition.judge(&model, &figures, subject)
        };
        for interval in &answer.holds {
            for value in [interval.from, interval.to] {
                prop_assert_eq!(judge(value), Verdict::Holds, "{:?} at {}", lever.clone(), value);
            }
            if interval.from > span.least() {
                prop_assert_ne!(judge(interval.from.minus(span.step()).unwrap()), Verdict::Holds);
            }
            if interval.to < span.most() {
                prop_assert_ne!(judge(interval.to.plus(span.step()).unwrap()), Verdict::Holds);
            }
        }
        if answer.holds.is_empty() {
            prop_assert_ne!(judge(span.least()), Verdict::Holds);
            prop_assert_ne!(judge(span.most()), Verdict::Holds);
        }
        prop_assert!(answer.holds.windows(2).all(|pair| pair[0].to < pair[1].from));
        for binding in &answer.binding {
            prop_assert_eq!(model.standing(norm, binding.area), Standing::Bound);
        }
    }

    #[test]
    fn what_each_area_needs_closes_its_gap_and_one_unit_less_does_not(
        world in world(), scenario in any_scenario(false), norm in 0..NORMS.len(), area in 0..AREAS.len(), when in when(),
    ) {
        let (model, scenario) = made(&world, scenario);
        let subject = Subject { norm, area, when };
        let needs = by_area(&model, &scenario, subject);
        let year = subject.year(&ask(&model, &scenario, norm).unwrap()).unwrap();
        let gap = |figures: &NormOutlook, area: usize| figures.gap(model.cell(area, year)?);
        let unit = if model.measure_of(norm).whole { Quantity::ONE } else { q("0.001") };
        let with = |less: Quantity| {
            let mut scenario = scenario.clone();
            for need in &needs {
                let value = need.yearly.unwrap_or_default().minus(less).unwrap().max(Quantity::ZERO);
                let lever = Lever::Additions { measure: model.norm(norm).measure.clone() };
                let area = Some(model.areas()[need.area].code.clone());
                scenario.settings.push(Setting { lever, area, value, reason: None });
            }
            ask(&model, &scenario, norm).unwrap()
        };
        let (met, almost) = (with(Quantity::ZERO), with(unit));
        for need in &needs {
            if let Some(yearly) = need.yearly {
                prop_assert!(gap(&met, need.area).unwrap() <= Quantity::ZERO, "{} in {}", yearly, AREAS[need.area]);
                prop_assert!(yearly == Quantity::ZERO || gap(&almost, need.area).unwrap() > Quantity::ZERO);
            }
        }
    }

    #[test]
    fn a_rung_s_yearly_increment_suffices_and_one_less_does_not(
        world in world(), scenario in any_scenario(false), norm in 0..NORMS.len(), area in 0..AREAS.len(), from in 2018..2026_u16,
    ) {
        let (model, scenario) = made(&world, scenario);
        let outlook = model.outlook(&scenario);
        // Dated additions act on an area's own stock: only there can they show that the increment suffices.
        let leaf = model.tree().children(area).is_empty() && model.standing(norm, area) == Standing::Bound;
        let added = model.norm(norm).direction == permille_engine::norm::Direction::AtLeast;
        let counted = model.measure_of(norm).nature == permille_engine::plan::Nature::Resource;
        prop_assume!(leaf && added && counted);
        for rung in rungs(&model, &scenario, &outlook, norm, area, Years { seen: 2021, from }) {
            let Some(yearly) = rung.yearly else { continue };
            let with = |amount: Quantity| {
                let mut scenario = scenario.clone();
                let action = |year| Action {
                    area: AREAS[area].into(), measure: model.norm(norm).measure.clone(), year, amount, unit_cost: None, reason: None,
                };
                scenario.actions.extend((from + 1..=rung.due).map(action));
                ask(&model, &scenario, norm).unwrap().gap(model.cell(area, rung.due).unwrap()).unwrap()
            };
            prop_assert!(with(yearly) <= Quantity::ZERO, "{:?}", rung);
            if yearly > Quantity::ZERO {
                let unit = if model.measure_of(norm).whole { Quantity::ONE } else { q("0.000001") };
                prop_assert!(with(yearly.minus(unit).unwrap()) > Quantity::ZERO, "{:?}", rung);
            }
        }
    }

    #[test]
    fn rungs_are_ascending_and_missed_only_while_they_bind(
        world in world_with_own_totals(), scenario in any_scenario(false), norm in 0..NORMS.len(), area in 0..AREAS.len(),
    ) {
        let (model, scenario) = made(&world, scenario);
        let outlook = model.outlook(&scenario);
        let rungs = rungs(&model, &scenario, &outlook, norm, area, Years { seen: 2020, from: 2020 });
        prop_assert!(rungs.windows(2).all(|pair| pair[0].due < pair[1].due));
        let first = rungs.iter().filter_map(|rung| rung.first_missed).min();
        prop_assert_eq!(first, outlook.first_short_year(&model, norm, area));
        for rung in &rungs {
            prop_assert!(rung.first_missed.is_none_or(|year| year >= rung.due));
            prop_assert!(rung.yearly.is_none_or(|yearly| !yearly.is_negative()));
        }
    }

    #[test]
    fn an_edge_is_where_the_bracket_changes(residents in people(), threshold: bool) {
        let (rule, values): (Rule, &[&str]) = if threshold {
            (Rule::from(Threshold { base: base("resident"), from: 300_000 }), &["1"])
        } else {
            (Rule::from(Bracket { base: base("resident"), from: vec![0, 300_000, 500_000, 1_000_000] }), &["20", "50", "80", "100"])
        };
        let run = |people: i64| World::county(people).norm(norm("beds", rule.clone(), vec![due(2020, values)])).run();
        let required = |people: i64| run(people).outlook.norm(0).requirement(0);
        let run = run(residents);
        for edges in edges(&run.model, &crate::common::scenario("any"), &run.outlook, 0, 0, 2020) {
            prop_assert_eq!(edges.now, required(residents));
            for step in edges.up.into_iter().chain(edges.down) {
                prop_assert_eq!(required(residents + step.people), Some(step.then));
                prop_assert_eq!(required(residents + step.people - step.people.signum()), edges.now, "one person short of it");
            }
        }
    }

    #[test]
    fn a_tornado_is_sorted_and_every_bar_reaches_the_present_result(
        world in world(), scenario in any_scenario(false), norm in 0..NORMS.len(), area in 0..AREAS.len(), outcome in outcome(),
    ) {
        let (model, scenario) = made(&world, scenario);
        let subject = Subject { norm, area, when: When::Year(2026) };
        let inputs = inputs(&model, &scenario, &model.outlook(&scenario), subject, None);
        prop_assert!(inputs.iter().all(|input| input.low <= input.now && input.now <= input.high && input.low < input.high));
        let tornado = tornado(&model, &scenario, subject, outcome, inputs);
        let swings: Vec<_> = tornado.bars.iter().map(|bar| bar.swing(tornado.now)).collect();
        prop_assert!(swings.windows(2).all(|pair| pair[0] >= pair[1]), "{:?}", swings);
    }
}
