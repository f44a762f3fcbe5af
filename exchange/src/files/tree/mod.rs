//! A file's text as a tree, in which every value knows where it stands and every number is still the text that was written.
//!
//! Plan files (TOML) and scenario files (JSON) both become this tree, so that one check and one set of sentences serve both. Numbers
//! stay text until they become quantities: no figure passes through a floating-point number on its way.

pub mod json;
pub(crate) mod table;
pub mod toml;

use std::fmt::Display;

use compact_str::{CompactString, ToCompactString};
use permille_engine::name::Name;
use permille_engine::quantity::{Quantity, QuantityError};
use permille_engine::year::Year;

use crate::files::fault::{Found, Position};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it begins.
    pub at: Position,
    /// What it is.
    pub value: Value,
}

/// What a node can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, as it was written.
    Number(CompactString),
    /// A text.
    Text(CompactString),
    /// A list.
    List(Vec<Node>),
    /// Named values, in the order they were written.
    Table(Vec<Entry>),
}

/// A named value of a table.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name.
    pub key: CompactString,
    /// Where the name stands.
    pub at: Position,
    /// Its value.
    pub node: Node,
}

/// Two nodes are equal when they say the same, wherever they stand.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// So are entries.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.node == other.node
    }
}

impl From<&Value> for Found {
    /// What stands there, for a sentence.
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Flag(_) => Self::Flag,
            Value::Number(text) => Self::Number(text.to_string()),
            Value::Text(text) => Self::Text(text.to_string()),
            Value::List(_) => Self::List,
            Value::Table(_) => Self::Table,
        }
    }
}

impl From<Value> for Node {
    /// A value that stands nowhere yet.
    fn from(value: Value) -> Self {
        Self { at: Position::default(), value }
    }
}

impl Node {
    /// A text that stands nowhere yet.
    pub fn text_of(text: impl AsRef<str>) -> Self {
        Value::Text(text.as_ref().into()).into()
    }

    /// A number that stands nowhere yet, in its shortest exact form.
    pub fn number_of(number: impl Display) -> Self {
        Value::Number(number.to_compact_string()).into()
    }

    /// The entries of a table; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value named `key` in a table.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The value at the end of a path of names: `plan.id`.
    #[must_use]
    pub fn down(&self, path: &str) -> Option<&Self> {
        path.split('.').try_fold(self, |node, key| node.get(key))
    }

    /// The text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text named `key`, where there is one.
    #[must_use]
    pub fn text_at(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// Whether the flag named `key` is there and set.
    #[must_use]
    pub fn is_set(&self, key: &str) -> bool {
        self.get(key).is_some_and(|node| node.value == Value::Flag(true))
    }

    /// The exact quantity, where it is a number.
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity> {
        match &self.value {
            Value::Number(text) => exact(text).ok(),
            _ => None,
        }
    }

    /// The whole number, where it is one.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        self.quantity().filter(|quantity| quantity.is_whole()).map(Quantity::trunc)
    }

    /// The year, where it is a number that can be one.
    #[must_use]
    pub fn year(&self) -> Option<Year> {
        self.whole().and_then(|year| Year::try_from(year).ok())
    }

    /// The text in both languages named `key`; empty where there is none.
    #[must_use]
    pub fn name_at(&self, key: &str) -> Name {
        let part = |language| self.get(key).and_then(|node| node.text_at(language)).unwrap_or_default();
        Name::new(part("zh"), part("en"))
    }
}

/// A text in both languages as a node.
pub(crate) fn name(name: &Name) -> Node {
    let mut table = table::Table::default();
    table.put("zh", Node::text_of(name.zh.as_str()));
    table.put("en", Node::text_of(name.en.as_str()));
    table.into()
}

/// A number as it was written, made exact: `4.50`, `1_000`, `1e3`.
///
/// # Errors
/// When it is not a decimal number, has more than six decimal places or is beyond nine trillion.
pub fn exact(text: &str) -> Result<Quantity, QuantityError> {
    // Most figures of a large file are whole and short.
    if let Some(whole) = short_whole(text) {
        return Quantity::whole(whole);
    }
    let text: String = text.chars().filter(|&c| c != '_').collect();
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else {
        return text.parse();
    };
    let exponent: i32 = exponent.parse().map_err(|_| QuantityError::NotANumber)?;
    // Beyond this, a number is either out of range or too precise, whatever its digits.
    let exponent = exponent.clamp(-400, 400);
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(QuantityError::NotANumber);
    }
    let point = i32::try_from(whole.len()).unwrap_or(i32::MAX) + exponent;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let length = i32::try_from(all.len()).unwrap_or(i32::MAX);
    let plain = if point <= 0 {
        format!("{sign}0.{}{all}", zeros(-point))
    } else if point >= length {
        format!("{sign}{all}{}", zeros(point - length))
    } else {
        let (whole, fraction) = all.split_at(usize::try_from(point).unwrap_or(0));
        format!("{sign}{whole}.{fraction}")
    };
    plain.parse()
}

/// The whole number of a text of nothing but a few digits.
fn short_whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let short = (1..=12).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    short.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, QuantityError>) {
        let found = exact(text).map(|quantity| quantity.to_string());
        assert_eq!(found, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn a_number_is_read_exactly_however_it_is_written() {
        check("4.50", Ok("4.5"));
        check("45_188_635", Ok("45188635"));
        check("1e3", Ok("1000"));
        check("1.25E-2", Ok("0.0125"));
        check("-12.5e1", Ok("-125"));
        // A floating-point number could not hold this one.
        check("1234567890123.123457", Ok("1234567890123.123457"));
        check("0.1234567", Err(QuantityError::TooPrecise));
        check("1e-7", Err(QuantityError::TooPrecise));
        check("1e999999", Err(QuantityError::OutOfRange));
        check("0e5", Ok("0"));
        check("-0", Ok("0"));
        check("999999999999", Ok("999999999999"));
        check("9000000000001", Err(QuantityError::OutOfRange));
        check("-", Err(QuantityError::NotANumber));
        check("", Err(QuantityError::NotANumber));
        check("nan", Err(QuantityError::NotANumber));
        check("1e", Err(QuantityError::NotANumber));
    }
}
