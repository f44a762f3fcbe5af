//! A table that is handed in as a set of its own, and merged like a scenario file.

use permille_engine::merge::{Decisions, Holder, Incoming, Rule, compare, merge};
use permille_engine::name::Name;
use permille_exchange::tables::import::{Alone, Origin, alone};
use permille_exchange::tables::sheet;

fn read(text: &str) -> Result<Alone, usize> {
    let set = crate::common::document("jiangxi-2025").set;
    let sheet = sheet::read(text.as_bytes(), &mut |_| {}).unwrap().sheets.remove(0);
    let origin = Origin { file: "handed-in.csv".to_owned(), sheet: None, day: "2026-11-24".to_owned() };
    alone(&set, &sheet, &origin, &crate::common::REGISTER).map_err(|problems| problems.len())
}

#[test]
fn a_table_brings_its_figures_and_nothing_else() {
    let found = read("代码,地区,2020年常住人口\n360102,东湖区,600000\n360103,西湖区,700000\n").unwrap();
    let areas: Vec<&str> = found.set.baseline.areas.iter().map(|area| area.code.as_str()).collect();
    assert_eq!((areas, found.passed_over, found.set.scenarios.len()), (vec!["360102", "360103"], 0, 0));
    let open = crate::common::document("jiangxi-2025").set;
    let label = Name::new("表", "table");
    let files = [Incoming { label: &label, set: &found.set }];
    let conflicts = compare(&open, &files).conflicts;
    let theirs: Vec<String> = conflicts
        .iter()
        .flat_map(|one| &one.values)
        .filter(|(holder, _)| *holder == Holder::File(0))
        .map(|(_, value)| value.to_string())
        .collect();
    assert_eq!(theirs, ["600000", "700000"]);
    let merged = merge(&open, &files, &Decisions { all: Rule::Own, ..Decisions::default() });
    let area = merged.set.baseline.areas.iter().find(|area| area.code.as_str() == "360102").unwrap();
    // The table is about the county; the county stays where it is, and its people name the table as their source.
    assert_eq!(area.parent, Some("360100".into()));
    let people = &area.population[&permille_engine::area::PopulationBase::Resident];
    assert_eq!(people.values.get(&2020).map(ToString::to_string), Some("600000".to_owned()));
    let source = people.source.as_ref().and_then(|id| merged.set.sources.get(id)).unwrap();
    assert!(source.en.contains("handed-in.csv"), "{source:?}");
    assert_eq!(merged.set.scenarios, open.scenarios);
}

#[test]
fn rows_of_no_known_area_are_counted_and_a_table_of_nothing_is_refused() {
    let found = read("地区,2020年常住人口\n东湖区,600000\n无名县,5\n").unwrap();
    assert_eq!((found.set.baseline.areas.len(), found.passed_over), (1, 1));
    assert!(read("甲,乙\n1,2\n").is_err());
    // One cell that is no number keeps the table from being read by halves.
    assert_eq!(read("代码,地区,2020年常住人口\n360102,东湖区,六十万左右\n"), Err(1));
}
