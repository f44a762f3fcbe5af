//! The inputs that are kept: what fuzzing found, and the files that the repository has anyway.

use std::path::Path;
use std::{fs, io};

use crate::Reader;

/// The longest input that is changed: beyond it, trying one takes longer than it tells.
pub const MOST_BYTES: usize = 64 * 1024;

/// An input that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its file, as seen from the repository.
    pub file: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The kept inputs of a reader, by name, of the repository in this folder.
///
/// # Errors
/// Where a folder or a file cannot be read.
pub fn kept(repository: &Path, reader: &Reader) -> io::Result<Vec<Kept>> {
    let own = format!("fuzz/corpus/{}", reader.name);
    let mut all = files(repository, &own, "")?;
    for (folder, ending) in reader.also {
        all.extend(files(repository, folder, ending)?);
    }
    Ok(all)
}

fn files(repository: &Path, folder: &str, ending: &str) -> io::Result<Vec<Kept>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(repository.join(folder))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && name.ends_with(ending) {
            let bytes = fs::read(entry.path())?;
            if bytes.len() <= MOST_BYTES {
                found.push(Kept { file: format!("{folder}/{name}"), bytes });
            }
        }
    }
    found.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(found)
}
