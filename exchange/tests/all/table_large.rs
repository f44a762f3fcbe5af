//! Tables of the size of a province's townships are previewed in time: what is done for each row does not grow with the rows.

use std::fmt::Write as _;
use std::time::Instant;

use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::tables::import::{Mapping, Preview, Register, guess, preview, register};
use permille_exchange::tables::sheet;

/// A table of so many townships that the file does not have yet, with three figures each.
fn townships(count: usize) -> String {
    let mut text = "代码,名称,上级代码,2024年常住人口（人）,2024年床位数（张）,2024年注册护士数（人）\n".to_owned();
    for at in 0..count {
        let county = [360_202, 360_222, 360_281, 360_203][at % 4];
        let _ = writeln!(
            text,
            "{county}{:05},第{at}镇,{county},{},{},{}",
            at / 4 + 100,
            1_000 + at % 90_000,
            10 + at % 300,
            5 + at % 200
        );
    }
    text
}

/// Its preview, and how long that took.
fn previewed(text: &str, with: impl Fn(Mapping) -> Mapping) -> (Preview, u128) {
    let plans = shipped::plans().unwrap();
    let set = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap().0.set;
    let book = sheet::read(text.as_bytes(), &mut |_| {}).unwrap();
    let register = Register::new(&register::shipped());
    let begun = Instant::now();
    let mapping = with(guess(&set, &book.sheets[0], "x.csv", &register).mapping);
    let preview = preview(&set, &book.sheets[0], &mapping, &register);
    (preview, begun.elapsed().as_millis())
}

#[test]
fn twice_as_many_rows_take_about_twice_as_long() {
    let create = |mapping: Mapping| Mapping { create: true, ..mapping };
    let (few, _) = previewed(&townships(2_000), create);
    assert_eq!((few.new_areas.len(), few.changes.len()), (2_000, 6_000), "{:?}", few.errors.first());
    for (what, with) in [("made", true), ("not found", false)] {
        let with = |mapping: Mapping| Mapping { create: with, ..mapping };
        // The slowest of few rows and the fastest of many: a machine that does other things beside it must not tell.
        let (few, many) = (townships(4_000), townships(32_000));
        let one = (0..3).map(|_| previewed(&few, with).1).max().unwrap_or(0);
        let eight = (0..2).map(|_| previewed(&many, with).1).min().unwrap_or(0);
        println!("{what}: 4,000 rows in {one} ms, 32,000 in {eight} ms");
        // Eight times as many; what grows with the square of the rows takes sixty-four times as long.
        assert!(eight < 24 * one.max(20), "{what}: {one} ms, {eight} ms");
    }
}
