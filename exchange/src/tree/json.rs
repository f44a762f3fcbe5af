//! Reads JSON into a tree, strictly: no comments, no trailing commas, no name twice in one table; and writes a text as JSON does.

use std::fmt::Write as _;

use super::{Entry, Node, Position, Value};
use crate::fault::{Fault, FileProblem, Wanted};

/// Nested deeper than this, a file is no scenario file and might be made to exhaust the stack.
const DEEPEST: usize = 64;

/// Reads one JSON value, which must be all there is.
///
/// # Errors
/// At the first character that does not belong there.
pub fn parse(text: &str) -> Result<Node, FileProblem> {
    let mut parser = Parser { rest: text.chars().peekable(), at: Position { line: 1, column: 1 }, depth: 0 };
    parser.skip_space();
    let node = parser.value()?;
    parser.skip_space();
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.unexpected(Wanted::End)),
    }
}

/// A text being read, and how far it has been.
struct Parser<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    at: Position,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        self.rest.peek().copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest.next()?;
        if next == '\n' {
            self.at = Position { line: self.at.line + 1, column: 1 };
        } else {
            self.at.column += 1;
        }
        Some(next)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.next();
        }
    }

    fn fault(&self, fault: Fault) -> FileProblem {
        FileProblem::at(self.at, fault)
    }

    /// What stands here does not belong; or the text ends.
    fn unexpected(&mut self, wanted: Wanted) -> FileProblem {
        let fault = match self.peek() {
            Some(found) => Fault::Unexpected { found: found.to_string(), wanted },
            None => Fault::EndsEarly,
        };
        self.fault(fault)
    }

    fn value(&mut self) -> Result<Node, FileProblem> {
        let at = self.at;
        let value = match self.peek() {
            Some('{') => self.nested(Self::table)?,
            Some('[') => self.nested(Self::list)?,
            Some('"') => Value::Text(self.text()?),
            Some('-' | '0'..='9') => Value::Number(self.number()?),
            Some('t') => self.word("true", Value::Flag(true))?,
            Some('f') => self.word("false", Value::Flag(false))?,
            Some('n') => self.word("null", Value::Null)?,
            _ => return Err(self.unexpected(Wanted::Value)),
        };
        Ok(Node { at, value })
    }

    fn nested(&mut self, read: impl Fn(&mut Self) -> Result<Value, FileProblem>) -> Result<Value, FileProblem> {
        if self.depth == DEEPEST {
            return Err(self.fault(Fault::TooDeep));
        }
        self.depth += 1;
        self.next();
        self.skip_space();
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn table(&mut self) -> Result<Value, FileProblem> {
        let mut entries: Vec<Entry> = Vec::new();
        if self.peek() == Some('}') {
            self.next();
            return Ok(Value::Table(entries));
        }
        loop {
            let at = self.at;
            if self.peek() != Some('"') {
                return Err(self.unexpected(Wanted::Key));
            }
            let key = self.text()?;
            if entries.iter().any(|entry| entry.key == key) {
                return Err(FileProblem::at(at, Fault::DuplicateKey { key }));
            }
            self.skip_space();
            if self.peek() != Some(':') {
                return Err(self.unexpected(Wanted::Colon));
            }
            self.next();
            self.skip_space();
            let node = self.value()?;
            entries.push(Entry { key, at, node });
            if self.closes('}', Wanted::CommaOrBrace)? {
                return Ok(Value::Table(entries));
            }
        }
    }

    fn list(&mut self) -> Result<Value, FileProblem> {
        let mut items = Vec::new();
        if self.peek() == Some(']') {
            self.next();
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.closes(']', Wanted::CommaOrBracket)? {
                return Ok(Value::List(items));
            }
        }
    }

    /// After a part: whether `closing` follows, or a comma and then another part.
    fn closes(&mut self, closing: char, wanted: Wanted) -> Result<bool, FileProblem> {
        self.skip_space();
        match self.peek() {
            Some(',') => {
                self.next();
                self.skip_space();
                Ok(false)
            }
            Some(found) if found == closing => {
                self.next();
                Ok(true)
            }
            _ => Err(self.unexpected(wanted)),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, FileProblem> {
        let start = self.at;
        for expected in word.chars() {
            match self.peek() {
                Some(found) if found == expected => self.next(),
                None => return Err(self.unexpected(Wanted::Value)),
                Some(_) => {
                    let found = word.chars().take(1).collect();
                    return Err(FileProblem::at(start, Fault::Unexpected { found, wanted: Wanted::Value }));
                }
            };
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<String, FileProblem> {
        let mut text = String::new();
        if self.peek() == Some('-') {
            text.extend(self.next());
        }
        if self.peek() == Some('0') {
            text.extend(self.next());
        } else {
            self.digits(&mut text)?;
        }
        if self.peek() == Some('.') {
            text.extend(self.next());
            self.digits(&mut text)?;
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            text.extend(self.next());
            if matches!(self.peek(), Some('+' | '-')) {
                text.extend(self.next());
            }
            self.digits(&mut text)?;
        }
        Ok(text)
    }

    /// One digit or more.
    fn digits(&mut self, text: &mut String) -> Result<(), FileProblem> {
        if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return Err(self.unexpected(Wanted::Digit));
        }
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            text.extend(self.next());
        }
        Ok(())
    }

    fn text(&mut self) -> Result<String, FileProblem> {
        self.next();
        let mut text = String::new();
        loop {
            match self.peek() {
                Some('"') => {
                    self.next();
                    return Ok(text);
                }
                Some('\\') => {
                    self.next();
                    text.push(self.escaped()?);
                }
                Some(c) if u32::from(c) >= 0x20 => {
                    text.push(c);
                    self.next();
                }
                _ => return Err(self.unexpected(Wanted::Quote)),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, FileProblem> {
        let plain = match self.peek() {
            Some(c @ ('"' | '\\' | '/')) => c,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                self.next();
                return self.code_point();
            }
            _ => return Err(self.unexpected(Wanted::Escape)),
        };
        self.next();
        Ok(plain)
    }

    /// `\u4e2d`, or two of them for a character beyond the first plane.
    fn code_point(&mut self) -> Result<char, FileProblem> {
        let first = self.four_digits()?;
        let code = if (0xD800..0xDC00).contains(&first) {
            for expected in ['\\', 'u'] {
                if self.peek() != Some(expected) {
                    return Err(self.unexpected(Wanted::Escape));
                }
                self.next();
            }
            let second = self.four_digits()?;
            0x10000 + ((first - 0xD800) << 10) + second.wrapping_sub(0xDC00)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| self.unexpected(Wanted::Escape))
    }

    fn four_digits(&mut self) -> Result<u32, FileProblem> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(16)) else {
                return Err(self.unexpected(Wanted::Escape));
            };
            code = code * 16 + digit;
            self.next();
        }
        Ok(code)
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
        assert_eq!(list.items()[0].value, Value::Number("1.50".to_owned()));
        assert_eq!(list.items()[1].text(), Some("中😀"));
        assert_eq!(node.get("b").unwrap().value, Value::Null);
    }

    #[test]
    fn what_is_not_json_is_refused_where_it_stands() {
        for (text, line, column) in [
            ("", 1, 1),
            ("{\"a\": 1,}", 1, 9),
            ("{\"a\" 1}", 1, 6),
            ("[1 2]", 1, 4),
            ("{\"a\": 01}", 1, 8),
            ("{\"a\": +1}", 1, 7),
            ("{'a': 1}", 1, 2),
            ("{\"a\": tru", 1, 10),
            ("{\"a\": \"x\ny\"}", 1, 9),
            ("{\"a\":\n 1, \"a\": 2}", 2, 5),
            ("{} {}", 1, 4),
            ("\"\\ud800\"", 1, 8),
        ] {
            let problem = parse(text).unwrap_err();
            let place = problem.place.unwrap();
            assert_eq!((place.at.line, place.at.column), (line, column), "{text}");
        }
    }

    #[test]
    fn nesting_without_end_does_not_exhaust_the_stack() {
        let problem = parse(&"[".repeat(100_000)).unwrap_err();
        assert_eq!(problem.fault, Fault::TooDeep);
    }
}
