//! Reads TOML into the same tree.

use ::toml::de::{DeTable, DeValue};
use compact_str::ToCompactString;
use permille_engine::in_order::InOrder;

use super::{Entry, Node, Value};
use crate::files::fault::{Fault, FileProblem, Position};

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

/// How many bytes lie from one count of characters to the next.
const STRIDE: usize = 1_024;

/// Where each line of a text starts, and how many characters lie before every so manieth byte: the column in a very long line is not counted
/// from its start for each value.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        let characters = text.as_bytes().chunks(STRIDE).scan(0, |before, chunk| {
            let here = *before;
            *before += beginnings(chunk);
            Some(here)
        });
        Self { text, starts: std::iter::once(0).chain(ends).collect(), characters: characters.collect() }
    }

    /// The line and column of a byte of the text.
    fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let column = self.characters_before(offset) - self.characters_before(self.starts[line - 1]) + 1;
        let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Position { line: short(line), column: short(column) }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let counted = self.characters.get(offset / STRIDE).copied();
        match counted {
            Some(counted) => counted + beginnings(&self.text.as_bytes()[offset / STRIDE * STRIDE..offset]),
            // The very end of a text that ends with a stride.
            None => beginnings(self.text.as_bytes()),
        }
    }

    fn table(&self, table: &DeTable<'_>) -> Value {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().as_ref().into(),
                at: self.position(key.span().start),
                node: Node { at: self.position(value.span().start), value: self.value(value.get_ref()) },
            })
            .collect();
        entries.put_in_order_by_key(|entry| entry.at);
        Value::Table(entries)
    }

    fn value(&self, value: &DeValue<'_>) -> Value {
        match value {
            DeValue::String(text) => Value::Text(text.as_ref().into()),
            DeValue::Integer(number) => Value::Number(number.to_compact_string()),
            DeValue::Float(number) => Value::Number(number.as_str().into()),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(date) => Value::Text(date.to_compact_string()),
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

/// How many characters begin in these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_counted_in_characters() {
        let text = format!("a = \"一\"\nb = [{}]\n", vec!["\"万人\""; 3_000].join(", "));
        let node = parse(&text).unwrap();
        let items = node.get("b").unwrap().items();
        for position in [0, 1, 500, 2_999] {
            let column = u32::try_from(6 + position * 6).unwrap();
            assert_eq!(items[position].at, Position { line: 2, column });
        }
    }

    #[test]
    fn values_keep_their_line_and_their_exact_text() {
        let problem = parse("[plan]\nid = \"a\"\n\n[[norm]]\nvalue = 4.5.0\n").unwrap_err();
        assert_eq!(problem.place.unwrap().at.line, 5);
        let node = parse("[plan]\nid = \"a\"\n\n[[norm]]\nvalue = 4.50\n").unwrap();
        let value = node.get("norm").unwrap().items()[0].get("value").unwrap();
        assert_eq!(value.value, Value::Number("4.50".into()));
        assert_eq!(value.at, Position { line: 5, column: 9 });
    }
}
