//! Townships by name: below their county, never a county of a like name, and the same area in every table.

use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::scenario_file;
use permille_exchange::tables::fault::TableFault;
use permille_exchange::tables::fault::note::SheetNote;
use permille_exchange::tables::import::{HeadlessImport, ImportOptions, Origin, Skipped, edit, headless};
use permille_exchange::tables::sheet::Sheet;

use crate::common::REGISTER;

fn city() -> ScenarioSet {
    let text = std::fs::read_to_string(crate::common::path("city.scenario.json")).unwrap();
    scenario_file::read(&text, &crate::common::plans()).unwrap().0.set
}

/// What a table does to a set; its cells are parted by bars.
fn imported(set: &ScenarioSet, new: bool, text: &str) -> HeadlessImport {
    let rows = text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect();
    let options = ImportOptions { new, year: Some(2024), ..ImportOptions::default() };
    headless(set, vec![Sheet::new("表", rows)], "乡镇.csv", &options, &REGISTER).unwrap().imports.remove(0)
}

/// The set after an import.
fn after(import: &HeadlessImport) -> ScenarioSet {
    let origin = Origin { file: "乡镇.csv".to_owned(), sheet: None, day: "2026-12-01".to_owned() };
    let mut set = import.set.clone();
    set.apply(&edit(&import.set, &import.preview, &origin).unwrap()).unwrap();
    set
}

/// The figures that come in: the code, and the value.
fn came(import: &HeadlessImport) -> Vec<(String, String)> {
    let changes = import.preview.changes.iter().chain(&import.preview.unchanged);
    changes.map(|one| (one.area.to_string(), one.after.unwrap_or_default().to_string())).collect()
}

/// The townships that are made: the name, and the code above.
fn made(import: &HeadlessImport) -> Vec<(String, String)> {
    let new = import.preview.new_areas.iter().filter(|new| new.area.code.as_str().len() > 6);
    new.map(|new| (new.area.name.zh.clone(), new.area.parent.as_ref().unwrap().to_string())).collect()
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(one, other)| (one.to_owned(), other.to_owned())).to_vec()
}

#[test]
fn townships_without_codes_are_made_below_their_county_and_said_to_be() {
    let below = pairs([("鹅湖镇", "360222"), ("浮梁镇", "360222"), ("乐平镇", "360281")]);
    for text in [
        "县（市、区）|乡镇|常住人口\n浮梁县|浮梁镇|31000\n|鹅湖镇|21000\n乐平市|乐平镇|40000\n|合计|40000",
        "地区|常住人口\n浮梁县|\n浮梁镇|31000\n鹅湖镇|21000\n乐平市|\n乐平镇|40000",
        "地区|常住人口\n浮梁县|52000\n  浮梁镇|31000\n  鹅湖镇|21000\n乐平市|40000\n  乐平镇|40000",
    ] {
        let import = imported(&city(), true, text);
        let mut found = made(&import);
        found.sort_by_key(|(name, above)| (above.clone(), name.clone() != "鹅湖镇"));
        assert_eq!(found, below, "{text}");
        let told = TableFault::Note(SheetNote::OwnCodes { count: 3 });
        assert!(import.preview.remarks.iter().any(|one| one.fault == told), "{text}");
        let notes = after(&import).baseline.areas.iter().filter(|area| area.note.is_some()).count();
        assert_eq!(notes, 3, "{text}");
    }
    // The title names the county, where no column does.
    let import = imported(&city(), true, "浮梁县各乡镇常住人口\n乡镇|常住人口\n浮梁镇|31000");
    assert_eq!(made(&import), pairs([("浮梁镇", "360222")]));
    // Streets of districts of one name belong each to its own.
    let streets = "市|区|街道|常住人口\n南京市|鼓楼区|宁海路街道|31000\n福州市|鼓楼区|东街街道|32000";
    let import = imported(&city(), true, streets);
    assert_eq!(made(&import), pairs([("宁海路街道", "320106"), ("东街街道", "350102")]));
}

#[test]
fn the_same_townships_are_the_same_areas_in_the_next_table() {
    let text = "县|乡镇|常住人口\n浮梁县|鹅湖镇|21000\n乐平市|城关镇|40000\n浮梁县|城关镇|30000";
    let first = imported(&city(), true, text);
    let set = after(&first);
    for new in [false, true] {
        let again = imported(if new { &first.set } else { &set }, new, text);
        assert_eq!(came(&again), came(&first));
    }
    // Whatever is made beside them, and in whatever order.
    let other = imported(&set, true, "县|乡镇|常住人口\n浮梁县|湘湖镇|9000\n浮梁县|鹅湖镇|21000");
    assert!(came(&other).contains(&came(&first)[0]));
    // A slip of the pen is asked about, and makes no second one.
    let mut slip = imported(&set, false, "县|乡镇|常住人口\n浮梁县|鹅胡镇|21000");
    assert_eq!((made(&slip), came(&slip)), (Vec::new(), Vec::new()));
    slip = imported(&set, false, "县|乡镇|常住人口\n浮梁县|蛟潭镇|21000");
    assert_eq!(slip.preview.skipped, [(1, Skipped::NotMade)]);
}

#[test]
fn codes_that_files_made_up_give_way_to_names_and_to_codes_of_the_list() {
    let set = after(&imported(&city(), true, "县|乡镇|常住人口\n浮梁县|鹅湖镇|21000"));
    let own = set.baseline.areas.last().unwrap().code.clone();
    // The list's code of the same name is no second area.
    let coded = imported(&set, false, "代码|乡镇|常住人口\n360222102|鹅湖镇|21500");
    assert_eq!(came(&coded), [(own.to_string(), "21500".to_owned())]);
    let told = TableFault::Note(SheetNote::OwnCode { code: "360222102".to_owned(), own: own.to_string() });
    assert!(coded.preview.remarks.iter().any(|one| one.fault == told));
    // A code that another file made up for another name is not taken for this one.
    let other = imported(&set, false, &format!("代码|乡镇|常住人口\n{own}|湘湖镇|9000"));
    assert_eq!(came(&other), []);
}

#[test]
fn what_has_no_county_is_listed_and_a_township_is_no_county() {
    for text in [
        "市|乡镇|常住人口\n景德镇市|浮梁镇|31000",
        "浮梁县、乐平市各乡镇常住人口\n乡镇|常住人口\n浮梁镇|31000",
        "县|乡镇|常住人口\n浮梁县|县直单位|310",
    ] {
        let import = imported(&city(), true, text);
        assert_eq!((made(&import), came(&import)), (Vec::new(), Vec::new()), "{text}");
        assert!(!import.preview.skipped.is_empty(), "{text}");
    }
}
