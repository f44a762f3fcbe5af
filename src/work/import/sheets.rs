//! What each sheet of a workbook holds, told before one is chosen.

use permille_engine::in_order::set;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;
use permille_exchange::tables::import::{Mapping, Register, guess, preview};
use permille_exchange::tables::sheet::Sheet;
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use crate::work::table::ZhEn;

/// How many rows are looked at, of all sheets together.
const ROWS: usize = 20_000;
/// Stands for the year that nobody knows.
const NO_YEAR: Year = 2200;

/// What a sheet holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// How many areas have figures in it.
    pub areas: usize,
    /// How many figures each of them may have.
    pub figures: usize,
    /// Their years, as far as they are known.
    pub years: Vec<Year>,
    /// Why it holds none, where anything says so.
    pub why: Option<ZhEn>,
    /// How many rows it has, where it was not looked at.
    pub rows: Option<usize>,
}

impl Held {
    /// Whether there is, or may be, anything to import.
    #[must_use]
    pub const fn any(&self) -> bool {
        self.areas > 0 || self.rows.is_some()
    }
}

/// What each sheet holds, whether its areas are in the open file or not.
pub(super) fn held(open: &ScenarioSet, sheets: &[Sheet], file: &str, register: &Register) -> Vec<Held> {
    let mut left = ROWS;
    let one = |sheet: &Sheet| {
        let rows = sheet.rows().len();
        match left.checked_sub(rows) {
            Some(rest) => left = rest,
            None => return Held { rows: Some(rows), ..Held::default() },
        }
        let mapping = guess(open, sheet, file, register).mapping;
        let year = mapping.year.or(Some(NO_YEAR));
        let found = preview(open, sheet, &Mapping { create: true, leave_out: true, year, ..mapping }, register);
        let changes = || found.changes.iter().chain(&found.unchanged);
        let years = set(changes().map(|change| change.year)).into_iter().filter(|year| *year != NO_YEAR);
        Held {
            areas: set(changes().map(|change| &change.area)).len(),
            figures: set(changes().map(|change| &change.figure)).len(),
            years: years.collect(),
            why: found.errors.first().map(|problem| (problem.sentence(Language::Zh), problem.sentence(Language::En))),
            rows: None,
        }
    };
    sheets.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::open;
    use super::*;

    #[test]
    fn each_sheet_says_what_it_holds_or_why_nothing() {
        let sheet = |name: &str, text: &str| {
            Sheet::new(name, text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect())
        };
        let table = "地区|2023年床位数|2024年床位数|2024年常住人口\n昌江区|1170|1180|215430";
        let long = "行\n".repeat(ROWS);
        let sheets =
            [sheet("封面", "统计提要"), sheet("各县", table), sheet("无年份", "地区|床位数\n昌江区|7"), sheet("长", &long)];
        let held = held(&open(), &sheets, "各县.xlsx", &Register::default());
        assert!(!held[0].any() && held[0].why.is_some());
        assert_eq!(held[1], Held { areas: 1, figures: 2, years: vec![2023, 2024], ..Held::default() });
        assert_eq!(held[2], Held { areas: 1, figures: 1, ..Held::default() });
        assert_eq!(held[3], Held { rows: Some(ROWS), ..Held::default() });
    }
}
