use permille_exchange::tables::import::register::shipped;
use permille_exchange::tables::import::{Register, guess, preview};
use permille_exchange::tables::sheet::Marks;

use super::super::tests::{open, sheet};
use super::*;

fn asked(sheet: &Sheet, mapping: &Mapping) -> (Vec<Doubt>, Preview) {
    let found = preview(&open(), sheet, mapping, &Register::new(&shipped()));
    (doubts(&found, mapping, sheet, Language::Zh), found)
}

fn mapping(sheet: &Sheet) -> Mapping {
    guess(&open(), sheet, "2024.csv", &Register::new(&shipped())).mapping
}

#[test]
fn rows_of_one_area_are_added_up_by_one_press() {
    let sheet = sheet(&[&["地区", "机构名称", "床位数"], &["昌江区", "甲院", "20"], &["昌江区", "乙院", "30"]]);
    let own = mapping(&sheet);
    let (found, before) = asked(&sheet, &own);
    assert!(!before.is_ready() && found.len() == 1, "{found:?}");
    let next = settled(&own, found[0].ways[0].0);
    let (found, after) = asked(&sheet, &next);
    assert_eq!(after.changes[0].after.map(|value| value.to_string()).as_deref(), Some("50"));
    // It stays there to be taken back.
    assert!(found[0].ways[0].1 && settled(&next, found[0].ways[0].0).several == Several::Ask);
}

#[test]
fn what_points_are_is_decided_for_a_column() {
    let sheet = sheet(&[&["地区", "常住人口"], &["昌江区", "215.430"]]);
    let own = mapping(&sheet);
    let (found, _) = asked(&sheet, &own);
    let way = |group| Settle::Points(1, group);
    assert!(found[0].ways.iter().any(|one| one.0 == way(true)), "{found:?}");
    let (_, grouped) = asked(&sheet, &settled(&own, way(true)));
    assert_eq!(grouped.changes[0].after.map(|value| value.to_string()).as_deref(), Some("215430"));
    // 215.43 people are none.
    let (found, decimal) = asked(&sheet, &settled(&own, way(false)));
    assert!(!decimal.is_ready() && found.iter().any(|doubt| doubt.ways.contains(&(way(false), true))));
}

#[test]
fn hidden_rows_are_taken_only_when_asked_for() {
    let plain = sheet(&[&["地区", "常住人口"], &["昌江区", "215430"], &["昌江区", "999999"]]);
    let (name, rows, _) = plain.into_parts();
    let marks = Marks { hidden_rows: [2].into(), ..Marks::default() };
    let sheet = Sheet::marked(name, rows, marks);
    let own = mapping(&sheet);
    let (found, before) = asked(&sheet, &own);
    assert_eq!(before.changes.len(), 1);
    assert_eq!(found[0].ways[0], (Settle::Hidden(false), true));
    let (_, after) = asked(&sheet, &settled(&own, Settle::Hidden(true)));
    assert!(!after.is_ready(), "two figures of one area are asked about");
}
