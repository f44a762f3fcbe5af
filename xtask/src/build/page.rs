//! What every published page keeps: no script in the page itself, nothing from elsewhere, nothing missing.

use crate::failure::{Failure, Result};
use std::path::Path;

/// Checks the built page against the files beside it.
pub fn check(html: &str, dist: &Path) -> Result<()> {
    let problems = problems(html, |file| dist.join(file).is_file());
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!("The built page breaks a promise:\n  {}", problems.join("\n  ")))
            .with_way_out("Look at www/index.html and at Trunk.toml, which together make dist/index.html."))
    }
}

/// What is wrong with the page, given which files stand beside it.
fn problems(html: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut problems = Vec::new();
    for tag in tags(html) {
        let (name, _) = tag.split_at(tag.find(|c: char| !c.is_alphanumeric()).unwrap_or(tag.len()));
        if name == "script" && attribute(tag, "src").is_none() {
            problems.push(format!("<{tag}> stands in the page, and its policy refuses inline scripts"));
        }
        if name == "style" || attribute(tag, "style").is_some() {
            continue;
        }
        let links = [
            "src",
            "href",
            "data-js",
            "data-wasm",
            "data-part",
            "data-later",
            "data-worker-script",
            "data-worker-module",
            "data-offline",
            "data-outlines",
            "data-page",
            "data-handbook-zh",
            "data-handbook-en",
        ];
        for link in links.iter().filter_map(|link| attribute(tag, link)) {
            let file = link.split(['?', '#']).next().unwrap_or_default();
            let file = file.strip_prefix("./").unwrap_or(file);
            if link.contains("//") {
                problems.push(format!("<{tag}> asks another origin for `{link}`"));
            } else if link.starts_with('/') {
                problems.push(format!("<{tag}> names `{link}` from the server's root, not beside the page"));
            } else if !file.is_empty() && !link.starts_with("data:") && !exists(file) {
                problems.push(format!("<{tag}> names `{file}`, which is not in dist/"));
            }
        }
    }
    problems
}

/// The opening tags of a page, without their brackets, comments left out.
fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let end = if after.starts_with("!--") { "-->" } else { ">" };
        let Some((tag, after)) = after.split_once(end) else {
            break;
        };
        if !tag.starts_with(['!', '/']) {
            tags.push(tag);
        }
        rest = after;
    }
    tags
}

/// The value of an attribute, in double or single quotes or none.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some((before, value)) = rest.split_once(&format!("{name}=")) {
        if before.ends_with(char::is_whitespace) {
            return match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
                _ => value.split_whitespace().next(),
            };
        }
        rest = value;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[&str]) {
        let problems = problems(html, |file| file == "boot.js" || file == "style.css");
        assert_eq!(problems.len(), expected.len(), "{html}: {problems:?}");
        for (problem, expected) in problems.iter().zip(expected) {
            assert!(problem.contains(expected), "{html}: {problem}");
        }
    }

    #[test]
    fn a_page_with_its_files_beside_it_passes() {
        check(
            "<!doctype html><link rel=stylesheet href=style.css><a href='#main'>x</a>\
             <!-- <script>old</script> --><script type=\"module\" src=\"./boot.js\"></script>",
            &[],
        );
    }

    #[test]
    fn an_inline_script_is_found() {
        check("<script type=\"module\">go()</script>", &["inline scripts"]);
        check("<script data-src=\"boot.js\"></script>", &["inline scripts"]);
    }

    #[test]
    fn other_origins_roots_and_missing_files_are_found() {
        check("<img src=\"https://example.org/a.png\">", &["another origin"]);
        check("<img src=\"//example.org/a.png\">", &["another origin"]);
        check("<link href=\"/style.css\">", &["server's root"]);
        check("<script src=\"gone.js\"></script>", &["`gone.js`, which is not"]);
    }
}
