//! The engine sees no clock, file, environment, network or thread: the same inputs give the same outlook anywhere.

use super::{Finding, SourceFile};

/// What of the standard library reaches the outside.
const OUTSIDE: [&str; 6] = ["time", "fs", "env", "net", "thread", "process"];

/// Finds `std::time` and its like, grouped imports included, in the engine's sources. Comments may speak of them.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    if !(file.path.starts_with("engine/src/") && file.is_any_of(&[".rs"])) {
        return Vec::new();
    }
    let code: String = file.lines().flat_map(|(_, line)| [line.split("//").next().unwrap_or_default(), "\n"]).collect();
    let mut findings = Vec::new();
    for (start, path) in code.match_indices("std::") {
        let line = code[..start].matches('\n').count() + 1;
        let after = &code[start + path.len()..];
        for module in first_segments(after) {
            if OUTSIDE.contains(&module) {
                findings.push(Finding::at(
                    file,
                    line,
                    format!("the engine is pure and must not use std::{module}; pass the value in"),
                ));
            }
        }
    }
    findings
}

/// The modules named right after `std::`: one, or each of a group in braces.
fn first_segments(after: &str) -> Vec<&str> {
    let Some(group) = after.strip_prefix('{') else {
        return first_word(after).into_iter().collect();
    };
    let mut depth = 0;
    let mut segments = Vec::new();
    let mut item_start = 0;
    for (index, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                segments.extend(first_word(&group[item_start..index]));
                item_start = index + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    segments
}

fn first_word(text: &str) -> Option<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).find(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    fn check_engine(text: &str, lines: &[usize]) {
        testing::check(check, "engine/src/outlook/mod.rs", text, lines);
    }

    #[test]
    fn the_outside_is_found_however_it_is_imported() {
        check_engine("use std::fmt;\nuse std::time::Instant;\n", &[2]);
        check_engine("fn f() { ::std::env::args(); }", &[1]);
        check_engine("use std::{fmt, fs};", &[1]);
        check_engine("use std::{\n    collections::{BTreeMap, HashMap},\n    thread,\n};", &[1]);
    }

    #[test]
    fn what_is_pure_passes() {
        check_engine("use std::{fmt, collections::{BTreeMap, btree_map}};", &[]);
        check_engine("// No std::time here.\nuse std::num::NonZero;", &[]);
        check_engine("use crate::time;", &[]);
    }

    #[test]
    fn other_crates_may_look_outside() {
        testing::check(check, "xtask/src/main.rs", "use std::fs;", &[]);
    }
}
