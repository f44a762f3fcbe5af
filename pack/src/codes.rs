//! Bytes as bits: for each kind a code in which what is frequent is short, so that little has to be foretold.

use crate::instructions::KINDS;

/// The longest code.
const LONGEST: u8 = 15;

/// How long the code of each byte is; 0 where it does not occur.
pub(crate) type Lengths = [u8; 256];

/// A step down the tree: to another, or to a byte.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// On to this fork.
    Fork(u16),
    /// It is this byte.
    Byte(u8),
}

/// A code.
#[derive(Clone, Debug)]
pub(crate) struct Codes {
    /// The bits of each byte, and how many.
    bits: [(u16, u8); 256],
    forks: Vec<[Step; 2]>,
}

impl Codes {
    /// The code of these lengths: shorter before longer, and of one length in order.
    pub(crate) fn new(lengths: &Lengths) -> Self {
        let mut codes = Self { bits: [(0, 0); 256], forks: vec![[Step::Byte(0); 2]] };
        let mut next = 0_u16;
        for length in 1..=LONGEST {
            for byte in 0..=u8::MAX {
                if lengths[usize::from(byte)] == length {
                    codes.bits[usize::from(byte)] = (next, length);
                    codes.plant(byte);
                    next = next.wrapping_add(1);
                }
            }
            next = next.wrapping_shl(1);
        }
        codes
    }

    /// Every byte in eight bits.
    pub(crate) fn flat() -> Self {
        Self::new(&[8; 256])
    }

    fn plant(&mut self, byte: u8) {
        let (bits, length) = self.bits[usize::from(byte)];
        let mut fork = 0;
        for left in (1..length).rev() {
            let side = usize::from(bits >> left & 1);
            fork = match self.forks[fork][side] {
                Step::Fork(next) => usize::from(next),
                Step::Byte(_) => {
                    let next = self.forks.len();
                    self.forks.push([Step::Byte(0); 2]);
                    self.forks[fork][side] = Step::Fork(next as u16);
                    next
                }
            };
        }
        self.forks[fork][usize::from(bits & 1)] = Step::Byte(byte);
    }

    /// Where a bit leads.
    #[inline]
    pub(crate) fn step(&self, fork: u16, bit: u32) -> Step {
        self.forks[usize::from(fork)][(bit & 1) as usize]
    }

    /// The bits of a byte, and how many.
    #[inline]
    pub(crate) fn of(&self, byte: u8) -> (u32, u32) {
        let (bits, length) = self.bits[usize::from(byte)];
        (u32::from(bits), u32::from(length))
    }
}

/// The lengths that suit these frequencies.
pub(crate) fn lengths(frequencies: &[u32; 256]) -> Lengths {
    let mut frequencies = *frequencies;
    loop {
        let mut lengths = [0; 256];
        let mut trees: Vec<(u32, Vec<u8>)> = (0..=u8::MAX)
            .filter(|&byte| frequencies[usize::from(byte)] > 0)
            .map(|byte| (frequencies[usize::from(byte)], vec![byte]))
            .collect();
        if let [(_, only)] = trees.as_slice() {
            lengths[usize::from(only[0])] = 1;
        }
        while trees.len() > 1 {
            trees.sort_by(|one, other| other.cmp(one));
            let (Some((one, mut bytes)), Some((other, more))) = (trees.pop(), trees.pop()) else { break };
            bytes.extend(more);
            for &byte in &bytes {
                lengths[usize::from(byte)] += 1;
            }
            trees.push((one + other, bytes));
        }
        if lengths.iter().all(|&length| length <= LONGEST) {
            return lengths;
        }
        // Nearer to each other, they make a flatter tree.
        for frequency in frequencies.iter_mut().filter(|frequency| **frequency > 0) {
            *frequency = *frequency / 2 + 1;
        }
    }
}

/// How long all lengths are as bytes.
pub(crate) const LENGTHS_SIZE: usize = KINDS * 256;
