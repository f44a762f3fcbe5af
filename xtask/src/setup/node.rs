//! What comes from npm: `wasm-opt`, and the driver of the browser tests.

use super::{found, installing};
use crate::command::{Program, find_on_path};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use std::fs;
use std::path::{Path, PathBuf};

/// The package with `wasm-opt`. Distributions' own are often too old to read what today's compilers write.
const BINARYEN: &str = "132.0.0";

/// The oldest Node whose test runner the browser tests are written for.
const OLDEST_NODE: u32 = 20;

/// Finds or installs `wasm-opt`, which halves the module; answers the folder it is in.
pub fn wasm_opt(folders: &Folders) -> Result<PathBuf> {
    let own_root = folders.tools()?.join(format!("binaryen-{BINARYEN}"));
    let own_bin = own_root.join("node_modules").join(".bin");
    // Starting it takes a moment, so its own package file is asked: npm writes that last.
    if own_root.join("node_modules/.package-lock.json").is_file() {
        found("wasm-opt", BINARYEN);
        return Ok(own_bin);
    }
    check_node()?;
    installing(&format!("wasm-opt {BINARYEN}"), "10 seconds");
    fs::create_dir_all(&own_root)
        .map_err(|error| Failure::new(format!("The folder {} could not be made: {error}.", own_root.display())))?;
    npm()
        .args(["install", "--no-save", "--ignore-scripts"])
        .arg("--prefix")
        .arg(&own_root)
        .arg(format!("binaryen@{BINARYEN}"))
        .current_dir(&own_root)
        .run()?;
    Ok(own_bin)
}

/// Installs what the package file of a folder names, as the lock file beside it has it.
pub fn packages(folder: &Path, what: &str) -> Result<()> {
    check_node()?;
    let lock_file = folder.join("package-lock.json");
    let lock = fs::read_to_string(&lock_file)
        .map_err(|error| Failure::new(format!("{} could not be read: {error}.", lock_file.display())))?;
    // The lock file that was installed, kept beside what it installed: equal means nothing to do.
    let installed = folder.join("node_modules").join("installed-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == lock) {
        found(what, "as in the lock file");
        return Ok(());
    }
    installing(what, "5 seconds");
    npm().args(["ci", "--ignore-scripts"]).current_dir(folder).run()?;
    fs::write(&installed, lock).map_err(|error| Failure::new(format!("{} could not be written: {error}.", installed.display())))
}

/// npm without its advertisements.
fn npm() -> Program {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Program::new(name).args(["--no-audit", "--no-fund", "--loglevel=error"])
}

fn check_node() -> Result<()> {
    let version = find_on_path("node").and_then(|node| Program::new(node).arg("--version").ask());
    let way_out = format!("Install Node {OLDEST_NODE} or newer, with npm, and try again.");
    match version.as_deref().map(|version| (version, major(version))) {
        Some((_, Some(major))) if major >= OLDEST_NODE => Ok(()),
        Some((version, _)) => {
            Err(Failure::new(format!("Node {version} is too old to optimise the app and to test it in a browser."))
                .with_way_out(way_out))
        }
        None => Err(Failure::new("Node is missing; it optimises the app and tests it in a browser.").with_way_out(way_out)),
    }
}

/// The first number of `v20.11.0`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(major("v20.11.0"), Some(20));
        assert_eq!(major("none"), None);
    }
}
