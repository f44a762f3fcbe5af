//! What a file may hold, as data: one table for each kind of table in it.
//!
//! The same tables check a file ([`check`]), say which of its fields are unknown, lay it out when it is written, and become the
//! published JSON Schema ([`json_schema`]). A new field is a row here and its use in the reader and the writer.

pub mod check;
pub mod json_schema;

use crate::files::fault::{Subject, Wanted};
use crate::files::limits;
use crate::files::tree::Node;

/// A kind of table: which fields it has.
#[derive(Debug)]
pub struct Shape {
    /// What it is called in the schema.
    pub name: &'static str,
    /// What it holds, in a sentence.
    pub about: &'static str,
    /// The fields that tell one item of a list from another, from the item down (`plan.id`); empty where it stands alone.
    pub identity: &'static [&'static str],
    /// What a complaint about one of its fields calls it, where it has a name of its own.
    pub subject: Option<Subject>,
    /// Whether it is written on one line.
    pub on_one_line: bool,
    /// Its fields, in the order they are written.
    pub fields: &'static [Field],
    /// Further fields that depend on a word of it.
    pub cases: Option<Cases>,
}

/// Fields that depend on the word in another field.
#[derive(Debug)]
pub struct Cases {
    /// The field whose word decides.
    pub by: &'static str,
    /// What each word brings with it.
    pub cases: &'static [Case],
}

/// What one word brings with it.
#[derive(Debug)]
pub struct Case {
    /// The word.
    pub word: &'static str,
    /// The fields it brings.
    pub fields: &'static [Field],
}

/// A field of a table.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// What it means, in a sentence.
    pub about: &'static str,
}

/// What a field can hold.
#[derive(Debug)]
pub enum Kind {
    /// A text of any length, which may be empty: what the app itself writes.
    Text,
    /// A name or title, which may be empty.
    Line,
    /// A description, note or reason, which may be empty.
    Prose,
    /// A text that says something.
    Words,
    /// `true` or `false`.
    Flag,
    /// A whole number within bounds, both included.
    Whole(i64, i64),
    /// A year that a plan can speak of.
    Year,
    /// An exact decimal number.
    Decimal,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of at most so many.
    List(usize, &'static Kind),
    /// A list of exactly so many.
    Exactly(usize, &'static Kind),
    /// Values named by year.
    ByYear(&'static Kind),
    /// Values named freely.
    ByName(&'static Kind),
    /// A table of this shape.
    Table(&'static Shape),
    /// A text that names something, or the thing itself as a table of this shape.
    TextOr(&'static Shape),
}

impl Kind {
    /// How many characters a text of this kind may have; `None` where there is no limit, or it is no text.
    #[must_use]
    pub const fn longest(&self) -> Option<usize> {
        match self {
            Self::Line => Some(limits::NAME),
            Self::Words | Self::TextOr(_) => Some(limits::WORDS),
            Self::Prose => Some(limits::PROSE),
            _ => None,
        }
    }
}

impl From<&Kind> for Wanted {
    /// What belongs where a field of this kind stands.
    fn from(kind: &Kind) -> Self {
        match kind {
            Kind::Text | Kind::Line | Kind::Prose | Kind::Words | Kind::Word(_) => Self::Text,
            Kind::Flag => Self::Flag,
            Kind::Whole(..) | Kind::Year | Kind::Decimal => Self::Number,
            Kind::List(..) | Kind::Exactly(..) => Self::List,
            Kind::ByYear(_) | Kind::ByName(_) | Kind::Table(_) => Self::Table,
            Kind::TextOr(_) => Self::Plan,
        }
    }
}

impl Field {
    /// A field that must be there.
    #[must_use]
    pub const fn required(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, kind, required: true, about }
    }

    /// A field that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, kind: Kind, about: &'static str) -> Self {
        Self { name, kind, required: false, about }
    }
}

impl Shape {
    /// A shape with fields alone; what is rarer is set over it.
    #[must_use]
    pub const fn of(name: &'static str, about: &'static str, fields: &'static [Field]) -> Self {
        Self { name, about, identity: &[], subject: None, on_one_line: false, fields, cases: None }
    }

    /// The fields that `node` may have, those its deciding word brings included.
    pub fn fields_of<'a>(&'static self, node: &'a Node) -> impl Iterator<Item = &'static Field> + use<'a> {
        let word = self.cases.as_ref().and_then(|cases| node.text_at(cases.by));
        let case = self.cases.as_ref().and_then(|cases| cases.cases.iter().find(|case| Some(case.word) == word));
        self.fields.iter().chain(case.map_or(&[][..], |case| case.fields))
    }

    /// What tells `node` from the others of its list.
    #[must_use]
    pub fn identity_of(&self, node: &Node) -> String {
        let parts = self.identity.iter().map(|field| match node.down(field).map(|node| &node.value) {
            Some(crate::files::tree::Value::Text(text) | crate::files::tree::Value::Number(text)) => text.as_str(),
            _ => "",
        });
        parts.collect::<Vec<_>>().join("|")
    }
}
