//! `cargo xtask schema`: the scenario file's JSON Schema, made from the shapes that check it.

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use permille_exchange::files::scenario_file;
use std::fs;
use std::path::Path;

/// Where the schema is published.
const PATH: &str = "scenarios/scenario.schema.json";

/// Writes the schema, or compares it with the committed one.
pub fn run(folders: &Folders, check: bool) -> Result<()> {
    write_or_check(folders, PATH, &scenario_file::schema(), check)
        .map_err(|failure| failure.with_way_out("Run `cargo xtask schema` and commit the result."))
}

/// Writes a generated file where it has changed, or fails where it is stale.
pub fn write_or_check(folders: &Folders, path: &str, text: &str, check: bool) -> Result<()> {
    let file = folders.root().join(Path::new(path));
    let fresh = fs::read_to_string(&file).is_ok_and(|old| old == text);
    match (fresh, check) {
        (true, _) => {
            println!("{path} is up to date.");
            Ok(())
        }
        (false, true) => Err(Failure::new(format!("{path} is stale."))),
        (false, false) => {
            fs::write(&file, text).map_err(|error| Failure::new(format!("{path} could not be written: {error}.")))?;
            println!("{path} is written.");
            Ok(())
        }
    }
}
