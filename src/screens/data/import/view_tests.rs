use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::files::shipped;
use permille_exchange::tables::import::{Known, Register, guess, preview};
use permille_exchange::tables::sheet::Sheet;

use super::*;

pub(in super::super) fn document() -> Document {
    let plans = shipped::plans().unwrap_or_default();
    let text = shipped::scenario("changjiang-2030").unwrap_or_default();
    scenario_file::read(text, &plans).map(|(document, _)| document).unwrap_or_else(|problems| unreachable!("{problems:?}"))
}

pub(in super::super) fn open() -> ScenarioSet {
    document().set
}

pub(in super::super) fn figures(set: &ScenarioSet) -> Figures {
    Figures::new(Known::new(set).figures().to_vec())
}

pub(in super::super) fn sheet(rows: &[&[&str]]) -> Sheet {
    Sheet::new("", rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect())
}

#[test]
fn every_choice_is_called_otherwise() {
    let known = figures(&open());
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
fn a_new_file_has_the_plans_and_no_areas() {
    let set = base(&open(), Target::New, "census.csv", Some(2020));
    assert_eq!((set.title.en.as_str(), set.baseline.areas.len()), ("census", 0));
    assert_eq!((set.baseline.base_year, set.baseline.horizon.first()), (2020 as Year, 2020));
    assert!(!set.plans.is_empty());
}

#[test]
fn what_came_in_is_looked_at() {
    let (set, register) = (open(), Register::default());
    let place = |code: &str| set.baseline.areas.iter().position(|area| area.code.as_str() == code).unwrap();
    let shown = |names: &[&str], now: &str| {
        let mut rows = vec![vec!["地区".to_owned(), "2024年常住人口".to_owned()]];
        rows.extend(names.iter().map(|name| vec![(*name).to_owned(), "20000".to_owned()]));
        let table = Sheet::new("", rows);
        let preview = preview(&set, &table, &guess(&set, &table, "x.csv", &register).mapping, &register);
        assert_eq!(preview.changes.len(), names.len());
        area_shown(&set, &preview, place(now))
    };
    let (district, town) = ("360202", "360202101");
    assert_eq!(shown(&["鲇鱼山镇"], district), place(town));
    assert_eq!(shown(&["鲇鱼山镇", "丽阳镇"], district), place(district));
    // What is looked at lies in what came in, or is beside it.
    assert_eq!(shown(&["昌江区", "丽阳镇"], town), place(town));
    assert_eq!(shown(&["丽阳镇"], town), place("360202102"));
    assert_eq!(shown(&[], town), place(town));
}
