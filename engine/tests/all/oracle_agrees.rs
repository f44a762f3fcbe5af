//! The engine against the oracle: in every area, norm and year the two say the same, computed from nothing or from what was there before.

use crate::common::wide::{AREAS, NORMS, Stated, rule, stated, wide_action, wide_scenario, wide_setting, wide_world};
use crate::common::{base, words};
use crate::fixed_seed;
use crate::oracle::{Oracle, number};
use permille_engine::edit::{Edit, Figure};
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_engine::rule::Rule;
use permille_engine::scenario::{Action, Scenario, ScenarioSet, Setting};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Where the two differ first, and what each says.
fn first_difference(model: &Model, outlook: &Outlook, set: &ScenarioSet, scenario: &Scenario) -> Option<String> {
    let oracle = Oracle::of(set, scenario);
    let cells = || {
        let areas = 0..set.baseline.areas.len();
        areas.flat_map(|area| set.baseline.horizon.years().map(move |year| (area, year)))
    };
    let told = |what: &str, (area, year): (usize, u16), engine: String, ours: String| {
        (engine != ours).then(|| format!("{what} of {} in {year}: engine {engine}, oracle {ours}", set.baseline.areas[area].code))
    };
    let ours = |millionths: Option<i128>| words(millionths.map(number::quantity));
    let people = model.bases().iter().enumerate().flat_map(|(position, base)| cells().map(move |cell| (position, base, cell)));
    let people = people.filter_map(|(position, base, cell)| {
        let engine = outlook.population().people(position, model.cell(cell.0, cell.1)?);
        told(&format!("{} people", base.word()), cell, format!("{engine:?}"), format!("{:?}", oracle.people[base][&cell].count))
    });
    let stocks =
        model.measures().iter().enumerate().flat_map(|(position, measure)| cells().map(move |cell| (position, measure, cell)));
    let stocks = stocks.filter_map(|(position, measure, cell)| {
        let (stock, at, our) = (outlook.stock(position), model.cell(cell.0, cell.1)?, oracle.stocks[&measure.id][&cell]);
        let engine = format!("{}, {} left out", words(stock.amount(at)), stock.missing(at));
        told(&format!("stock {}", measure.id), cell, engine, format!("{}, {} left out", ours(our.amount), our.missing))
    });
    let targets = (0..model.norm_count()).filter_map(|position| {
        let engine = outlook.norm(position).targets().iter().map(|target| (target.due, target.values.clone()));
        let (engine, id): (Vec<(u16, Vec<Quantity>)>, _) = (engine.collect(), &model.norm(position).id);
        let quantities = |values: &[i128]| values.iter().copied().map(number::quantity).collect();
        let ours: Vec<_> = oracle.norms[id].0.iter().map(|target| (target.year, quantities(&target.values))).collect();
        (engine != ours).then(|| format!("targets of {id}: engine {engine:?}, oracle {ours:?}"))
    });
    let norms = (0..model.norm_count()).flat_map(|position| cells().map(move |cell| (position, cell)));
    let norms = norms.filter_map(|(position, cell)| {
        let (norm, at, id) = (outlook.norm(position), model.cell(cell.0, cell.1)?, &model.norm(position).id);
        let our = oracle.norms[id].1[&cell];
        let figures = [
            ("requirement", norm.requirement(at), our.requirement),
            ("available", norm.available(at), our.available),
            ("gap", norm.gap(at), our.gap),
            ("net gap", norm.net_gap(at), our.net_gap),
            ("coverage", norm.coverage(at), our.coverage),
            ("path", norm.path(at), our.path),
        ];
        let figures =
            figures.into_iter().find_map(|(what, engine, our)| told(&format!("{what} ({id})"), cell, words(engine), ours(our)));
        let engine = format!("{:?}, {} missing", norm.status(at).map(Status::word), norm.missing(at));
        figures.or_else(|| told(&format!("status ({id})"), cell, engine, format!("{:?}, {} missing", our.status, our.missing)))
    });
    people.chain(stocks).chain(targets).chain(norms).next()
}

/// One step of a planner.
#[derive(Clone, Debug)]
enum Step {
    Figures(Vec<(Stated, bool)>),
    Set(Setting),
    Unset(usize),
    Act(Action),
    Withdraw(usize),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => vec((stated(), prop::bool::weighted(0.7)), 1..5).prop_map(Step::Figures),
        3 => wide_setting().prop_map(Step::Set),
        1 => (0..10_usize).prop_map(Step::Unset),
        2 => wide_action().prop_map(Step::Act),
        1 => (0..8_usize).prop_map(Step::Withdraw),
        2 => Just(Step::Undo),
    ]
}

/// The edit that states a figure, or takes it away.
fn edit((stated, there): (Stated, bool)) -> Edit {
    let (area, figure, year, value) = match stated {
        Stated::People(area, word, year, people) => {
            (area, Figure::Population(base(word)), year, Quantity::whole(people).unwrap())
        }
        Stated::Stock(area, measure, year, amount) => (area, Figure::Measure(measure.into()), year, amount),
    };
    Edit::Figure { area: AREAS[area].0.into(), figure, year, value: there.then_some(value) }
}

/// The scenario after a step that concerns it.
fn moved(scenario: &Scenario, step: &Step) -> Scenario {
    let mut scenario = scenario.clone();
    match step {
        Step::Set(setting) => {
            scenario.settings.retain(|one| (&one.lever, &one.area) != (&setting.lever, &setting.area));
            scenario.settings.push(setting.clone());
        }
        Step::Unset(at) if *at < scenario.settings.len() => drop(scenario.settings.remove(*at)),
        Step::Act(action) => scenario.actions.push(action.clone()),
        Step::Withdraw(at) if *at < scenario.actions.len() => drop(scenario.actions.remove(*at)),
        _ => {}
    }
    scenario
}

#[test]
fn every_kind_of_rule_is_tried() {
    let tried: Vec<Rule> = NORMS.into_iter().map(rule).collect();
    let untried: Vec<_> = Rule::WORDS.into_iter().filter(|word| tried.iter().all(|rule| rule.word() != *word)).collect();
    assert!(untried.is_empty(), "{untried:?}");
}

proptest! {
    #![proptest_config(fixed_seed::cases(48))]

    #[test]
    fn an_outlook_from_nothing_is_the_oracles(world in wide_world(), scenario in wide_scenario()) {
        let set = world.set();
        let (model, _) = Model::new(&set).unwrap();
        prop_assert_eq!(first_difference(&model, &model.outlook(&scenario), &set, &scenario), None);
    }

    #[test]
    fn one_scenario_after_another_is_the_oracles(world in wide_world(), scenarios in vec(wide_scenario(), 2..4)) {
        let set = world.set();
        let (model, _) = Model::new(&set).unwrap();
        let mut outlook = model.outlook(&scenarios[0]);
        for scenario in &scenarios[1..] {
            outlook = model.update(&outlook, scenario);
            prop_assert_eq!(first_difference(&model, &outlook, &set, scenario), None);
        }
    }
}

proptest! {
    #![proptest_config(fixed_seed::cases(16))]

    #[test]
    fn whatever_a_planner_does_and_takes_back_the_outlook_is_the_oracles(
        world in wide_world(),
        start in option::of(wide_scenario()),
        steps in vec(step(), 1..10),
    ) {
        let mut set = world.set();
        let mut scenario = start.unwrap_or_else(|| world.scenario.clone());
        let (mut model, _) = Model::new(&set).unwrap();
        let mut outlook = model.outlook(&scenario);
        let mut before = Vec::new();
        for step in steps {
            match &step {
                Step::Undo => {
                    if let Some((edit, earlier)) = before.pop() {
                        set.apply(&edit).unwrap();
                        scenario = earlier;
                    }
                }
                Step::Figures(figures) => {
                    let edit = Edit::All(figures.iter().cloned().map(edit).collect());
                    before.push((set.apply(&edit).unwrap(), scenario.clone()));
                }
                other => {
                    before.push((Edit::All(Vec::new()), scenario.clone()));
                    scenario = moved(&scenario, other);
                }
            }
            (model, _) = model.with_figures(&set).unwrap();
            outlook = model.update(&outlook, &scenario);
            prop_assert_eq!(first_difference(&model, &outlook, &set, &scenario), None, "after {:?}", step);
        }
    }
}
