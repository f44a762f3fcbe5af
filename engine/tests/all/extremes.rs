//! Both ends of every range and beyond: nothing makes the engine panic.

use crate::common::arbitrary::{any_scenario, people, world_of};
use crate::common::{World, base, due, norm, ratio};
use crate::fixed_seed;
use permille_engine::model::Model;
use permille_engine::norm::Norm;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{
    Absolute, Bracket, Level, Milestone, Path, PerArea, Rule, ShareOfResource, ShareOfStock, SumOfRatios, Threshold,
};
use permille_engine::scenario::Lever;
use permille_engine::year::Horizon;
use proptest::prelude::*;

/// Asks for every figure there is.
fn read_all(model: &Model, outlook: &permille_engine::outlook::Outlook) {
    for area in 0..model.areas().len() {
        for norm in 0..model.norm_count() {
            let _ = outlook.first_short_year(model, norm, area);
        }
    }
    // One cell beyond the last is unknown like any other.
    for cell in 0..=model.areas().len() * model.horizon().count() {
        for norm in (0..model.norm_count()).map(|norm| outlook.norm(norm)) {
            let _ = (norm.net_gap(cell), norm.coverage(cell), norm.status(cell), norm.missing(cell));
        }
    }
}

proptest! {
    #![proptest_config(fixed_seed::cases(48))]

    #[test]
    fn no_number_makes_it_panic(mut world in world_of(people()), scenario in any_scenario(true), base_year: u16, first in 1900..2200_u16, span in 0..101_u16) {
        world.base_year = base_year;
        world.horizon = Horizon::new(first, first + span).unwrap();
        // A model takes any scenario, also one that would be refused in a file.
        let (model, _) = Model::new(&world.set()).unwrap();
        let outlook = model.outlook(&scenario);
        read_all(&model, &outlook);
        read_all(&model, &model.update(&outlook, &world.scenario));
    }

    #[test]
    fn no_target_makes_it_panic(values in proptest::collection::vec(crate::common::arbitrary::between(
        Quantity::whole(-Quantity::LIMIT).unwrap(), Quantity::whole(Quantity::LIMIT).unwrap()), 0..4), kind in 0..12_usize, number: i64, residents in people()) {
        let rule = match kind {
            0 => ratio(number),
            1 => Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural"), base("resident")] }),
            2 => Rule::from(Bracket { base: base("resident"), from: vec![number, number.saturating_add(1)] }),
            3 => Rule::from(Threshold { base: base("resident"), from: number }),
            4 => Rule::from(PerArea),
            5 => Rule::from(ShareOfResource { of: "asked".into() }),
            6 => Rule::from(ShareOfStock { of: "fleet".into() }),
            7 => Rule::from(Absolute),
            8 => Rule::from(Path { of: None }),
            9 => Rule::from(Path { of: Some("fleet".into()) }),
            10 => Rule::from(Level),
            _ => Rule::from(Milestone),
        };
        let values: Vec<String> = values.iter().map(Quantity::to_string).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let world = World::county(residents)
            .people("360202", "urban", &[(2020, residents / 3)])
            .stock("360202", "fleet", &[(2020, "9000000000000")])
            .stock("360202", "asked", &[(2020, "0.000001")])
            .norm(norm("asked", rule, vec![due(2020, &values), due(2030, &values)]));
        // Either it is a problem, or it can be computed.
        if let Ok((model, _)) = Model::new(&world.set()) {
            read_all(&model, &model.outlook(&world.scenario));
        }
    }
}

#[test]
fn growth_of_100_per_mille_down_or_up_for_101_years_stays_in_range() {
    for (growth, start) in [("-100", Quantity::LIMIT), ("-100", 1), ("100", 1), ("100", Quantity::LIMIT)] {
        let world = World::county(start).years(2000, 2000, 2100).lever(Lever::Growth, "", growth);
        let mut world = world.norm(norm("beds", ratio(1), vec![due(2000, &["1"])]));
        world.areas[0].population.clear();
        let run = world.people("360202", "resident", &[(2000, start)]).run();
        let last = run.people("resident", "360202", 2100);
        // Ten percent more than nine trillion is beyond the range, and unknown; everything else is a number of people.
        assert_eq!(last.is_none(), growth == "100" && start == Quantity::LIMIT, "{growth} from {start}");
        assert!(last.is_none_or(|people| (0..=Quantity::LIMIT).contains(&people)));
    }
}

#[test]
fn a_horizon_is_1_to_101_years() {
    assert_eq!(Horizon::new(2000, 2100).map(Horizon::count), Some(101));
    assert_eq!(Horizon::new(2000, 2000).map(Horizon::count), Some(1));
    assert_eq!(Horizon::new(2000, 2101), None);
    assert_eq!(Horizon::new(2001, 2000), None);
    assert_eq!(Horizon::new(u16::MAX, u16::MAX).map(Horizon::count), Some(1));
}

#[test]
fn the_first_and_the_last_year_of_all_are_years_like_any_other() {
    for (first, last, stated) in [(0, 100, 0), (u16::MAX - 100, u16::MAX, u16::MAX), (u16::MAX, u16::MAX, 0)] {
        let mut world = World::county(0).years(first, first, last).norm(norm("beds", ratio(1), vec![due(stated, &["1"])]));
        world.areas[0].population.clear();
        let run = world.people("360202", "resident", &[(stated, 7)]).stock("360202", "beds", &[(stated, "7")]).run();
        assert_eq!(run.people("resident", "360202", last), Some(7));
        assert_eq!(run.stock("beds", "360202", last), "7");
    }
}

#[test]
fn without_plans_or_norms_there_are_still_people() {
    let mut set = World::county(1_000).set();
    set.plans.clear();
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    assert_eq!(model.norm_count(), 0);
    assert_eq!(outlook.population().people(0, 10), Some(1_000));
}

#[test]
fn a_norm_that_binds_no_area_demands_nothing() {
    let bound = Norm { level: permille_engine::area::Level::Township, ..norm("beds", ratio(1_000), vec![due(2020, &["6"])]) };
    let run = World::county(1_000).norm(bound).run();
    assert_eq!(run.status("beds", "360202", 2020), "not bound");
    assert_eq!(run.requirement("beds", "360202", 2020), "unknown");
}

#[test]
fn the_largest_requirement_is_kept_and_one_more_is_unknown() {
    let required = |people| {
        let run = World::county(people).norm(norm("beds", ratio(1), vec![due(2020, &["9"])])).run();
        run.requirement("beds", "360202", 2020)
    };
    assert_eq!(required(1_000_000_000_000), "9000000000000");
    assert_eq!(required(1_000_000_000_001), "unknown");
}

#[test]
fn cells_and_positions_outside_are_unknown() {
    let run = World::county(1_000).norm(norm("beds", ratio(1_000), vec![due(2020, &["6"])])).run();
    assert_eq!(run.model.cell(0, 2019), None);
    assert_eq!(run.model.cell(0, 2031), None);
    assert_eq!(run.model.cell(1, 2020), None);
    assert_eq!(run.outlook.population().people(99, 0), None);
    assert_eq!(run.outlook.norm(0).requirement(11), None);
}
