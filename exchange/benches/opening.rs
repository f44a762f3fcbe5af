//! How long it takes to open a scenario file of every county, and of every township, and to write it again: each step by itself, and what
//! the tree holds in memory. `cargo bench -p permille-exchange`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark fails by panicking")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use permille_engine::model::Model;
use permille_exchange::files::tree::json;
use permille_exchange::files::{scenario_file, shipped};

/// The stocks every area states.
const STOCKS: [&str; 8] = [
    "childcare-places",
    "physicians",
    "nurses",
    "hospital-beds",
    "infectious-beds",
    "ambulances",
    "general-practitioners",
    "public-health-staff",
];
/// The years it states people in, and stocks in.
const YEARS: std::ops::RangeInclusive<u32> = 2020..=2024;
/// How often each step is timed; the median is told.
const RUNS: usize = 7;

fn main() {
    for (what, count) in
        [("2,853 counties", 2_853), ("41,352 townships", 41_352 * std::env::args().any(|a| a == "--all") as usize)]
    {
        let text = nation(count);
        println!("{what}: {:.1} MB", text.len() as f64 / 1e6);
        let before = memory();
        let tree = json::parse(&text).unwrap();
        if let Some((before, after)) = before.zip(memory()) {
            println!("  the tree holds {:.0} MB", (after - before) / 1e6);
        }
        drop(tree);
        let plans = shipped::plans().unwrap();
        let (document, _) = scenario_file::read(&text, &plans).unwrap_or_else(|problems| panic!("{problems:?}"));
        told("text to tree", || drop(black_box(json::parse(&text))));
        told("text to scenario set, checked", || drop(black_box(scenario_file::read(&text, &plans))));
        told("  of which the model", || drop(black_box(Model::new(&document.set))));
        told("scenario set to text", || drop(black_box(scenario_file::write(&document, &plans))));
    }
}

/// A file of so many areas under their provinces, each with people and stocks of five years.
fn nation(count: usize) -> String {
    let mut areas = String::new();
    for province in 0..31 {
        let code = 110_000 + province * 10_000;
        let _ = write!(
            areas,
            r#"{{"code": "{code}", "name": {{"zh": "省{province}", "en": "Province {province}"}}, "level": "province"}},"#
        );
        areas.push('\n');
    }
    for number in 0..count {
        let province = 110_000 + number % 31 * 10_000;
        let _ = write!(
            areas,
            r#"    {{"code": "{}", "name": {{"zh": "第{number}县", "en": "County {number}"}}, "level": "county", "parent": "{province}", "population": {{"resident": {}, "urban": {}}}, "stocks": {{"#,
            province * 1_000_000 + number,
            series(|year| 300_000 + number as u32 * 7 + year),
            series(|year| 150_000 + number as u32 * 3 + year),
        );
        for (position, stock) in STOCKS.into_iter().enumerate() {
            areas.push_str(if position == 0 { "" } else { ", " });
            let _ = write!(areas, r#""{stock}": {}"#, series(|year| 100 + number as u32 % 977 + year % 100));
        }
        areas.push_str(if number + 1 == count { "}}\n" } else { "}},\n" });
    }
    format!(
        r#"{{
  "format": "permille-scenario",
  "version": 1,
  "title": {{"zh": "全国", "en": "The nation"}},
  "description": {{"zh": "", "en": ""}},
  "plans": ["gan-fu-fa-2023-1", "jiangxi-14th-five-year", "gan-fu-ting-fa-2025-6"],
  "base_year": 2020,
  "horizon": [2020, 2035],
  "sources": {{"census": {{"zh": "普查", "en": "Census"}}}},
  "areas": [
{areas}  ],
  "scenarios": [{{"id": "baseline", "name": {{"zh": "基线", "en": "Baseline"}}, "description": {{"zh": "", "en": ""}}}}]
}}
"#
    )
}

fn series(value: impl Fn(u32) -> u32) -> String {
    let values: Vec<_> = YEARS.map(|year| format!(r#""{year}": {}"#, value(year))).collect();
    format!(r#"{{"values": {{{}}}, "source": "census"}}"#, values.join(", "))
}

/// Times `step` and tells its median.
fn told(what: &str, mut step: impl FnMut()) {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            step();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("  {what}: {:.0} ms", times[RUNS / 2].as_secs_f64() * 1e3);
}

/// The memory in use, in bytes, where the system says.
fn memory() -> Option<f64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    pages.split_whitespace().nth(1)?.parse::<f64>().ok().map(|pages| pages * 4_096.0)
}
