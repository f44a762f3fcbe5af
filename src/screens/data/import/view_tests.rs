use permille_engine::year::Year;
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::tables::import::{Register, Scale, guess, preview};

use super::*;

pub(in super::super) fn open() -> ScenarioSet {
    let plans = shipped::plans().unwrap_or_default();
    let text = shipped::scenario("changjiang-2030").unwrap_or_default();
    scenario_file::read(text, &plans).map(|(document, _)| document.set).unwrap_or_else(|problems| unreachable!("{problems:?}"))
}

pub(in super::super) fn sheet(rows: &[&[&str]]) -> Sheet {
    Sheet::new("", rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect())
}

#[test]
fn a_column_that_is_chosen_takes_year_and_unit_from_its_head() {
    let (set, sheet) = (open(), sheet(&[&["地区", "2024年（万人）"], &["昌江区", "20.5"]]));
    let known = Known::new(&set);
    let mapping = guess(&set, &sheet, "x.csv", &Register::default()).mapping;
    let chosen = with_role(&mapping, &set, &known, &sheet, 1, "p:resident");
    assert!(matches!(chosen.columns[1], Role::Figure { year: Some(2024), scale: Scale::Power(4), .. }), "{chosen:?}");
    // Only one column can be the name.
    let moved = with_role(&chosen, &set, &known, &sheet, 1, "name");
    assert_eq!(moved.columns, [Role::Ignored, Role::Name]);
}

#[test]
fn every_choice_is_called_otherwise() {
    let known = Known::new(&open());
    for language in Language::ALL {
        let choices = role_choices(&known, language);
        let mut labels: Vec<_> = choices.people.iter().chain(&choices.measures).map(|one| one.label.as_str()).collect();
        let count = labels.len();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), count);
        assert!(choices.about.iter().all(|one| !one.label.is_empty()));
    }
}

#[test]
fn the_lists_say_what_would_happen_and_are_narrowed() {
    let set = open();
    let sheet = sheet(&[
        &["代码", "名称", "年份", "常住人口"],
        &["360202", "昌江区", "2024", "205000"],
        &["360203", "珠山区", "2024", "-1"],
    ]);
    let mut mapping = guess(&set, &sheet, "x.csv", &Register::default()).mapping;
    mapping.create = true;
    let found = preview(&set, &sheet, &mapping, &Register::default());
    let known = Known::new(&set);
    let names = Names::new(&set, &found, Language::Zh);
    // 珠山区 with the city and the province above it, unless they are there.
    assert_eq!(lists(&found).first(), Some(&(List::Errors, 1)));
    let changes = listed(&found, &known, &names, List::Changes, "昌江", Language::Zh);
    assert!(matches!(changes.entries.as_slice(), [Entry::Change { after, .. }] if after == "205,000"), "{changes:?}");
    assert!(listed(&found, &known, &names, List::Changes, "浮梁", Language::Zh).entries.is_empty());
    let new = listed(&found, &known, &names, List::New, "珠山", Language::En);
    assert!(matches!(new.entries.as_slice(), [Entry::New { code, proposed: false, .. }] if code == "360203"), "{new:?}");
}

#[test]
fn a_new_file_has_the_plans_and_no_areas() {
    let set = base(&open(), Target::New, "census.csv", Some(2020));
    assert_eq!((set.title.en.as_str(), set.baseline.areas.len()), ("census", 0));
    assert_eq!((set.baseline.base_year, set.baseline.horizon.first()), (2020 as Year, 2020));
    assert!(!set.plans.is_empty());
}
