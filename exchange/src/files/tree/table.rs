//! A table being made, its fields in the order they are put.

use compact_str::ToCompactString;

use super::{Entry, Node, Value};
use crate::files::fault::Position;

/// A table being made.
#[derive(Default)]
pub(crate) struct Table(Vec<Entry>);

impl Table {
    /// A field.
    pub(crate) fn put(&mut self, key: impl AsRef<str>, node: Node) {
        self.0.push(Entry { key: key.as_ref().into(), at: Position::default(), node });
    }

    /// A field, only where there is a text.
    pub(crate) fn put_text(&mut self, key: &str, text: Option<&impl ToCompactString>) {
        if let Some(text) = text {
            self.put(key, Value::Text(text.to_compact_string()).into());
        }
    }

    /// A flag, only where it is set.
    pub(crate) fn put_flag(&mut self, key: &str, flag: bool) {
        if flag {
            self.put(key, Value::Flag(true).into());
        }
    }

    /// A table of its own, only where it has any field.
    pub(crate) fn put_filled(&mut self, key: &str, entries: impl Iterator<Item = (impl AsRef<str>, Node)>) {
        let mut table = Self::default();
        for (name, node) in entries {
            table.put(name, node);
        }
        if !table.0.is_empty() {
            self.put(key, table.into());
        }
    }
}

impl From<Table> for Node {
    fn from(table: Table) -> Self {
        Value::Table(table.0).into()
    }
}

/// A list of these nodes.
pub(crate) fn list(items: impl IntoIterator<Item = Node>) -> Node {
    Value::List(items.into_iter().collect()).into()
}
