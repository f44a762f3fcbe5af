//! Tools that are compiled from their crates: Trunk, the command line of wasm-bindgen, what parts a module in two, what looks at the
//! dependencies, and what runs libFuzzer.
//!
//! Each version has its own folder in the cache, so that a clone at another commit does not undo this one's.

use super::{found, installing};
use crate::command::{Program, find_on_path};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Trunk bundles the page. 0.22 asks for a newer compiler than the oldest we promise to build with.
const TRUNK: Tool<'static> = Tool {
    name: "trunk",
    package: "trunk",
    version: "0.21.14",
    // Without its TLS and its look for updates: it is never asked to download anything.
    options: &["--locked", "--no-default-features"],
    // It calls other tools, and copies what they made.
    optimised: "0",
    usually: "6 minutes",
    tells: true,
    purpose: BUILD,
};

/// Parts a module where `wasm_split_helpers` in Cargo.toml marks it; the two go together.
const WASM_SPLIT: &str = "0.2.4";

/// Looks at licences, sources, duplicates and advisories of what we depend on.
const DENY: &str = "0.20.2";

/// Builds and runs what libFuzzer tries.
const FUZZ: &str = "0.13.2";

/// A tool to find or to install.
struct Tool<'a> {
    /// The program.
    name: &'a str,
    /// The crate it is made from.
    package: &'a str,
    version: &'a str,
    /// What else cargo is told.
    options: &'a [&'a str],
    /// How far it is optimised: one that does little itself is had sooner as it is.
    optimised: &'a str,
    /// How long compiling it takes on two cores.
    usually: &'a str,
    /// Whether it tells its version; one that does not is right in our own folder alone.
    tells: bool,
    /// What it is needed for.
    purpose: &'a str,
}

/// What most of them are needed for.
const BUILD: &str = "to build the app";

/// Whether Trunk is there: without it this machine has built nothing yet.
pub fn has_trunk(folders: &Folders) -> Result<bool> {
    Ok(find(folders, &TRUNK)?.is_some())
}

/// Finds or installs Trunk; answers the folder it is in.
pub fn trunk(folders: &Folders) -> Result<PathBuf> {
    set_up(folders, &TRUNK)
}

/// Finds or installs wasm-bindgen's command line in exactly the version the app is compiled with, since the two
/// share a private format; answers the folder it is in.
pub fn wasm_bindgen(folders: &Folders) -> Result<PathBuf> {
    let lock_file = folders.root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock_file).map_err(|error| {
        Failure::new(format!("Cargo.lock could not be read: {error}.")).with_way_out("`cargo generate-lockfile` writes it.")
    })?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock names no wasm-bindgen, which the app needs to run in a browser."))?;
    set_up(
        folders,
        &Tool {
            name: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version,
            // Its own lock file names crates that need a newer compiler.
            options: &["--bin", "wasm-bindgen"],
            optimised: "1",
            usually: "3 minutes",
            tells: true,
            purpose: BUILD,
        },
    )
}

/// Finds or installs what parts a module; answers the folder it is in.
pub fn wasm_split(folders: &Folders) -> Result<PathBuf> {
    set_up(
        folders,
        &Tool {
            name: "wasm-split-cli",
            package: "wasm_split_cli_support",
            version: WASM_SPLIT,
            options: &["--locked", "--features", "build-binary"],
            optimised: "1",
            usually: "2 minutes",
            tells: false,
            purpose: BUILD,
        },
    )
}

/// Finds or installs what looks at the dependencies; answers the folder it is in.
pub fn deny(folders: &Folders) -> Result<PathBuf> {
    set_up(
        folders,
        &Tool {
            name: "cargo-deny",
            package: "cargo-deny",
            version: DENY,
            options: &["--locked"],
            optimised: "1",
            usually: "3 minutes",
            tells: true,
            purpose: "to look at the dependencies",
        },
    )
}

/// Finds or installs what runs libFuzzer; answers the folder it is in.
pub fn fuzz(folders: &Folders) -> Result<PathBuf> {
    set_up(
        folders,
        &Tool {
            name: "cargo-fuzz",
            package: "cargo-fuzz",
            version: FUZZ,
            options: &["--locked"],
            optimised: "1",
            usually: "1 minute",
            tells: true,
            purpose: "to run libFuzzer",
        },
    )
}

/// Where a program of a tool stands, in our own folder or on PATH, and what that place is called.
fn find(folders: &Folders, tool: &Tool) -> Result<Option<(PathBuf, &'static str)>> {
    let is_right = |program: &Path| {
        let answer = Program::new(program).arg("--version").ask();
        answer.is_some_and(|answer| answer.split_whitespace().nth(1) == Some(tool.version))
    };
    let own = own_root(folders, tool)?.join("bin").join(tool.name);
    // Cargo puts a program there once it is whole.
    let is_own = if tool.tells { is_right(&own) } else { own.with_extension(env::consts::EXE_EXTENSION).is_file() };
    let on_path = || find_on_path(tool.name).filter(|program| tool.tells && is_right(program));
    Ok(if is_own { Some((own, "tool folder")) } else { on_path().map(|program| (program, "on PATH")) })
}

/// The folder of a version of a tool.
fn own_root(folders: &Folders, tool: &Tool) -> Result<PathBuf> {
    Ok(folders.tools()?.join(format!("{}-{}", tool.name, tool.version)))
}

fn set_up(folders: &Folders, tool: &Tool) -> Result<PathBuf> {
    if let Some((program, place)) = find(folders, tool)? {
        found(tool.name, &format!("{} ({place})", tool.version));
        return Ok(program.parent().unwrap_or(Path::new("/")).to_path_buf());
    }
    let own_root = own_root(folders, tool)?;
    installing(&format!("{} {}", tool.name, tool.version), tool.usually);
    // A folder that stays until the tool is there, so that an installation that was cut short goes on where it was.
    let build_dir = own_root.with_file_name(format!("{}-{}.build", tool.name, tool.version));
    Program::cargo()
        .args(["install", "--quiet", tool.package])
        .args(["--version", tool.version])
        .args(tool.options)
        .arg("--root")
        .arg(&own_root)
        .arg("--target-dir")
        .arg(&build_dir)
        // Trunk's own release profile takes twice as long, and makes a build of ours no faster.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.optimised)
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        // Outside the repository, its cargo settings do not apply.
        .current_dir(folders.tools_created()?)
        .run()
        .map_err(|failure| {
            failure.with_way_out(format!(
                "{} {} is needed {}; it may also stand anywhere on PATH.",
                tool.name, tool.version, tool.purpose
            ))
        })?;
    // What is left of it only takes room.
    let _ = fs::remove_dir_all(&build_dir);
    Ok(own_root.join("bin"))
}

/// The version of a package in a lock file.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.60\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
