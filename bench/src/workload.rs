//! Workload **W**: twelve rules, eight stocks with gaps, sixteen years, and as many counties as are asked for, under one province or
//! ten to a city under one province. Every county is drawn in the same order in `bench/rivals/world.mjs`.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Level, PopulationBase, Series};
use permille_engine::id::{AreaCode, MeasureId, ScenarioId};
use permille_engine::name::Name;
use permille_engine::norm::{Class, Direction, Domain, Norm, Source, Strength, Target};
use permille_engine::plan::{Measure, Nature, Plan};
use permille_engine::quantity::Quantity;
use permille_engine::rule::{Bracket, PerArea, Ratio, Rule, ShareOfStock, SumOfRatios, Threshold};
use permille_engine::scenario::{Baseline, Scenario, ScenarioSet};
use permille_engine::shared::Shared;
use permille_engine::year::{Horizon, Year};

use crate::generator::Generator;

/// The years looked at.
pub const YEARS: (Year, Year) = (2020, 2035);

/// The norm whose target is moved: the first.
pub const MOVED: &str = "places-per-1000";

/// The eight stocks, each with about how many there are for a million people.
const STOCKS: [(&str, i64); 8] = [
    ("places", 4_500),
    ("physicians", 3_000),
    ("nurses", 3_800),
    ("beds", 7_200),
    ("ambulances", 60),
    ("negative-pressure", 25),
    ("floor", 2_000_000),
    ("institutions", 2),
];

/// A quantity of so many units and a tenth part of it so often.
fn tenths(count: i64) -> Quantity {
    Quantity::whole(count).ok().and_then(|count| count.divided(10, false)).unwrap_or_default()
}

/// A lever's or a target's value in tenths.
#[must_use]
pub fn value(in_tenths: u32) -> Quantity {
    tenths(i64::from(in_tenths))
}

/// The base with this word.
pub(crate) fn base(word: &str) -> PopulationBase {
    PopulationBase::from_word(word)
}

/// A target due in a year, its values in tenths.
pub(crate) fn due(year: Year, values: &[i64]) -> Target {
    let values = values.iter().copied().map(tenths).collect();
    Target { year: Some(year), month: None, every_year: false, values, upper: None, words: None }
}

/// A norm of counties.
pub(crate) fn norm(id: &str, measure: &str, rule: Rule, targets: Vec<Target>) -> Norm {
    Norm {
        id: id.into(),
        class: Class::Norm,
        domain: Domain::PublicHealth,
        name: Name::default(),
        level: Level::County,
        measure: measure.into(),
        direction: Direction::AtLeast,
        strength: Strength::Must,
        rule,
        targets,
        source: Source { document: "w".into(), clause: "一".to_owned(), statement: Name::default() },
        note: None,
    }
}

/// The twelve rules. All bind from the first year; five have a second target in 2028.
fn norms() -> Vec<Norm> {
    let ratio = |word, per| Rule::from(Ratio { base: base(word), per });
    let bracket = Rule::from(Bracket { base: base("resident"), from: vec![0, 300_000, 500_000, 1_000_000] });
    let sum = Rule::from(SumOfRatios { bases: vec![base("urban"), base("rural")] });
    let threshold = Rule::from(Threshold { base: base("resident"), from: 300_000 });
    let from_the_first = |values: &[i64]| vec![due(2020, values)];
    let raised = |first: &[i64], then: &[i64]| vec![due(2020, first), due(2028, then)];
    vec![
        norm(MOVED, "places", ratio("resident", 1_000), from_the_first(&[45])),
        norm("physicians-per-1000", "physicians", ratio("resident", 1_000), from_the_first(&[30])),
        norm("nurses-per-1000", "nurses", ratio("resident", 1_000), raised(&[33], &[38])),
        norm("beds-per-1000", "beds", ratio("resident", 1_000), raised(&[67], &[72])),
        norm("urban-physicians", "physicians", ratio("urban", 10_000), from_the_first(&[350])),
        norm("beds-for-the-aged", "beds", ratio("aged-60-plus", 100), raised(&[25], &[30])),
        norm("beds-by-bracket", "beds", bracket, raised(&[10_000, 25_000, 45_000, 80_000], &[12_000, 30_000, 50_000, 90_000])),
        norm("ambulances", "ambulances", sum, raised(&[300_000, 100_000], &[250_000, 80_000])),
        norm(
            "negative-pressure",
            "negative-pressure",
            Rule::from(ShareOfStock { of: "ambulances".into() }),
            from_the_first(&[400]),
        ),
        norm("floor-a-person", "floor", ratio("resident", 1), from_the_first(&[20])),
        norm("institution-a-county", "institutions", Rule::from(PerArea), from_the_first(&[10])),
        norm("institution-of-the-large", "institutions", threshold, from_the_first(&[10])),
    ]
}

/// A series of figures.
pub(crate) fn series(values: impl IntoIterator<Item = (Year, i64)>) -> Series {
    let known = |(year, units)| Some((year, Quantity::whole(units).ok()?));
    Series { values: values.into_iter().filter_map(known).collect(), source: None, note: None, owner: None }
}

/// An area without figures.
pub(crate) fn area(code: AreaCode, level: Level, parent: Option<AreaCode>) -> Area {
    let (population, measures) = (Shared::default(), Shared::default());
    Area { code, name: Name::default(), level, parent, population, measures, note: None }
}

/// A county's people and stocks, drawn.
fn county(code: AreaCode, parent: AreaCode, generator: &mut Generator) -> Area {
    let residents = 20_000 + generator.below(980_000);
    let (no_urban, urban) = (generator.below(40) == 0, residents * generator.below(1_001) / 1_000);
    let (no_aged, aged) = (generator.below(50) == 0, residents * (100 + generator.below(150)) / 1_000);
    let mut population = BTreeMap::from([(PopulationBase::Resident, series([(2020, residents)]))]);
    if !no_urban {
        population.insert(PopulationBase::Urban, series([(2020, urban)]));
    }
    if !no_aged {
        population.insert(base("aged-60-plus"), series([(2020, aged)]));
    }
    let mut measures = BTreeMap::new();
    for (id, per_million) in STOCKS {
        let kind = generator.below(16);
        let amount = residents * per_million * (500 + generator.below(1_000)) / 1_000_000_000;
        let later = amount + generator.below(amount / 10 + 1);
        let figures = match kind {
            0 => continue,
            1 => vec![(2022, amount)],
            2..=5 => vec![(2020, amount), (2024, later)],
            _ => vec![(2020, amount)],
        };
        measures.insert(MeasureId::from(id), series(figures));
    }
    Area { population: population.into(), measures: measures.into(), ..area(code, Level::County, Some(parent)) }
}

/// One province, and every county directly under it, or `per_city` of them under a city where that is not 0.
fn areas(counties: u32, per_city: u32) -> Vec<Area> {
    let mut generator = Generator::new();
    let province = AreaCode::from("360000");
    let mut areas = vec![area(province.clone(), Level::Province, None)];
    let mut above = province.clone();
    for number in 0..counties {
        if per_city > 0 && number.is_multiple_of(per_city) {
            above = format!("36{:04}000000", number / per_city + 1).as_str().into();
            areas.push(area(above.clone(), Level::City, Some(province.clone())));
        }
        let city = number.checked_div(per_city).map_or(0, |city| city + 1);
        let code = format!("36{city:04}{:06}", number + 1);
        areas.push(county(code.as_str().into(), above.clone(), &mut generator));
    }
    areas
}

/// What comes in whole units, and is summed.
pub(crate) fn measure(id: &str) -> Measure {
    Measure { id: id.into(), nature: Nature::Resource, name: Name::default(), unit: Name::default(), whole: true }
}

/// A plan of these years over all codes that begin as `territory` does.
pub(crate) fn plan(territory: &str, measures: Vec<Measure>, norms: Vec<Norm>) -> Plan {
    Plan {
        id: "w".into(),
        title: Name::default(),
        number: None,
        issuer: Name::default(),
        issued: None,
        territory: territory.into(),
        years: YEARS,
        revision: 1,
        measures,
        norms,
        baselines: Vec::new(),
    }
}

/// A scenario that changes nothing yet.
#[must_use]
pub fn scenario() -> Scenario {
    Scenario {
        id: ScenarioId::new("baseline"),
        name: Name::default(),
        description: Name::default(),
        settings: Vec::new(),
        actions: Vec::new(),
        ranges: Vec::new(),
        colour: None,
    }
}

/// A file of one plan, these areas, and a scenario that changes nothing.
pub(crate) fn set(plan: Plan, areas: Vec<Area>) -> Option<ScenarioSet> {
    let baseline = Baseline { base_year: YEARS.0, horizon: Horizon::new(YEARS.0, YEARS.1)?, areas: Arc::new(areas) };
    Some(ScenarioSet {
        title: Name::default(),
        description: Name::default(),
        baseline,
        plans: vec![Arc::new(plan)],
        scenarios: vec![scenario()],
        sources: BTreeMap::new(),
        slides: Vec::new(),
        mark: None,
        reviews: BTreeMap::new(),
        rounds: BTreeMap::new(),
    })
}

/// Workload W: so many counties, `per_city` of them to a city, or directly under the province where that is 0.
#[must_use]
pub fn w(counties: u32, per_city: u32) -> Option<ScenarioSet> {
    let measures = STOCKS.iter().map(|(id, _)| Measure { whole: *id != "floor", ..measure(id) }).collect();
    set(plan("360000", measures, norms()), areas(counties, per_city))
}
