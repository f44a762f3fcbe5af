//! `cargo xtask tidy`: the project's rules that no compiler checks. One file a rule, each with its own tests, since a
//! check that cannot fail is no check.

mod arrows;
mod colours;
mod documents;
mod engine_purity;
mod fixed_seeds;
mod handbook;
mod kinds;
mod layers;
mod leftovers;
mod length;
mod machine_paths;
pub mod source;
mod tables;

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use source::SourceFile;

/// One break of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    /// The file, as seen from the repository.
    path: String,
    /// The line, from 1; none when it is about the file as a whole.
    line: Option<usize>,
    /// What is wrong there.
    message: String,
}

impl Finding {
    /// About one line of a file.
    fn at(file: &SourceFile, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: file.path.clone(), line: Some(line), message: message.into() }
    }

    /// About a file as a whole.
    fn of(path: &str, message: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line: None, message: message.into() }
    }
}

/// Checks every rule and lists all that breaks one.
pub fn run(folders: &Folders) -> Result<()> {
    let files = source::read_all(folders.root())?;
    let mut findings = arrows::check(folders)?;
    for file in &files {
        findings.extend(engine_purity::check(file));
        findings.extend(length::check(file));
        findings.extend(leftovers::check(file));
        findings.extend(machine_paths::check(file));
        findings.extend(colours::check(file));
        findings.extend(fixed_seeds::check(file));
    }
    findings.extend(documents::check(&files, |path| folders.root().join(path).exists()));
    findings.extend(kinds::check(&files));
    findings.extend(tables::check(&files));
    findings.extend(layers::check(&files));
    findings.extend(handbook::check(folders, &files)?);

    for finding in &findings {
        match finding.line {
            Some(line) => println!("{}:{line}: {}", finding.path, finding.message),
            None => println!("{}: {}", finding.path, finding.message),
        }
    }
    if findings.is_empty() {
        println!("{} files keep the project's rules.", files.len());
        Ok(())
    } else {
        let places = match findings.len() {
            1 => "one place".to_owned(),
            many => format!("{many} places"),
        };
        Err(Failure::new(format!("The project's rules are broken in {places}, named above.")))
    }
}

/// What a rule's tests share.
#[cfg(test)]
mod testing {
    use super::{Finding, SourceFile};

    /// Runs a rule over one file and compares the lines it complains about.
    pub fn check(rule: impl Fn(&SourceFile) -> Vec<Finding>, path: &str, text: &str, expected_lines: &[usize]) {
        let findings = rule(&SourceFile::new(path, text));
        let lines: Vec<_> = findings.iter().filter_map(|finding| finding.line).collect();
        assert_eq!(lines, expected_lines, "{path}:\n{text}\n{findings:?}");
    }
}
