//! How good the figures are that plans need: a worked example, and what must hold whatever areas state.

use crate::common::arbitrary::world_with_own_totals;
use crate::common::{World, base, due, norm, ratio};
use crate::fixed_seed;
use permille_engine::area::{Level, Series};
use permille_engine::doubts::Asked;
use permille_engine::edit::Figure;
use permille_engine::model::Model;
use permille_engine::norm::Norm;
use permille_engine::outlook::Outlook;
use permille_engine::peers::survey::Kinds;
use permille_engine::quality::{Basis, Known, Needs, Quality, Surveyed, Surveying};
use permille_engine::rule::{Rule, SumOfRatios};
use proptest::prelude::*;

/// What a series rests on, as these examples have it: a note is an assumption.
fn basis(series: &Series) -> Basis {
    match (&series.source, &series.note) {
        (_, Some(_)) => Basis::Assumed,
        (Some(_), None) => Basis::Observed,
        (None, None) => Basis::Unsourced,
    }
}

fn surveyed<T>(world: &World, ask: impl FnOnce(&Model, &Outlook, &Needs, Quality) -> T) -> T {
    let set = world.set();
    let (model, _) = Model::new(&set).unwrap_or_else(|problems| panic!("{problems:?}"));
    let (outlook, kinds, needs) = (model.outlook(&world.scenario), Kinds::of(&set.plans), Needs::of(&model));
    let (of, asked) = (Surveyed { model: &model, outlook: &outlook, needs: &needs, basis: &basis }, Asked::of(&model, &kinds));
    let quality = Surveying::new(&of, &asked).finish();
    ask(&model, &outlook, &needs, quality)
}

/// Three counties of two cities; beds for residents are asked of each county, ambulances for the urban and the rural of each city.
fn province() -> World {
    let ambulances = norm(
        "ambulances",
        Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] }),
        vec![due(2025, &["30000", "10000"])],
    );
    World::province().norm(norm("beds", ratio(1_000), vec![due(2025, &["6"])])).norm(Norm { level: Level::City, ..ambulances })
}

#[test]
fn what_is_needed_is_counted_by_what_it_rests_on() {
    let mut world = province()
        .people("360102", "resident", &[(2010, 390_000), (2020, 400_000)])
        .people("360103", "resident", &[(2020, 300_000)])
        .stock("360102", "beds", &[(2018, "2000")])
        .stock("360103", "beds", &[(2020, "1500")])
        // Asked of cities alone; their sum is known where all counties below state it.
        .stock("360102", "ambulances", &[(2020, "10")])
        .stock("360103", "ambulances", &[(2020, "9")])
        .people("360102", "urban", &[(2020, 200_000)])
        .people("360103", "urban", &[(2020, 100_000)]);
    for area in &mut world.areas {
        for (id, series) in area.measures.iter_mut() {
            series.source = (id.as_str() == "beds").then(|| "yearbook".into());
            series.note = (area.code.as_str() == "360103").then(|| "assumed".to_owned());
        }
    }
    surveyed(&world, |model, _, needs, quality| {
        let figures: Vec<String> = needs.all().iter().map(|need| format!("{:?}", need.figure)).collect();
        assert_eq!(figures.len(), 5, "resident, urban, rural, beds, ambulances: {figures:?}");
        // Three counties by residents and beds, two cities by urban, rural and ambulances: 3 × 2 + 2 × 3.
        assert_eq!(quality.all.needed, 12);
        // Residents of 360102 and 360103 say no source; beds of 360102 have one, those of 360103 are noted as assumed.
        let all = &quality.all;
        assert_eq!((all.observed, all.assumed, all.unsourced), (1, 1, 2));
        // City 360100 follows from its counties: urban, rural as the rest, and ambulances.
        assert_eq!((all.follow, all.known(), all.unknown()), (3, 7, 5));
        // The latest of each counts: 2018 of the beds, not 2010 of the residents.
        assert_eq!((all.oldest(), all.years.get(&2020)), (Some(2018), Some(&3)));
        assert_eq!(all.sources.iter().map(|(id, count)| (id.as_str(), *count)).collect::<Vec<_>>(), [("yearbook", 2)]);
        // Urban people and ambulances of two counties are not asked of them.
        let others: Vec<usize> = quality.others.values().copied().collect();
        assert_eq!(others, [2, 2]);
        let of = |code: &str| quality.areas[model.tree().position(&code.into()).unwrap()];
        assert_eq!((of("360202").needed, of("360202").unknown(), of("360000").needed), (2, 2, 0));
        // 360200 lacks three, 360202 two, and no other lacks any.
        let worst: Vec<&str> = quality.worst(9).into_iter().map(|area| model.areas()[area].code.as_str()).collect();
        assert_eq!(worst, ["360200", "360202"]);
        assert_eq!(quality.worst(1).len(), 1);
    });
}

#[test]
fn where_no_norm_binds_nothing_is_needed() {
    surveyed(&World::province().people("360102", "resident", &[(2020, 5)]), |_, _, needs, quality| {
        assert!(needs.all().is_empty());
        assert_eq!((quality.all.needed, quality.all.known()), (0, 0));
        assert_eq!(quality.others.into_iter().collect::<Vec<_>>(), [(Figure::Population(base("resident")), 1)]);
    });
}

proptest! {
    #![proptest_config(fixed_seed::cases(48))]

    #[test]
    fn counts_add_up_by_figure_and_by_area(world in world_with_own_totals()) {
        surveyed(&world, |model, outlook, needs, quality| {
            prop_assert_eq!(quality.areas.iter().map(|area| area.needed as usize).sum::<usize>(), quality.all.needed);
            prop_assert_eq!(quality.areas.iter().map(|area| area.known as usize).sum::<usize>(), quality.all.known());
            prop_assert_eq!(quality.areas.iter().map(|area| area.doubts as usize).sum::<usize>(), quality.doubts.len());
            for (figure, count) in &quality.doubted {
                let told = quality.doubts.iter().filter(|doubt| doubt.place.figure == *figure).count();
                prop_assert_eq!((told, quality.doubts_of(figure)), (*count, *count));
            }
            prop_assert_eq!(quality.doubted.values().sum::<usize>(), quality.doubts.len());
            prop_assert_eq!(quality.figures.iter().map(|(_, tally)| tally.needed).sum::<usize>(), quality.all.needed);
            let stated = quality.all.observed + quality.all.assumed + quality.all.unsourced;
            prop_assert_eq!(quality.all.years.values().sum::<usize>(), stated);
            // Each cell, asked by itself, says what was counted.
            let mut known = 0;
            for need in needs.all() {
                let bound = (0..model.areas().len()).filter(|&area| need.binds(model, area));
                known += bound.filter(|&area| need.known(model, outlook, area, &basis) != Known::Unknown).count();
            }
            prop_assert_eq!(known, quality.all.known());
            Ok(())
        })?;
    }

    #[test]
    fn what_is_known_can_be_computed_with(world in world_with_own_totals()) {
        surveyed(&world, |model, outlook, needs, _| {
            // A norm whose every figure is stated or follows has a requirement in the horizon's last year.
            let cell = |area| model.cell(area, model.horizon().last()).unwrap();
            for norm in 0..model.norm_count() {
                let read: Vec<_> = needs.all().iter().filter(|need| need.norms.contains(&norm)).collect();
                for &area in model.bound(norm) {
                    let all = read.iter().all(|need| need.known(model, outlook, area, &basis) != Known::Unknown);
                    if all && !read.is_empty() && !model.norm(norm).rule.is_task() {
                        prop_assert!(outlook.norm(norm).requirement(cell(area)).is_some(), "{}", model.norm(norm).id);
                    }
                }
            }
            Ok(())
        })?;
    }
}
