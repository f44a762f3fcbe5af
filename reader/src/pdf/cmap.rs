//! Which characters the codes of a font stand for, as its own table says: `ToUnicode`.

use std::collections::BTreeMap;

/// More entries than a font has glyphs.
const MOST_ENTRIES: usize = 200_000;

/// A table of codes and their characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Characters {
    /// How many bytes a code has, where the table says.
    pub(super) bytes: Option<usize>,
    of: BTreeMap<u32, String>,
}

impl Characters {
    /// Reads a table.
    pub(super) fn read(text: &[u8]) -> Self {
        let mut all = Self::default();
        let mut tokens = Tokens { text, at: 0 };
        let mut block = Block::None;
        let mut held: Vec<Token> = Vec::new();
        while let Some(token) = tokens.next() {
            match &token {
                Token::Word(word) => {
                    block = match word.as_slice() {
                        b"begincodespacerange" => Block::Space,
                        b"beginbfchar" => Block::Single,
                        b"beginbfrange" => Block::Range,
                        _ => Block::None,
                    };
                    held.clear();
                }
                _ if block == Block::None => {}
                _ => {
                    held.push(token);
                    all.take(block, &mut held);
                }
            }
            if all.of.len() > MOST_ENTRIES {
                break;
            }
        }
        all
    }

    fn take(&mut self, block: Block, held: &mut Vec<Token>) {
        match (block, held.as_slice()) {
            (Block::Space, [Token::Hex(low), Token::Hex(_)]) => {
                self.bytes = Some(self.bytes.unwrap_or(0).max(low.len()));
            }
            (Block::Single, [Token::Hex(code), Token::Hex(said)]) => {
                self.of.insert(number(code), utf16(said));
            }
            (Block::Range, [Token::Hex(low), Token::Hex(high), Token::Hex(said)]) => {
                let (low, high) = (number(low), number(high));
                let units = units(said);
                for code in low..=high.min(low.saturating_add(0xffff)) {
                    let mut next = units.clone();
                    if let Some(last) = next.last_mut() {
                        *last = last.wrapping_add((code - low) as u16);
                    }
                    self.of.insert(code, String::from_utf16_lossy(&next));
                }
            }
            (Block::Range, [Token::Hex(low), Token::Hex(_), Token::List(list)]) => {
                let low = number(low);
                for (at, said) in list.iter().enumerate() {
                    self.of.insert(low.saturating_add(at as u32), utf16(said));
                }
            }
            _ => return,
        }
        held.clear();
    }

    /// What a code stands for.
    pub(super) fn get(&self, code: u32) -> Option<&str> {
        self.of.get(&code).map(String::as_str)
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.of.is_empty()
    }
}

/// What stands between `begin…` and `end…`.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    None,
    Space,
    Single,
    Range,
}

enum Token {
    Hex(Vec<u8>),
    List(Vec<Vec<u8>>),
    Word(Vec<u8>),
}

struct Tokens<'a> {
    text: &'a [u8],
    at: usize,
}

impl Tokens<'_> {
    fn next(&mut self) -> Option<Token> {
        loop {
            match *self.text.get(self.at)? {
                b'<' if self.text.get(self.at + 1) == Some(&b'<') => self.at += 2,
                b'<' => return Some(Token::Hex(self.hex())),
                b'[' => {
                    self.at += 1;
                    return Some(Token::List(self.list()));
                }
                b'%' => {
                    while self.text.get(self.at).is_some_and(|one| !matches!(one, b'\n' | b'\r')) {
                        self.at += 1;
                    }
                }
                one if one.is_ascii_alphanumeric() => {
                    let from = self.at;
                    while self.text.get(self.at).is_some_and(u8::is_ascii_alphanumeric) {
                        self.at += 1;
                    }
                    let word = &self.text[from..self.at];
                    // Counts before `begin…` and the like are no words.
                    if word.iter().any(u8::is_ascii_alphabetic) {
                        return Some(Token::Word(word.to_vec()));
                    }
                }
                _ => self.at += 1,
            }
        }
    }

    /// The bytes between `<` and `>`.
    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let from = self.at;
        while self.text.get(self.at).is_some_and(|one| *one != b'>') {
            self.at += 1;
        }
        let digits: Vec<u8> =
            self.text[from..self.at].iter().filter_map(|one| char::from(*one).to_digit(16)).map(|one| one as u8).collect();
        self.at += 1;
        digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
    }

    fn list(&mut self) -> Vec<Vec<u8>> {
        let mut out = Vec::new();
        while let Some(one) = self.text.get(self.at) {
            match one {
                b']' => break,
                b'<' => out.push(self.hex()),
                _ => self.at += 1,
            }
        }
        self.at += 1;
        out
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |all, one| all << 8 | u32::from(*one))
}

fn units(said: &[u8]) -> Vec<u16> {
    said.chunks(2).map(|pair| u16::from(pair[0]) << 8 | u16::from(pair.get(1).copied().unwrap_or(0))).collect()
}

fn utf16(said: &[u8]) -> String {
    // One byte alone is a character of Latin.
    if let [one] = said { char::from(*one).to_string() } else { String::from_utf16_lossy(&units(said)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_codes_ranges_and_lists_are_read() {
        let table = b"/CIDInit begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
            2 beginbfchar <0001> <5E8A> <0002> <D83DDE00> endbfchar % <0009> <0041>\n\
            2 beginbfrange <0010> <0012> <4E00> <0020> <0021> [<7532> <4E59>] endbfrange endcmap";
        let all = Characters::read(table);
        assert_eq!(all.bytes, Some(2));
        for (code, said) in [(1, "床"), (2, "\u{1f600}"), (0x10, "一"), (0x12, "\u{4e02}"), (0x20, "甲"), (0x21, "乙")] {
            assert_eq!(all.get(code), Some(said), "{code}");
        }
        assert_eq!((all.get(9), all.get(0x13)), (None, None));
    }

    #[test]
    fn torn_and_hostile_tables_end() {
        for table in [&b"beginbfrange <0000> <FFFFFFFF> <0041>"[..], b"beginbfchar <00", b"beginbfrange <01> <02> [<", b"<<<<"] {
            assert!(Characters::read(table).of.len() <= 0x1_0000);
        }
    }
}
