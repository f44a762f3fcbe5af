//! Writes a plan as TOML, laid out as `plans/README.md` shows it: the same plan gives the same bytes.

use std::fmt::Write as _;

use permille_engine::plan::Plan;

use super::tree::tree;
use crate::files::tree::{Node, Value};

/// Lists of tables longer than this many items stand one item a line.
const ITEMS_ON_ONE_LINE: usize = 1;

/// The plan as the text of a file.
#[must_use]
pub fn write(plan: &Plan) -> String {
    let mut text = String::new();
    for section in tree(plan).entries() {
        match &section.node.value {
            Value::List(items) => {
                for item in items {
                    let _ = write!(text, "\n[[{}]]\n", section.key);
                    fields(&mut text, item);
                }
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "[{}]", section.key);
                fields(&mut text, &section.node);
            }
        }
    }
    text
}

/// The fields of a section, one a line.
fn fields(text: &mut String, node: &Node) {
    for entry in node.entries() {
        text.push_str(&entry.key);
        text.push_str(" = ");
        match &entry.node.value {
            Value::List(items) if items.len() > ITEMS_ON_ONE_LINE && items.iter().any(is_table) => {
                text.push_str("[\n");
                for item in items {
                    text.push_str("  ");
                    value(text, item);
                    text.push_str(",\n");
                }
                text.push(']');
            }
            _ => value(text, &entry.node),
        }
        text.push('\n');
    }
}

const fn is_table(node: &Node) -> bool {
    matches!(node.value, Value::Table(_))
}

/// A value on one line.
fn value(text: &mut String, node: &Node) {
    match &node.value {
        // A plan has no empty value; TOML has no word for one.
        Value::Null => text.push_str("\"\""),
        Value::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number),
        Value::Text(words) => quoted(text, words),
        Value::List(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                text.push_str(if position == 0 { "" } else { ", " });
                value(text, item);
            }
            text.push(']');
        }
        Value::Table(entries) if entries.is_empty() => text.push_str("{}"),
        Value::Table(entries) => {
            text.push_str("{ ");
            for (position, entry) in entries.iter().enumerate() {
                text.push_str(if position == 0 { "" } else { ", " });
                text.push_str(&entry.key);
                text.push_str(" = ");
                value(text, &entry.node);
            }
            text.push_str(" }");
        }
    }
}

/// A basic string of TOML.
fn quoted(text: &mut String, words: &str) {
    text.push('"');
    for c in words.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}
