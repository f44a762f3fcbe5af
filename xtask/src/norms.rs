//! `cargo xtask norms`: the norms of all plans, with their sources.

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use permille_engine::plan::Plan;
use permille_exchange::files::fault::FileProblem;
use permille_exchange::files::plan_file;
use permille_exchange::tables;
use permille_exchange::wording::language::Language;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::sync::Arc;

/// Prints one line a target of every norm in `plans/`.
pub fn run(folders: &Folders) -> Result<()> {
    print(&tables::catalogue(&plans(folders)?))
}

/// Every plan in `plans/`, by file name: a new one needs no code.
pub fn plans(folders: &Folders) -> Result<Vec<Arc<Plan>>> {
    let folder = folders.root().join("plans");
    let unread = |error: io::Error| Failure::new(format!("The plans could not be read: {error}."));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            // The words that documents are read with are no plan.
            if name == "vocabulary.toml" {
                continue;
            }
            files.push((format!("plans/{name}"), fs::read_to_string(&path).map_err(unread)?));
        }
    }
    files.sort();
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    plan_file::read_all(files).map_err(|problems| told(&problems))
}

/// All problems, one a line.
pub fn told(problems: &[FileProblem]) -> Failure {
    let lines: Vec<_> = problems.iter().map(|problem| problem.sentence(Language::En)).collect();
    Failure::new(lines.join("\n"))
}

/// Prints a table; a reader that has seen enough, such as `head`, is no failure.
pub fn print(table: &str) -> Result<()> {
    match io::stdout().lock().write_all(table.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("The table could not be printed: {error}.")))
        }
        _ => Ok(()),
    }
}
