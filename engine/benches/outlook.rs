//! How long an outlook takes: from nothing, and after one lever has moved, in the same run. `cargo bench -p permille-engine`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark fails by panicking")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::{World, base, due, norm, ratio, setting};
use permille_engine::area::Level;
use permille_engine::model::Model;
use permille_engine::norm::{Norm, Rule};
use permille_engine::plan::Nature;
use permille_engine::scenario::{Action, Lever, Scenario};

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
fn world(provinces: usize, cities: usize, counties: usize) -> World {
    let mut world = World::new().years(2020, 2020, 2035);
    // Every code lies in it.
    world.plan.territory = "".into();
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

fn report(name: &str, world: &World, runs: usize) {
    let (model, _) = Model::new(&world.set()).unwrap();
    println!("{name}: {} areas, {} norms, {} years", model.areas().len(), model.norm_count(), model.horizon().count());
    let baseline = model.outlook(&world.scenario);
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
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn main() {
    report("a province", &world(1, 11, 100), 31);
    report("a nation", &world(31, 11, 2_853), 7);
}
