//! What was meant to be temporary: notes to oneself, debugging, code that was commented out.

use super::{Finding, SourceFile};

/// Words that must not be committed. Written in two parts, so that this file may stand in the repository.
const WORDS: [&str; 5] =
    [concat!("FIX", "ME"), concat!("XX", "X:"), concat!("todo", "!("), concat!("unimplemented", "!("), concat!("dbg", "!(")];

/// Finds leftovers in sources.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    if !file.is_any_of(&[".rs", ".js", ".mjs", ".css"]) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        for word in WORDS.iter().filter(|word| line.contains(**word)) {
            findings.push(Finding::at(file, number, format!("`{word}` is left over")));
        }
        if is_commented_out_code(line) {
            findings.push(Finding::at(file, number, "code that was commented out; the history remembers it"));
        }
    }
    findings
}

/// Whether a comment reads like a statement: prose seldom ends in a semicolon, and never also begins like code.
fn is_commented_out_code(line: &str) -> bool {
    let Some(comment) = line.trim_start().strip_prefix("//") else {
        return false;
    };
    // Documentation may show code.
    if comment.starts_with(['/', '!']) {
        return false;
    }
    let comment = comment.trim();
    let begins = ["let ", "const ", "use ", "mod ", "return ", "pub ", "import "];
    comment.ends_with(';')
        && (begins.iter().any(|word| comment.starts_with(word)) || comment.ends_with(");") || comment.ends_with("?;"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    #[test]
    fn words_that_do_not_land_are_found() {
        for word in WORDS {
            testing::check(check, "src/a.rs", &format!("fn a() {{}}\n{word}"), &[2]);
        }
    }

    #[test]
    fn commented_out_code_is_found() {
        testing::check(check, "src/a.rs", "    // let x = 1;\n    // run(x);", &[1, 2]);
        testing::check(check, "tests/a.mjs", "// const page = open();", &[1]);
    }

    #[test]
    fn prose_and_examples_pass() {
        let text = "// Use the stricter bracket; it binds\n// from that year on.\n/// let x = 1;\n//! run(x);\n";
        testing::check(check, "src/a.rs", text, &[]);
        testing::check(check, "plans/README.md", WORDS[0], &[]);
    }
}
