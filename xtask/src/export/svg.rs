//! The file as one picture. Charts live in the app, which would be long to compile before every task; so the app draws it in a run of its own.

use super::Export;
use crate::command::Program;
use crate::failure::Result;
use crate::today::today;
use permille_exchange::wording::language::Language;

/// The bytes of the file.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let scenario = export.scenarios.first().map_or("", |scenario| scenario.id.as_str());
    let language = if export.language == Language::En { "en" } else { "zh" };
    let (year, month, day) = today();
    let root = export.folders.root();
    let picture = Program::cargo()
        .args(["run", "--quiet", "--locked", "--package", "permille", "--example", "picture", "--manifest-path"])
        .arg(root.join("Cargo.toml"))
        .arg("--")
        .arg(export.file)
        .args([scenario, language, &format!("{year}-{month:02}-{day:02}")])
        .arg(root.join("www/map/outlines.json"))
        .read()?;
    Ok(picture.into_bytes())
}
