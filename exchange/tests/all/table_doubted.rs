//! Figures that an import brings and that are in doubt.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Level};
use permille_engine::name::Name;
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::tables::address::address;
use permille_exchange::tables::import::{ImportOptions, Known, Register, doubted, guess, headless, preview};
use permille_exchange::tables::sheet;
use permille_exchange::wording::language::Language;

#[test]
fn a_figure_in_another_unit_is_doubted_before_it_comes_in() {
    let plans = shipped::plans().unwrap();
    let (document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap();
    // 浮梁县 has 280,376 people (census of 2020) and should have 3.8 nurses for each 1,000, some 1,065.
    let table = "地区,年份,常住人口,注册护士\n浮梁县,2024,2821000,900\n昌江区,2024,203000,7900\n珠山区,2024,385000,1200\n";
    let sheet = sheet::read(table.as_bytes(), &mut |_| {}).unwrap().sheets.remove(0);
    let mapping = guess(&document.set, &sheet, "t.csv", &Register::default()).mapping;
    let found = preview(&document.set, &sheet, &mapping, &Register::default());
    assert_eq!(found.changes.len(), 6, "{:?}", found.errors);
    let doubted = doubted(&document.set, &Known::new(&document.set), &found);
    let said: Vec<String> = doubted.iter().map(|one| one.sentence(Language::En)).collect();
    // Not the nurses of 浮梁县, who are few among so many people, nor anybody of 珠山区.
    assert_eq!(doubted.iter().map(|one| address(one.cell.0, one.cell.1)).collect::<Vec<_>>(), ["D3", "C2"], "{said:#?}");
    assert!(said[1].starts_with("C2 Fuliang County, Residents, 2024, 2,821,000: "), "{said:#?}");
    assert!(said[0].contains("3.8"), "{said:#?}");
}

#[test]
fn a_file_of_many_areas_is_asked_about_those_near_the_figures() {
    let plans = shipped::plans().unwrap();
    let (mut document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap();
    let areas = Arc::make_mut(&mut document.set.baseline.areas);
    let counties: Vec<_> = areas.iter().filter(|area| area.level == Level::County).take(6).cloned().collect();
    for (county, number) in counties.iter().flat_map(|county| (1..=900).map(move |number| (county, number))) {
        let code = format!("{}{number:03}", county.code).as_str().into();
        let (population, measures) = (BTreeMap::new().into(), BTreeMap::new().into());
        let parent = Some(county.code.clone());
        areas.push(Area { code, name: Name::new("镇", ""), level: Level::Township, parent, population, measures, note: None });
    }
    let sheets = sheet::read("地区,年份,常住人口\n浮梁县,2024,2821000\n".as_bytes(), &mut |_| {}).unwrap().sheets;
    let import =
        headless(&document.set, sheets, "t.csv", &ImportOptions::default(), &Register::default()).unwrap().imports.remove(0);
    let said: Vec<String> = import.doubted().iter().map(|one| one.sentence(Language::En)).collect();
    assert!(said.len() == 1 && said[0].starts_with("C2 Fuliang County, Residents, 2024, 2,821,000: "), "{said:#?}");
}

#[test]
fn nothing_is_said_against_a_figure_whose_year_nobody_knows() {
    let plans = shipped::plans().unwrap();
    let (document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap();
    let said = |year| {
        let sheets = sheet::read("地区,常住人口\n浮梁县,2821000\n".as_bytes(), &mut |_| {}).unwrap().sheets;
        let options = ImportOptions { year, ..ImportOptions::default() };
        headless(&document.set, sheets, "t.csv", &options, &Register::default()).unwrap().imports[0].doubted().len()
    };
    assert_eq!((said(None), said(Some(2024))), (0, 1));
}
