//! What a file holds that is not known here, kept beside the scenario set and written back where it was.
//!
//! Each unknown field remembers the table it was in by names and identities (`areas`, `360202`, `stocks`, …), not by position: it finds
//! its way back after areas have been added, moved or edited, and goes when its table goes.

use std::collections::BTreeMap;

use permille_engine::id::MeasureId;

use crate::files::shape::check::{UnknownField, numbered};
use crate::files::shape::{Kind, Shape};
use crate::files::tree::{Entry, Node, Value};

/// The unknown fields of a file, and the sections of measures no plan speaks of.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Kept {
    /// By the table they were in.
    fields: BTreeMap<Vec<String>, Vec<Entry>>,
    sections: BTreeMap<MeasureId, &'static str>,
}

/// An unknown field.
pub(super) struct Part<'a> {
    /// The names that lead to its table.
    pub(super) home: &'a [String],
    /// What it is called there.
    pub(super) key: &'a str,
    /// What it is.
    pub(super) value: &'a Node,
}

impl Kept {
    pub(super) fn new(unknown: Vec<UnknownField>) -> Self {
        let mut fields: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for field in unknown {
            fields.entry(field.home).or_default().push(field.entry);
        }
        Self { fields, sections: BTreeMap::new() }
    }

    /// Whether there is nothing to write back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// Remembers an unknown field of the table at `home`.
    pub(super) fn remember(&mut self, home: Vec<String>, key: &str, node: Node) {
        self.fields.entry(home).or_default().push(Entry { key: key.into(), at: node.at, node });
    }

    /// The unknown fields, each with the table it was in.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.fields
            .iter()
            .flat_map(move |(home, entries)| entries.iter().map(move |entry| Part { home, key: &entry.key, value: &entry.node }))
    }

    /// The measures no plan speaks of, each with its section.
    pub(super) fn sections(&self) -> impl Iterator<Item = (&MeasureId, &'static str)> {
        self.sections.iter().map(|(measure, section)| (measure, *section))
    }

    pub(super) fn remember_section(&mut self, measure: MeasureId, section: &'static str) {
        self.sections.insert(measure, section);
    }

    /// The section a measure that no plan speaks of was found in.
    pub(super) fn section(&self, measure: &MeasureId) -> Option<&'static str> {
        self.sections.get(measure).copied()
    }

    /// Puts the unknown fields back into a tree of this shape.
    pub(super) fn restore(&self, root: &mut Node, shape: &'static Shape) {
        if !self.fields.is_empty() {
            self.restore_table(root, shape, &mut Vec::new());
        }
    }

    fn restore_table(&self, node: &mut Node, shape: &'static Shape, home: &mut Vec<String>) {
        let fields: Vec<_> = shape.fields_of(node).collect();
        let Value::Table(entries) = &mut node.value else {
            return;
        };
        for entry in entries.iter_mut() {
            if let Some(field) = fields.iter().find(|field| field.name == entry.key) {
                home.push(entry.key.to_string());
                self.restore_value(&mut entry.node, &field.kind, home);
                home.pop();
            }
        }
        entries.extend(self.fields.get(home).into_iter().flatten().cloned());
    }

    fn restore_value(&self, node: &mut Node, kind: &'static Kind, home: &mut Vec<String>) {
        match (kind, &mut node.value) {
            (Kind::Table(shape) | Kind::TextOr(shape), Value::Table(_)) => self.restore_table(node, shape, home),
            (Kind::ByName(kind) | Kind::ByYear(kind), Value::Table(entries)) => {
                for entry in entries {
                    home.push(entry.key.to_string());
                    self.restore_value(&mut entry.node, kind, home);
                    home.pop();
                }
            }
            (Kind::List(_, Kind::Table(shape) | Kind::TextOr(shape)), Value::List(items)) => {
                let mut seen = BTreeMap::new();
                for item in items.iter_mut().filter(|item| matches!(item.value, Value::Table(_))) {
                    let step = numbered(shape.identity_of(item), &mut seen);
                    home.push(step);
                    self.restore_table(item, shape, home);
                    home.pop();
                }
            }
            _ => {}
        }
    }
}
