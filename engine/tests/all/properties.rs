//! What holds of every requirement, sum and scenario.

use crate::common::arbitrary::{AREAS, COUNTIES, NORMS, any_scenario, between, people, world, world_of, world_with_own_totals};
use crate::common::{Run, World, base, due, norm, q, ratio};
use crate::fixed_seed;
use permille_engine::outlook::status::Status;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Absolute, Bracket, PerArea, Rule, SumOfRatios, Threshold};
use permille_engine::scenario::Lever;
use proptest::prelude::*;

/// The exact count of millionths.
fn millionths(quantity: Quantity) -> i128 {
    let text = quantity.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    format!("{whole}{fraction:0<6}").parse().unwrap()
}

/// What `rule` with these values requires of so many residents, half of them urban.
fn required(rule: Rule, values: &[String], residents: i64, whole: bool) -> Option<Quantity> {
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let run = World::county(residents)
        .people("360202", "urban", &[(2020, residents / 2)])
        .measure("asked", Nature::Resource, whole)
        .norm(norm("asked", rule, vec![due(2020, &values)]))
        .run();
    run.outlook.norm(0).requirement(0)
}

/// Every (norm, area, cell) of a computed world.
fn cells(run: &Run) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
    let areas = run.model.areas().len();
    let cells = areas * run.model.horizon().count();
    (0..run.model.norm_count()).flat_map(move |norm| (0..cells).map(move |cell| (norm, cell % areas, cell)))
}

proptest! {
    #![proptest_config(fixed_seed::cases(96))]

    #[test]
    fn a_ratio_is_rounded_up_and_by_less_than_one(
        target in between(Quantity::ZERO, q("1000000000")),
        residents in people(),
        per in prop_oneof![Just(1), Just(1_000), Just(10_000), Just(100_000), 1..1_000_000_i64],
        whole: bool,
    ) {
        let exact = millionths(target) * i128::from(residents);
        let Some(requirement) = required(ratio(per), &[target.to_string()], residents, whole) else {
            // Unknown only where the answer is beyond what a quantity holds.
            prop_assert!(exact > i128::from(Quantity::LIMIT) * i128::from(per) * 1_000_000 - i128::from(per) * 1_000_000);
            return Ok(());
        };
        let unit = if whole { 1_000_000 } else { 1 };
        prop_assert!(millionths(requirement) * i128::from(per) >= exact, "rounded down: {requirement}");
        prop_assert!((millionths(requirement) - unit) * i128::from(per) < exact, "a whole unit too many: {requirement}");
        prop_assert!(!whole || requirement.is_whole());
    }

    #[test]
    fn a_sum_of_ratios_is_rounded_up_once(residents in 0..2_000_000_000_i64, first in 1..50_000_i64, second in 1..50_000_i64) {
        let rule = Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] });
        let units = required(rule, &[first.to_string(), second.to_string()], residents, true).unwrap().trunc();
        let (urban, rural) = (i128::from(residents / 2), i128::from(residents - residents / 2));
        let (first, second) = (i128::from(first), i128::from(second));
        let exact = urban * second + rural * first;
        prop_assert!(i128::from(units) * first * second >= exact);
        prop_assert!((i128::from(units) - 1) * first * second < exact);
    }

    #[test]
    fn more_people_never_need_less(fewer in 0..3_000_000_i64, more in 0..3_000_000_i64, value in between(Quantity::ZERO, q("1000"))) {
        let (fewer, more) = (fewer.min(more), fewer.max(more));
        let value = value.to_string();
        let ascending: Vec<String> = ["20", "50", "80", "100"].map(str::to_owned).to_vec();
        for (rule, values) in [
            (ratio(1_000), vec![value.clone()]),
            (Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] }), vec!["30000".to_owned(), "10000".to_owned()]),
            (Rule::from(Bracket { base: base("resident"), from: vec![0, 300_000, 500_000, 1_000_000] }), ascending),
            (Rule::from(Threshold { base: base("resident"), from: 300_000 }), vec![value]),
        ] {
            prop_assert!(required(rule.clone(), &values, fewer, true) <= required(rule, &values, more, true));
        }
    }

    #[test]
    fn a_higher_target_never_asks_for_less(one in between(Quantity::ZERO, q("1000")), other in between(Quantity::ZERO, q("1000")), residents in 0..3_000_000_i64) {
        let (lower, higher) = (one.min(other).to_string(), one.max(other).to_string());
        for rule in [ratio(1_000), Rule::from(Threshold { base: base("resident"), from: 300_000 }), Rule::from(PerArea), Rule::from(Absolute)] {
            let asked = |value: &String| required(rule.clone(), std::slice::from_ref(value), residents, true);
            prop_assert!(asked(&lower) <= asked(&higher), "{rule:?}");
        }
    }

    #[test]
    fn what_comes_in_whole_units_is_required_in_whole_units(world in world(), scenario in any_scenario(false)) {
        let run = World { scenario: with_local_levers_only_where_allowed(scenario), ..world }.run();
        for (norm, _, cell) in cells(&run) {
            if run.model.measure_of(norm).whole {
                for quantity in [run.outlook.norm(norm).requirement(cell), run.outlook.norm(norm).path(cell)].into_iter().flatten() {
                    prop_assert!(quantity.is_whole(), "{quantity} of {}", run.model.norm(norm).id);
                }
            }
        }
    }

    #[test]
    fn parts_add_up(world in world(), scenario in any_scenario(false)) {
        let run = World { scenario: with_local_levers_only_where_allowed(scenario), ..world }.run();
        for id in ["places", "ambulances", "beds", "hospitals", "wards", "shielded", "upgraded"] {
            let norm = run.outlook.norm(run.norm(id));
            for year in run.model.horizon().years() {
                let sum = |figure: &dyn Fn(usize) -> Option<Quantity>| {
                    let known: Vec<_> = COUNTIES.iter().filter_map(|county| figure(run.cell(county, year))).collect();
                    (!known.is_empty()).then(|| known.into_iter().fold(Quantity::ZERO, |sum, part| sum.plus(part).unwrap()))
                };
                let province = run.cell("360000", year);
                prop_assert_eq!(norm.requirement(province), sum(&|cell| norm.requirement(cell)), "{} required in {}", id, year);
                // What is held at the level of a city or the province is on top of what its counties have, where any is known.
                let row = run.model.horizon().position(year).unwrap();
                let stock = run.outlook.stock(run.model.measure_position(&run.model.measure_of(run.norm(id)).id).unwrap());
                let known = |&area: &usize| norm.available(run.model.cell(area, year).unwrap()).is_some();
                let held = (0..run.model.areas().len()).filter(known).map(|area| stock.held(area, row));
                let held = held.fold(Quantity::ZERO, |sum, held| sum.plus(held).unwrap());
                let available = sum(&|cell| norm.available(cell)).map(|sum| sum.plus(held).unwrap());
                prop_assert_eq!(norm.available(province), available, "{} available in {}", id, year);
                // What is missing is the shortfalls, or what the whole lacks where that is more.
                let shortfall = sum(&|cell| norm.gap(cell).map(|gap| gap.max(Quantity::ZERO)));
                let expected = shortfall.map(|short| short.max(norm.net_gap(province).unwrap_or_default()));
                prop_assert_eq!(norm.gap(province).map(|gap| gap.max(Quantity::ZERO)), expected, "{} short in {}", id, year);
                let missing: u32 = COUNTIES.iter().map(|county| norm.missing(run.cell(county, year))).sum();
                prop_assert_eq!(norm.missing(province), missing, "{} missing in {}", id, year);
            }
        }
    }

    #[test]
    fn nothing_is_short_before_it_is_due(world in world_with_own_totals(), scenario in any_scenario(false)) {
        let run = World { scenario: with_local_levers_only_where_allowed(scenario), ..world }.run();
        for (norm, area, cell) in cells(&run) {
            let outlook = run.outlook.norm(norm);
            if outlook.binding(cell / run.model.areas().len()).is_none() {
                prop_assert_eq!(outlook.gap(cell), None);
                prop_assert_ne!(outlook.status(cell), Some(Status::Short), "{} in {}", run.model.norm(norm).id.clone(), AREAS[area]);
            } else if outlook.gap(cell).is_some_and(|gap| gap > Quantity::ZERO) {
                prop_assert_eq!(outlook.status(cell), Some(Status::Short));
            }
        }
    }

    #[test]
    fn forgetting_a_figure_never_makes_anything_met_or_short(world in world(), county in 0..COUNTIES.len(), which in 0..12_usize) {
        let full = world.run();
        let mut less = world;
        let area = less.areas.iter_mut().find(|area| area.code == COUNTIES[county].into()).unwrap();
        if which < 3 {
            area.population.remove(&base(["resident", "urban", "aged-0-4"][which]));
        } else {
            area.measures.remove(&crate::common::arbitrary::MEASURES[which % crate::common::arbitrary::MEASURES.len()].into());
        }
        let less = less.run();
        for (norm, area, cell) in cells(&full) {
            let (before, after) = (full.outlook.norm(norm), less.outlook.norm(norm));
            if matches!(after.status(cell), Some(Status::Met | Status::Short)) {
                prop_assert_eq!(after.status(cell), before.status(cell), "{} in {}", NORMS[norm], AREAS[area]);
            }
            prop_assert!(after.missing(cell) >= before.missing(cell));
            // What is still known is what it was, in the areas that do not sum up.
            if full.model.tree().children(area).is_empty() {
                let same = |before: Option<Quantity>, after: Option<Quantity>| after.is_none() || after == before;
                prop_assert!(same(before.requirement(cell), after.requirement(cell)));
                prop_assert!(same(before.available(cell), after.available(cell)));
                prop_assert!(same(before.gap(cell), after.gap(cell)));
            }
        }
    }

    #[test]
    fn additions_arrive_to_the_last_unit(people in proptest::collection::vec(people(), COUNTIES.len()), amount in 0..100_000_000_i64, everywhere: bool) {
        let mut world = World::province().area("360203", permille_engine::area::Level::County, "360200");
        world = world.area("369001", permille_engine::area::Level::County, "360000").norm(norm("beds", Rule::from(PerArea), vec![due(2030, &["1"])]));
        for (code, people) in COUNTIES.into_iter().zip(people) {
            world = world.people(code, "resident", &[(2020, people)]).stock(code, "beds", &[(2020, "0")]);
        }
        let area = if everywhere { "" } else { "360000" };
        let run = world.lever(Lever::Additions { measure: "beds".into() }, area, &amount.to_string()).run();
        prop_assert_eq!(run.stock("beds", "360000", 2021), amount.to_string());
    }

    #[test]
    fn zero_people_need_nothing_that_is_counted_by_people(world in world_of(Just(0))) {
        let run = world.run();
        for id in ["places", "ambulances", "hospitals"] {
            for county in COUNTIES {
                let requirement = run.requirement(id, county, 2030);
                prop_assert!(requirement == "0" || requirement == "unknown", "{} of {}: {}", id, county, requirement);
            }
        }
    }
}

/// Drops what [`permille_engine::model::Model::new`] would refuse: a norm's lever set for one area, and levers set twice.
fn with_local_levers_only_where_allowed(
    mut scenario: permille_engine::scenario::Scenario,
) -> permille_engine::scenario::Scenario {
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
