//! The arithmetic coder: bits written in as much room as they are surprising.

/// What writes bits down, or reads them.
pub(crate) trait Coder {
    /// Codes one bit, of which 1 has the chance `chance` in 65,536, neither 0 nor all. What is read answers; what is written is `bit`, and answers it.
    fn code(&mut self, chance: u32, bit: u32) -> u32;
}

/// Where an interval is parted.
const fn parted(low: u32, high: u32, chance: u32) -> u32 {
    low + (((high - low) as u64 * chance as u64) >> 16) as u32
}

/// Writes.
#[derive(Debug)]
pub(crate) struct Writer {
    low: u32,
    high: u32,
    bytes: Vec<u8>,
}

impl Writer {
    pub(crate) const fn new() -> Self {
        Self { low: 0, high: u32::MAX, bytes: Vec::new() }
    }

    /// What was written.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        // A value between the ends; what is missing behind it is read as zeros.
        self.bytes.extend_from_slice(&self.high.to_be_bytes());
        self.bytes
    }
}

impl Coder for Writer {
    fn code(&mut self, chance: u32, bit: u32) -> u32 {
        let middle = parted(self.low, self.high, chance);
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.bytes.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 0xFF;
        }
        bit
    }
}

/// Reads.
#[derive(Debug)]
pub(crate) struct Reader {
    low: u32,
    high: u32,
    held: u32,
    bytes: Vec<u8>,
    at: usize,
}

impl Reader {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        let mut reader = Self { low: 0, high: u32::MAX, held: 0, bytes, at: 0 };
        for _ in 0..4 {
            reader.take();
        }
        reader
    }

    fn take(&mut self) {
        self.held = self.held << 8 | self.bytes.get(self.at).copied().map_or(0, u32::from);
        self.at += 1;
    }
}

impl Coder for Reader {
    #[inline]
    fn code(&mut self, chance: u32, _: u32) -> u32 {
        let middle = parted(self.low, self.high, chance);
        let bit = u32::from(self.held <= middle);
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.take();
            self.low <<= 8;
            self.high = self.high << 8 | 0xFF;
        }
        bit
    }
}
