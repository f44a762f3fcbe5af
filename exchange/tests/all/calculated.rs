//! The workbook: every requirement and gap is a formula that keeps the engine's figure, and LibreOffice, which works them all out anew, comes
//! to the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};

use permille_engine::area::{Area, Level};
use permille_engine::name::Name;
use permille_engine::rule::Rule;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::office::workbook::workbook;
use permille_exchange::tables::import::{Origin, alone, guess, likeliest, preview};
use permille_exchange::tables::sheet;
use permille_exchange::wording::language::{Language, Say};

use crate::common;
use crate::workbooks::{self, Case, Counts, check};

/// Names the LibreOffice that works workbooks out anew, where it is not on PATH.
const SOFFICE: &str = "PERMILLE_SOFFICE";

/// How many sets made up at random are written as workbooks.
const RANDOM: u64 = 12;

/// The LibreOffice that works workbooks out anew. A check that cannot run fails, and says what it needs.
pub fn libreoffice() -> PathBuf {
    let named = std::env::var_os(SOFFICE).map(PathBuf::from);
    let folders = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    let on_path = folders.iter().flat_map(|folder| ["soffice", "libreoffice"].map(|name| folder.join(name)));
    let office = named.or_else(|| on_path.into_iter().find(|program| program.is_file()));
    office.unwrap_or_else(|| panic!("no LibreOffice: `cargo xtask test` installs it, or name it in {SOFFICE}"))
}

const DAY: (u16, u8, u8) = (2026, 11, 24);

/// The workbook of a case.
fn bytes(case: &Case) -> Vec<u8> {
    workbook(&case.set, case.scenario(), case.language, DAY, &mut |_| {}).unwrap()
}

/// Every shipped file and some made up at random, with their workbooks; written once for all tests.
fn written() -> &'static [(Case, Vec<u8>)] {
    static WRITTEN: LazyLock<Vec<(Case, Vec<u8>)>> = LazyLock::new(|| {
        let cases = workbooks::shipped().into_iter().chain((0..RANDOM).map(workbooks::random));
        cases.map(|case| (bytes(&case), case)).map(|(bytes, case)| (case, bytes)).collect()
    });
    &WRITTEN
}

#[test]
fn every_cell_holds_what_the_engine_says_and_libreoffice_comes_to_the_same() {
    let office = libreoffice();
    // It works while the cells that are kept are looked at.
    let again = std::thread::spawn(move || recalculated(&office));
    let mut counts = Counts::default();
    for (case, bytes) in written() {
        check(case, bytes, &mut counts, true);
    }
    let untried: Vec<_> = Rule::WORDS.into_iter().filter(|word| !counts.kinds.contains(*word)).collect();
    assert!(untried.is_empty(), "every kind of rule must have been tried: {untried:?}");
    assert!(counts.formulas > 50_000 && counts.gaps > 10_000, "{counts:?}");
    let again = again.join().unwrap();
    let mut counts = Counts::default();
    for (case, _) in written() {
        check(case, &again[&case.name], &mut counts, false);
    }
    left_out_is_told(&again[workbooks::MISSING]);
    assert!(counts.gaps > 10_000, "{counts:?}");
}

/// Of seventy counties 22 have no data: the overview says so below the gap of the others.
fn left_out_is_told(bytes: &[u8]) {
    let told = workbooks::overview(bytes);
    assert_eq!((told["gap"], told["without data"]), (23_988.0, 22.0), "{told:?}");
}

#[test]
fn the_overview_says_how_many_are_left_out() {
    let (_, bytes) = written().iter().find(|(case, _)| case.name == workbooks::MISSING).unwrap();
    left_out_is_told(bytes);
}

/// The workbooks as LibreOffice saves them once it has worked out every formula, all in one run with a profile of its own.
fn recalculated(soffice: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("permille-workbook-{}", std::process::id()));
    let (profile, before, after) = (folder.join("profile"), folder.join("before"), folder.join("after"));
    for folder in [&profile.join("user"), &before, &after] {
        fs::create_dir_all(folder).unwrap();
    }
    // "Recalculation on file load: always", for a workbook that another program has written.
    let settings = concat!(
        r#"<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">"#,
        r#"<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>"#,
        "</oor:items>"
    );
    fs::write(profile.join("user/registrymodifications.xcu"), settings).unwrap();
    let mut files = Vec::new();
    for (case, bytes) in written() {
        let file = before.join(format!("{}.xlsx", case.name));
        fs::write(&file, bytes).unwrap();
        files.push(file);
    }
    let mut command = Command::new(soffice);
    command.arg(format!("-env:UserInstallation=file://{}", profile.display()));
    command.args(["--headless", "--norestore", "--convert-to", "xlsx", "--outdir"]).arg(&after).args(&files);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |case: &Case| fs::read(after.join(format!("{}.xlsx", case.name))).unwrap();
    let saved = written().iter().map(|(case, _)| (case.name.clone(), read(case))).collect();
    fs::remove_dir_all(&folder).unwrap();
    saved
}

#[test]
fn the_sheet_of_inputs_imports_back_and_changes_nothing() {
    for (case, bytes) in written().iter().filter(|(case, _)| !case.name.starts_with("random") && case.scenario == 0) {
        let book = sheet::read(bytes, &mut |_| {}).unwrap();
        // The importer finds it among the others by itself.
        let inputs = &book.sheets[likeliest(&case.set, &book.sheets, "workbook.xlsx", &common::REGISTER)];
        assert_eq!(inputs.name, case.language.pick("数据", "Inputs"));
        let mut mapping = guess(&case.set, inputs, "workbook.xlsx", &common::REGISTER).mapping;
        mapping.clear = true;
        let found = preview(&case.set, inputs, &mapping, &common::REGISTER);
        assert_eq!((&found.errors, &found.skipped, &found.changes), (&vec![], &vec![], &vec![]), "{}", case.name);
        let stated = |set: &ScenarioSet| {
            let areas = set.baseline.areas.iter();
            let series = areas.flat_map(|area| area.population.values().chain(area.measures.values()));
            series.map(|series| series.values.len()).sum::<usize>()
        };
        assert_eq!(found.same, stated(&case.set), "{}: every stated figure is there", case.name);
    }
}

#[test]
fn no_other_sheet_is_taken_for_figures() {
    for (case, bytes) in
        written().iter().filter(|(case, _)| case.name.starts_with("tutorial") || case.name.starts_with("changjiang"))
    {
        for sheet in sheet::read(bytes, &mut |_| {}).unwrap().sheets {
            let origin =
                Origin { file: "workbook.xlsx".to_owned(), sheet: Some(sheet.name.clone()), day: "2026-11-24".to_owned() };
            let figures =
                alone(&case.set, &sheet, &origin, &common::REGISTER).is_ok_and(|own| !own.set.baseline.areas.is_empty());
            assert_eq!(figures, ["数据", "Inputs"].contains(&sheet.name.as_str()), "{} {}", case.name, sheet.name);
        }
    }
}

#[test]
fn the_same_scenario_gives_the_same_bytes() {
    let case = workbooks::shipped().remove(0);
    assert_eq!(bytes(&case), bytes(&case));
}

#[test]
fn names_that_look_like_formulas_or_are_too_long_stay_words() {
    let mut case = workbooks::shipped().into_iter().find(|case| case.name.starts_with("tutorial")).unwrap();
    let areas = Arc::make_mut(&mut case.set.baseline.areas);
    areas[0].name = Name::new("=1+1", "=cmd|' /C calc'!A0");
    // As long as nobody writes, and with what XML does not take.
    case.set.description = Name::new("\u{1}\u{b}".to_owned() + &"长".repeat(40_000), "𠮷".repeat(40_000));
    case.set.title = Name::new("=1&2".repeat(200), "@SUM(A1) & <b>\u{0}]]>".repeat(60));
    for language in Language::ALL {
        case.language = language;
        let bytes = bytes(&case);
        check(&case, &bytes, &mut Counts::default(), true);
        let book = sheet::read(&bytes, &mut |_| {}).unwrap();
        let gaps = book.sheets.iter().find(|sheet| sheet.name == language.pick("缺口", "Gaps")).unwrap();
        assert_eq!(
            gaps.cell(4, 1),
            case.set.baseline.areas[0].name.zh.replace("=1+1", language.pick("=1+1", "=cmd|' /C calc'!A0"))
        );
    }
}

#[test]
fn a_nation_is_refused_before_it_takes_all_memory() {
    let mut set = common::document("jiangxi-2025").set;
    let areas = Arc::make_mut(&mut set.baseline.areas);
    let counties: Vec<_> = areas.iter().filter(|area| area.level == Level::County).cloned().collect();
    for copy in 1..40_u32 {
        for county in &counties {
            let code = format!("{}{copy:03}", county.code).as_str().into();
            areas.push(Area { code, ..county.clone() });
        }
    }
    assert!(workbook(&set, &set.scenarios[0], Language::En, DAY, &mut |_| {}).is_err());
}
