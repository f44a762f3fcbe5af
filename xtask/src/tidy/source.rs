//! The text files of the repository, as the rules see them.

use crate::failure::{Failure, Result};
use std::fs;
use std::path::Path;

/// One text file.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its path as seen from the repository, with `/` on every system.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl SourceFile {
    /// A file made up for a test, or read from disk.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> SourceFile {
        SourceFile { path: path.into(), text: text.into() }
    }

    /// Whether the path ends in one of these.
    pub fn is_any_of(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// The lines, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// Folders that hold what was made or installed, and are not committed.
pub const MADE: [&str; 4] = ["target", "dist", "node_modules", "output"];

/// Reads every text file that is, or is about to be, committed. What is not UTF-8 is a picture or a font.
pub fn read_all(root: &Path) -> Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    read_folder(root, "", &mut files).map_err(|error| Failure::new(format!("The repository could not be read: {error}.")))?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_folder(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> std::result::Result<(), std::io::Error> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        // A folder, or in a second work tree a file that points to it.
        if name == ".git" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            if !MADE.contains(&name.as_str()) {
                read_folder(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            files.push(SourceFile::new(path, text));
        }
    }
    Ok(())
}
