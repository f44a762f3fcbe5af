//! Unpacking, some bytes at a time, so that a page can show how far it has come.

use crate::check::check;
use crate::coder::Reader;
use crate::codes::{Codes, LENGTHS_SIZE};
use crate::instructions::KINDS;
use crate::model::Model;
use crate::pack::HEAD;
use crate::place::Place;

/// What was unpacked is not what was packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// Unpacking under way.
#[derive(Debug)]
pub struct Unpacking {
    model: Model,
    reader: Reader,
    codes: Vec<Codes>,
    place: Place,
    done: usize,
    size: usize,
    check: u32,
    dictionary: usize,
}

impl Unpacking {
    /// Begins.
    ///
    /// # Errors
    /// When there is not even a beginning.
    pub fn new(packed: &[u8], dictionary: &[u8]) -> Result<Self, Damaged> {
        let (head, rest) = packed.split_at_checked(HEAD).ok_or(Damaged)?;
        let mut words = head.chunks_exact(4).map(|word| word.iter().rev().fold(0, |all, &byte| all << 8 | u32::from(byte)));
        let mut word = || words.next().unwrap_or_default();
        let (size, texts, check) = (word() as usize, word() as usize, word());
        let (mut model, mut reader) = (Model::new(dictionary), Reader::new(rest.to_vec()));
        let flat = Codes::flat();
        let mut lengths = [0; LENGTHS_SIZE];
        let mut place = Place::new(LENGTHS_SIZE);
        for length in &mut lengths {
            *length = model.code(&mut reader, &flat, &place, 0);
            place.pass(*length);
        }
        let codes = lengths.as_chunks().0.iter().take(KINDS).map(Codes::new).collect();
        Ok(Self { model, reader, codes, place: Place::new(texts), done: 0, size, check, dictionary: dictionary.len() })
    }

    /// How many bytes there are.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Unpacks at most so many bytes more. How many there are by now.
    pub fn go_on(&mut self, most: usize) -> usize {
        let end = self.size.min(self.done.saturating_add(most));
        while self.done < end {
            let codes = &self.codes[self.place.kind() as usize];
            let byte = self.model.code(&mut self.reader, codes, &self.place, 0);
            self.place.pass(byte);
            self.model.remember(byte, &self.place);
            self.done += 1;
        }
        self.done
    }

    /// What was unpacked so far.
    #[must_use]
    pub fn so_far(&self) -> &[u8] {
        &self.model.seen()[self.dictionary..]
    }

    /// Whether it is all, and what was packed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.done == self.size && check(self.so_far()) == self.check
    }
}
