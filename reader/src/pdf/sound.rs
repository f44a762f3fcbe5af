//! Whether a PDF can be followed at all: one whose pages, or whose packed objects, contain themselves would never end.
//!
//! The library that reads its objects follows them wherever they lead. So what they say of each other is looked at first, as it stands in the file; what
//! is hidden better than that ends the worker, or the process that reads it for the command (docs/plan-reader.md).

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::MOST_PAGES;
use super::value::{TooDeep, Value, Values};
use crate::unread::Unread;

/// What all packed objects of a file may unpack to.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// More objects than any document has.
const MOST_OBJECTS: usize = 2_000_000;

/// What a file says of its objects.
#[derive(Default)]
struct Objects {
    /// The kids of each node of the tree of pages.
    kids: BTreeMap<i64, Vec<i64>>,
    /// Where the kids of a node stand in an object of their own.
    lists: BTreeMap<i64, Vec<i64>>,
    /// The objects that objects are packed in, by what is packed; as the objects say, and as the tables of places say.
    packed_in: BTreeMap<i64, BTreeSet<i64>>,
    /// The object that says how long a packed one is.
    length_in: BTreeMap<i64, i64>,
    unpacked: usize,
    count: usize,
    /// How many bytes were read, those that were read twice counted twice: sound files have each object once.
    read: usize,
    /// How many may be.
    most: usize,
}

/// Refuses what contains itself, nests too deep, or has more pages than any plan.
///
/// # Errors
/// [`Unread::Circular`] where something contains itself, [`Unread::TooLong`] where it has more pages or objects than any plan.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unread> {
    let objects = Objects::of(bytes)?;
    objects.containers()?;
    let mut known = BTreeMap::new();
    for &node in objects.kids.keys() {
        let pages = objects.pages(node, &mut Vec::new(), &mut known)?;
        if pages > MOST_PAGES {
            return Err(Unread::TooLong);
        }
    }
    Ok(())
}

impl From<TooDeep> for Unread {
    fn from(_: TooDeep) -> Self {
        Self::Circular
    }
}

impl Objects {
    fn of(bytes: &[u8]) -> Result<Self, Unread> {
        let mut all = Self { most: 4 * bytes.len() + 1_000_000, ..Self::default() };
        let mut from = 0;
        while let Some(at) = bytes.get(from..).and_then(|rest| rest.windows(3).position(|word| word == b"obj")) {
            let place = from + at;
            from = place + 3;
            let Some(number) = numbered(&bytes[..place]) else { continue };
            let mut values = Values::new(bytes, from);
            let value = values.value(0)?;
            all.counted(values.at - from)?;
            let Some(value) = value else { continue };
            values.skip();
            all.take(number, &value);
            if values.takes(b"stream") && (value.is_type("ObjStm") || value.is_type("XRef")) {
                all.unpack(number, &value, stream(bytes, values.at))?;
            }
        }
        Ok(all)
    }

    /// Counts an object, and the bytes it took to read.
    fn counted(&mut self, read: usize) -> Result<(), Unread> {
        self.count += 1;
        self.read += read;
        if self.count > MOST_OBJECTS || self.read > self.most { Err(Unread::TooLong) } else { Ok(()) }
    }

    fn take(&mut self, number: i64, value: &Value) {
        if value.is_type("Pages") {
            let kids = match value.get("Kids") {
                Some(Value::Ref(list)) => vec![*list],
                Some(list) => list.refs(),
                None => Vec::new(),
            };
            self.kids.entry(number).or_default().extend(kids);
        } else if matches!(value, Value::Array(_)) {
            self.lists.insert(number, value.refs());
        }
        if let Some(Value::Ref(length)) = value.get("Length") {
            self.length_in.insert(number, *length);
        }
    }

    /// Looks into packed objects, and into a table of the places of objects.
    fn unpack(&mut self, number: i64, value: &Value, stream: &[u8]) -> Result<(), Unread> {
        let mut plain = Vec::new();
        // What is locked or torn does not unpack, and says nothing.
        let mut unpacker = ZlibDecoder::new(stream).take((MOST_BYTES - self.unpacked) as u64 + 1);
        let _ = unpacker.read_to_end(&mut plain);
        self.unpacked += plain.len();
        self.most += 4 * plain.len();
        self.counted(usize::try_from(unpacker.get_ref().total_in()).unwrap_or(usize::MAX / 2))?;
        if self.unpacked > MOST_BYTES {
            return Err(Unread::TooLong);
        }
        if value.is_type("XRef") {
            self.places(value, &plain);
            return Ok(());
        }
        let (Some(count), Some(first)) = (value.whole("N"), value.whole("First")) else { return Ok(()) };
        let mut heads = Values::new(&plain, 0);
        for _ in 0..count {
            let (Some(packed), Some(offset)) = (heads.number(), heads.number()) else { break };
            self.packed_in.entry(packed).or_default().insert(number);
            let Some(at) = usize::try_from(offset).ok().and_then(|offset| first.checked_add(offset)) else { continue };
            let mut values = Values::new(&plain, at);
            let one = values.value(0)?;
            self.counted(values.at - at)?;
            if let Some(one) = one {
                self.take(packed, &one);
            }
        }
        Ok(())
    }

    /// Which object is packed in which, as a table of places says.
    fn places(&mut self, value: &Value, plain: &[u8]) {
        let widths: Vec<usize> = match value.get("W") {
            Some(Value::Array(widths)) => widths
                .iter()
                .filter_map(|one| {
                    if let Value::Whole(width) = one { usize::try_from(*width).ok().filter(|width| *width <= 8) } else { None }
                })
                .collect(),
            _ => return,
        };
        let [kind, second, third] = widths.as_slice() else { return };
        let row = kind + second + third;
        let predicted =
            value.get("DecodeParms").and_then(|parameters| parameters.whole("Predictor")).is_some_and(|way| way >= 10);
        let rows = if predicted { straight(plain, row) } else { plain.to_vec() };
        let starts: Vec<(i64, i64)> = match value.get("Index") {
            Some(Value::Array(pairs)) => pairs
                .chunks_exact(2)
                .filter_map(
                    |pair| if let [Value::Whole(from), Value::Whole(count)] = pair { Some((*from, *count)) } else { None },
                )
                .collect(),
            _ => vec![(0, i64::MAX)],
        };
        if row == 0 {
            return;
        }
        let numbers = starts.into_iter().flat_map(|(from, count)| (0..count).map(move |step| from.saturating_add(step)));
        for (number, cells) in numbers.zip(rows.chunks_exact(row)) {
            let cell = |cells: &[u8]| cells.iter().fold(0_i64, |sum, one| sum << 8 | i64::from(*one));
            let sort = if *kind == 0 { 1 } else { cell(&cells[..*kind]) };
            if sort == 2 {
                self.packed_in.entry(number).or_default().insert(cell(&cells[*kind..kind + second]));
            }
        }
    }

    /// Refuses objects that are packed in each other, or whose length stands in what they pack.
    fn containers(&self) -> Result<(), Unread> {
        for containers in self.packed_in.values() {
            for container in containers {
                let length = self.length_in.get(container).and_then(|length| self.packed_in.get(length));
                if self.packed_in.contains_key(container) || length.is_some() {
                    return Err(Unread::Circular);
                }
            }
        }
        Ok(())
    }

    /// How many pages a node has, those that are there several times as often as they are.
    fn pages(&self, node: i64, above: &mut Vec<i64>, known: &mut BTreeMap<i64, usize>) -> Result<usize, Unread> {
        if let Some(pages) = known.get(&node) {
            return Ok(*pages);
        }
        let Some(kids) = self.kids.get(&node).or_else(|| self.lists.get(&node)) else { return Ok(1) };
        if above.contains(&node) || above.len() > 100 {
            return Err(Unread::Circular);
        }
        above.push(node);
        let mut pages = 0_usize;
        for kid in kids {
            pages = pages.saturating_add(self.pages(*kid, above, known)?);
        }
        above.pop();
        known.insert(node, pages);
        Ok(pages)
    }
}

/// The number of the object whose `obj` stands behind these bytes.
fn numbered(before: &[u8]) -> Option<i64> {
    let tail = before.get(before.len().saturating_sub(24)..)?;
    let text: String = tail
        .iter()
        .map(|one| {
            if one.is_ascii_digit() {
                char::from(*one)
            } else if one.is_ascii_whitespace() {
                ' '
            } else {
                '/'
            }
        })
        .collect();
    let mut words = text.strip_suffix(' ').unwrap_or(&text).rsplit([' ', '/']);
    words.next()?.parse::<i64>().ok()?;
    words.find(|word| !word.is_empty())?.parse().ok()
}

/// The bytes from where a stream begins: what is packed says itself where it ends.
fn stream(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest)
}

/// Rows that were written as what they differ in from the row above.
fn straight(plain: &[u8], row: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(plain.len());
    for cells in plain.chunks_exact(row + 1) {
        let above = out.len().checked_sub(row).map(|from| out[from..].to_vec());
        let upward = cells[0] == 2;
        for (at, one) in cells[1..].iter().enumerate() {
            let more = above.as_ref().filter(|_| upward).and_then(|above| above.get(at)).copied().unwrap_or(0);
            out.push(one.wrapping_add(more));
        }
    }
    out
}
