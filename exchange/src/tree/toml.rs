//! Reads TOML into the same tree.

use ::toml::de::{DeTable, DeValue};
use permille_engine::in_order::InOrder;

use super::{Entry, Node, Position, Value};
use crate::fault::{Fault, FileProblem};

/// Reads a TOML document.
///
/// # Errors
/// At the first thing the parser could not make sense of; what it says of the rest follows from that.
pub fn parse(text: &str) -> Result<Node, FileProblem> {
    let lines = Lines::new(text);
    let table = DeTable::parse(text).map_err(|error| {
        let at = lines.position(error.span().map_or(0, |span| span.start));
        FileProblem::at(at, Fault::NotToml { message: error.message().to_owned() })
    })?;
    Ok(Node { at: Position { line: 1, column: 1 }, value: lines.table(table.get_ref()) })
}

/// Where each line of a text starts.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line and column of a byte of the text.
    fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let before = self.text.get(self.starts[line - 1]..offset).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    fn table(&self, table: &DeTable<'_>) -> Value {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                at: self.position(key.span().start),
                node: Node { at: self.position(value.span().start), value: self.value(value.get_ref()) },
            })
            .collect();
        entries.put_in_order_by_key(|entry| entry.at);
        Value::Table(entries)
    }

    fn value(&self, value: &DeValue<'_>) -> Value {
        match value {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => Value::Number(number.to_string()),
            DeValue::Float(number) => Value::Number(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(date) => Value::Text(date.to_string()),
            DeValue::Array(items) => Value::List(
                items
                    .iter()
                    .map(|item| Node { at: self.position(item.span().start), value: self.value(item.get_ref()) })
                    .collect(),
            ),
            DeValue::Table(table) => self.table(table),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_line_and_their_exact_text() {
        let problem = parse("[plan]\nid = \"a\"\n\n[[norm]]\nvalue = 4.5.0\n").unwrap_err();
        assert_eq!(problem.place.unwrap().at.line, 5);
        let node = parse("[plan]\nid = \"a\"\n\n[[norm]]\nvalue = 4.50\n").unwrap();
        let value = node.get("norm").unwrap().items()[0].get("value").unwrap();
        assert_eq!(value.value, Value::Number("4.50".to_owned()));
        assert_eq!(value.at, Position { line: 5, column: 9 });
    }
}
