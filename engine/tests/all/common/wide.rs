//! Worlds with everything in them that the calculation has a rule for: two provinces and a county of its own, townships, figures at every level
//! and of any year, norms of every kind in both directions and at every level, plans of a province, a city, a county and the whole country.

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Norm, Target};
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::rule::{
    self, Absolute, Bracket, Indicator, Milestone, Path, PerArea, Ratio, Rule, ShareOfResource, ShareOfStock, SumOfRatios,
    Threshold,
};
use permille_engine::scenario::{Action, Lever, Scenario, Setting};
use permille_engine::year::Year;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::arbitrary::{between, people};
use super::{World, base, due, norm, plan, q, ratio, scenario};

/// Every area, with its level and the area above it. Children do not all stand side by side, nor after their parents.
pub const AREAS: [(&str, Level, &str); 14] = [
    ("360102", Level::County, "360100"),
    ("360000", Level::Province, ""),
    ("360100", Level::City, "360000"),
    ("360200", Level::City, "360000"),
    ("360202", Level::County, "360200"),
    ("360103", Level::County, "360100"),
    ("360203", Level::County, "360200"),
    ("369001", Level::County, "360000"),
    ("360102001", Level::Township, "360102"),
    ("360102002", Level::Township, "360102"),
    ("430000", Level::Province, ""),
    ("430101", Level::County, "430000"),
    ("430101100", Level::Township, "430101"),
    ("510104", Level::County, ""),
];
/// The norms; each counts a measure of its own, but for two that count `wards`, and may be a share of another's.
pub const NORMS: [&str; 14] = [
    "places",
    "ground",
    "ambulances",
    "beds",
    "hospitals",
    "wards",
    "schools",
    "shielded",
    "equipped",
    "upgraded",
    "progress",
    "grade",
    "mortality",
    "project",
];
/// Whom people are counted by.
pub const GROUPS: [&str; 4] = ["resident", "urban", "rural", "aged-0-4"];
/// Plans bind what lies in one of these; the wide ones more often.
const TERRITORIES: [&str; 8] = ["360000", "100000", "360000", "100000", "430000", "360100", "360102", "360202"];
const LEVELS: [Level; 4] = [Level::County, Level::City, Level::Township, Level::Province];

/// The rule of one of the norms.
pub fn rule(id: &str) -> Rule {
    let resident = || base("resident");
    match id {
        "places" => ratio(1_000),
        "ground" => Rule::from(Ratio { base: base("aged-0-4"), per: 7 }),
        "ambulances" => Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] }),
        "beds" => Rule::from(Bracket { base: resident(), from: vec![0, 300_000, 1_000_000] }),
        "hospitals" => Rule::from(Threshold { base: base("urban"), from: 300_000 }),
        "wards" => Rule::from(PerArea),
        "schools" => Rule::from(Absolute),
        "shielded" => Rule::from(ShareOfStock { of: "ambulances".into() }),
        "equipped" => Rule::from(ShareOfResource { of: "ground".into() }),
        "upgraded" => Rule::from(Path { of: Some("wards".into()) }),
        "progress" => Rule::from(Path { of: None }),
        "grade" => Rule::from(rule::Level),
        "mortality" => Rule::from(Indicator),
        _ => Rule::from(Milestone),
    }
}

/// A number of units, whole or not.
fn amount() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        4 => (0..300_i64).prop_map(|units| Quantity::whole(units).unwrap()),
        3 => (0..3_000_i64).prop_map(|tenths| q(&format!("{}.{}", tenths / 10, tenths % 10))),
        2 => between(Quantity::ZERO, q("50")),
        1 => between(Quantity::ZERO, q("1000000000")),
    ]
}

/// What a norm demands: one to three targets, the last now and then undated, the first now and then in words alone.
fn targets(parts: usize) -> impl Strategy<Value = Vec<Target>> {
    let values = vec(amount().prop_map(|value| value.max(q("0.000001"))), parts);
    (vec(values, 1..4), 2016..2030_u16, 1..4_u16, prop::bool::weighted(0.1), prop::bool::weighted(0.1)).prop_map(
        |(values, first, apart, undated, in_words)| {
            let years = (0..).map(|at| first + at * apart);
            let mut targets: Vec<Target> = years.zip(values).map(|(year, values)| Target { values, ..due(year, &[]) }).collect();
            if undated && targets.iter().all(|target| target.year < Some(2030)) {
                targets.push(Target { values: targets[0].values.clone(), ..due(0, &[]) });
            }
            if in_words {
                targets[0] = Target {
                    values: Vec::new(),
                    words: Some(permille_engine::name::Name::new("提高", "Improve")),
                    ..targets[0].clone()
                };
            }
            targets
        },
    )
}

fn any_norm(id: &'static str) -> impl Strategy<Value = Norm> {
    let rule = rule(id);
    let level = prop_oneof![2 => Just(Level::County), 1 => select(LEVELS.to_vec())];
    let ordinary = targets(rule.parts());
    // Of a sum of ratios a target is the people one unit serves.
    let served = vec(vec(prop_oneof![100..50_000_i64, Just(1), Just(7)], 2), 1..3).prop_map(|all| {
        let text = |value: &i64| value.to_string();
        let all = all.iter().zip([2_021, 2_025]).map(|(values, year)| {
            let values: Vec<String> = values.iter().map(text).collect();
            due(year, &values.iter().map(String::as_str).collect::<Vec<_>>())
        });
        all.collect()
    });
    let targets = if id == "ambulances" { served.boxed() } else { ordinary.boxed() };
    (level, any::<bool>(), targets).prop_map(move |(level, at_most, targets)| {
        let direction = if at_most { Direction::AtMost } else { Direction::AtLeast };
        Norm { level, direction, ..norm(id, rule.clone(), targets) }
    })
}

/// Something an area states.
#[derive(Clone, Debug)]
pub enum Stated {
    People(usize, &'static str, Year, i64),
    Stock(usize, &'static str, Year, Quantity),
}

/// A figure of any area, kind and year.
pub fn stated() -> impl Strategy<Value = Stated> {
    let year = || prop_oneof![3 => Just(2020_u16), 3 => 2014..2027_u16];
    let most = Quantity::whole(Quantity::LIMIT).unwrap();
    let stock = prop_oneof![12 => amount(), 1 => between(Quantity::ZERO, most)];
    let count = prop_oneof![6 => 0..400_000_i64, 3 => 0..2_000_000_i64, 1 => people()];
    prop_oneof![
        2 => (0..AREAS.len(), select(GROUPS.to_vec()), year(), count)
            .prop_map(|(area, word, year, people)| Stated::People(area, word, year, people)),
        3 => (0..AREAS.len(), select(NORMS.to_vec()), year(), stock)
            .prop_map(|(area, measure, year, amount)| Stated::Stock(area, measure, year, amount)),
    ]
}

fn years() -> impl Strategy<Value = (Year, Year, Year)> {
    (2017..2024_u16, 2018..2021_u16, 5..10_u16).prop_map(|(base, first, count)| (base, first, first + count))
}

/// Figures of 2020 that most areas without any below them state; each may be unknown.
type Grounds = Vec<(Option<i64>, Option<u8>, Option<i64>, Vec<Option<u32>>)>;

fn grounds() -> impl Strategy<Value = Grounds> {
    let measures = vec(option::weighted(0.7, 0..400_u32), NORMS.len());
    vec((option::weighted(0.85, 0..1_500_000_i64), option::of(0..=100_u8), option::of(0..50_000_i64), measures), AREAS.len())
}

/// A world of any shape.
pub fn wide_world() -> impl Strategy<Value = World> {
    let norms: Vec<_> = NORMS.into_iter().map(|id| any_norm(id).boxed()).collect();
    let territories = (select(TERRITORIES.to_vec()), select(TERRITORIES.to_vec()));
    (norms, vec(any::<bool>(), NORMS.len()), territories, years(), grounds(), vec(stated(), 0..30)).prop_map(
        |(norms, first_plan, (one, other), (base_year, first, last), grounds, stated)| {
            let mut world = World::new().years(base_year, first, last);
            for (code, level, parent) in AREAS {
                world = world.area(code, level, parent);
            }
            // What is counted in whole units and what is not, what adds up and what does not.
            for id in ["ground", "equipped"] {
                world = world.measure(id, Nature::Resource, false);
            }
            for id in ["progress", "grade", "mortality"] {
                world = world.measure(id, Nature::Indicator, id == "grade");
            }
            let mut second = plan("second", Vec::new(), Vec::new());
            second.territory = other.into();
            world.plan.territory = one.into();
            for (norm, in_first) in norms.into_iter().zip(first_plan) {
                world = world.norm(norm);
                if !in_first {
                    second.norms.extend(world.plan.norms.pop());
                }
            }
            world.more_plans = vec![second];
            let is_parent = |code: &str| AREAS.iter().any(|(_, _, parent)| *parent == code);
            for ((code, ..), (residents, urban, children, stocks)) in
                AREAS.into_iter().zip(grounds).filter(|((code, ..), _)| !is_parent(code))
            {
                let urban = residents.zip(urban).map(|(residents, percent)| residents / 100 * i64::from(percent));
                for (word, people) in [("resident", residents), ("urban", urban), ("aged-0-4", children)] {
                    if let Some(people) = people {
                        world = world.people(code, word, &[(2020, people)]);
                    }
                }
                for (measure, amount) in NORMS.into_iter().zip(stocks) {
                    if let Some(amount) = amount {
                        world = world.stock(code, measure, &[(2020, &amount.to_string())]);
                    }
                }
            }
            for one in stated {
                world = match one {
                    Stated::People(area, word, year, people) => world.people(AREAS[area].0, word, &[(year, people)]),
                    Stated::Stock(area, measure, year, amount) => {
                        world.stock(AREAS[area].0, measure, &[(year, &amount.to_string())])
                    }
                };
            }
            world
        },
    )
}

/// A lever somewhere, most often within what is usual.
pub fn wide_setting() -> impl Strategy<Value = Setting> {
    let measure = || select(NORMS.to_vec());
    let norm = || select(NORMS.to_vec());
    let between = |least: &str, most: &str| between(q(least), q(most));
    let lever = prop_oneof![
        2 => between("-100", "100").prop_map(|value| (Lever::Growth, value)),
        2 => between("-5", "5").prop_map(|value| (Lever::Urbanisation, value)),
        3 => (norm(), option::of(2016..2031_u16), 0..3_usize, amount())
            .prop_map(|(norm, year, part, value)| (Lever::Target { norm: norm.into(), year, part }, value)),
        2 => (norm(), prop_oneof![4 => between("2017", "2032"), 1 => between("1949", "2200")])
            .prop_map(|(norm, value)| (Lever::DueYear { norm: norm.into() }, value)),
        4 => (measure(), prop_oneof![3 => between("0", "20"), 1 => between("0", "100")])
            .prop_map(|(measure, value)| (Lever::Attrition { measure: measure.into() }, value)),
        3 => (measure(), prop_oneof![4 => between("0", "60"), 1 => between("0", "100000000")])
            .prop_map(|(measure, value)| (Lever::Additions { measure: measure.into() }, value)),
    ];
    (lever, option::of(0..AREAS.len())).prop_map(|((lever, value), area)| {
        let area = area.filter(|_| lever.may_be_local()).map(|area| AREAS[area].0.into());
        Setting { lever, area, value, reason: None }
    })
}

/// A dated addition to any area, which may be taken away instead, and may be part of a unit.
pub fn wide_action() -> impl Strategy<Value = Action> {
    let amount =
        prop_oneof![3 => (-50..500_i64).prop_map(|units| Quantity::whole(units).unwrap()), 1 => between(q("-20"), q("80"))];
    (0..AREAS.len(), select(NORMS.to_vec()), 2012..2032_u16, amount).prop_map(|(area, measure, year, amount)| Action {
        area: AREAS[area].0.into(),
        measure: measure.into(),
        year,
        amount,
        unit_cost: None,
        reason: None,
    })
}

/// A scenario of several settings, some for the same thing, and actions.
pub fn wide_scenario() -> impl Strategy<Value = Scenario> {
    (vec(wide_setting(), 0..10), vec(wide_action(), 0..8)).prop_map(|(settings, actions)| Scenario {
        settings,
        actions,
        ..scenario("any")
    })
}
