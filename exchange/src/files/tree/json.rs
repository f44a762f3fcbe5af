//! Reads JSON into a tree, strictly: no comments, no trailing commas, no name twice in one table; and writes a text as JSON does.
//!
//! What is JSON and what is not is the library's to say. What is ours: where each value stands, how deep they may lie in each other, that
//! no name stands twice, and what is told of a text that is not JSON.

use std::collections::HashSet;
use std::fmt::Write as _;

use compact_str::CompactString;
use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

use super::{Entry, Node, Value};
use crate::files::fault::{Fault, FileProblem, Position, Wanted};
use crate::files::limits;

/// Up to so many names a table is searched for one that stands twice; beyond, they are looked up.
const SEARCHED: usize = 16;

/// Reads one JSON value, which must be all there is.
///
/// # Errors
/// At the first character that does not belong there, or the first name that stands twice.
pub fn parse(text: &str) -> Result<Node, FileProblem> {
    let mut reader = Reader { text, tokens: Jiter::new(text.as_bytes()), places: Places::new(text), depth: 0, values: 0 };
    let first = reader.tokens.peek().map_err(|error| reader.refused(&error, 0))?;
    let node = reader.value(first)?;
    reader.tokens.finish().map_err(|error| reader.refused(&error, 0))?;
    Ok(node)
}

/// A text being read.
struct Reader<'a> {
    text: &'a str,
    tokens: Jiter<'a>,
    places: Places<'a>,
    depth: usize,
    values: usize,
}

impl Reader<'_> {
    /// The value that begins with `first`, where the reader stands.
    fn value(&mut self, first: Peek) -> Result<Node, FileProblem> {
        let start = self.tokens.current_index();
        let at = self.places.at(start);
        self.values += 1;
        if self.values > limits::VALUES {
            return Err(FileProblem::at(at, Fault::TooManyValues { most: limits::VALUES }));
        }
        let value = match first {
            Peek::Object => self.within(at, Self::table)?,
            Peek::Array => self.within(at, Self::list)?,
            Peek::String => {
                let text = self.tokens.known_str().map(CompactString::from);
                Value::Text(text.map_err(|error| self.refused(&error, start))?)
            }
            Peek::True | Peek::False => Value::Flag(self.tokens.known_bool(first).map_err(|error| self.refused(&error, start))?),
            Peek::Null => self.tokens.known_null().map(|()| Value::Null).map_err(|error| self.refused(&error, start))?,
            _ if first == Peek::Minus || first.into_inner().is_ascii_digit() => {
                let number = self.tokens.known_number_bytes(first).map(CompactString::from_utf8_lossy);
                Value::Number(number.map_err(|error| self.refused(&error, start))?)
            }
            _ => return Err(self.unexpected(start, Wanted::Value)),
        };
        Ok(Node { at, value })
    }

    /// One level further down.
    fn within(&mut self, at: Position, read: fn(&mut Self) -> Result<Value, FileProblem>) -> Result<Value, FileProblem> {
        if self.depth == limits::LEVELS {
            return Err(FileProblem::at(at, Fault::TooDeep));
        }
        self.depth += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value, FileProblem> {
        let mut items = Vec::new();
        let mut next = self.tokens.known_array();
        while let Some(first) = next.map_err(|error| self.refused(&error, 0))? {
            items.push(self.value(first)?);
            next = self.tokens.array_step();
        }
        items.shrink_to_fit();
        Ok(Value::List(items))
    }

    fn table(&mut self) -> Result<Value, FileProblem> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            // The library takes the comma and the name at once.
            let start = self.name_start();
            let key = if entries.is_empty() { self.tokens.known_object() } else { self.tokens.next_key() };
            let Some(key) = key.map(|key| key.map(CompactString::from)).map_err(|error| self.refused(&error, start))? else {
                break;
            };
            let at = self.places.at(start);
            let first = self.tokens.peek().map_err(|error| self.refused(&error, start))?;
            entries.push(Entry { key, at, node: self.value(first)? });
        }
        entries.shrink_to_fit();
        match twice(&entries) {
            Some(Entry { key, at, .. }) => Err(FileProblem::at(*at, Fault::DuplicateKey { key: key.to_string() })),
            None => Ok(Value::Table(entries)),
        }
    }

    /// Where the next name of a table begins, if one follows.
    fn name_start(&self) -> usize {
        let from = self.tokens.current_index();
        let between = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'{' | b',');
        from + self.text.as_bytes()[from..].iter().take_while(|byte| between(byte)).count()
    }

    /// What is wrong where the library stopped, in a token that began at `start`.
    fn refused(&mut self, error: &JiterError, start: usize) -> FileProblem {
        use JsonErrorType as Json;
        let JiterErrorType::JsonError(found) = &error.error_type else {
            return self.unexpected(error.index, Wanted::Value);
        };
        let next = self.text.as_bytes().get(error.index);
        let wanted = match found {
            Json::ExpectedColon => Wanted::Colon,
            Json::ExpectedListCommaOrEnd => Wanted::CommaOrBracket,
            Json::ExpectedObjectCommaOrEnd => Wanted::CommaOrBrace,
            Json::KeyMustBeAString => Wanted::Key,
            Json::TrailingComma if next == Some(&b'}') => Wanted::Key,
            Json::TrailingCharacters => Wanted::End,
            Json::InvalidNumber if next.is_some_and(u8::is_ascii_digit) => Wanted::EndOfNumber,
            Json::InvalidNumber => Wanted::Digit,
            Json::ControlCharacterWhileParsingString => Wanted::Quote,
            Json::InvalidEscape => Wanted::Escape,
            Json::LoneLeadingSurrogateInHexEscape | Json::UnexpectedEndOfHexEscape | Json::InvalidUnicodeCodePoint => {
                return self.half(start, error.index);
            }
            // A word is told by its start: `trux` is no value.
            Json::ExpectedSomeIdent => return self.unexpected(start, Wanted::Value),
            _ => Wanted::Value,
        };
        self.unexpected(error.index, wanted)
    }

    /// The half of a character in the text that began at `start`.
    fn half(&mut self, start: usize, stopped: usize) -> FileProblem {
        match lone(self.text, start) {
            Some(offset) => {
                let found = self.text.get(offset..offset + 6).unwrap_or_default().to_owned();
                FileProblem::at(self.places.at(offset), Fault::HalfCharacter { found })
            }
            None => self.unexpected(stopped, Wanted::Escape),
        }
    }

    /// What stands at `offset` does not belong there; or the text ends.
    fn unexpected(&mut self, offset: usize, wanted: Wanted) -> FileProblem {
        let at = self.places.at(offset);
        let fault = match self.text.get(offset..).and_then(|rest| rest.chars().next()) {
            Some(found) => Fault::Unexpected { found: found.to_string(), wanted },
            None => Fault::EndsEarly,
        };
        FileProblem::at(at, fault)
    }
}

/// The first entry whose name stands before it already.
fn twice(entries: &[Entry]) -> Option<&Entry> {
    if entries.len() <= SEARCHED {
        let mut rest = entries.iter().enumerate();
        return rest
            .find(|(position, entry)| entries[..*position].iter().any(|one| one.key == entry.key))
            .map(|(_, entry)| entry);
    }
    let mut seen = HashSet::with_capacity(entries.len());
    entries.iter().find(|entry| !seen.insert(entry.key.as_str()))
}

/// Where the first half of a character stands that the other half does not follow, in the text whose quotation mark is at `start`.
fn lone(text: &str, start: usize) -> Option<usize> {
    let code = |offset: usize| {
        let digits = text.get(offset..offset + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut from = start + 1;
    loop {
        from += text.get(from..)?.find('\\')?;
        from += match (code(from), code(from + 6)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
            (Some(0xD800..0xE000), _) => return Some(from),
            _ => 2,
        };
    }
}

/// Counts lines and columns up to where something stands. What is asked for lies one behind the other, so that all of it takes one pass.
struct Places<'a> {
    text: &'a str,
    offset: usize,
    at: Position,
}

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, offset: 0, at: Position { line: 1, column: 1 } }
    }

    /// The place of the byte at `offset`.
    fn at(&mut self, offset: usize) -> Position {
        if offset < self.offset {
            *self = Self::new(self.text);
        }
        let offset = offset.min(self.text.len());
        for &byte in &self.text.as_bytes()[self.offset..offset] {
            if byte == b'\n' {
                self.at = Position { line: self.at.line + 1, column: 1 };
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                // The first byte of a character.
                self.at.column += 1;
            }
        }
        self.offset = offset;
        self.at
    }
}

/// Appends words as a JSON text, in quotation marks.
pub(crate) fn quoted(text: &mut String, words: &str) {
    text.push('"');
    for c in words.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            // Line separators end a line in some readers; the rest are control characters.
            c if u32::from(c) < 0x20 || matches!(c, '\u{2028}' | '\u{2029}') => {
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{:04x}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_place_and_their_numbers_as_written() {
        let node = parse("{\n  \"人\": [1.50, \"\\u4e2d\\ud83d\\ude00\"],\n  \"b\": null}").unwrap();
        let list = node.get("人").unwrap();
        assert_eq!(list.at, Position { line: 2, column: 8 });
        assert_eq!(node.entries()[1].at, Position { line: 3, column: 3 });
        assert_eq!(list.items()[0].value, Value::Number("1.50".into()));
        assert_eq!(list.items()[1].text(), Some("中😀"));
        assert_eq!(node.get("b").unwrap().value, Value::Null);
        let long = "123456789012345678901234567890.000000000000000000001";
        assert_eq!(parse(long).unwrap().value, Value::Number(long.into()));
    }

    #[test]
    fn what_is_not_json_is_refused_where_it_stands() {
        for (text, line, column) in [
            ("", 1, 1),
            ("{\"a\": 1,}", 1, 9),
            ("{\"a\" 1}", 1, 6),
            ("[1 2]", 1, 4),
            ("[1,]", 1, 4),
            ("{\"a\": 01}", 1, 8),
            ("{\"a\": +1}", 1, 7),
            ("[1.]", 1, 4),
            ("[NaN]", 1, 2),
            ("[-Infinity]", 1, 3),
            ("{'a': 1}", 1, 2),
            ("{\"a\": tru", 1, 10),
            ("{\"a\": trux}", 1, 7),
            ("{\"a\": \"x\ny\"}", 1, 9),
            ("{\"a\":\n 1, \"a\": 2}", 2, 5),
            ("{} {}", 1, 4),
            ("[/* */ 1]", 1, 2),
            ("[\u{a0}1]", 1, 2),
        ] {
            let problem = parse(text).unwrap_err();
            let place = problem.place.unwrap();
            assert_eq!((place.at.line, place.at.column), (line, column), "{text}");
        }
    }

    #[test]
    fn half_a_character_is_refused_where_it_stands() {
        for (text, column) in [
            ("\"\\ud800\"", 2),
            ("\"\\udc00\"", 2),
            ("\"中\\ud800x\"", 3),
            ("\"\\ud83d\\ude00\\ud83d\\u0041\"", 14),
            ("\"\\\\ud83d\\ude00\"", 9),
            ("{\"\\ude00\": 1}", 3),
        ] {
            let problem = parse(text).unwrap_err();
            assert!(matches!(problem.fault, Fault::HalfCharacter { .. }), "{text}: {problem:?}");
            assert_eq!(problem.place.unwrap().at.column, column, "{text}");
        }
    }

    #[test]
    fn nesting_without_end_does_not_exhaust_the_stack() {
        for open in ["[", "{\"a\":"] {
            let problem = parse(&open.repeat(100_000)).unwrap_err();
            assert_eq!(problem.fault, Fault::TooDeep);
        }
    }

    #[test]
    fn many_names_in_one_table_are_read_in_time_and_the_one_that_stands_twice_is_found() {
        let names = |last: &str| {
            let names = (0..200_000).map(|number| format!("\"n{number}\": 0")).collect::<Vec<_>>();
            format!("{{\n{},\n\"{last}\": 1}}", names.join(",\n"))
        };
        assert_eq!(parse(&names("last")).unwrap().entries().len(), 200_001);
        let problem = parse(&names("n100")).unwrap_err();
        assert_eq!(problem.fault, Fault::DuplicateKey { key: "n100".to_owned() });
        assert_eq!(problem.place.unwrap().at.line, 200_002);
    }
}
