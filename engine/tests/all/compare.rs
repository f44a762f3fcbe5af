//! Two scenarios compared: their inputs, their results, and what contributes how much to the change.

use crate::common::arbitrary::{AREAS, NORMS, any_scenario, world_with_own_totals};
use crate::common::{Run, World, due, norm, q, ratio, scenario, setting, words};
use crate::fixed_seed;
use permille_engine::area::Level;
use permille_engine::compare::contributions::{Contributions, Fraction, MOST, Method, Question, contributions};
use permille_engine::compare::inputs::{Difference, Differences, Input};
use permille_engine::compare::results::{self, Figure, Spread};
use permille_engine::model::Model;
use permille_engine::norm::Norm;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Absolute, PerArea, Rule};
use permille_engine::scenario::{Action, Lever, Scenario};
use proptest::prelude::*;

fn action(area: &str, measure: &str, year: u16, amount: &str) -> Action {
    Action { area: area.into(), measure: measure.into(), year, amount: q(amount), unit_cost: None, reason: None }
}

fn target(norm: &str) -> Lever {
    Lever::Target { norm: norm.into(), year: None, part: 0 }
}

/// Divides the change of a figure between two scenarios.
fn divide(model: &Model, one: &Scenario, other: &Scenario, question: Question, most: usize) -> Contributions {
    let differences = Differences::between(model, one, other);
    contributions(model, &differences, question, most, |scenario| {
        let outlook = model.outlook(scenario);
        question.figure.of(model, outlook.norm(question.norm), question.area, question.year)
    })
}

fn gap(run: &Run, norm: &str, area: &str, year: u16) -> Question {
    Question { norm: run.norm(norm), area: run.area(area), year, figure: Figure::Gap }
}

/// A county of 100,000 with 200 childcare places, bound to 4.5 per 1,000 from 2025; and a scenario that changes three things.
fn county() -> (Run, Scenario, Scenario) {
    let world = World::county(100_000).stock("360202", "places", &[(2020, "200")]).norm(norm(
        "places",
        ratio(1_000),
        vec![due(2025, &["4.5"])],
    ));
    let other = Scenario {
        settings: vec![setting(target("places"), "", "5"), setting(Lever::Growth, "", "10")],
        actions: vec![action("360202", "places", 2023, "100")],
        ..scenario("other")
    };
    (world.run(), world.scenario, other)
}

#[test]
fn contributions_of_a_county_are_those_worked_out_by_hand() {
    let (run, one, other) = county();
    // 100,000 grow by 10‰ to 101,000, 102,010, 103,030, 104,060, 105,101 in 2025.
    // Gap with nothing: 450 − 200 = 250. Growth: 473 − 200 = 273. Target: 300. Both: 526 − 200 = 326. The action takes 100 off each.
    // Growth: (23 + 26) ÷ 2 = 24.5. Target: (50 + 53) ÷ 2 = 51.5. Action: −100. Together −24 = 226 − 250.
    let divided = divide(&run.model, &one, &other, gap(&run, "places", "360202", 2025), MOST);
    assert_eq!((words(divided.before), words(divided.after)), ("250".to_owned(), "226".to_owned()));
    assert_eq!(divided.method, Method::Shapley);
    assert_eq!(divided.amounts(1), Some(vec![q("24.5"), q("51.5"), q("-100")]));
    assert_eq!(divided.amounts(0), Some(vec![q("25"), q("51"), q("-100")]));
    // In 2022 nothing is due, so nothing is missing in either.
    let early = divide(&run.model, &one, &other, gap(&run, "places", "360202", 2022), MOST);
    assert_eq!(early.amounts(0), Some(vec![q("0"), q("0")]));
    assert_eq!(early.idle.len(), 1, "the action of 2023 comes later");
}

#[test]
fn differences_name_both_values_and_where_the_plan_stands() {
    let (run, one, other) = county();
    let differences = Differences::between(&run.model, &one, &other);
    let said = |difference: &Difference| {
        let placed =
            [difference.before.as_ref(), difference.after.as_ref()].map(|placed| words(placed.map(|placed| placed.value)));
        format!("{} → {}, from {}", placed[0], placed[1], words(difference.from()))
    };
    let said: Vec<String> = differences.list.iter().map(said).collect();
    assert_eq!(said, ["unknown → 10, from 0", "unknown → 5, from 4.5", "unknown → 100, from 0"]);
    assert_eq!(differences.areas().len(), 1);
}

#[test]
fn what_stands_where_the_plan_has_it_is_no_difference() {
    let (run, one, _) = county();
    let same = Scenario {
        settings: vec![
            setting(Lever::Growth, "", "0"),
            setting(target("places"), "", "4.5"),
            setting(Lever::DueYear { norm: "places".into() }, "", "2025"),
            setting(Lever::Growth, "360202", "0"),
        ],
        ..scenario("same")
    };
    assert_eq!(Differences::between(&run.model, &one, &same).list, []);
    assert_eq!(Differences::between(&run.model, &same, &one).list, []);
    // A target by its year and without is the same target.
    let by_year = Lever::Target { norm: "places".into(), year: Some(2025), part: 0 };
    let by_year = Scenario { settings: vec![setting(by_year, "", "5")], ..scenario("by year") };
    let last = Scenario { settings: vec![setting(target("places"), "", "5")], ..scenario("last") };
    assert_eq!(Differences::between(&run.model, &by_year, &last).list, []);
}

#[test]
fn actions_both_have_are_no_difference_in_whatever_order() {
    let (run, one, _) = county();
    let with = |amounts: &[&str]| Scenario {
        actions: amounts.iter().map(|amount| action("360202", "places", 2023, amount)).collect(),
        ..one.clone()
    };
    let differences = Differences::between(&run.model, &with(&["60", "20"]), &with(&["30", "20", "60", "50"]));
    let added: Vec<_> = differences.list.iter().map(|difference| (difference.from(), difference.to())).collect();
    assert_eq!(added, [(Some(q("0")), Some(q("50"))), (Some(q("0")), Some(q("30")))]);
}

#[test]
fn an_input_is_put_back_where_the_reference_has_it() {
    let (run, one, other) = county();
    let one = Scenario { settings: vec![setting(Lever::Growth, "", "3")], ..one };
    let mut set = World::county(100_000).set();
    set.scenarios = vec![one.clone(), other.clone()];
    // One after the other, until nothing differs; undoing brings each back.
    for left in (0..3).rev() {
        let differences = Differences::between(&run.model, &set.scenarios[0], &set.scenarios[1]);
        let edit = differences.put_back(0, 1, &set.scenarios[1]).unwrap();
        let before = set.clone();
        let back = set.apply(&edit).unwrap();
        assert_eq!(Differences::between(&run.model, &set.scenarios[0], &set.scenarios[1]).list.len(), left);
        let after = set.clone();
        set.apply(&back).unwrap();
        assert_eq!(Differences::between(&run.model, &before.scenarios[1], &set.scenarios[1]).list, []);
        set = after;
    }
    assert_eq!(Differences::between(&run.model, &one, &other).put_back(7, 1, &other), None);
}

#[test]
fn many_inputs_of_one_kind_are_taken_together_and_still_add_up() {
    let codes: Vec<String> = (0..20).map(|county| format!("3602{county:02}")).collect();
    let mut world = World::new().area("360000", Level::Province, "").norm(norm("places", ratio(1_000), vec![due(2025, &["5"])]));
    for code in &codes {
        world = world.area(code, Level::County, "360000").people(code, "resident", &[(2020, 10_000)]);
        world = world.stock(code, "places", &[(2020, "0")]);
    }
    let run = world.run();
    let other = Scenario {
        settings: vec![setting(Lever::Growth, "", "20"), setting(target("places"), "", "6")],
        actions: codes.iter().map(|code| action(code, "places", 2024, "7")).collect(),
        ..scenario("other")
    };
    let question = gap(&run, "places", "360000", 2025);
    let divided = divide(&run.model, &world.scenario, &other, question, MOST);
    assert_eq!(divided.method, Method::ShapleyOfKinds);
    let sizes: Vec<usize> = divided.parts.as_ref().unwrap().iter().map(|part| part.inputs.len()).collect();
    assert_eq!(sizes, [1, 1, 20]);
    // 20 counties × 7 places each.
    assert_eq!(divided.amounts(0).unwrap()[2], q("-140"));
    let few = divide(&run.model, &world.scenario, &other, question, 2);
    assert_eq!(few.method, Method::ThereAndBack);
    let sum = few.amounts(0).unwrap().into_iter().fold(Quantity::ZERO, |sum, part| sum.plus(part).unwrap());
    assert_eq!(Some(sum), few.change());
}

#[test]
fn an_unknown_figure_has_no_parts() {
    let world = World::county(100_000).norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"])]));
    let run = world.run();
    let other = Scenario { settings: vec![setting(Lever::Growth, "", "10")], ..scenario("other") };
    let question = gap(&run, "places", "360202", 2025);
    let divided = divide(&run.model, &world.scenario, &other, question, MOST);
    assert_eq!((divided.change(), divided.parts.clone(), divided.explaining()), (None, None, None));
    // What is required is known all the same.
    let required = divide(&run.model, &world.scenario, &other, Question { figure: Figure::Requirement, ..question }, MOST);
    assert_eq!(required.amounts(0), Some(vec![q("23")]));
}

#[test]
fn changes_are_ranked_and_counted() {
    let mut world = World::province().norm(norm("places", ratio(1_000), vec![due(2025, &["5"])]));
    world = world.norm(norm("wards", Rule::from(PerArea), vec![due(2025, &["1"])]));
    for (code, people) in [("360102", 100_000), ("360103", 20_000), ("360202", 40_000)] {
        world = world.people(code, "resident", &[(2020, people)]).stock(code, "wards", &[(2020, "1")]);
        world = world.stock(code, "places", &[(2020, if code == "360103" { "500" } else { "0" })]);
    }
    let run = world.run();
    let other = Scenario {
        settings: vec![setting(target("places"), "", "6")],
        actions: vec![action("360202", "places", 2024, "200")],
        ..scenario("other")
    };
    let after = run.model.outlook(&other);
    let areas: Vec<usize> = ["360102", "360103", "360202"].map(|code| run.area(code)).to_vec();
    let places = run.norm("places");
    let ranked = results::by_area(&run.model, [&run.outlook, &after], places, &areas, 2025, Figure::Gap);
    // 360202: 240 − 200 = 40 after 200, so 160 less. 360102: 600 after 500. 360103: a surplus of 380 after 400.
    let said: Vec<_> = ranked.iter().map(|one| (one.area, words(one.gap.amount()))).collect();
    let expected = [(areas[2], "-160"), (areas[0], "100"), (areas[1], "20")].map(|(area, gap)| (area, gap.to_owned()));
    assert_eq!(said, expected);
    // A smaller surplus is not more missing.
    let spread = Spread::within(&run.model, &run.outlook, &after, places, run.area("360000"), 2025);
    assert_eq!(spread, Spread { worse: 1, better: 1, same: 1, unknown: 0 });
    let norms =
        results::by_norm(&run.model, [&run.outlook, &after], &[places, run.norm("wards")], run.area("360000"), 2025, Figure::Gap);
    assert_eq!(norms.iter().map(|one| one.norm).collect::<Vec<_>>(), [places]);
    // 700 missing before, 640 after, of 800 required: −60 is −7.5%.
    assert_eq!((words(norms[0].gap.amount()), words(norms[0].percent(Figure::Gap))), ("-60".to_owned(), "-7.5".to_owned()));
}

#[test]
fn a_norm_of_cities_says_nothing_of_a_county_however_its_due_year_is_moved() {
    let of_cities = Norm { level: Level::City, ..norm("city-places", Rule::from(Absolute), vec![due(2022, &["800"])]) };
    let world = World::province().norm(of_cities);
    let run = world.run();
    let mut later = scenario("later");
    later.settings.push(setting(Lever::DueYear { norm: "city-places".into() }, "", "2110"));
    let question = |area: &str| Question { norm: run.norm("city-places"), area: run.area(area), year: 2023, figure: Figure::Gap };
    let of = |area: &str, scenario: &Scenario| {
        Figure::Gap.of(&run.model, run.model.outlook(scenario).norm(question(area).norm), question(area).area, 2023)
    };
    // What is left out as idle cannot make the figure known.
    let divided = divide(&run.model, &world.scenario, &later, question("360202"), MOST);
    assert_eq!((divided.before, divided.after, divided.idle.as_slice()), (None, None, &[0][..]));
    assert_eq!((of("360202", &world.scenario), of("360202", &later)), (None, None));
    // Of the city itself nothing is missing before it falls due.
    assert_eq!((of("360200", &world.scenario), of("360200", &later)), (None, Some(Quantity::ZERO)));
}

/// Two scenarios a model accepts, and a question about them.
fn questions() -> impl Strategy<Value = (World, Scenario, Scenario, usize, usize, u16, Figure)> {
    let figure = prop_oneof![Just(Figure::Gap), Just(Figure::Requirement), Just(Figure::Available)];
    (world_with_own_totals(), any_scenario(false), any_scenario(false), 0..NORMS.len(), 0..AREAS.len(), 2020..=2030_u16, figure)
        .prop_map(|(world, one, other, norm, area, year, figure)| {
            (world, accepted(one), accepted(other), norm, area, year, figure)
        })
}

/// Drops what a model refuses: a norm's lever set for one area, and levers set twice.
fn accepted(mut scenario: Scenario) -> Scenario {
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

proptest! {
    #![proptest_config(fixed_seed::cases(48))]

    #[test]
    fn a_mixture_of_none_is_the_reference_and_of_all_the_other((world, one, other, ..) in questions()) {
        let run = world.run();
        let differences = Differences::between(&run.model, &one, &other);
        let (none, all) = (run.model.outlook(&differences.mixed(|_| false)), run.model.outlook(&differences.mixed(|_| true)));
        let (before, after) = (run.model.outlook(&one), run.model.outlook(&other));
        for norm in 0..NORMS.len() {
            for year in run.model.horizon().years() {
                for area in 0..AREAS.len() {
                    for figure in [Figure::Requirement, Figure::Available, Figure::Gap] {
                        let of = |outlook: &permille_engine::outlook::Outlook| figure.of(&run.model, outlook.norm(norm), area, year);
                        prop_assert_eq!(of(&none), of(&before));
                        prop_assert_eq!(of(&all), of(&after));
                    }
                }
            }
        }
        prop_assert!(Differences::between(&run.model, &one, &one).list.is_empty());
    }

    #[test]
    fn parts_add_up_to_the_change_and_turn_with_it((world, one, other, norm, area, year, figure) in questions(), most in 0..6_usize) {
        let run = world.run();
        let question = Question { norm, area, year, figure };
        let there = divide(&run.model, &one, &other, question, most);
        let of = |scenario: &Scenario| figure.of(&run.model, run.model.outlook(scenario).norm(norm), area, year);
        // What was left out as idle cannot move the figure.
        prop_assert_eq!((there.before, there.after), (of(&one), of(&other)));
        let back = divide(&run.model, &other, &one, question, most);
        for places in [0, 2, 6] {
            let Some(amounts) = there.amounts(places) else { prop_assert!(there.parts.is_none()); continue };
            let sum = amounts.iter().try_fold(Quantity::ZERO, |sum, part| sum.plus(*part));
            prop_assert_eq!(sum, there.change());
            let turned: Vec<_> = back.amounts(places).unwrap().into_iter().map(|part| Quantity::ZERO.minus(part).unwrap()).collect();
            prop_assert_eq!(amounts, turned);
        }
        let exact = |divided: &Contributions| divided.parts.clone().unwrap_or_default().into_iter().map(|part| part.exact).collect::<Vec<_>>();
        prop_assert_eq!(exact(&there), exact(&back).into_iter().map(Fraction::turned).collect::<Vec<_>>());
    }

    #[test]
    fn an_input_that_changes_nothing_contributes_nothing((world, mut one, mut other, norm, area, year, figure) in questions()) {
        // Whatever the two differ in, a loss from a stock that no county has a figure of moves nothing.
        let mut world = world;
        for area in &mut world.areas {
            area.measures.remove(&"ground".into());
        }
        let idle = Lever::Attrition { measure: "ground".into() };
        for scenario in [&mut one, &mut other] {
            scenario.settings.retain(|setting| setting.lever != idle);
        }
        other.settings.push(setting(idle.clone(), "", "3"));
        let run = world.run();
        let differences = Differences::between(&run.model, &one, &other);
        let divided = divide(&run.model, &one, &other, Question { norm, area, year, figure }, MOST);
        let position = differences.list.iter().position(|one| one.input == Input::Everywhere(idle.clone())).unwrap();
        let part = divided.parts.iter().flatten().find(|part| part.inputs.contains(&position));
        prop_assert!(part.is_none_or(|part| part.exact.is_zero()));
        prop_assert!(part.is_some() || divided.parts.is_none() || divided.idle.contains(&position));
    }

    #[test]
    fn inputs_that_do_the_same_contribute_the_same((world, one, mut other, ..) in questions(), people in 1_000..900_000_i64, units in 1..500_i64) {
        // Two counties alike in everything, and the same action in both.
        let mut world = world;
        let twins = ["360102", "360103"];
        let figures = world.areas.iter().find(|area| area.code.as_str() == twins[0]).unwrap().clone();
        for area in world.areas.iter_mut().filter(|area| twins.contains(&area.code.as_str())) {
            (area.population, area.measures) = (figures.population.clone(), figures.measures.clone());
        }
        for code in twins {
            world = world.people(code, "resident", &[(2020, people)]).stock(code, "places", &[(2020, "100")]);
            other.actions.push(action(code, "places", 2021, &units.to_string()));
        }
        let local = |scenario: &mut Scenario| {
            // What is shared among counties to the last unit is not shared alike.
            scenario.settings.retain(|setting| setting.area.is_none() && !matches!(setting.lever, Lever::Additions { .. }));
            scenario.actions.retain(|action| action.year == 2021);
        };
        let mut one = one;
        local(&mut one);
        local(&mut other);
        one.actions.clear();
        let run = world.run();
        let differences = Differences::between(&run.model, &one, &other);
        let question = Question { norm: run.norm("places"), area: run.area("360100"), year: 2030, figure: Figure::Gap };
        let divided = divide(&run.model, &one, &other, question, MOST);
        let of = |code: &str| {
            let is = |input: &Input| matches!(input, Input::Action { area, measure, place, .. } if area.as_str() == code && measure.as_str() == "places" && *place == 0);
            let position = differences.list.iter().position(|one| is(&one.input)).unwrap();
            divided.parts.as_ref().map(|parts| parts.iter().find(|part| part.inputs == [position]).unwrap().exact)
        };
        // Only where no other action of that year makes the two differ.
        let actions: Vec<_> = other.actions.iter().filter(|action| twins.contains(&action.area.as_str()) && action.measure.as_str() == "places").collect();
        if divided.method == Method::Shapley && actions.len() == 2 {
            prop_assert_eq!(of(twins[0]), of(twins[1]));
        }
    }
}
