//! How long an outlook takes: from nothing, after one lever has moved, and after a figure was written, in the same run; and how much
//! memory it holds. `cargo bench -p permille-engine`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark fails by panicking")]

#[path = "../tests/all/common/mod.rs"]
#[allow(dead_code, reason = "the benchmark uses a part of it")]
mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::{World, base, due, norm, ratio, setting};
use permille_engine::area::Level;
use permille_engine::edit::{Edit, Figure};
use permille_engine::model::Model;
use permille_engine::norm::{Norm, Rule};
use permille_engine::plan::Nature;
use permille_engine::scenario::{Action, Lever, Scenario, ScenarioSet};

/// The memory in use, in bytes, where the system says.
fn memory() -> Option<f64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    pages.split_whitespace().nth(1)?.parse::<f64>().ok().map(|pages| pages * 4_096.0)
}

/// How many norms the synthetic plan has.
const NORMS: usize = 60;

/// Norm `number`: the kinds in turn, half of them ratios.
fn norm_of(number: usize) -> Norm {
    let id = format!("norm-{number}");
    let resident = || base("resident");
    let (rule, values): (Rule, &[&str]) = match number % 10 {
        0 => (Rule::SumOfRatios { bases: vec![base("urban"), base("rural")] }, &["30000", "10000"]),
        1 => (Rule::Bracket { base: resident(), from: vec![0, 300_000, 500_000, 1_000_000] }, &["20", "50", "80", "100"]),
        2 => (Rule::Threshold { base: resident(), from: 300_000 }, &["1"]),
        3 => (Rule::PerArea, &["1"]),
        4 => (Rule::ShareOfStock { of: format!("norm-{}", number - 4).as_str().into() }, &["40"]),
        5 => (Rule::Indicator, &["79"]),
        _ => (ratio(1_000), &["4.5"]),
    };
    Norm { id: id.as_str().into(), ..norm(&id, rule, vec![due(2025, values), due(2030, values)]) }
}

/// So many provinces of so many cities, with `counties` counties in all; everything stated for 2020, 16 years.
/// The plan binds them all, or where it has a `territory` those that lie in it.
fn world(provinces: usize, cities: usize, counties: usize, territory: &str) -> World {
    let mut world = World::new().years(2020, 2020, 2035);
    world.plan.territory = territory.into();
    for number in 0..NORMS {
        let nature = if number % 10 == 5 { Nature::Indicator } else { Nature::Resource };
        world = world.measure(&format!("norm-{number}"), nature, nature == Nature::Resource).norm(norm_of(number));
    }
    for province in 0..provinces {
        let code = |city: usize, county: usize| format!("{:02}{city:02}{county:02}", 11 + province);
        world = world.area(&code(0, 0), Level::Province, "");
        let of_province = counties / provinces + usize::from(province < counties % provinces);
        for city in 0..cities {
            world = world.area(&code(city + 1, 0), Level::City, &code(0, 0));
            let of_city = of_province / cities + usize::from(city < of_province % cities);
            for county in 0..of_city {
                let (code, parent) = (code(city + 1, county + 1), code(city + 1, 0));
                let people =
                    50_000 + i64::try_from((province * 7_919 + city * 104_729 + county * 15_485_863) % 1_200_000).unwrap();
                world = world.area(&code, Level::County, &parent);
                // The new area goes first, where it is found at once.
                let new = world.areas.pop().unwrap();
                world.areas.insert(0, new);
                world = world.people(&code, "resident", &[(2020, people)]).people(&code, "urban", &[(2020, people / 2)]);
                for number in 0..NORMS {
                    world = world.stock(&code, &format!("norm-{number}"), &[(2020, &(people / 400).to_string())]);
                }
            }
        }
    }
    world
}

/// The median time of `work` over so many runs.
fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

/// Writes a figure of a county, and of every county at once, as a planner would.
fn report_figures(set: &ScenarioSet, model: &Model, runs: usize) {
    let scenario = &set.scenarios[0];
    let before = model.outlook(scenario);
    let figure = |area: usize, figure: Figure, value: &str| {
        let (area, year) = (model.areas()[area].code.clone(), 2020);
        Edit::Figure { area, figure, year, value: Some(common::q(value)) }
    };
    let counties = || (0..model.areas().len()).filter(|&area| model.areas()[area].level == Level::County);
    let beds = || Figure::Measure("norm-6".into());
    let people = || Figure::Population(base("resident"));
    for (name, edit) in [
        ("a stock of one county", figure(0, beds(), "777")),
        ("the people of one county", figure(0, people(), "777777")),
        ("a stock of every county", Edit::All(counties().map(|area| figure(area, beds(), "777")).collect())),
    ] {
        let update = median(runs, || {
            let mut set = set.clone();
            set.apply(&edit).unwrap();
            let (model, _) = model.with_figures(&set).unwrap();
            (model.update(&before, scenario), set)
        });
        let anew = median(runs, || {
            let mut set = set.clone();
            set.apply(&edit).unwrap();
            let (model, _) = Model::new(&set).unwrap();
            (model.outlook(scenario), set)
        });
        println!("  {name:<28} {:>9.3} ms, anew {:>9.3} ms", millis(update), millis(anew));
    }
}

fn report(name: &str, world: &World, runs: usize) {
    let set = world.set();
    let (model, _) = Model::new(&set).unwrap();
    println!("{name}: {} areas, {} norms, {} years", model.areas().len(), model.norm_count(), model.horizon().count());
    let before = memory();
    // Several, for the system counts in pages and keeps some at hand.
    let held: Vec<_> = (0..4).map(|_| model.outlook(&world.scenario)).collect();
    if let Some((before, after)) = before.zip(memory()) {
        println!("  {:<28} {:>9.1} MB", "held by an outlook", (after - before) / 4e6);
    }
    let baseline = held.into_iter().next().unwrap();
    let full = median(runs, || model.outlook(&world.scenario));
    println!("  {:<28} {:>9.3} ms", "all from nothing", millis(full));
    let county = model.areas()[0].code.clone();
    let lever = |lever: Lever, value: &str| Scenario { settings: vec![setting(lever, "", value)], ..world.scenario.clone() };
    let every_county = model.areas().iter().filter(|area| area.level == Level::County);
    let one =
        |area| Action { area, measure: "norm-6".into(), year: 2025, amount: common::q("10"), unit_cost: None, reason: None };
    for (name, scenario) in [
        ("one target", lever(Lever::Target { norm: "norm-6".into(), year: None, part: 0 }, "5")),
        ("additions to one stock", lever(Lever::Additions { measure: "norm-6".into() }, "10000")),
        ("growth everywhere", lever(Lever::Growth, "5")),
        ("one action in one county", Scenario { actions: vec![one(county)], ..world.scenario.clone() }),
        (
            "an action in every county",
            Scenario { actions: every_county.map(|area| one(area.code.clone())).collect(), ..world.scenario.clone() },
        ),
    ] {
        let (update, anew) = (median(runs, || model.update(&baseline, &scenario)), median(runs, || model.outlook(&scenario)));
        println!("  {name:<28} {:>9.3} ms, anew {:>9.3} ms", millis(update), millis(anew));
    }
    report_figures(&set, &model, runs);
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn main() {
    // Every code lies in a plan without a territory.
    report("a province", &world(1, 11, 100, ""), 31);
    report("a nation, bound in one province", &world(31, 11, 2_853, "110000"), 7);
    report("a nation, bound by one plan", &world(31, 11, 2_853, ""), 7);
}
