//! How long the import of a large table takes, from its bytes to all that is said of it. `cargo bench -p permille-exchange`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark fails by panicking")]

use std::fmt::Write as _;
use std::time::Instant;

use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::tables::import::register::shipped as areas;
use permille_exchange::tables::import::{ImportOptions, Register, headless};
use permille_exchange::tables::sheet;

/// The codes and names of the country's counties, as the register has them.
fn counties(text: &str) -> Vec<(&str, &str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_at_checked(6));
    lines.filter(|(code, name)| !code.ends_with("00") && !name.starts_with([' ', '~'])).collect()
}

/// A table of so many rows: counties, one year after the other.
fn table(counties: &[(&str, &str)], rows: usize) -> String {
    let mut text = String::from("代码,名称,年份,常住人口,床位数\n");
    for row in 0..rows {
        let (code, name) = counties[row % counties.len()];
        let people = 200_000 + row;
        writeln!(text, "{code},{name},{},{people},{}", 1990 + row / counties.len(), people / 170).unwrap();
    }
    text
}

fn main() {
    let plans = shipped::plans().unwrap();
    let (document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap();
    let list = areas();
    let counties = counties(&list);
    for rows in [30_000, 100_000] {
        let bytes = table(&counties, rows).into_bytes();
        let start = Instant::now();
        let book = sheet::read(&bytes, &mut |_| {}).unwrap();
        let read = start.elapsed();
        let register = Register::new(&list);
        let found = headless(
            &document.set,
            book.sheets,
            "bench.csv",
            &ImportOptions { new: true, ..ImportOptions::default() },
            &register,
        )
        .unwrap();
        let all = start.elapsed();
        let found = &found.imports[0].preview;
        assert!(
            found.errors.is_empty() && found.changes.len() == rows * 2,
            "{:?} {} {:?}",
            found.errors.first(),
            found.changes.len(),
            found.left_out.first()
        );
        println!("{rows} rows: read in {} ms, previewed in {} ms", read.as_millis(), all.as_millis());
    }
}
