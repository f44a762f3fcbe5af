//! What is said of a number is how it was made: which figure leads, what was derived, added and lost, and which lever moved a target.

use crate::common::arbitrary::{any_scenario, world_with_own_totals};
use crate::common::{Run, World, base, due, norm, q, ratio, setting};
use crate::fixed_seed;
use permille_engine::area::{Level, PopulationBase};
use permille_engine::explanation::{Explanation, Formula, Origin, Part, PartKind, UnusedFigure, explain};
use permille_engine::quantity::Quantity;
use permille_engine::questions::needed::{self, Remaining};
use permille_engine::rule::{Rule, SumOfRatios};
use permille_engine::scenario::{Lever, Scenario};
use permille_engine::year::Year;
use proptest::prelude::*;

fn explained(run: &Run, scenario: &Scenario, id: &str, area: &str, year: Year) -> Explanation {
    explain(&run.model, scenario, &run.outlook, run.norm(id), run.area(area), year).expect("the norm speaks of the area")
}

/// A city over two counties, each asked for beds by people.
fn city() -> World {
    World::new()
        .area("360200", Level::City, "")
        .area("360202", Level::County, "360200")
        .area("360203", Level::County, "360200")
        .norm(norm("beds", ratio(1_000), vec![due(2020, &["6"])]))
}

fn told(world: &World, id: &str, area: &str, year: Year) -> Explanation {
    explained(&world.run(), &world.scenario, id, area, year)
}

/// What to add in each year that is left to close a gap by the year the explanation names.
fn needed(world: &World, id: &str, area: &str, year: Year) -> Option<Remaining> {
    let run = world.run();
    let due = explained(&run, &world.scenario, id, area, year).close_by?;
    let passed = run.model.base_year();
    needed::remaining(&run.model, &world.scenario, &run.outlook, run.norm(id), run.area(area), (passed, due))
}

fn people_origin(explanation: &Explanation) -> Origin {
    match &explanation.formula {
        Formula::Rule(worked) => worked.people().next().unwrap().origin.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_the_same_year_the_sum_leads_and_the_own_figure_stands_aside() {
    let world = city().stock("360200", "beds", &[(2020, "100")]).stock("360202", "beds", &[(2020, "40")]).stock(
        "360203",
        "beds",
        &[(2020, "50")],
    );
    let explanation = told(&world, "beds", "360200", 2020);
    // 40 + 50 = 90, and not the city's own 100.
    assert_eq!(explanation.available, Some(q("90")));
    let unused = Some(UnusedFigure { year: 2020, value: q("100"), source: None });
    assert_eq!(explanation.stock, Origin::Summed { missing: 0, unused, held: Quantity::ZERO, parts: Vec::new() });
}

#[test]
fn a_newer_figure_of_the_city_itself_is_carried_and_not_called_a_sum() {
    let of_cities = norm("places", ratio(1_000), vec![due(2020, &["4.5"])]);
    let world = city()
        .norm(permille_engine::norm::Norm { level: Level::City, ..of_cities })
        .people("360200", "resident", &[(2022, 1_000)])
        .people("360202", "resident", &[(2020, 400)])
        .people("360203", "resident", &[(2020, 500)]);
    let origin = people_origin(&told(&world, "places", "360200", 2023));
    assert!(matches!(origin, Origin::Carried { from: 2022, .. }), "{origin:?}");
    // A year earlier the counties are the newest there is.
    let origin = people_origin(&told(&world, "places", "360200", 2021));
    assert!(matches!(origin, Origin::Summed { missing: 0, unused: None, .. }), "{origin:?}");
}

#[test]
fn the_urban_are_residents_less_the_rural_where_these_are_stated() {
    let rule = Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] });
    let world = World::county(1_000).people("360202", "rural", &[(2020, 400)]).norm(norm(
        "ambulances",
        rule,
        vec![due(2020, &["30000", "10000"])],
    ));
    let Formula::Rule(worked) = told(&world, "ambulances", "360202", 2020).formula else { panic!("another formula") };
    let people: Vec<_> = worked.people().collect();
    // 1,000 − 400 = 600.
    assert_eq!(people[0].count, Some(600));
    let stated = || Box::new(Origin::Stated { source: None, note: None });
    let less = Origin::Derived { residents: stated(), less: PopulationBase::Rural, from: stated() };
    assert_eq!(people[0].origin, less);
    assert_eq!(people[1].origin, *stated());
}

#[test]
fn an_action_is_named_and_not_passed_over_as_unchanged() {
    let mut world = city().stock("360202", "beds", &[(2020, "40")]).action("360202", "beds", 2022, "20");
    world.scenario.actions[0].reason = Some("new wing".to_owned());
    let explanation = told(&world, "beds", "360202", 2023);
    // 40 in 2020 and 20 in 2022 are 60 in 2023.
    assert_eq!(explanation.available, Some(q("60")));
    let Origin::Carried { from: 2020, value, parts, .. } = explanation.stock else { panic!("{:?}", explanation.stock) };
    assert_eq!(value, q("40"));
    assert_eq!(parts, [Part { year: 2022, amount: q("20"), kind: PartKind::Built { reason: Some("new wing".to_owned()) } }]);
}

#[test]
fn losses_and_additions_are_told_year_by_year() {
    let lever = |lever: fn(&str) -> Lever| lever("beds");
    let world = city()
        .people("360202", "resident", &[(2020, 1_000)])
        .stock("360202", "beds", &[(2020, "100")])
        .lever(lever(|id| Lever::Attrition { measure: id.into() }), "", "10")
        .lever(lever(|id| Lever::Additions { measure: id.into() }), "360202", "4");
    let explanation = told(&world, "beds", "360202", 2022);
    // 100 − 10 + 4 = 94; 94 − 9.4 + 4 = 88.6, shown as 89.
    assert_eq!(explanation.available, Some(q("89")));
    let Origin::Carried { parts, rounded: true, .. } = explanation.stock else { panic!("{:?}", explanation.stock) };
    let part = |year, amount, kind| Part { year, amount: q(amount), kind };
    let (lost, added) = (PartKind::Lost, PartKind::Added);
    assert_eq!(
        parts,
        [part(2021, "10", lost.clone()), part(2021, "4", added.clone()), part(2022, "9.4", lost), part(2022, "4", added),]
    );
}

#[test]
fn a_moved_target_is_told_with_what_the_plan_says_of_that_very_target() {
    let world = World::county(1_000).norm(norm("places", ratio(1_000), vec![due(2022, &["1"]), due(2025, &["6"])])).lever(
        Lever::DueYear { norm: "places".into() },
        "",
        "2022",
    );
    let target = told(&world, "places", "360202", 2022).target.expect("one binds");
    // The plan demands 6 by 2025; the scenario asks it for 2022.
    assert_eq!((target.values.as_slice(), target.due), (&[q("6")][..], 2022));
    assert_eq!((target.plan_values, target.plan_due), (None, Some(2025)));
}

#[test]
fn the_reason_told_is_that_of_the_lever_that_acts() {
    let value = |year| Lever::Target { norm: "places".into(), year, part: 0 };
    let mut world = World::county(1_000).norm(norm("places", ratio(1_000), vec![due(2022, &["1"]), due(2025, &["6"])]));
    for (year, value_of, reason) in [(Some(2022), "2", "early"), (None, "7", "late"), (Some(2025), "8", "last word")] {
        let mut one = setting(value(year), "", value_of);
        one.reason = Some(reason.to_owned());
        world.scenario.settings.push(one);
    }
    let reasons = |year| {
        let levers = told(&world, "places", "360202", year).target.expect("one binds").levers;
        levers.into_iter().filter_map(|setting| setting.reason).collect::<Vec<_>>()
    };
    assert_eq!(reasons(2023), ["early"]);
    // Both of the others speak of the last target; the later one acts.
    assert_eq!(told(&world, "places", "360202", 2026).target.expect("one binds").values, [q("8")]);
    assert_eq!(reasons(2026), ["last word"]);
}

#[test]
fn what_is_needed_a_year_reckons_with_losses() {
    let world = World::county(100_000)
        .years(2020, 2020, 2030)
        .stock("360202", "beds", &[(2020, "0")])
        .norm(norm("beds", ratio(1_000), vec![due(2022, &["1"])]))
        .lever(Lever::Attrition { measure: "beds".into() }, "", "50");
    // 50 a year come to 50, then 50 − 25 + 50 = 75 of 100. 67 come to 67, then 67 − 33.5 + 67 = 100.5.
    assert_eq!(needed(&world, "beds", "360202", 2020), Some(Remaining { first: 2021, due: 2022, yearly: q("67") }));
}

#[test]
fn no_year_that_has_passed_is_asked_for() {
    let of_county = |stock: &[(u16, &str)]| {
        let world = World::county(100_000).years(2020, 2020, 2030).stock("360202", "beds", stock).norm(norm(
            "beds",
            ratio(1_000),
            vec![due(2025, &["1"])],
        ));
        needed(&world, "beds", "360202", 2025)
    };
    let in_years = |first, yearly| Some(Remaining { first, due: 2025, yearly: q(yearly) });
    assert_eq!(of_county(&[(2020, "40")]), in_years(2021, "12"));
    // Counted again: the three years left have to bring 60 − 3.
    assert_eq!(of_county(&[(2020, "40"), (2022, "43")]), in_years(2023, "19"));
    assert_eq!(of_county(&[(2024, "40")]), in_years(2025, "60"));
    // Counted in the due year itself, or enough: nothing a year does it, or nothing is needed.
    assert_eq!(of_county(&[(2025, "40")]), None);
    assert_eq!(of_county(&[(2020, "100")]), None);
    // Nor in an area above: the stock of the county says when it was counted.
    let above = |year| {
        let world = World::province()
            .years(2020, 2020, 2030)
            .people("360202", "resident", &[(2020, 100_000)])
            .stock("360202", "beds", &[(year, "40")])
            .norm(norm("beds", ratio(1_000), vec![due(2025, &["1"])]));
        needed(&world, "beds", "360200", 2025)
    };
    assert_eq!(above(2022), in_years(2023, "20"));
    assert_eq!(above(2025), None);
}

#[test]
fn a_plan_of_the_whole_country_binds_a_province() {
    let mut world = city().people("360202", "resident", &[(2020, 1_000)]);
    world.plan.territory = "100000".into();
    assert_eq!(world.run().requirement("beds", "360202", 2020), "6");
}

/// A figure with what was lost and added since.
fn added_up(figure: Quantity, parts: &[Part]) -> Option<Quantity> {
    parts.iter().try_fold(figure, |sum, part| match part.kind {
        PartKind::Lost => sum.minus(part.amount),
        _ => sum.plus(part.amount),
    })
}

proptest! {
    #![proptest_config(fixed_seed::cases(64))]

    #[test]
    fn an_origin_comes_to_the_number_it_explains(world in world_with_own_totals(), scenario in any_scenario(false)) {
        let world = World { scenario, ..world };
        let run = match permille_engine::model::Model::new(&world.set()) {
            Ok(_) => world.run(),
            Err(_) => return Ok(()),
        };
        for norm in 0..run.model.norm_count() {
            for area in 0..run.model.areas().len() {
                for year in run.model.horizon().years() {
                    let Some(explanation) = explain(&run.model, &world.scenario, &run.outlook, norm, area, year) else { continue };
                    let measure = run.model.measure_of(norm);
                    let position = run.model.measure_position(&measure.id).expect("declared");
                    let amount = run.outlook.stock(position).amount(run.model.cell(area, year).expect("within"));
                    let series = run.model.areas()[area].measures.get(&measure.id);
                    match explanation.stock {
                        Origin::Stated { .. } => {
                            prop_assert_eq!(amount, series.and_then(|series| series.values.get(&year)).copied());
                        }
                        Origin::Carried { value, parts, rounded, .. } => {
                            let sum = added_up(value, &parts).map(|sum| if rounded { sum.round() } else { sum });
                            prop_assert_eq!(sum, amount, "{} in {}", measure.id.clone(), year);
                        }
                        Origin::Summed { held, parts, .. } => {
                            let exact = added_up(Quantity::ZERO, &parts);
                            prop_assert!(exact == Some(held) || exact.map(Quantity::round) == Some(held), "{exact:?} held as {held}");
                            let below = run.model.tree().children(area).iter();
                            let below = below.filter_map(|&child| run.outlook.stock(position).amount(run.model.cell(child, year)?));
                            let sum = below.reduce(|a, b| a.plus(b).expect("in range"));
                            prop_assert_eq!(sum.and_then(|sum| sum.plus(held)), amount);
                        }
                        Origin::Unknown => prop_assert_eq!(amount, None),
                        Origin::Derived { .. } => prop_assert!(false, "a stock is not derived"),
                    }
                }
            }
        }
    }
}
