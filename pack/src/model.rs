//! What is foretold: the chance that the next bit is 1, learnt from the bits before.
//!
//! For each likeness of a byte there is a group of chances, one for every bit that can be asked of four in a row. What these say is weighed, and the
//! weights move towards those that were right. A likeness that was met often says more; how much, is learnt as well. Another voice is the byte that
//! stood behind the last passage like this one. Everything is worked out in whole numbers, or in fractions by sums and products alone, and
//! so is the same on every machine.

use crate::coder::Coder;
use crate::codes::{Codes, Step};
use crate::instructions::KINDS;
use crate::place::{LIKENESSES, Place, mixed};

/// How many groups each likeness has room for.
const GROUPS_BITS: u32 = 18;
/// Chances: the first is what tells whose they are, the others hold a chance in twelve bits and in four how often it was met.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Group([u16; 16]);
/// One that was not met yet.
const UNMET: u16 = 1 << 15;
/// All voices: the likenesses and the passage, with room for as many as are worked out at once.
const VOICES: usize = 8;
/// How finely chances are told apart where they are looked up.
const STEPS: usize = 4096;
/// How fast weights move.
const PACE: f32 = 0.006 / 65536.0;
/// How much of a new bit a chance takes that was met so often.
const RATES: [i32; 16] = rates();
/// From how many bytes on a passage is long.
const LONG: usize = 32;
/// How many passages are remembered.
const PASSAGES_BITS: u32 = 18;

const fn rates() -> [i32; 16] {
    let mut rates = [0; 16];
    let mut met = 0;
    while met < 15 {
        rates[met as usize] = 655_360 / (7 * met + 14);
        met += 1;
    }
    rates[15] = 65_536 / 9;
    rates
}

/// The model.
#[derive(Debug)]
pub(crate) struct Model {
    groups: Vec<Group>,
    /// What a chance that was met so often comes to, for each kind and likeness.
    said: Vec<[[u16; 1024]; LIKENESSES]>,
    weights: Vec<[f32; VOICES]>,
    passage_said: Vec<u16>,
    /// The logarithm of the odds of a chance, and back.
    odds: Box<[f32; STEPS]>,
    chances: Box<[u16; STEPS]>,
    /// What was seen, and where the passages in it end.
    seen: Vec<u8>,
    passages: Vec<u32>,
    /// Where the passage goes on that is like the last bytes, and how long it has been so.
    ahead: usize,
    alike: usize,
}

impl Model {
    /// A model that has seen this text already.
    pub(crate) fn new(dictionary: &[u8]) -> Self {
        let (odds, chances) = tables();
        let fresh = std::array::from_fn(|at| (at / 16 * 1024 + 512) as u16);
        let mut model = Self {
            groups: vec![Group([0; 16]); LIKENESSES << GROUPS_BITS],
            said: vec![[fresh; LIKENESSES]; KINDS],
            weights: vec![[0.3; VOICES]; KINDS * 64],
            passage_said: vec![50_000; KINDS * 64],
            odds,
            chances,
            seen: Vec::new(),
            passages: vec![0; 1 << PASSAGES_BITS],
            ahead: 0,
            alike: 0,
        };
        let mut place = Place::new(usize::MAX);
        for &byte in dictionary {
            place.pass(byte);
            model.remember(byte, &place);
        }
        model
    }

    /// Codes a byte at a place, by the code of its kind. What is read answers.
    pub(crate) fn code<C: Coder>(&mut self, coder: &mut C, codes: &Codes, place: &Place, byte: u8) -> u8 {
        let kind = place.kind() as usize;
        let (bits, length) = codes.of(byte);
        let (foreseen, mut foreseen_length) = if self.alike > 0 { codes.of(self.seen[self.ahead]) } else { (0, 0) };
        let passage = kind * 64 + if self.alike < 16 { self.alike } else { (15 + self.alike / 16).min(63) };
        // A long passage is nearly always right, and one question then does for all.
        if self.alike >= LONG {
            let foreseen = self.seen[self.ahead];
            let said = &mut self.passage_said[passage];
            let is_so = coder.code(u32::from(*said).clamp(16, 65_520), u32::from(byte == foreseen)) == 1;
            nudge(said, is_so);
            if is_so {
                return foreseen;
            }
            foreseen_length = 0;
        }
        let (mut fork, mut path, mut depth) = (0, 1_u32, 0_u32);
        let mut groups = [0; LIKENESSES];
        loop {
            if depth & 3 == 0 {
                groups = self.find(place.likenesses(), path.wrapping_add(kind as u32 * 7919));
            }
            let node = if depth & 3 == 0 { 1 } else { 1 << (depth & 3) | path as usize & ((1 << (depth & 3)) - 1) };
            let expected = (depth < foreseen_length).then(|| foreseen >> (foreseen_length - 1 - depth) & 1);
            let wanted = if depth < length { bits >> (length - 1 - depth) & 1 } else { 0 };
            let bit = self.bit(coder, wanted, kind, &groups, node, depth, expected, passage);
            if expected.is_some_and(|expected| expected != bit) {
                foreseen_length = 0;
            }
            match codes.step(fork, bit) {
                Step::Byte(byte) => return byte,
                Step::Fork(next) => fork = next,
            }
            path = path << 1 | bit;
            depth += 1;
        }
    }

    /// The groups of the likenesses; those that were others' begin anew.
    fn find(&mut self, likenesses: &[u32; LIKENESSES], path: u32) -> [usize; LIKENESSES] {
        let hashes = likenesses.map(|likeness| mixed(likeness, path));
        let mut groups = [0; LIKENESSES];
        for (which, (at, hash)) in groups.iter_mut().zip(hashes).enumerate() {
            *at = which << GROUPS_BITS | (hash as usize >> 4) & ((1 << GROUPS_BITS) - 1);
        }
        // All are asked before anything depends on an answer: memory is slow, and then answers all at once.
        let owners = groups.map(|at| self.groups[at].0[0]);
        for ((at, hash), owner) in groups.iter_mut().zip(hashes).zip(owners) {
            let own = (hash >> 16 | 1) as u16;
            if owner == own {
                continue;
            }
            let beside = *at ^ 1;
            if self.groups[beside].0[0] == own {
                *at = beside;
                continue;
            }
            if self.groups[beside].0[1] & 15 < self.groups[*at].0[1] & 15 {
                *at = beside;
            }
            self.groups[*at].0 = [UNMET; 16];
            self.groups[*at].0[0] = own;
        }
        groups
    }

    #[inline]
    #[expect(clippy::too_many_arguments, reason = "all that one bit depends on; bundling it costs time")]
    fn bit<C: Coder>(
        &mut self,
        coder: &mut C,
        wanted: u32,
        kind: usize,
        groups: &[usize; LIKENESSES],
        node: usize,
        depth: u32,
        expected: Option<u32>,
        passage: usize,
    ) -> u32 {
        let mut sure = 0;
        let mut cells = [0; LIKENESSES];
        let mut voices = [0.0; VOICES];
        let said = &mut self.said[kind];
        for which in 0..LIKENESSES {
            let chance = usize::from(self.groups[groups[which]].0[node & 15]);
            cells[which] = chance >> 10 << 4 | chance & 15;
            voices[which] = self.odds[usize::from(said[which][cells[which]] >> 4)];
            if which >= 2 && chance & 15 > 0 {
                sure |= 1 << (which - 2);
            }
        }
        if let Some(expected) = expected {
            let own = self.odds[usize::from(self.passage_said[passage] >> 4)];
            voices[LIKENESSES] = if expected == 1 { own } else { -own };
        }
        let weights = &mut self.weights[kind * 64 + sure * 4 + (depth.min(3) as usize)];
        let mut parts = [0.0; VOICES];
        for which in 0..VOICES {
            parts[which] = voices[which] * weights[which];
        }
        let sum = (parts[0] + parts[4]) + (parts[1] + parts[5]) + ((parts[2] + parts[6]) + (parts[3] + parts[7]));
        let step = (sum * (STEPS as f32 / 24.0)) as i32 + STEPS as i32 / 2;
        let chance = self.chances[step.clamp(0, STEPS as i32 - 1) as usize];
        let bit = coder.code(u32::from(chance), wanted);
        // Learning.
        let one = bit == 1;
        let error = (if one { 65_536.0 } else { 0.0 } - f32::from(chance)) * PACE;
        for which in 0..VOICES {
            weights[which] += error * voices[which];
        }
        for which in 0..LIKENESSES {
            let chance = &mut self.groups[groups[which]].0[node & 15];
            let (met, old) = (*chance & 15, i32::from(*chance >> 4));
            let new = old + (((if one { 4095 } else { 0 } - old) * RATES[usize::from(met)]) >> 16);
            *chance = (new as u16) << 4 | (met + 1).min(15);
            nudge(&mut said[which][cells[which]], one);
        }
        if let Some(expected) = expected {
            nudge(&mut self.passage_said[passage], expected == bit);
        }
        bit
    }

    /// Takes note of a byte that has been passed, after which the last bytes are mixed to `trail`.
    pub(crate) fn remember(&mut self, byte: u8, place: &Place) {
        if self.alike > 0 && self.seen[self.ahead] == byte {
            self.alike += 1;
            self.ahead += 1;
        } else {
            self.alike = 0;
        }
        self.seen.push(byte);
        if !place.is_start() {
            return;
        }
        let passage = &mut self.passages[(place.trail() >> (32 - PASSAGES_BITS)) as usize];
        if self.alike == 0 && *passage > 0 {
            self.ahead = *passage as usize;
            let back = |from: usize| self.seen[..from].iter().rev();
            self.alike = back(self.ahead).zip(back(self.seen.len())).take(32).take_while(|(one, other)| one == other).count();
            if self.alike < 6 {
                self.alike = 0;
            }
        }
        *passage = self.seen.len() as u32;
    }

    /// All that was seen.
    pub(crate) fn seen(&self) -> &[u8] {
        &self.seen
    }
}

/// Moves a chance by a sixty-fourth of the way.
#[inline]
fn nudge(chance: &mut u16, up: bool) {
    let old = i32::from(*chance);
    *chance = (old + ((if up { 65_535 } else { 0 } - old) >> 7)) as u16;
}

/// The odds of chances in twelve bits as logarithms, and chances in sixteen bits of such logarithms from -12 to 12. By products alone: the
/// logarithm of a library is not the same everywhere.
fn tables() -> (Box<[f32; STEPS]>, Box<[u16; STEPS]>) {
    // The powers of e to -12, and to 24/4096.
    let (mut power, factor) = (6.144_212_353_328_21e-6_f64, 1.005_876_583_823_421_3_f64);
    // As large as can be where the steps end before.
    let (mut odds, mut chances) = (Box::new([12.0; STEPS]), Box::new([0; STEPS]));
    let mut from = 0;
    for step in 0..STEPS {
        let chance = power / (1.0 + power);
        chances[step] = ((chance * 65_536.0) as u16).clamp(16, 65_520);
        let to = ((chance * STEPS as f64) as usize + 1).clamp(from, STEPS);
        odds[from..to].fill((step as f32 - STEPS as f32 / 2.0) * (24.0 / STEPS as f32));
        from = to;
        power *= factor;
    }
    (odds, chances)
}
