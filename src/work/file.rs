//! A scenario file as it crosses from the page to a worker: its areas in pieces, the rest as text. The page can make it a piece at a time, and neither
//! side lays out or reads the text of thousands of areas.

use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::files::shipped;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::areas::{Known, Packing, Words};

/// A scenario file that crosses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WholeFile {
    /// All but the areas, as [`scenario_file::parts`] has it.
    rest: String,
    words: Words,
    pieces: Vec<Bytes>,
}

/// Bytes that cross as they are, and not one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bytes(Vec<u8>);

impl WholeFile {
    /// A document, at once.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut wrapping = Wrapping::of(document);
        while wrapping.step(document) {}
        wrapping.file()
    }

    /// The document; `None` where it is not whole, and page and worker differ.
    #[must_use]
    pub fn document(&self) -> Option<Document> {
        let (known, mut areas) = (Known::from(&self.words), Vec::new());
        let whole = self.pieces.iter().all(|piece| known.take_up(&piece.0, &mut areas));
        let plans = shipped::plans().ok()?;
        whole.then(|| scenario_file::parts::document(&self.rest, areas, &plans)).flatten()
    }
}

/// A file being made ready to cross.
#[derive(Debug)]
pub struct Wrapping {
    rest: String,
    packing: Packing,
    pieces: Vec<Bytes>,
}

impl Wrapping {
    /// A document of which only the areas are left to do.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let rest = scenario_file::parts::rest(document, shipped::at_hand());
        Self { rest, packing: Packing::default(), pieces: Vec::new() }
    }

    /// Does a few areas of the same document; whether any are left.
    pub fn step(&mut self, document: &Document) -> bool {
        let piece = self.packing.next(&document.set.baseline.areas);
        let any = piece.is_some();
        self.pieces.extend(piece.map(Bytes));
        any
    }

    /// What crosses, once nothing is left to do.
    #[must_use]
    pub fn file(self) -> WholeFile {
        WholeFile { rest: self.rest, words: self.packing.words(), pieces: self.pieces }
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsTheyAre;
        impl Visitor<'_> for AsTheyAre {
            type Value = Bytes;

            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(AsTheyAre)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{decode, encode};
    use super::*;

    #[test]
    fn what_crosses_is_the_file() {
        let plans = shipped::plans().unwrap();
        for id in ["jiangxi-2025-average", "changjiang-2030", "tutorial"] {
            let (document, _) = scenario_file::read(shipped::scenario(id).unwrap(), &plans).unwrap();
            let crossed: WholeFile = decode(&encode(&WholeFile::of(&document))).unwrap();
            assert_eq!(crossed.document().as_ref(), Some(&document), "{id}");
        }
    }

    #[test]
    fn what_is_not_whole_is_no_file() {
        let plans = shipped::plans().unwrap();
        let (document, _) = scenario_file::read(shipped::scenario("tutorial").unwrap(), &plans).unwrap();
        let mut file = WholeFile::of(&document);
        file.pieces[0].0.pop();
        assert_eq!(file.document(), None);
    }
}
