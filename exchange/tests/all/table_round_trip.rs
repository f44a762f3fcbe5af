//! What is exported is imported unchanged: every shipped file, every year it has figures of, both formats, both languages.

use std::collections::BTreeSet;

use permille_engine::scenario::ScenarioSet;
use permille_exchange::office::export::{Columns, csv, grid, xlsx};
use permille_exchange::tables::import::{Origin, edit, guess, preview};
use permille_exchange::tables::sheet;
use permille_exchange::wording::language::Language;

/// The years any area has a figure of.
fn years(set: &ScenarioSet) -> BTreeSet<u16> {
    let areas = set.baseline.areas.iter();
    areas
        .flat_map(|area| area.population.values().chain(area.measures.values()))
        .flat_map(|series| series.values.keys().copied())
        .collect()
}

/// Both formats of a table of `set`.
fn exported(set: &ScenarioSet, year: u16, columns: Columns, language: Language) -> [Vec<u8>; 2] {
    let grid = grid(set, year, columns, language);
    [csv(&grid).into_bytes(), xlsx(&grid, (2026, 11, 24), &mut |_| {}).unwrap()]
}

#[test]
fn a_table_that_is_exported_changes_nothing_when_it_is_imported() {
    for id in ["jiangxi-2025", "jiangxi-2025-average", "changjiang-2030", "tutorial"] {
        let set = crate::common::document(id).set;
        for (year, language) in years(&set).into_iter().flat_map(|year| Language::ALL.map(|language| (year, language))) {
            for bytes in exported(&set, year, Columns::Known, language) {
                let book = sheet::read(&bytes, &mut |_| {}).unwrap();
                let mut mapping = guess(&set, &book.sheets[0], "table", &crate::common::REGISTER).mapping;
                mapping.clear = true;
                let found = preview(&set, &book.sheets[0], &mapping, &crate::common::REGISTER);
                assert_eq!((&found.errors, &found.skipped, &found.changes), (&vec![], &vec![], &vec![]), "{id} {year}");
                assert!(found.new_areas.is_empty() && found.same > 0, "{id} {year}");
            }
        }
    }
}

#[test]
fn what_is_exported_fills_a_file_that_has_the_areas_and_no_figures() {
    for id in ["jiangxi-2025-average", "changjiang-2030", "tutorial"] {
        let set = crate::common::document(id).set;
        let mut empty = set.clone();
        for area in std::sync::Arc::make_mut(&mut empty.baseline.areas) {
            area.population.clear();
            area.measures.clear();
        }
        for year in years(&set) {
            let bytes = &exported(&set, year, Columns::Known, Language::Zh)[1];
            let book = sheet::read(bytes, &mut |_| {}).unwrap();
            let found = preview(
                &empty,
                &book.sheets[0],
                &guess(&empty, &book.sheets[0], "table", &crate::common::REGISTER).mapping,
                &crate::common::REGISTER,
            );
            let origin = Origin { file: "table.xlsx".to_owned(), sheet: None, day: "2026-11-24".to_owned() };
            empty.apply(&edit(&empty, &found, &origin).unwrap()).unwrap();
        }
        for (filled, known) in empty.baseline.areas.iter().zip(set.baseline.areas.iter()) {
            for (base, series) in known.population.iter().filter(|(_, series)| !series.values.is_empty()) {
                assert_eq!(filled.population[base].values, series.values, "{id} {}", known.code);
            }
            for (measure, series) in known.measures.iter().filter(|(_, series)| !series.values.is_empty()) {
                assert_eq!(filled.measures[measure].values, series.values, "{id} {} {measure}", known.code);
            }
        }
    }
}

#[test]
fn every_figure_a_plan_speaks_of_has_a_column_that_is_known_again() {
    let mut set = crate::common::document("jiangxi-2025").set;
    set.plans = crate::common::plans();
    for language in Language::ALL {
        let [text, workbook] = exported(&set, 2020, Columns::All, language);
        for bytes in [text, workbook] {
            let book = sheet::read(&bytes, &mut |_| {}).unwrap();
            let mapping = guess(&set, &book.sheets[0], "table", &crate::common::REGISTER).mapping;
            let figures: BTreeSet<String> = mapping.columns.iter().skip(5).map(|role| format!("{role:?}")).collect();
            // Two columns of one figure, or one that is nothing, would make fewer.
            assert_eq!(figures.len(), mapping.columns.len() - 5, "{:?}", mapping.columns);
            assert!(!figures.contains("Ignored"));
        }
    }
}
