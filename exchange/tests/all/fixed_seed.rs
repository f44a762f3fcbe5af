//! How many cases a property is tried with, and which: the same ones each time, so that the same commit always gives the same answer.
//!
//! `cargo xtask search` puts new seeds and many cases in their place, through the variables that proptest reads after this. What it finds
//! becomes a case of its own: a plain test, which needs no record of what once failed.

use proptest::test_runner::{Config, RngSeed};

/// So many cases, always the same.
pub fn cases(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(2_026), failure_persistence: None, ..Config::default() }
}

#[cfg(test)]
mod tests {
    use super::cases;
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;

    #[test]
    fn the_same_cases_are_drawn_each_time() {
        let drawn = || {
            let mut runner = TestRunner::new(cases(8));
            let tree = proptest::collection::vec(0..u64::MAX, 8).new_tree(&mut runner);
            tree.map(|tree| tree.current())
        };
        assert_eq!(drawn(), drawn());
    }
}
