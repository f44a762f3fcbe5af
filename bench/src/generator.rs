//! Numbers that look like chance and are the same everywhere: `bench/rivals/world.mjs` makes the same ones.

/// A linear congruential generator of 32 bits.
#[derive(Clone, Copy, Debug)]
pub struct Generator(u32);

impl Generator {
    /// The one and only sequence.
    #[must_use]
    pub const fn new() -> Self {
        Self(20_261_129)
    }

    /// The next number from 0 up to but without `bound`, which is at most 2²⁹: the product stays exact in a browser's numbers.
    pub fn below(&mut self, bound: i64) -> i64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // The low bits of such a generator repeat soon.
        (i64::from(self.0 >> 8) * bound) >> 24
    }
}

impl Default for Generator {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_the_one_that_the_rivals_make() {
        let mut generator = Generator::new();
        let first: Vec<i64> = (0..4).map(|_| generator.below(1_000)).collect();
        // The same four stand in `bench/rivals/world.mjs`, which refuses to run with others.
        assert_eq!(first, [485, 965, 452, 32]);
    }
}
