//! A tree as JSON text: two spaces a level, and one line for what reads as one line, so that two versions of a file diff well.

use crate::files::shape::{Kind, Shape};
use crate::files::tree::json::quoted;
use crate::files::tree::{Entry, Node, Value};

/// A file of this shape: tables that are meant for one line stand on one.
pub(super) fn shaped(root: &Node, shape: &'static Shape) -> String {
    let mut text = String::new();
    table(&mut text, root, Some(shape), 0);
    text.push('\n');
    text
}

/// Any tree, every list of plain values on one line.
pub(super) fn pretty(root: &Node) -> String {
    let mut text = String::new();
    spread(&mut text, root, 0);
    text.push('\n');
    text
}

/// Any tree, all of it on one line.
pub(super) fn plain(root: &Node) -> String {
    let mut text = String::new();
    line(&mut text, root);
    text
}

fn table(text: &mut String, node: &Node, shape: Option<&'static Shape>, depth: usize) {
    if node.entries().is_empty() || shape.is_some_and(|shape| shape.on_one_line) {
        return line(text, node);
    }
    let fields: Vec<_> = shape.into_iter().flat_map(|shape| shape.fields_of(node)).collect();
    entries(text, node.entries(), depth, |text, entry, depth| {
        let kind = fields.iter().find(|field| field.name == entry.key).map(|field| &field.kind);
        value(text, &entry.node, kind, depth);
    });
}

fn value(text: &mut String, node: &Node, kind: Option<&'static Kind>, depth: usize) {
    match (kind, &node.value) {
        (Some(Kind::Table(shape) | Kind::TextOr(shape)), Value::Table(_)) => table(text, node, Some(shape), depth),
        (Some(Kind::ByName(kind)), Value::Table(items)) if !items.is_empty() => {
            entries(text, items, depth, |text, entry, depth| {
                value(text, &entry.node, Some(kind), depth);
            });
        }
        (Some(Kind::List(_, Kind::Table(shape))), Value::List(nodes)) if !nodes.is_empty() => {
            items(text, nodes, depth, |text, node, depth| {
                table(text, node, Some(shape), depth);
            });
        }
        (Some(Kind::List(_, kind @ Kind::TextOr(_))), Value::List(nodes)) if nodes.iter().any(is_table) => {
            items(text, nodes, depth, |text, node, depth| value(text, node, Some(kind), depth));
        }
        _ => line(text, node),
    }
}

const fn is_table(node: &Node) -> bool {
    matches!(node.value, Value::Table(_))
}

/// Every table spread over lines, every list of plain values on one.
fn spread(text: &mut String, node: &Node, depth: usize) {
    let nested = |node: &Node| matches!(node.value, Value::Table(_) | Value::List(_));
    match &node.value {
        Value::Table(fields) if !fields.is_empty() => {
            entries(text, fields, depth, |text, entry, depth| {
                spread(text, &entry.node, depth);
            });
        }
        Value::List(nodes) if nodes.iter().any(nested) => items(text, nodes, depth, spread),
        _ => line(text, node),
    }
}

fn entries(text: &mut String, entries: &[Entry], depth: usize, mut each: impl FnMut(&mut String, &Entry, usize)) {
    text.push('{');
    for (position, entry) in entries.iter().enumerate() {
        new_line(text, position, depth + 1);
        quoted(text, &entry.key);
        text.push_str(": ");
        each(text, entry, depth + 1);
    }
    text.push('\n');
    indent(text, depth);
    text.push('}');
}

fn items(text: &mut String, nodes: &[Node], depth: usize, mut each: impl FnMut(&mut String, &Node, usize)) {
    text.push('[');
    for (position, node) in nodes.iter().enumerate() {
        new_line(text, position, depth + 1);
        each(text, node, depth + 1);
    }
    text.push('\n');
    indent(text, depth);
    text.push(']');
}

fn new_line(text: &mut String, position: usize, depth: usize) {
    text.push_str(if position == 0 { "\n" } else { ",\n" });
    indent(text, depth);
}

fn indent(text: &mut String, depth: usize) {
    text.extend(std::iter::repeat_n("  ", depth));
}

/// All of a node on one line.
fn line(text: &mut String, node: &Node) {
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number),
        Value::Text(words) => quoted(text, words),
        Value::List(nodes) => {
            text.push('[');
            for (position, node) in nodes.iter().enumerate() {
                text.push_str(if position == 0 { "" } else { ", " });
                line(text, node);
            }
            text.push(']');
        }
        Value::Table(entries) => {
            text.push('{');
            for (position, entry) in entries.iter().enumerate() {
                text.push_str(if position == 0 { "" } else { ", " });
                quoted(text, &entry.key);
                text.push_str(": ");
                line(text, &entry.node);
            }
            text.push('}');
        }
    }
}
