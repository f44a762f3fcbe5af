//! The JSON Schema of a shape (draft 2020-12), so that editors and other programs can check a file before Permille does.

use super::{Field, Kind, Shape};
use crate::files::fault::Position;
use crate::files::limits;
use crate::files::tree::{Entry, Node, Value};
use crate::wording::figure::{FIRST_YEAR, LAST_YEAR};

/// The schema of a whole file: `shape` at the top, every shape below it under `$defs`.
#[must_use]
pub fn json_schema(shape: &'static Shape, id: &str, title: &str) -> Node {
    let mut shapes = Vec::new();
    collect(shape, &mut shapes);
    let mut entries = vec![
        entry("$schema", Node::text_of("https://json-schema.org/draft/2020-12/schema")),
        entry("$id", Node::text_of(id)),
        entry("title", Node::text_of(title)),
    ];
    entries.extend(definition(shape));
    let defs = shapes.iter().skip(1).map(|shape| entry(shape.name, table(definition(shape)))).collect();
    entries.push(entry("$defs", table(defs)));
    table(entries)
}

/// `shape` and every shape below it, each once.
fn collect(shape: &'static Shape, shapes: &mut Vec<&'static Shape>) {
    if shapes.iter().any(|known| known.name == shape.name) {
        return;
    }
    shapes.push(shape);
    let cases = shape.cases.iter().flat_map(|cases| cases.cases).flat_map(|case| case.fields);
    for field in shape.fields.iter().chain(cases) {
        collect_kind(&field.kind, shapes);
    }
}

fn collect_kind(kind: &'static Kind, shapes: &mut Vec<&'static Shape>) {
    match kind {
        Kind::Table(shape) | Kind::TextOr(shape) => collect(shape, shapes),
        Kind::List(_, kind) | Kind::Exactly(_, kind) | Kind::ByYear(kind) | Kind::ByName(kind) => {
            collect_kind(kind, shapes);
        }
        _ => {}
    }
}

/// What the schema says of one shape. Fields it does not name are allowed everywhere: they are kept.
fn definition(shape: &'static Shape) -> Vec<Entry> {
    let mut entries = vec![entry("description", Node::text_of(shape.about)), entry("type", Node::text_of("object"))];
    entries.extend(fields(shape.fields));
    if let Some(cases) = &shape.cases {
        let one_of = cases.cases.iter().map(|case| {
            let tag = table(vec![entry("const", Node::text_of(case.word))]);
            let mut properties = vec![entry(cases.by, tag)];
            properties.extend(case.fields.iter().map(property));
            let required = case.fields.iter().filter(|field| field.required).map(|field| Node::text_of(field.name));
            table(vec![
                entry("properties", table(properties)),
                entry("required", Value::List(std::iter::once(Node::text_of(cases.by)).chain(required).collect()).into()),
            ])
        });
        entries.push(entry("oneOf", Value::List(one_of.collect()).into()));
    }
    entries
}

fn fields(fields: &'static [Field]) -> [Entry; 2] {
    let required = fields.iter().filter(|field| field.required).map(|field| Node::text_of(field.name));
    [entry("properties", table(fields.iter().map(property).collect())), entry("required", Value::List(required.collect()).into())]
}

fn property(field: &'static Field) -> Entry {
    let mut entries = vec![entry("description", Node::text_of(field.about))];
    entries.extend(kind(&field.kind));
    entry(field.name, table(entries))
}

fn kind(kind_of: &'static Kind) -> Vec<Entry> {
    let typed = |name: &str| entry("type", Node::text_of(name));
    match kind_of {
        Kind::Text => vec![typed("string")],
        Kind::Line | Kind::Prose => vec![typed("string"), longest(kind_of)],
        Kind::Words => vec![typed("string"), entry("minLength", Node::number_of(1)), longest(kind_of)],
        Kind::Flag => vec![typed("boolean")],
        Kind::Whole(least, most) => between(typed("integer"), *least, *most),
        Kind::Year => between(typed("integer"), FIRST_YEAR.into(), LAST_YEAR.into()),
        Kind::Decimal => between(typed("number"), -9_000_000_000_000, 9_000_000_000_000),
        Kind::Word(words) => {
            vec![entry("enum", Value::List(words.iter().map(|word| Node::text_of(*word)).collect()).into())]
        }
        Kind::List(most, item) => {
            vec![typed("array"), entry("items", table(kind(item))), entry("maxItems", Node::number_of(most))]
        }
        Kind::Exactly(count, item) => vec![
            typed("array"),
            entry("items", table(kind(item))),
            entry("minItems", Node::number_of(count)),
            entry("maxItems", Node::number_of(count)),
        ],
        Kind::ByYear(value) => vec![
            typed("object"),
            entry("propertyNames", table(vec![entry("pattern", Node::text_of("^(1949|19[5-9][0-9]|2[01][0-9]{2}|2200)$"))])),
            entry("additionalProperties", table(kind(value))),
        ],
        Kind::ByName(value) => vec![
            typed("object"),
            entry("propertyNames", table(vec![longest(&Kind::Line)])),
            entry("additionalProperties", table(kind(value))),
            entry("maxProperties", Node::number_of(limits::NAMES)),
        ],
        Kind::Table(shape) => vec![reference(shape)],
        Kind::TextOr(shape) => {
            let either = [table(kind(&Kind::Words)), table(vec![reference(shape)])];
            vec![entry("oneOf", Value::List(either.to_vec()).into())]
        }
    }
}

/// How many characters a text may have.
fn longest(kind: &Kind) -> Entry {
    entry("maxLength", Node::number_of(kind.longest().unwrap_or(limits::PROSE)))
}

fn reference(shape: &'static Shape) -> Entry {
    entry("$ref", Node::text_of(format!("#/$defs/{}", shape.name)))
}

fn between(typed: Entry, least: i64, most: i64) -> Vec<Entry> {
    vec![typed, entry("minimum", Node::number_of(least)), entry("maximum", Node::number_of(most))]
}

fn table(entries: Vec<Entry>) -> Node {
    Value::Table(entries).into()
}

fn entry(key: &str, node: Node) -> Entry {
    Entry { key: key.into(), at: Position::default(), node }
}
