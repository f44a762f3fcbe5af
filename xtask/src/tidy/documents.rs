//! What a document points at is there: pages by links, files and folders of the repository by their paths in backticks. Files are moved, and a
//! page that leads to nothing is worse than none.

use super::source::MADE;
use super::{Finding, SourceFile};

/// What changed is told by the names of that time.
const HISTORY: &str = "CHANGELOG.md";

/// Finds links and paths that lead nowhere; `exists` answers for a path as seen from the repository.
pub fn check(files: &[SourceFile], exists: impl Fn(&str) -> bool) -> Vec<Finding> {
    let folders: Vec<&str> = files.iter().filter_map(|file| Some(file.path.split_once('/')?.0)).collect();
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.is_any_of(&[".md"]) && file.path != HISTORY) {
        let mut shows_code = false;
        for (number, line) in file.lines() {
            if line.starts_with("```") {
                shows_code = !shows_code;
            }
            if shows_code {
                continue;
            }
            let links = linked(line).filter_map(|target| Some((target, resolved(&file.path, target)?)));
            let named = quoted(line).filter(|path| is_ours(path, &folders));
            let named = named.map(|path| (path, path.trim_end_matches('/').to_owned()));
            let lost = links.chain(named).filter(|(_, path)| !exists(path));
            findings.extend(lost.map(|(target, _)| Finding::at(file, number, format!("leads to {target}, which is not there"))));
        }
    }
    findings
}

/// The targets of links in a line, without the place within the page.
fn linked(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| {
        let (target, _) = rest.split_once(')')?;
        let page = target.split('#').next().unwrap_or_default();
        (!page.is_empty() && !page.contains(':')).then_some(page)
    })
}

/// The words of a line that stand in backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Whether words are a path that begins in one of the repository's folders, and not in one that is made.
fn is_ours(words: &str, folders: &[&str]) -> bool {
    let plain = words.chars().all(|letter| letter.is_ascii_alphanumeric() || "_./-".contains(letter));
    let Some((first, _)) = words.split_once('/') else { return false };
    plain && folders.contains(&first) && !words.split('/').any(|part| MADE.contains(&part))
}

/// Where a link of a page leads, as seen from the repository; `None` where it leaves it.
fn resolved(page: &str, target: &str) -> Option<String> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the lines of a page that lead nowhere, among a few files.
    fn check_lost(path: &str, text: &str, expected_lines: &[usize]) {
        let there = ["README.md", "docs/a.md", "docs/b.png", "src/app.rs", "src/text"];
        let files = [SourceFile::new(path, text), SourceFile::new("src/app.rs", ""), SourceFile::new("docs/x.md", "")];
        let findings = check(&files, |path| there.contains(&path));
        let lines: Vec<usize> = findings.iter().filter_map(|finding| finding.line).collect();
        assert_eq!(lines, expected_lines, "{path}:\n{text}\n{findings:?}");
    }

    #[test]
    fn links_and_paths_that_are_there_pass() {
        check_lost("docs/a.md", "[r](../README.md#keyboard) ![b](b.png) [w](https://example.org/x) [h](#here)", &[]);
        check_lost("README.md", "`src/app.rs`, `src/text/`, `src → exchange`, `target/x.html`, `src/*.rs`, `a/b`", &[]);
    }

    #[test]
    fn a_link_or_a_path_to_nothing_is_found() {
        check_lost("docs/a.md", "good\n[gone](gone.md)\n`src/gone.rs`", &[2, 3]);
        check_lost("docs/a.md", "[beside](README.md)", &[1]);
    }

    #[test]
    fn history_and_examples_of_code_are_left_alone() {
        check_lost("CHANGELOG.md", "`src/gone.rs`", &[]);
        check_lost("README.md", "```sh\n`src/gone.rs`\n```\n", &[]);
    }
}
