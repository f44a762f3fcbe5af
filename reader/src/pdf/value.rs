//! The values of a PDF as far as its soundness is judged by them: read from bytes, never deeper than documents nest.

/// So deep values may stand in values.
const DEEPEST: usize = 100;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Dict(Vec<(Vec<u8>, Value)>),
    Array(Vec<Value>),
    Name(Vec<u8>),
    Whole(i64),
    /// The number of an object.
    Ref(i64),
    /// Text, a word, a number with a point.
    Other,
}

/// Values nest deeper than any document's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooDeep;

impl Value {
    /// What a dictionary has under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Dict(entries) = self else { return None };
        entries.iter().find(|(key, _)| key == name.as_bytes()).map(|(_, value)| value)
    }

    /// Whether a dictionary says it is of this type.
    pub(super) fn is_type(&self, name: &str) -> bool {
        matches!(self.get("Type"), Some(Self::Name(said)) if said == name.as_bytes())
    }

    /// What a dictionary has under a name, as a whole number.
    pub(super) fn whole(&self, name: &str) -> Option<usize> {
        match self.get(name) {
            Some(Self::Whole(number)) => usize::try_from(*number).ok(),
            _ => None,
        }
    }

    /// The objects that an array refers to.
    pub(super) fn refs(&self) -> Vec<i64> {
        let Self::Array(items) = self else { return Vec::new() };
        items.iter().filter_map(|item| if let Self::Ref(number) = item { Some(*number) } else { None }).collect()
    }
}

/// Reads values from bytes.
pub(super) struct Values<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
}

const fn is_blank(one: u8) -> bool {
    matches!(one, b' ' | b'\n' | b'\r' | b'\t' | 0 | 12)
}

const fn is_mark(one: u8) -> bool {
    matches!(one, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Values<'a> {
    pub(super) const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over blanks and remarks.
    pub(super) fn skip(&mut self) {
        while let Some(one) = self.peek() {
            if one == b'%' {
                while self.peek().is_some_and(|one| one != b'\n' && one != b'\r') {
                    self.at += 1;
                }
            } else if is_blank(one) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Whether a word stands here; it is passed over where it does.
    pub(super) fn takes(&mut self, word: &[u8]) -> bool {
        let there = self.bytes[self.at.min(self.bytes.len())..].starts_with(word);
        self.at += if there { word.len() } else { 0 };
        there
    }

    /// The letters up to the next blank or mark.
    fn word(&mut self) -> &'a [u8] {
        let from = self.at;
        while self.peek().is_some_and(|one| !is_blank(one) && !is_mark(one)) {
            self.at += 1;
        }
        &self.bytes[from..self.at]
    }

    /// The whole number that stands here.
    pub(super) fn number(&mut self) -> Option<i64> {
        self.skip();
        let from = self.at;
        let number = std::str::from_utf8(self.word()).ok().and_then(|word| word.parse().ok());
        if number.is_none() {
            self.at = from;
        }
        number
    }

    /// The value that stands here; `None` where there is none.
    pub(super) fn value(&mut self, depth: usize) -> Result<Option<Value>, TooDeep> {
        if depth > DEEPEST {
            return Err(TooDeep);
        }
        self.skip();
        let Some(one) = self.peek() else { return Ok(None) };
        match one {
            b'<' if self.takes(b"<<") => self.dict(depth),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while let Some(item) = self.value(depth + 1)? {
                    items.push(item);
                }
                self.skip();
                self.takes(b"]");
                Ok(Some(Value::Array(items)))
            }
            b'/' => {
                self.at += 1;
                Ok(Some(Value::Name(self.word().to_vec())))
            }
            b'(' => {
                self.text();
                Ok(Some(Value::Other))
            }
            b'<' => {
                while self.peek().is_some_and(|one| one != b'>') {
                    self.at += 1;
                }
                self.at += 1;
                Ok(Some(Value::Other))
            }
            one if is_mark(one) => Ok(None),
            _ => Ok(self.plain()),
        }
    }

    fn dict(&mut self, depth: usize) -> Result<Option<Value>, TooDeep> {
        let mut entries = Vec::new();
        loop {
            self.skip();
            if self.takes(b">>") || self.peek() != Some(b'/') {
                return Ok(Some(Value::Dict(entries)));
            }
            self.at += 1;
            let key = self.word().to_vec();
            let Some(value) = self.value(depth + 1)? else { return Ok(Some(Value::Dict(entries))) };
            entries.push((key, value));
        }
    }

    /// A number, the place of an object, or a word.
    fn plain(&mut self) -> Option<Value> {
        let Some(number) = self.number() else {
            return (!self.word().is_empty()).then_some(Value::Other);
        };
        let after = self.at;
        if self.number().is_some() {
            self.skip();
            if self.takes(b"R") {
                return Some(Value::Ref(number));
            }
        }
        self.at = after;
        Some(Value::Whole(number))
    }

    /// Passes over text in brackets.
    fn text(&mut self) {
        let mut open = 0_usize;
        while let Some(one) = self.peek() {
            self.at += 1;
            match one {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return;
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read() {
        let mut values = Values::new(b"<</Type /Pages % remark\n/Kids [3 0 R 4 0 R] /T (a(b)\\)) /N 2 /H <00> /R 1.5>> next", 0);
        let value = values.value(0).unwrap().unwrap();
        assert!(value.is_type("Pages"));
        assert_eq!(value.get("Kids").unwrap().refs(), [3, 4]);
        assert_eq!((value.whole("N"), value.get("R")), (Some(2), Some(&Value::Other)));
    }

    #[test]
    fn what_nests_without_end_is_told() {
        assert_eq!(Values::new(&b"[".repeat(100_000), 0).value(0), Err(TooDeep));
        assert!(Values::new(b"<</A", 0).value(0).is_ok());
    }
}
