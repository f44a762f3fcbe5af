//! What holds for every table: nothing panics, and what is ready to be imported is computable once it is.

use crate::fixed_seed;
use std::sync::{Arc, LazyLock};

use permille_engine::model::Model;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::tables::import::{Above, Mapping, Origin, Role, Scale, columns, edit, guess, preview};
use permille_exchange::tables::sheet::{self, Sheet};
use proptest::prelude::*;

/// A file with areas, and one without.
static SETS: LazyLock<[ScenarioSet; 2]> = LazyLock::new(|| {
    let mut full = crate::common::document("changjiang-2030").set;
    // One plan is enough to have figures of every kind.
    full.plans.truncate(1);
    let mut empty = full.clone();
    empty.baseline.areas = Arc::new(Vec::new());
    [full, empty]
});

/// What a cell may hold, sensible or not.
const CELLS: [&str; 44] = [
    "",
    " ",
    "代码",
    "名称",
    "级别",
    "年份",
    "常住人口",
    "城镇人口（万人）",
    "2021年乡村人口",
    "单位：万人",
    "指标",
    "数值",
    "单位",
    "上级代码",
    "360202",
    "360200",
    "360000",
    "360203",
    "360202100",
    "110101",
    "429004",
    "170971",
    "36",
    "3602",
    "36020",
    "昌江区",
    "昌江",
    "江西省景德镇市昌江区",
    "某某开发区",
    "合计",
    "省",
    "县",
    "乡",
    "2020",
    "2020-11-01",
    "0",
    "-5",
    "20.15",
    "1e18",
    "999999999999999999",
    "1.23456789",
    "4.5万",
    "60%",
    "—",
];

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![4 => prop::sample::select(CELLS.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(prop::collection::vec(cell, 0..7), 0..9)
}

fn role() -> impl Strategy<Value = Role> {
    let figure = |word: &str| Role::Figure {
        figure: permille_engine::edit::Figure::Population(permille_engine::area::PopulationBase::from_word(word)),
        year: None,
        scale: Scale::Power(4),
    };
    prop::sample::select(vec![
        Role::Ignored,
        Role::Code,
        Role::Name,
        Role::Level,
        Role::CodeAbove(Above::Parent),
        Role::NameAbove(Above::City),
        Role::CodeAbove(Above::Province),
        Role::Year,
        Role::Item,
        Role::Value,
        Role::Unit,
        figure("resident"),
        figure("urban"),
        figure("births"),
    ])
}

fn holds(set: &ScenarioSet, sheet: &Sheet, mapping: &Mapping) -> Result<(), TestCaseError> {
    let found = preview(set, sheet, mapping, &crate::common::REGISTER);
    let origin = Origin { file: "t.csv".to_owned(), sheet: None, day: "2026-11-24".to_owned() };
    let Some(edit) = edit(set, &found, &origin) else { return Ok(()) };
    let mut changed = set.clone();
    let undo = changed.apply(&edit);
    prop_assert!(undo.is_some());
    prop_assert!(Model::new(&changed).is_ok(), "{:?}\n{found:?}", Model::new(&changed).err());
    // The same table again has nothing left to change, unless some of it was left out.
    if found.left_out.is_empty() {
        let again = preview(&changed, sheet, mapping, &crate::common::REGISTER);
        prop_assert!(again.changes.is_empty() && again.new_areas.is_empty(), "{again:?}");
    }
    if let Some(undo) = undo {
        changed.apply(&undo);
    }
    prop_assert_eq!(&changed, set);
    Ok(())
}

proptest! {
    #![proptest_config(fixed_seed::cases(96))]

    #[test]
    fn whatever_is_ready_is_computable_changes_nothing_twice_and_is_taken_back(
        rows in table(),
        roles in prop::collection::vec(role(), 7),
        flags in any::<[bool; 4]>(),
        header in prop::option::of(0_usize..9),
    ) {
        let sheet = Sheet::new("", rows);
        for set in SETS.iter() {
            let mut mapping = guess(set, &sheet, "2020.csv", &crate::common::REGISTER).mapping;
            [mapping.create, mapping.clear, mapping.round, mapping.leave_out] = flags;
            holds(set, &sheet, &mapping)?;
            let mut chosen = columns(set, &sheet, header, &crate::common::REGISTER).mapping;
            chosen.columns = roles.clone();
            chosen.year = Some(2020);
            [chosen.create, chosen.clear, chosen.round, chosen.leave_out] = flags;
            holds(set, &sheet, &chosen)?;
        }
    }

    #[test]
    fn any_bytes_are_a_table_or_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = sheet::read(&bytes, &mut |_| {});
    }
}
