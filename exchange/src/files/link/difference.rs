//! A text as its difference from another, line by line: which runs of lines are taken over, and what stands between them.

use std::collections::HashMap;

use super::bytes::{Reader, put_number};
use super::pack;

/// How many places of a line that occurs often are tried for the longest run.
const MOST_PLACES: usize = 48;

/// A run of lines of the base, and the text before it.
struct Piece {
    /// How many lines of the new text stand before the run.
    own: usize,
    /// The run's first line in the base.
    from: usize,
    /// How many lines are taken over.
    count: usize,
}

/// The difference of `text` from `base`.
pub(super) fn between(base: &str, text: &str) -> Vec<u8> {
    let (base, text) = (lines(base), lines(text));
    let pieces = pieces(&base, &text);
    let (mut steps, mut own) = (Vec::new(), String::new());
    let (mut at, mut expected) = (0, 0);
    for piece in &pieces {
        own.extend(text[at..at + piece.own].iter().copied());
        at += piece.own + piece.count;
        put_number(&mut steps, piece.own);
        put_number(&mut steps, zigzag(piece.from, expected));
        put_number(&mut steps, piece.count);
        expected = piece.from + piece.count;
    }
    let near = left_out(&base, pieces.iter().map(|piece| piece.from..piece.from + piece.count));
    let packed = pack::pack_bytes(&steps);
    let mut bytes = Vec::new();
    put_number(&mut bytes, steps.len());
    put_number(&mut bytes, packed.len());
    put_number(&mut bytes, own.len());
    bytes.extend(packed);
    bytes.extend(pack::pack(&own, &near));
    bytes
}

/// The text of `length` bytes that differs so from `base`; `None` where the bytes say anything else.
pub(super) fn apply(base: &str, bytes: &[u8], length: usize) -> Option<String> {
    let base = lines(base);
    let mut reader = Reader::new(bytes);
    let (steps_length, packed_length, own_length) = (reader.number()?, reader.number()?, reader.number()?);
    if steps_length > bytes.len().saturating_mul(64) || own_length > length {
        return None;
    }
    let steps = pack::unpack_bytes(reader.take(packed_length)?, steps_length)?;
    let mut steps = Reader::new(&steps);
    let (mut pieces, mut expected) = (Vec::new(), 0);
    while !steps.is_empty() {
        let (own, from, count) = (steps.number()?, unzigzag(steps.number()?, expected)?, steps.number()?);
        expected = from.checked_add(count).filter(|&end| end <= base.len())?;
        pieces.push(Piece { own, from, count });
    }
    let near = left_out(&base, pieces.iter().map(|piece| piece.from..piece.from + piece.count));
    let own = pack::unpack(reader.rest(), &near, own_length)?;
    let mut own = lines(&own).into_iter();
    let mut text = String::new();
    for piece in pieces {
        for _ in 0..piece.own {
            text.push_str(own.next()?);
        }
        for line in &base[piece.from..piece.from + piece.count] {
            // A run can be taken over again and again: what comes of it stays within what was promised.
            if text.len() + line.len() > length {
                return None;
            }
            text.push_str(line);
        }
    }
    (own.next().is_none() && text.len() == length).then_some(text)
}

/// A text's lines, each with its end.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The runs of the base that make up the text, and what is its own; the last piece may take nothing over.
fn pieces(base: &[&str], text: &[&str]) -> Vec<Piece> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, line) in base.iter().enumerate() {
        places.entry(line).or_default().push(place);
    }
    let run = |from: usize, at: usize| base[from..].iter().zip(&text[at..]).take_while(|(one, other)| one == other).count();
    let (mut pieces, mut at, mut own, mut expected) = (Vec::new(), 0, 0, 0);
    while at < text.len() {
        let known = places.get(text[at]).map_or(&[][..], Vec::as_slice);
        // Those nearest to where the last run ended come first: of equal runs the nearest is taken.
        let nearest = known.partition_point(|&place| place < expected);
        let around = known[nearest..].iter().take(MOST_PLACES).chain(known[..nearest].iter().rev().take(MOST_PLACES));
        let best = around.map(|&from| (from, run(from, at))).reduce(|best, one| if one.1 > best.1 { one } else { best });
        match best {
            Some((from, count)) if count > 0 => {
                pieces.push(Piece { own, from, count });
                (at, own, expected) = (at + count, 0, from + count);
            }
            _ => (at, own) = (at + 1, own + 1),
        }
    }
    if own > 0 {
        pieces.push(Piece { own, from: expected, count: 0 });
    }
    pieces
}

/// What of the base is in no run: an edited line is most like the one it replaces.
fn left_out(base: &[&str], runs: impl Iterator<Item = std::ops::Range<usize>>) -> String {
    let mut taken = vec![false; base.len()];
    for run in runs {
        taken[run].fill(true);
    }
    base.iter().zip(taken).filter(|(_, taken)| !taken).map(|(line, _)| *line).collect()
}

/// How far `place` is from where it is `expected`, small numbers for both directions.
fn zigzag(place: usize, expected: usize) -> usize {
    if place >= expected { (place - expected) * 2 } else { (expected - place) * 2 - 1 }
}

fn unzigzag(distance: usize, expected: usize) -> Option<usize> {
    if distance.is_multiple_of(2) { expected.checked_add(distance / 2) } else { expected.checked_sub(distance / 2 + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, text: &str) -> usize {
        let bytes = between(base, text);
        assert_eq!(apply(base, &bytes, text.len()).as_deref(), Some(text), "{base:?} → {text:?}");
        bytes.len()
    }

    #[test]
    fn any_text_comes_back() {
        let texts = ["", "a", "a\n", "a\nb\nc\n", "c\na\nb", "x\na\n\nb\nc\nc\n", "b\nb\nb\n", "县\n区\n"];
        for base in texts {
            for text in texts {
                check(base, text);
            }
        }
    }

    #[test]
    fn an_edited_line_costs_little() {
        let base: String = (0..5_000).map(|line| format!("  \"beds\": {{\"values\": {{\"2020\": {}}}}},\n", line * 37)).collect();
        let edited = base.replacen("\"2020\": 74000}", "\"2020\": 74001}", 1);
        assert!(check(&base, &edited) < 30);
    }

    #[test]
    fn what_repeats_itself_takes_no_more_than_was_promised() {
        let base = format!("{}\n", "x".repeat(1_000));
        let mut steps = Vec::new();
        for _ in 0..50_000 {
            // No text of its own, back to the first line, one line.
            [0, 1, 1].iter().for_each(|&number| put_number(&mut steps, number));
        }
        steps[1] = 0;
        let packed = pack::pack_bytes(&steps);
        let mut bytes = Vec::new();
        [steps.len(), packed.len(), 0].iter().for_each(|&number| put_number(&mut bytes, number));
        bytes.extend(packed);
        bytes.extend(pack::pack("", ""));
        assert_eq!(apply(&base, &bytes, 1_000_000), None);
    }
}
