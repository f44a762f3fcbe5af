//! `cargo xtask evaluate`: the outlook of a scenario file.

use crate::failure::Result;
use crate::folders::Folders;
use crate::norms;
use crate::opened::Opened;
use permille_exchange::tables;
use std::path::Path;

/// Prints what is required, available and missing in a scenario of a file, or in all of them. What is worth a look goes to the
/// error output.
pub fn run(folders: &Folders, file: &Path, scenario: Option<&str>) -> Result<()> {
    let opened = Opened::read(folders, file)?;
    let wanted = opened.scenarios(scenario)?;
    norms::print(&tables::outlook_table(&opened.model, wanted))
}
