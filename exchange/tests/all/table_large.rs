//! Tables of the size of a province's townships are previewed in time: what is done for each row does not grow with the rows.

use std::fmt::Write as _;
use std::time::Instant;

use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::tables::import::{Mapping, Preview, Register, guess, preview, register};
use permille_exchange::tables::sheet;

/// The province as it ships.
fn province() -> ScenarioSet {
    let plans = shipped::plans().unwrap();
    scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap().0.set
}

/// A table of so many townships that the file does not have yet, with three figures each.
fn townships(set: &ScenarioSet, count: usize) -> String {
    let counties: Vec<&str> =
        set.baseline.areas.iter().map(|area| area.code.as_str()).filter(|code| !code.ends_with("00")).collect();
    let mut text = "代码,名称,上级代码,2024年常住人口（人）,2024年床位数（张）,2024年注册护士数（人）\n".to_owned();
    for at in 0..count {
        let (county, place) = (counties[at % counties.len()], 100 + at / counties.len());
        let _ = writeln!(text, "{county}{place},第{at}镇,{county},{},{},{}", 1_000 + at % 90_000, 10 + at % 300, 5 + at % 200);
    }
    text
}

/// Its preview, and how long that took.
fn previewed(set: &ScenarioSet, text: &str, with: impl Fn(Mapping) -> Mapping) -> (Preview, u128) {
    let book = sheet::read(text.as_bytes(), &mut |_| {}).unwrap();
    let register = Register::new(&register::shipped());
    let begun = Instant::now();
    let mapping = with(guess(set, &book.sheets[0], "x.csv", &register).mapping);
    let preview = preview(set, &book.sheets[0], &mapping, &register);
    (preview, begun.elapsed().as_millis())
}

#[test]
fn twice_as_many_rows_take_about_twice_as_long() {
    let set = province();
    let create = |mapping: Mapping| Mapping { create: true, ..mapping };
    let (few, _) = previewed(&set, &townships(&set, 2_000), create);
    assert_eq!((few.new_areas.len(), few.changes.len()), (2_000, 6_000), "{:?}", few.errors.first());
    for (what, with) in [("made", true), ("not found", false)] {
        let with = |mapping: Mapping| Mapping { create: with, ..mapping };
        // The slowest of few rows and the fastest of many: a machine that does other things beside it must not tell.
        let (few, many) = (townships(&set, 4_000), townships(&set, 32_000));
        let one = (0..3).map(|_| previewed(&set, &few, with).1).max().unwrap_or(0);
        let eight = (0..2).map(|_| previewed(&set, &many, with).1).min().unwrap_or(0);
        println!("{what}: 4,000 rows in {one} ms, 32,000 in {eight} ms");
        // Eight times as many; what grows with the square of the rows takes sixty-four times as long.
        assert!(eight < 24 * one.max(20), "{what}: {one} ms, {eight} ms");
    }
}
