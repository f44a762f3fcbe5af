//! A property draws the same cases each time, so that the same commit gives the same answer; `cargo xtask search` looks for new ones.

use super::{Finding, SourceFile};
use crate::properties;

/// Where a crate says how cases are drawn.
const HOME: &str = "tests/all/fixed_seed.rs";

/// What draws cases by a configuration of its own. In two parts, so that this file may stand in the repository.
const OWN: [&str; 2] = [concat!("Proptest", "Config"), concat!("Test", "Runner")];

/// Finds properties whose cases do not come from the crate's fixed seed.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    if !file.is_any_of(&[".rs"]) {
        return Vec::new();
    }
    if file.path.ends_with(HOME) {
        let fixed = file.text.contains("rng_seed: RngSeed::Fixed(") && file.text.contains("failure_persistence: None");
        return if fixed {
            Vec::new()
        } else {
            vec![Finding::of(&file.path, "it must fix the seed, and keep no record of failures")]
        };
    }
    let is_fixed = |block: &properties::Block<'_>| {
        let inner = block.configuration.strip_prefix("#![proptest_config(").unwrap_or_default();
        inner.rsplit_once("fixed_seed::cases(").is_some_and(|(path, _)| path.is_empty() || path.ends_with("::"))
    };
    let blocks = properties::blocks(&file.text);
    let loose = blocks.iter().filter(|block| !is_fixed(block)).map(|block| block.line);
    let own = file.lines().filter(|(_, line)| {
        let code = line.split("//").next().unwrap_or_default();
        OWN.iter().any(|word| code.contains(word))
    });
    let mut lines: Vec<usize> = loose.chain(own.map(|(line, _)| line)).collect();
    lines.sort_unstable();
    let message = "cases are drawn from a fixed seed: `#![proptest_config(fixed_seed::cases(…))]` first in the block";
    lines.into_iter().map(|line| Finding::at(file, line, message)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    fn check_source(text: &str, lines: &[usize]) {
        let text = text.replace("proptest!", concat!("proptest", "!"));
        testing::check(check, "engine/tests/all/a.rs", &text, lines);
    }

    #[test]
    fn cases_from_a_seed_nobody_knows_are_found() {
        check_source("proptest! {\n    #[test]\n    fn a(x: u8) {}\n}", &[1]);
        check_source("\nproptest! {\n    #![proptest_config(any())]\n    #[test]\n    fn a(x: u8) {}\n}", &[2]);
        check_source("    proptest!(|(x in 0..9)| {});", &[1]);
        let config = OWN[0];
        check_source(&format!("proptest! {{\n    #![proptest_config({config}::with_cases(48))]\n}}"), &[1, 2]);
        check_source(&format!("let mut runner = {}::default();", OWN[1]), &[1]);
    }

    #[test]
    fn cases_from_the_fixed_seed_pass() {
        check_source("proptest! {\n    #![proptest_config(fixed_seed::cases(48))]\n\n    #[test]\n    fn a(x: u8) {}\n}", &[]);
        check_source("proptest! {\n    #![proptest_config(crate::common::fixed_seed::cases(48))]\n}", &[]);
        check_source("// proptest! draws cases.\n#[test]\nfn a() {}", &[]);
    }

    #[test]
    fn the_home_must_fix_the_seed() {
        let path = "engine/tests/all/fixed_seed.rs";
        let good = "Config { cases, rng_seed: RngSeed::Fixed(2_026), failure_persistence: None, ..Config::default() }";
        assert!(check(&SourceFile::new(path, good)).is_empty());
        for loose in [good.replace("Fixed(2_026)", "Random"), good.replace("failure_persistence: None, ", "")] {
            assert_eq!(check(&SourceFile::new(path, loose)).len(), 1);
        }
    }
}
