//! The handbook as the app has it: each language's chapters of `docs/handbook` as one file of blocks, with the file that its examples are of.
//!
//! Nothing is left to be understood there: a block is a heading, a paragraph, a list, a table, a formula or code, and a piece of its text is plain, the name of
//! something on a screen, a figure, or a link. So the app draws each by itself, and no text ever becomes markup.

mod blocks;

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use serde_json::json;
use std::fs;
use std::path::PathBuf;

pub use blocks::{Chapter, Fault, read};

/// The languages, by the folders of their chapters.
pub const LANGUAGES: [&str; 2] = ["zh", "en"];

/// Where the handbook lies, as seen from the repository.
const FOLDER: &str = "docs/handbook";

/// What the file of a language is called beside the page.
pub fn file(language: &str) -> String {
    format!("handbook-{language}.json")
}

/// Lays both languages out where Trunk finds them.
pub fn make(folders: &Folders) -> Result<()> {
    let made = folders.handbook();
    let unwritten = |path: &PathBuf, error| Failure::new(format!("{} could not be written: {error}.", path.display()));
    fs::create_dir_all(&made).map_err(|error| unwritten(&made, error))?;
    for language in LANGUAGES {
        let path = made.join(file(language));
        fs::write(&path, laid_out(folders, language)?).map_err(|error| unwritten(&path, error))?;
    }
    Ok(())
}

/// The chapters of a language, in their order, with all that is wrong in them.
pub fn chapters(folders: &Folders, language: &str) -> Result<Vec<(String, Chapter, Vec<Fault>)>> {
    let folder = folders.root().join(FOLDER).join(language);
    let unread = |path: &PathBuf, error| Failure::new(format!("{} could not be read: {error}.", path.display()));
    let entries = fs::read_dir(&folder).map_err(|error| unread(&folder, error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).map_err(|error| unread(&path, error))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (chapter, faults) = read(&name, &text);
        Ok((format!("{FOLDER}/{language}/{name}"), chapter, faults))
    };
    files.into_iter().map(read).collect()
}

/// The file of a language.
fn laid_out(folders: &Folders, language: &str) -> Result<String> {
    let examples = folders.root().join(FOLDER).join("examples.scenario.json");
    let examples = fs::read_to_string(&examples)
        .map_err(|error| Failure::new(format!("{} could not be read: {error}.", examples.display())))?;
    let mut laid_out = Vec::new();
    for (path, chapter, faults) in chapters(folders, language)? {
        if let Some(fault) = faults.first() {
            return Err(Failure::new(format!("{path}:{}: {}.", fault.line, fault.message))
                .with_way_out("docs/handbook/README.md says what a chapter may hold."));
        }
        laid_out.push(chapter.as_json());
    }
    Ok(json!({ "examples": examples, "chapters": laid_out }).to_string())
}
