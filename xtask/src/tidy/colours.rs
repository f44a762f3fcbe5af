//! A colour has one home, `www/styles/tokens.css`; every other stylesheet calls it by name, so that dark and light,
//! shortfall and met stay one family.

use super::{Finding, SourceFile};

const HOME: &str = "www/styles/tokens.css";

/// Functions that write a colour out. `color-mix` mixes named ones, and is welcome anywhere.
const FUNCTIONS: [&str; 9] = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];

/// Finds colours written out in stylesheets other than the tokens.
pub fn check(file: &SourceFile) -> Vec<Finding> {
    if !file.is_any_of(&[".css"]) || file.path == HOME {
        return Vec::new();
    }
    let text = without_comments_and_strings(&file.text);
    let mut findings = Vec::new();
    let mut start = 0;
    for (end, delimiter) in text.match_indices(['{', '}', ';']) {
        // What a brace opens is a selector, where `#bed` is an id.
        if delimiter != "{" {
            let declaration = &text[start..end];
            for (offset, colour) in colours(declaration) {
                let line = text[..start + offset].matches('\n').count() + 1;
                let message = format!("the colour `{colour}` belongs in {HOME}");
                findings.push(Finding::at(file, line, message));
            }
        }
        start = end + delimiter.len();
    }
    findings
}

/// The colours in a declaration's value, with where they stand.
fn colours(declaration: &str) -> Vec<(usize, &str)> {
    let Some(value_start) = declaration.find(':') else {
        return Vec::new();
    };
    let value = &declaration[value_start..];
    let mut found = Vec::new();
    for (start, _) in value.match_indices('#') {
        let digits = value[start + 1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .unwrap_or(value.len() - start - 1);
        let colour = &value[start..=start + digits];
        let is_hex = colour[1..].chars().all(|c| c.is_ascii_hexdigit());
        // Within url(#name) it is the id of a shape.
        if is_hex && matches!(digits, 3 | 4 | 6 | 8) && !value[..start].ends_with('(') {
            found.push((value_start + start, colour));
        }
    }
    let word_character = |c: char| c.is_alphanumeric() || c == '-';
    for function in FUNCTIONS {
        for (start, name) in value.match_indices(function) {
            if !value[..start].ends_with(word_character) {
                found.push((value_start + start, &name[..name.len() - 1]));
            }
        }
    }
    found
}

/// The same text with comments and strings blanked, line breaks kept, so that places stay the same.
fn without_comments_and_strings(text: &str) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => rest[1..].find(first).map_or(rest.len(), |end| end + 2),
            _ => {
                blanked.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        let (hidden, after) = rest.split_at(length);
        blanked.extend(hidden.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    blanked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::testing;

    fn check_css(text: &str, lines: &[usize]) {
        testing::check(check, "www/styles/grid.css", text, lines);
    }

    #[test]
    fn colours_written_out_are_found() {
        check_css(".a {\n  color: #1a2b3c;\n  border: 1px solid #fff\n}", &[2, 3]);
        check_css(".a { background: rgb(1 2 3 / 50%); }", &[1]);
        check_css(".a {\n --x: oklch(50% 0.1 20); }", &[2]);
        check_css(".a { color: var(--ink, #000); }", &[1]);
    }

    #[test]
    fn names_ids_comments_and_strings_pass() {
        check_css("#bed, a:hover #fade { color: var(--ink); }", &[]);
        check_css(".a { fill: url(#bad); /* was #123456 */ }", &[]);
        check_css(".a { content: \"#1234\"; color: color-mix(in oklab, var(--a), var(--b)); }", &[]);
    }

    #[test]
    fn the_tokens_are_the_home_of_colours() {
        testing::check(check, HOME, ":root { --ink: #111111; }", &[]);
    }
}
