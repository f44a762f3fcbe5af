//! The handbook leads somewhere and calls things by their names: the app can draw every chapter, links find their places, and what is bold is the name of
//! something on a screen, in that language.

use super::{Finding, SourceFile};
use crate::failure::Result;
use crate::folders::Folders;
use crate::handbook::{self, Chapter, Fault};
use std::collections::BTreeSet;

/// Where names of things on screens stand.
const WORDS: [&str; 2] = ["src/", "exchange/src/wording/"];

/// A chapter with its path and what is wrong in it.
type Read = (String, Chapter, Vec<Fault>);

/// Checks both languages.
pub fn check(folders: &Folders, files: &[SourceFile]) -> Result<Vec<Finding>> {
    let said = literals(files.iter().filter(|file| is_wording(file)).map(|file| file.text.as_str()));
    let mut findings = Vec::new();
    for language in handbook::LANGUAGES {
        findings.extend(wrong(&handbook::chapters(folders, language)?, &said));
    }
    Ok(findings)
}

fn is_wording(file: &SourceFile) -> bool {
    file.is_any_of(&[".rs"]) && WORDS.iter().any(|folder| file.path.starts_with(folder))
}

/// What is wrong in the chapters of a language.
fn wrong(chapters: &[Read], said: &BTreeSet<&str>) -> Vec<Finding> {
    let leads = |id: &str, place: &str| {
        let found = chapters.iter().find(|(_, chapter, _)| chapter.id == id);
        found.is_some_and(|(_, chapter, _)| place.is_empty() || chapter.places.iter().any(|one| one == place))
    };
    let mut findings = Vec::new();
    for (path, chapter, faults) in chapters {
        let mut find = |line: usize, message: String| findings.push(Finding { path: path.clone(), line: Some(line), message });
        faults.iter().for_each(|fault| find(fault.line, fault.message.clone()));
        for (id, place, line) in chapter.links.iter().filter(|(id, place, _)| !leads(id, place)) {
            find(*line, format!("leads to “{id}#{place}”, which is not there"));
        }
        for (name, line) in chapter.names.iter().filter(|(name, _)| !is_said(said, name)) {
            find(*line, format!("“{name}” is the name of nothing on a screen"));
        }
    }
    findings
}

/// Whether something is called so; the dots of a button that asks further may be left out.
fn is_said(said: &BTreeSet<&str>, name: &str) -> bool {
    said.contains(name) || said.contains(format!("{name}…").as_str())
}

/// What stands between the quotation marks of sources, as far as nothing in it is escaped.
fn literals<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let lines = texts.flat_map(str::lines).filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook::read;

    /// Compares the lines of two chapters that are wrong.
    fn check_wrong(one: &str, other: &str, expected: &[(&str, usize)]) {
        let chapter = |name: &str, text: &str| {
            let (chapter, faults) = read(name, text);
            (name.to_owned(), chapter, faults)
        };
        let said =
            literals(["const SAVE: Word = Word::new(\"保存\", \"Save\");\n// \"Told\"\nREAD: \"读取…\", \"Read…\";"].into_iter());
        let findings = wrong(&[chapter("01-a.md", one), chapter("02-b.md", other)], &said);
        let lines: Vec<_> = findings.iter().map(|finding| (finding.path.as_str(), finding.line.unwrap_or(0))).collect();
        assert_eq!(lines, expected, "{findings:?}");
    }

    #[test]
    fn names_and_links_that_are_right_pass() {
        check_wrong(
            "# A\n\n**Save**, **Read**, [b](02-b.md#p), [b](02-b.md)\n",
            "# B\n\n<a id=\"p\"></a>\n## P\n\n**保存**\n",
            &[],
        );
    }

    #[test]
    fn a_name_that_nothing_has_is_found() {
        check_wrong("# A\n\n**Keep**\n", "# B\n\n**Told**\n", &[("01-a.md", 3), ("02-b.md", 3)]);
    }

    #[test]
    fn a_link_to_no_chapter_and_one_to_no_place_are_found() {
        check_wrong("# A\n\n[c](03-c.md)\n[b](02-b.md#q)\n", "# B\n", &[("01-a.md", 3), ("01-a.md", 4)]);
    }

    #[test]
    fn what_cannot_be_drawn_is_found() {
        check_wrong("# A\n\n![x](x.png)\n", "# B\n", &[("01-a.md", 3)]);
    }
}
