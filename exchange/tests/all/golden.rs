//! The outlook of every shipped scenario, kept: the province's (or district's) own rows in full, and a digest of all.
//!
//! When a figure is meant to move, run with `PERMILLE_ACCEPT=1` and read the difference before committing it.

use std::collections::BTreeSet;

use permille_engine::model::Model;
use permille_exchange::files::shipped;
use permille_exchange::tables;

#[test]
fn the_outlooks_of_the_shipped_scenarios_have_not_moved() {
    for shipped in shipped::scenarios() {
        let set = crate::common::document(shipped.id).set;
        let (model, _) = Model::new(&set).unwrap();
        let text = tables::outlook_table(&model, &set.scenarios);
        let top = set.baseline.areas[0].code.as_str();
        crate::common::expect(&crate::common::path(&format!("golden/{}.csv", shipped.id)), &summary(&text, top));
    }
}

/// The rows of `area` in 2025 and 2030 in which something is known, of later scenarios only those that differ from the first; and a digest
/// of all rows.
fn summary(table: &str, area: &str) -> String {
    let mut lines = table.lines();
    let mut summary = format!("{}\n", lines.next().unwrap_or_default());
    let mut first = BTreeSet::new();
    for line in lines {
        let (_, row) = line.split_once(',').unwrap();
        let cells: Vec<_> = row.split(',').collect();
        let known = !(cells[3].is_empty() && cells[4].is_empty());
        if cells[1] == area && known && matches!(cells[2], "2025" | "2030") && first.insert(row) {
            summary += line;
            summary.push('\n');
        }
    }
    summary + &format!("all rows: {}, digest {:016x}\n", table.lines().count() - 1, digest(table))
}

/// FNV-1a: the same on every machine.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
