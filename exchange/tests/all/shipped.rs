//! What ships is whole: every plan and scenario file reads without a complaint and is written back byte for byte.

use std::fs;
use std::path::Path;

use permille_engine::plan::Plan;
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::tables;

#[test]
fn every_shipped_scenario_file_is_written_as_it_was_read() {
    for shipped in shipped::scenarios() {
        assert!(!shipped.title.zh.is_empty() && !shipped.title.en.is_empty(), "{}", shipped.id);
        let document = crate::common::document(shipped.id);
        assert_eq!(shipped.title, document.set.title);
        let written = scenario_file::write(&document, &crate::common::plans());
        let first = written.lines().zip(shipped.text.lines()).position(|(written, text)| written != text);
        assert!(written == shipped.text, "{} is laid out otherwise, first in line {first:?}", shipped.id);
    }
}

#[test]
fn every_plan_and_scenario_in_its_folder_ships() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let count = |folder: &str, ending: &str| {
        let entries = fs::read_dir(root.join(folder)).unwrap();
        entries.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(ending)).count()
    };
    // One file beside the plans holds the words that documents are read with.
    assert_eq!(count("plans", ".toml") - 1, crate::common::plans().len());
    assert_eq!(count("scenarios", ".scenario.json"), shipped::scenarios().len());
}

#[test]
fn the_published_schema_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/scenario.schema.json");
    let published = fs::read_to_string(file).unwrap_or_default();
    assert!(published == scenario_file::schema(), "stale: run `cargo xtask schema`");
}

#[test]
fn the_catalogue_lists_every_commitment_once_a_target() {
    let catalogue = tables::catalogue(&crate::common::plans());
    let rows = tables::csv::rows(&catalogue);
    assert_eq!(
        catalogue.lines().next(),
        Some("plan,norm,kind,class,document,clause,level,direction,unit,year,value,name_zh,name_en")
    );
    assert!(rows.len() > 290, "{} rows", rows.len());
    let of = |norm: &str| -> Vec<String> {
        let own = rows.iter().filter(|row| row[1] == norm);
        own.map(|row| format!("{} {} {} {}", row[2], row[8], row[9], row[10])).collect()
    };
    assert_eq!(of("childcare-places-per-1000"), ["ratio 个/千人 2025 4.5"]);
    assert_eq!(of("ambulances-urban-rural"), ["sum-of-ratios 人/辆 2025 30000", "sum-of-ratios 人/辆 2025 10000"]);
    assert_eq!(of("negative-pressure-ambulances"), ["share-of-stock % 2025 40"]);
    assert_eq!(of("outbreak-investigators-per-10000"), ["ratio 人/万人 2023 1"]);
    assert_eq!(of("physicians-per-1000-changjiang"), ["ratio 人/千人 2020 2", "ratio 人/千人 2030 3"]);
    assert_eq!(of("nurses-per-1000-2020"), ["observed 人/千人 2020 2.86"]);
    // Undated: the plan's last year; one row a bracket.
    let brackets = ["20", "50", "80", "100"].map(|beds| format!("bracket 张 2025 {beds}"));
    assert_eq!(of("infectious-beds-by-population"), brackets);
    for row in &rows[1..] {
        assert!(row.len() == 13 && !row[5].is_empty() && !row[11].is_empty() && !row[12].is_empty(), "{row:?}");
    }
}

/// The rows of the project list that a plan cites.
fn list_rows(plan: &Plan) -> Vec<u32> {
    let clauses = plan.norms.iter().flat_map(|norm| norm.source.clause.split("; "));
    let mut rows: Vec<u32> = clauses.filter_map(|clause| clause.strip_prefix("清单")?.parse().ok()).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

#[test]
fn every_row_of_the_project_list_is_cited() {
    let plans = crate::common::plans();
    let plan = plans.iter().find(|plan| plan.id.as_str() == "gan-fu-fa-2023-1").unwrap();
    assert_eq!(list_rows(plan), (1..=58).collect::<Vec<_>>());
}

#[test]
fn every_assumption_says_so() {
    let document = crate::common::document("jiangxi-2025-average");
    assert!(document.set.title.zh.contains("假设") && document.set.title.en.contains("assumption"));
    for area in document.set.baseline.areas.iter().filter(|area| area.parent.is_some()) {
        for (measure, series) in &area.measures {
            let source = &document.set.sources[series.source.as_ref().unwrap()];
            assert!(source.zh.contains("假设"), "{} {measure}", area.code);
            assert!(series.note.as_ref().is_some_and(|note| note.contains("假设")), "{} {measure}", area.code);
        }
    }
}

#[test]
fn figures_the_plans_give_stand_in_the_scenario_files_as_printed() {
    let mut compared = Vec::new();
    for id in ["jiangxi-2025", "changjiang-2030"] {
        let set = crate::common::document(id).set;
        for plan in &set.plans {
            for figure in &plan.baselines {
                let Some(measure) = plan.measures.iter().find(|measure| figure.measure.as_ref() == Some(&measure.id)) else {
                    continue;
                };
                // A rate per thousand is no stock.
                let (Some(year), true) = (figure.year, measure.unit == figure.unit) else { continue };
                let Some(area) = set.baseline.areas.iter().find(|area| area.code == figure.area) else { continue };
                let kept = area.measures.get(&measure.id).and_then(|series| series.values.get(&year));
                assert_eq!(kept, Some(&figure.value), "{id}: {}", figure.id);
                compared.push(figure.id.as_str().to_owned());
            }
        }
    }
    assert!(compared.len() >= 14, "{compared:?}");
}
