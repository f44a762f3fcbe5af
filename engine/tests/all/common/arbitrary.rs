//! Worlds and scenarios of every shape, for properties that must hold in all of them.

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Norm};
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{
    Absolute, Bracket, Indicator, Milestone, Path, PerArea, Ratio, Rule, ShareOfStock, SumOfRatios, Threshold,
};
use permille_engine::scenario::{Action, Lever, Scenario, Setting};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{World, base, due, norm, ratio, scenario};

/// The counties of a random province; the first two belong to 360100, the next two to 360200, the last to the province itself.
pub const COUNTIES: [&str; 5] = ["360102", "360103", "360202", "360203", "369001"];
/// Every area of a random province.
pub const AREAS: [&str; 8] = ["360000", "360100", "360200", "360102", "360103", "360202", "360203", "369001"];
/// The measures that areas of a random province may state, the indicators last.
pub const MEASURES: [&str; 7] = ["places", "ambulances", "beds", "hospitals", "wards", "shielded", "mortality"];
/// The norms of a random province.
pub const NORMS: [&str; 11] = [
    "places",
    "ambulances",
    "beds",
    "hospitals",
    "wards",
    "shielded",
    "mortality",
    "upgraded",
    "city-places",
    "ground",
    "project",
];

/// A province without figures, bound by one norm of each rule kind and a norm of cities.
fn province() -> World {
    let at_city = |norm: Norm| Norm { level: Level::City, measure: "places".into(), ..norm };
    let at_most = |norm: Norm| Norm { direction: Direction::AtMost, ..norm };
    let resident = || base("resident");
    World::new()
        .area("360000", Level::Province, "")
        .area("360100", Level::City, "360000")
        .area("360200", Level::City, "360000")
        .area("360102", Level::County, "360100")
        .area("360103", Level::County, "360100")
        .area("360202", Level::County, "360200")
        .area("360203", Level::County, "360200")
        .area("369001", Level::County, "360000")
        .measure("mortality", Nature::Indicator, false)
        .measure("ground", Nature::Resource, false)
        .norm(norm("places", ratio(1_000), vec![due(2022, &["2"]), due(2025, &["4.5"])]))
        .norm(norm(
            "ambulances",
            Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] }),
            vec![due(2025, &["30000", "10000"])],
        ))
        .norm(norm(
            "beds",
            Rule::from(Bracket { base: resident(), from: vec![0, 300_000, 1_000_000] }),
            vec![due(0, &["20", "50", "100"])],
        ))
        .norm(norm("hospitals", Rule::from(Threshold { base: resident(), from: 300_000 }), vec![due(2020, &["1"])]))
        .norm(norm("wards", Rule::from(PerArea), vec![due(2023, &["1"])]))
        .norm(norm("shielded", Rule::from(ShareOfStock { of: "ambulances".into() }), vec![due(2025, &["40"])]))
        .norm(at_most(norm("mortality", Rule::from(Indicator), vec![due(2030, &["12"])])))
        .norm(norm(
            "upgraded",
            Rule::from(Path { of: Some("wards".into()) }),
            vec![due(2023, &["50"]), due(2024, &["80"]), due(2025, &["100"])],
        ))
        .norm(at_city(norm("city-places", Rule::from(Absolute), vec![due(2022, &["800"])])))
        .norm(at_most(norm("ground", Rule::from(Ratio { base: base("aged-0-4"), per: 7 }), vec![due(2021, &["0.3"])])))
        .norm(norm("project", Rule::from(Milestone), vec![due(2024, &[])]))
}

/// A number of people, as likely at an end of its range or beside a bracket as between.
pub fn people() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0),
        Just(1),
        Just(299_999),
        Just(300_000),
        Just(1_000_000),
        Just(Quantity::LIMIT),
        0..2_000_000_i64,
        0..=Quantity::LIMIT
    ]
}

/// A quantity of so many millionths between the two.
pub fn between(least: Quantity, most: Quantity) -> impl Strategy<Value = Quantity> {
    let ends = prop_oneof![Just(least), Just(most)];
    let whole = (least.trunc()..=most.trunc()).prop_map(|units| Quantity::whole(units).unwrap());
    let broken = (least.trunc()..most.trunc().max(least.trunc() + 1), 0..1_000_000_u32)
        .prop_map(move |(units, millionths)| super::q(&format!("{units}.{millionths:06}")).clamp(least, most));
    prop_oneof![1 => ends, 2 => whole, 2 => broken]
}

/// What a county states: residents, how many percent of them are urban, small children, and stocks; each may be unknown.
type Figures = (Option<i64>, Option<u8>, Option<i64>, Vec<Option<u32>>);

fn figures(people: impl Strategy<Value = i64>) -> impl Strategy<Value = Figures> {
    (
        option::weighted(0.85, people),
        option::of(0..=100_u8),
        option::of(0..50_000_i64),
        vec(option::weighted(0.75, 0..3_000_u32), MEASURES.len()),
    )
}

/// A province whose counties state figures of 2020, with the urban among so many `people`.
pub fn world_of(people: impl Strategy<Value = i64>) -> impl Strategy<Value = World> {
    vec(figures(people), COUNTIES.len()).prop_map(|counties| {
        let mut world = province();
        for (code, (residents, urban, children, stocks)) in COUNTIES.into_iter().zip(counties) {
            if let Some(residents) = residents {
                world = world.people(code, "resident", &[(2020, residents)]);
                if let Some(percent) = urban {
                    world = world.people(code, "urban", &[(2020, residents / 100 * i64::from(percent))]);
                }
            }
            if let Some(children) = children {
                world = world.people(code, "aged-0-4", &[(2020, children)]);
            }
            for (measure, amount) in MEASURES.into_iter().zip(stocks) {
                if let Some(amount) = amount {
                    world = world.stock(code, measure, &[(2020, &amount.to_string())]);
                }
            }
        }
        world
    })
}

/// A province of ordinary counties.
pub fn world() -> impl Strategy<Value = World> {
    world_of(0..1_500_000_i64)
}

/// Figures that areas above, or later years, state over what the counties say.
pub fn world_with_own_totals() -> impl Strategy<Value = World> {
    let own = (0..AREAS.len(), 2018..2027_u16, 0..MEASURES.len(), 0..9_000_u32);
    (world(), vec(own.clone(), 0..6), vec(own, 0..4)).prop_map(|(mut world, stocks, people)| {
        for (area, year, measure, amount) in stocks {
            world = world.stock(AREAS[area], MEASURES[measure], &[(year, &amount.to_string())]);
        }
        for (area, year, _, amount) in people {
            world = world.people(AREAS[area], "resident", &[(year, i64::from(amount) * 1_000)]);
        }
        world
    })
}

fn lever() -> impl Strategy<Value = Lever> {
    let norm = || (0..NORMS.len()).prop_map(|norm| NORMS[norm].into());
    let measure = || (0..MEASURES.len()).prop_map(|measure| MEASURES[measure].into());
    prop_oneof![
        2 => Just(Lever::Growth),
        1 => Just(Lever::Urbanisation),
        3 => (norm(), option::of(2020..=2025_u16), 0..3_usize).prop_map(|(norm, year, part)| Lever::Target { norm, year, part }),
        2 => norm().prop_map(|norm| Lever::DueYear { norm }),
        2 => measure().prop_map(|measure| Lever::Attrition { measure }),
        2 => measure().prop_map(|measure| Lever::Additions { measure }),
    ]
}

/// A lever within its range, or far outside it where it is `wild`, for some area or everywhere.
pub fn setting(wild: bool) -> impl Strategy<Value = Setting> {
    (lever(), option::of(0..AREAS.len())).prop_flat_map(move |(lever, area)| {
        let limit = Quantity::whole(Quantity::LIMIT).unwrap();
        let (least, most) = if wild { (Quantity::ZERO.minus(limit).unwrap(), limit) } else { lever.range() };
        let area = area.map(|area| AREAS[area].into());
        between(least, most).prop_map(move |value| Setting { lever: lever.clone(), area: area.clone(), value, reason: None })
    })
}

/// A dated addition somewhere, which may be taken away instead.
pub fn action() -> impl Strategy<Value = Action> {
    (0..AREAS.len(), 0..MEASURES.len(), 2018..2032_u16, -50..500_i64).prop_map(|(area, measure, year, amount)| Action {
        area: AREAS[area].into(),
        measure: MEASURES[measure].into(),
        year,
        amount: Quantity::whole(amount).unwrap(),
        unit_cost: None,
        reason: None,
    })
}

/// A scenario of a few settings and actions.
pub fn any_scenario(wild: bool) -> impl Strategy<Value = Scenario> {
    (vec(setting(wild), 0..6), vec(action(), 0..4)).prop_map(|(settings, actions)| Scenario {
        settings,
        actions,
        ..scenario("any")
    })
}
