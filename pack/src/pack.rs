//! Packing: once through to count, once to write.

use crate::check::check;
use crate::coder::Writer;
use crate::codes::{Codes, LENGTHS_SIZE, lengths};
use crate::instructions::KINDS;
use crate::model::Model;
use crate::place::Place;

/// What was packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// As it goes into the page.
    pub bytes: Vec<u8>,
    /// Whether all of the module's code was understood. Where it was not, it takes more room than it need.
    pub understood: bool,
}

/// How long what is packed is, where its module begins, and its check: the first bytes, as they are.
pub(crate) const HEAD: usize = 12;

/// Packs texts with a module behind them. Whoever unpacks it has the same dictionary.
#[must_use]
pub fn pack(texts: &[u8], module: &[u8], dictionary: &[u8]) -> Packed {
    let whole = [texts, module].concat();
    let mut frequencies = [[0; 256]; KINDS];
    let mut place = Place::new(texts.len());
    for &byte in &whole {
        frequencies[place.kind() as usize][usize::from(byte)] += 1;
        place.pass(byte);
    }
    let understood = !place.is_lost();
    let lengths = frequencies.map(|frequencies| lengths(&frequencies));

    let mut bytes = Vec::new();
    for word in [whole.len() as u32, texts.len() as u32, check(&whole)] {
        bytes.extend_from_slice(&word.to_le_bytes());
    }
    let (mut model, mut writer) = (Model::new(dictionary), Writer::new());
    let flat = Codes::flat();
    let mut place = Place::new(LENGTHS_SIZE);
    for &length in lengths.as_flattened() {
        model.code(&mut writer, &flat, &place, length);
        place.pass(length);
    }
    let codes = lengths.map(|lengths| Codes::new(&lengths));
    let mut place = Place::new(texts.len());
    for &byte in &whole {
        model.code(&mut writer, &codes[place.kind() as usize], &place, byte);
        place.pass(byte);
        model.remember(byte, &place);
    }
    bytes.extend(writer.finish());
    Packed { bytes, understood }
}
