//! The kept inputs, changed: every reader opens what comes of it whole, or refuses it. The same changes each time; `cargo xtask search` draws others.

use std::ops::Range;

use permille_fuzz::{Kept, MOST_BYTES, READERS};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::fixed_seed;
use crate::inputs::{answer, of};

/// What readers know or dislike: marks of their formats, numbers at the ends, letters that are not seen, what is longer than its place.
const WORDS: [&str; 40] = [
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "[[[[[[[[",
    "{\"\":",
    ",",
    ":",
    "null",
    "-0",
    "1e999",
    "0.0000001",
    "9223372036854775807",
    "99999",
    "1949",
    "2200",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{10ffff}",
    "\t",
    "\r\n",
    "\\u0000",
    "\\ud800",
    "万",
    "％",
    "＝",
    "=1+1",
    "<table>",
    "</td>",
    "<script>",
    "</script>",
    "<!--",
    "&#x0;",
    "<![CDATA[",
    "第一章",
    "2025年",
    "到2030年，每千人口",
];

/// One change to the bytes of an input.
#[derive(Clone, Debug)]
enum Change {
    /// A byte becomes another.
    Byte(Index, u8),
    /// So many bytes go.
    Cut(Index, usize),
    /// So many bytes stand there once more, so many times.
    Again(Index, usize, usize),
    /// So many bytes of another input come in, from a place there to a place here.
    From(Index, Index, usize, Index),
    /// Words come in.
    Words(Index, &'static str),
    /// A word or number becomes one of another input: what comes of it is often still a file.
    Word(Index, Index, Index),
    /// A line stands in another place as well.
    Line(Index, Index),
}

/// A kept input, by its place among them, and the changes to it.
#[derive(Clone, Debug)]
struct Case {
    input: Index,
    changes: Vec<Change>,
}

fn case() -> impl Strategy<Value = Case> {
    let change = prop_oneof![
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        1 => (any::<Index>(), 1_usize..400).prop_map(|(at, length)| Change::Cut(at, length)),
        1 => (any::<Index>(), 1_usize..100, 1_usize..60).prop_map(|(at, length, times)| Change::Again(at, length, times)),
        1 => (any::<Index>(), any::<Index>(), 1_usize..400, any::<Index>())
            .prop_map(|(input, from, length, at)| Change::From(input, from, length, at)),
        1 => (any::<Index>(), select(WORDS.to_vec())).prop_map(|(at, words)| Change::Words(at, words)),
        4 => (any::<Index>(), any::<Index>(), any::<Index>()).prop_map(|(at, input, from)| Change::Word(at, input, from)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, at)| Change::Line(from, at)),
    ];
    (any::<Index>(), prop::collection::vec(change, 1..6)).prop_map(|(input, changes)| Case { input, changes })
}

impl Case {
    /// The bytes it comes to.
    fn bytes(&self, kept: &[Kept]) -> Vec<u8> {
        let mut bytes = self.input.get(kept).bytes.clone();
        for change in &self.changes {
            change.make(&mut bytes, kept);
            bytes.truncate(MOST_BYTES);
        }
        bytes
    }
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>, kept: &[Kept]) {
        // A place among the bytes, or behind the last.
        let place = |at: &Index, bytes: &[u8]| at.index(bytes.len() + 1);
        let piece = |bytes: &[u8], start: usize, length: usize| bytes[start..(start + length).min(bytes.len())].to_vec();
        let insert = |bytes: &mut Vec<u8>, at: usize, new: &[u8]| drop(bytes.splice(at..at, new.iter().copied()));
        match self {
            Self::Byte(at, byte) => {
                let at = place(at, bytes);
                if let Some(old) = bytes.get_mut(at) {
                    *old = *byte;
                }
            }
            Self::Cut(at, length) => {
                let start = place(at, bytes);
                bytes.drain(start..(start + length).min(bytes.len()));
            }
            Self::Again(at, length, times) => {
                let start = place(at, bytes);
                let new = piece(bytes, start, *length).repeat(*times);
                insert(bytes, start, &new);
            }
            Self::From(input, from, length, at) => {
                let other = &input.get(kept).bytes;
                let new = piece(other, place(from, other), *length);
                let at = place(at, bytes);
                insert(bytes, at, &new);
            }
            Self::Words(at, words) => {
                let at = place(at, bytes);
                insert(bytes, at, words.as_bytes());
            }
            Self::Word(at, input, from) => {
                let other = &input.get(kept).bytes;
                let new = other[word(other, place(from, other))].to_vec();
                let old = word(bytes, place(at, bytes));
                bytes.splice(old, new);
            }
            Self::Line(from, at) => {
                let line = bytes[line(bytes, place(from, bytes))].to_vec();
                let at = self::line(bytes, place(at, bytes)).start;
                insert(bytes, at, &line);
            }
        }
    }
}

/// The first word at or behind a place: letters and digits of any script, with what joins them.
fn word(bytes: &[u8], place: usize) -> Range<usize> {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || *byte > 0x7F || b"._-".contains(byte);
    let start = bytes[place..].iter().position(joins).map_or(bytes.len(), |at| place + at);
    let length = bytes[start..].iter().position(|byte| !joins(byte)).unwrap_or(bytes.len() - start);
    start..start + length
}

/// The line that a place is in, with its end.
fn line(bytes: &[u8], place: usize) -> Range<usize> {
    let start = bytes[..place].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let length = bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len() - start, |at| at + 1);
    start..start + length
}

/// Tries a case with the reader of this name.
fn holds(name: &str, case: &Case) {
    let kept = of(name);
    for reader in READERS.iter().filter(|reader| reader.name == name) {
        println!("{}", case.input.get(kept).file);
        answer(reader, &case.bytes(kept));
    }
}

proptest! {
    #![proptest_config(fixed_seed::cases(96))]

    #[test]
    fn a_changed_scenario_file_is_opened_whole_or_refused(case in case()) {
        holds("scenario_file", &case);
    }

    #[test]
    fn a_changed_plan_file_is_opened_whole_or_refused(case in case()) {
        holds("plan_file", &case);
    }

    #[test]
    fn a_changed_link_is_opened_whole_or_refused(case in case()) {
        holds("link", &case);
    }

    #[test]
    fn a_changed_page_is_saved_whole_or_refused(case in case()) {
        holds("page", &case);
    }

    #[test]
    fn a_changed_table_is_read_whole_or_refused(case in case()) {
        holds("table", &case);
    }

    #[test]
    fn a_changed_table_of_a_web_page_is_read_whole_or_refused(case in case()) {
        holds("web_table", &case);
    }

    #[test]
    fn a_changed_workbook_is_read_whole_or_refused(case in case()) {
        holds("workbook", &case);
    }

    #[test]
    fn a_changed_block_of_the_clipboard_is_read_whole(case in case()) {
        holds("clipboard", &case);
    }

    #[test]
    fn changed_outlines_are_read_whole_or_refused(case in case()) {
        holds("outlines", &case);
    }

    #[test]
    fn a_changed_document_is_read_whole_or_refused(case in case()) {
        holds("document", &case);
    }
}
