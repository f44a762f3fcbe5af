//! Holds a tree against a shape: everything that does not fit, and every field the shape does not know.

use std::borrow::Cow;
use std::collections::BTreeMap;

use permille_engine::year::Year;

use super::{Kind, Shape};
use crate::files::fault::{Fault, FilePlace, FileProblem, Found, Position, Subject, Wanted, invisible};
use crate::files::limits;
use crate::files::tree::{Entry, Node, Value, exact};
use crate::wording::figure::{FIRST_YEAR, LAST_YEAR};

/// A field that the shape does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownField {
    /// Where the table that holds it is found: names of fields and identities of list items.
    pub home: Vec<String>,
    /// The field and its value.
    pub entry: Entry,
    /// Where it stands.
    pub place: FilePlace,
    /// The fields that are known there.
    pub known: Vec<&'static str>,
}

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// What does not fit, in the order of the file.
    pub problems: Vec<FileProblem>,
    /// The fields the shape does not know.
    pub unknown: Vec<UnknownField>,
    /// What is odd and keeps nothing from being read.
    pub odd: Vec<FileProblem>,
}

/// Checks `root` against `shape`.
#[must_use]
pub fn check(root: &Node, shape: &'static Shape) -> Checked {
    let mut walk = Walk { found: Checked::default(), more: 0, home: Vec::new(), field: Vec::new(), subject: None, unknown: 0 };
    walk.table(root, shape);
    if walk.more > 0 {
        walk.found.problems.push(FileProblem::of_file(Fault::More { count: walk.more }));
    }
    walk.found
}

/// A walk down a tree, and where it is. Where it is becomes words only where there is something to say.
struct Walk<'a> {
    found: Checked,
    /// How many problems there are beyond those that are told.
    more: usize,
    home: Vec<Cow<'a, str>>,
    /// The fields from the subject down to here.
    field: Vec<Cow<'a, str>>,
    subject: Option<(Subject, &'a str)>,
    /// How many values unknown fields hold.
    unknown: usize,
}

/// How many values a node holds, itself among them.
fn held(node: &Node) -> usize {
    match &node.value {
        Value::Table(entries) => 1 + entries.iter().map(|entry| held(&entry.node)).sum::<usize>(),
        Value::List(items) => 1 + items.iter().map(held).sum::<usize>(),
        _ => 1,
    }
}

impl<'a> Walk<'a> {
    fn place(&self, at: Position) -> FilePlace {
        let subject = self.subject.map(|(subject, id)| (subject, id.to_owned()));
        FilePlace { file: None, at, subject, field: self.field.join(".") }
    }

    fn report(&mut self, at: Position, fault: Fault) {
        if self.found.problems.len() < limits::TOLD {
            let place = self.place(at);
            self.found.problems.push(FileProblem::new(place, fault));
        } else {
            self.more += 1;
        }
    }

    fn within(&mut self, step: impl Into<Cow<'a, str>>, go: impl FnOnce(&mut Self)) {
        let step = step.into();
        self.home.push(step.clone());
        self.field.push(step);
        go(self);
        self.field.pop();
        self.home.pop();
    }

    fn value(&mut self, node: &'a Node, kind: &'static Kind) {
        match (kind, &node.value) {
            (Kind::Text, Value::Text(_)) | (Kind::Flag, Value::Flag(_)) => {}
            (Kind::Line | Kind::Prose | Kind::Words | Kind::TextOr(_), Value::Text(text)) => self.text(node, text, kind),
            (Kind::Word(known), Value::Text(word)) => {
                if !known.contains(&word.as_str()) {
                    self.report(node.at, Fault::UnknownWord { word: word.to_string(), known });
                }
            }
            (Kind::Decimal, Value::Number(text)) => {
                if let Err(error) = exact(text) {
                    self.report(node.at, Fault::NotExact { text: text.to_string(), error });
                }
            }
            (Kind::Whole(least, most), Value::Number(text)) => {
                self.whole(node, text, *least, *most, false);
            }
            (Kind::Year, Value::Number(text)) => {
                self.whole(node, text, FIRST_YEAR.into(), LAST_YEAR.into(), true);
            }
            (Kind::List(most, kind), Value::List(items)) => {
                if self.room(node, items.len(), *most) {
                    self.list(items, kind);
                }
            }
            (Kind::Exactly(count, kind), Value::List(items)) => {
                if items.len() == *count {
                    self.list(items, kind);
                } else {
                    self.report(node.at, Fault::WrongCount { wanted: *count, found: items.len() });
                }
            }
            (Kind::ByName(kind), Value::Table(entries)) => {
                if !self.room(node, entries.len(), limits::NAMES) {
                    return;
                }
                for entry in entries {
                    if let Some(fault) = Fault::too_long(&entry.key, limits::NAME) {
                        self.report(entry.at, fault);
                        continue;
                    }
                    self.within(entry.key.as_str(), |walk| walk.value(&entry.node, kind));
                }
            }
            (Kind::ByYear(kind), Value::Table(entries)) => {
                for entry in entries {
                    self.within(entry.key.as_str(), |walk| {
                        if !is_year(&entry.key) {
                            walk.report(entry.at, Fault::NotAYear { text: entry.key.to_string() });
                        }
                        walk.value(&entry.node, kind);
                    });
                }
            }
            (Kind::Table(shape) | Kind::TextOr(shape), Value::Table(_)) => self.table(node, shape),
            (kind, value) => self.report(node.at, Fault::WrongType { wanted: Wanted::from(kind), found: Found::from(value) }),
        }
    }

    /// Whether there is room for so many; said where there is not.
    fn room(&mut self, node: &Node, found: usize, most: usize) -> bool {
        if found > most {
            self.report(node.at, Fault::TooMany { most, found });
        }
        found <= most
    }

    fn text(&mut self, node: &Node, text: &str, kind: &Kind) {
        if let Some(fault) = kind.longest().and_then(|most| Fault::too_long(text, most)) {
            self.report(node.at, fault);
        } else if matches!(kind, Kind::Words | Kind::TextOr(_)) && text.trim().is_empty() {
            self.report(node.at, Fault::NothingSaid);
        } else if let Some(shown) = invisible(text) {
            let place = self.place(node.at);
            self.found.odd.push(FileProblem::new(place, Fault::Invisible { shown }));
        }
    }

    fn whole(&mut self, node: &Node, text: &str, least: i64, most: i64, year: bool) {
        let fault = match exact(text) {
            Ok(number) if (least..=most).contains(&number.trunc()) && number.is_whole() => return,
            _ if year => Fault::NotAYear { text: text.to_owned() },
            Ok(number) if number.is_whole() => Fault::OutOfBounds { text: text.to_owned(), least, most },
            Ok(_) => Fault::NotWhole { text: text.to_owned() },
            Err(error) => Fault::NotExact { text: text.to_owned(), error },
        };
        self.report(node.at, fault);
    }

    fn list(&mut self, items: &'a [Node], kind: &'static Kind) {
        let mut seen = BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            let ((Kind::Table(shape), _) | (Kind::TextOr(shape), Value::Table(_))) = (kind, &item.value) else {
                self.within(index.to_string(), |walk| walk.value(item, kind));
                continue;
            };
            let identity = numbered(shape.identity_of(item), &mut seen);
            let name = item.down(shape.identity.first().copied().unwrap_or_default()).and_then(Node::text);
            match shape.subject.zip(name) {
                Some((subject, name)) => {
                    let outer = (self.subject.replace((subject, name)), std::mem::take(&mut self.field));
                    self.home.push(identity.into());
                    self.value(item, kind);
                    self.home.pop();
                    (self.subject, self.field) = outer;
                }
                None => {
                    self.home.push(identity.into());
                    self.field.push((index + 1).to_string().into());
                    self.value(item, kind);
                    self.field.pop();
                    self.home.pop();
                }
            }
        }
    }

    fn table(&mut self, node: &'a Node, shape: &'static Shape) {
        if !matches!(node.value, Value::Table(_)) {
            self.report(node.at, Fault::WrongType { wanted: Wanted::Table, found: Found::from(&node.value) });
            return;
        }
        let fields = || shape.fields_of(node);
        // Which fields may stand here depends on a word that is not known: that word is complained of, and it is enough.
        let open = shape.cases.as_ref().is_some_and(|cases| {
            let word = node.text_at(cases.by);
            !cases.cases.iter().any(|case| Some(case.word) == word)
        });
        for entry in node.entries() {
            match fields().find(|field| field.name == entry.key) {
                Some(field) => self.within(field.name, |walk| walk.value(&entry.node, &field.kind)),
                None if open => {}
                None if self.unknown + held(&entry.node) > limits::UNKNOWN => {
                    self.report(entry.at, Fault::TooManyUnknown { most: limits::UNKNOWN });
                    return;
                }
                None => {
                    self.unknown += held(&entry.node);
                    let mut place = self.place(entry.at);
                    place.field = self.field.iter().map(Cow::as_ref).chain([entry.key.as_str()]).collect::<Vec<_>>().join(".");
                    let known = fields().map(|field| field.name).collect();
                    let home = self.home.iter().map(|step| step.clone().into_owned()).collect();
                    self.found.unknown.push(UnknownField { home, entry: entry.clone(), place, known });
                }
            }
        }
        for field in fields() {
            if field.required && node.get(field.name).is_none() {
                self.report(node.at, Fault::Missing { field: field.name });
            }
        }
    }
}

/// An item's identity, the second of the same told apart by its count.
pub(crate) fn numbered(identity: String, seen: &mut BTreeMap<String, usize>) -> String {
    let count = seen.entry(identity.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { identity } else { format!("{identity}#{}", *count - 1) }
}

/// Whether a name is a year a file can speak of.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year: Year| (FIRST_YEAR..=LAST_YEAR).contains(&year))
}
