//! What the planner has said of a table so far.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::edit::Figure;
use permille_exchange::tables::import::Mapping;

use super::view::Target;
use crate::work::import::roles::role_key;
use crate::work::import::said::{Said, Say};

/// What the planner has said so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    /// Which sheet of the file.
    pub(super) sheet: usize,
    /// Where its figures go.
    pub(super) target: Target,
    /// What it is said to be.
    pub(super) mapping: Mapping,
    /// What was said further, and is not worked into that yet.
    pub(super) say: Vec<Say>,
    /// Figures that columns may hold.
    pub(super) suggestions: BTreeMap<usize, Figure>,
    /// What the planner has said of columns, by their keys.
    pub(super) said: BTreeMap<usize, String>,
    /// Columns that are what she said of the same head in another table.
    pub(super) recalled: BTreeSet<usize>,
}

impl Draft {
    /// The same with one thing more said.
    pub(super) fn saying(&self, say: Say) -> Self {
        let mut next = self.clone();
        match &say {
            // Of another table, or under other heads, nothing was said yet.
            Say::Sheet(_) | Say::Header(_) => next.said.clear(),
            Say::Role(column, key) => drop(next.said.insert(*column, key.clone())),
            Say::Forget(column) => drop(next.said.remove(column)),
        }
        next.say.push(say);
        next
    }

    /// Takes what the worker made of all that was said.
    pub(super) fn settled(&mut self, made: Said) {
        self.say.clear();
        (self.sheet, self.mapping) = (made.sheet, made.mapping);
        (self.suggestions, self.recalled) = (made.suggestions, made.recalled);
    }

    /// Which sheet is chosen.
    pub(super) fn chosen_sheet(&self) -> usize {
        let said = self.say.iter().rev().find_map(|say| if let Say::Sheet(sheet) = say { Some(*sheet) } else { None });
        said.unwrap_or(self.sheet)
    }

    /// The row that was said to have the heads.
    pub(super) fn chosen_header(&self) -> Option<usize> {
        let said = self.say.iter().rev().find_map(|say| if let Say::Header(row) = say { Some(*row) } else { None });
        said.unwrap_or(self.mapping.header)
    }

    /// The key of what a column was said to be.
    pub(super) fn chosen_role(&self, column: usize) -> String {
        let said = self.say.iter().rev().find_map(|say| match say {
            Say::Role(own, key) if *own == column => Some(key.clone()),
            _ => None,
        });
        said.unwrap_or_else(|| self.mapping.columns.get(column).map_or_else(|| "ignored".to_owned(), role_key))
    }

    /// Whether the planner has said anything beyond what was guessed.
    pub(super) fn says_more(&self, guessed: &Self) -> bool {
        !self.say.is_empty() || self.sheet != guessed.sheet || self.target != guessed.target || self.mapping != guessed.mapping
    }
}
