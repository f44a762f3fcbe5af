//! What the planner says of a table that only the whole of it can answer: which sheet, which row has the heads, what a column is.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::edit::Figure;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::tables::import::{Guess, Known, Mapping, Register, Role, chosen, columns, guess};
use permille_exchange::tables::sheet::Sheet;
use serde::{Deserialize, Serialize};

use super::memory::{Memory, head, recalled};
use super::roles::{about, figure_key};

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Say {
    /// The table is on this sheet.
    Sheet(usize),
    /// The heads end in this row, from 0; there are none where it is absent.
    Header(Option<usize>),
    /// A column is this, by its key.
    Role(usize, String),
    /// What was kept of a column's head is forgotten: it is what it would be without.
    Forget(usize),
}

/// What is said of a table so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Which sheet.
    pub sheet: usize,
    /// What it is.
    pub mapping: Mapping,
    /// Figures that columns may hold.
    pub suggestions: BTreeMap<usize, Figure>,
    /// Columns that are what she said of the same head in another table.
    pub recalled: BTreeSet<usize>,
}

/// What an answer is looked for in.
pub(super) struct Table<'a> {
    pub(super) set: &'a ScenarioSet,
    pub(super) sheets: &'a [Sheet],
    pub(super) register: &'a Register,
    pub(super) file: &'a str,
    pub(super) memory: &'a Memory,
}

impl Said {
    /// What is guessed of a sheet, with what the planner once said of the same heads.
    pub(super) fn guessed(table: &Table, sheet: usize) -> Self {
        let mut said = Self { sheet, ..Self::default() };
        if let Some(own) = table.sheets.get(sheet) {
            said.take(table, own, guess(table.set, own, table.file, table.register));
        }
        said
    }

    fn take(&mut self, table: &Table, sheet: &Sheet, guessed: Guess) {
        (self.mapping, self.recalled) = recalled(table.set, sheet, guessed.mapping, table.memory);
        self.suggestions = guessed.suggestions;
    }

    /// Says one thing more.
    pub(super) fn say(&mut self, table: &Table, say: &Say) {
        if let Say::Sheet(position) = *say {
            if position < table.sheets.len() {
                *self = Self::guessed(table, position);
            }
            return;
        }
        let Some(sheet) = table.sheets.get(self.sheet) else { return };
        match say {
            Say::Sheet(_) => {}
            Say::Header(row) => {
                let row = row.filter(|row| *row < sheet.rows().len());
                let Mapping { year, create, clear, round, leave_out, hidden, several, .. } = self.mapping;
                self.take(table, sheet, columns(table.set, sheet, row, table.register));
                let own = std::mem::take(&mut self.mapping);
                self.mapping = Mapping { year, create, clear, round, leave_out, hidden, several, ..own };
            }
            Say::Role(column, key) => {
                self.recalled.remove(column);
                self.mapping = with_role(&self.mapping, table.set, &Known::new(table.set), sheet, *column, key);
            }
            Say::Forget(column) => {
                let guessed = columns(table.set, sheet, self.mapping.header, table.register);
                if let (Some(slot), Some(role)) = (self.mapping.columns.get_mut(*column), guessed.mapping.columns.get(*column)) {
                    slot.clone_from(role);
                }
                self.recalled.remove(column);
            }
        }
    }

    /// What stands over each column, as it is kept for the next table.
    pub(super) fn heads(&self, sheet: &Sheet) -> Vec<Option<String>> {
        (0..self.mapping.columns.len()).map(|column| head(sheet, &self.mapping, column)).collect()
    }
}

/// The mapping with another role for a column. What only one column can be, no other is any more.
#[must_use]
pub fn with_role(mapping: &Mapping, set: &ScenarioSet, known: &Known, sheet: &Sheet, column: usize, key: &str) -> Mapping {
    let figure = known.figures().iter().find(|figure| figure_key(&figure.figure) == key);
    let role = figure.map(|figure| chosen(set, sheet, mapping, column, figure)).or_else(|| about(key)).unwrap_or_default();
    let mut next = mapping.clone();
    // Values of several years stand in as many columns.
    if !matches!(role, Role::Figure { .. } | Role::Ignored | Role::Value) {
        for other in next.columns.iter_mut().filter(|other| **other == role) {
            *other = Role::Ignored;
        }
    }
    if let Some(slot) = next.columns.get_mut(column) {
        *slot = role;
    }
    // What was guessed of it is no longer a guess.
    next.assumed.remove(&column);
    next.unclear.remove(&column);
    next.points.remove(&column);
    next
}

#[cfg(test)]
mod tests {
    use permille_exchange::tables::import::Scale;

    use super::super::tests::{open, sheet};
    use super::*;

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
    fn what_is_said_one_after_the_other_holds_together() {
        let (set, register, memory) = (open(), Register::default(), Memory::default());
        let sheets = [sheet(&[&["年报"], &["地区", "甲"], &["昌江区", "7"]]), sheet(&[&["地区", "常住人口"], &["昌江区", "7"]])];
        let table = Table { set: &set, sheets: &sheets, register: &register, file: "x.csv", memory: &memory };
        let mut said = Said::guessed(&table, 0);
        said.mapping.clear = true;
        for say in [Say::Role(1, "m:health-beds".to_owned()), Say::Header(Some(0)), Say::Header(Some(1))] {
            said.say(&table, &say);
        }
        // Another header is looked at afresh, and what is said of the table as a whole stays.
        assert_eq!((said.mapping.header, said.mapping.clear, &said.mapping.columns[1]), (Some(1), true, &Role::Ignored));
        said.say(&table, &Say::Header(Some(99)));
        assert_eq!(said.mapping.header, None);
        said.say(&table, &Say::Sheet(1));
        assert!(!said.mapping.clear && matches!(said.mapping.columns[1], Role::Figure { .. }), "{said:?}");
        let before = said.clone();
        said.say(&table, &Say::Sheet(9));
        assert_eq!(said, before);
    }
}
