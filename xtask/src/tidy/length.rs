//! One subject a file: beyond six hundred lines a source file holds more than one.

use super::{Finding, SourceFile};

const LIMIT: usize = 600;

/// Finds source files that are too long to read.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    let lines = file.text.lines().count();
    if !file.is_any_of(&[".rs", ".js", ".mjs", ".css"]) || lines <= LIMIT {
        return Vec::new();
    }
    vec![Finding::at(file, LIMIT + 1, format!("{lines} lines, and {LIMIT} are the most; which second subject could leave?"))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    #[test]
    fn the_limit_itself_is_allowed_and_one_more_is_not() {
        testing::check(check, "src/app.rs", &"x\n".repeat(LIMIT), &[]);
        testing::check(check, "src/app.rs", &"x\n".repeat(LIMIT + 1), &[LIMIT + 1]);
    }

    #[test]
    fn data_may_be_long() {
        testing::check(check, "plans/a.toml", &"x\n".repeat(5000), &[]);
    }
}
