//! How code is compiled for the browser: with the toolchain's own wasm target, or with Debian's compiler.
//!
//! Toolchains carry the wasm target or may download it. Where rustup is told to install nothing
//! (`RUSTUP_AUTO_INSTALL=0`), or the download fails, Debian's `rustc-web` compiles the app together with the
//! standard library from `rust-web-src`; only the linker still comes from the toolchain.

use super::{debian, found, installing};
use crate::command::{Program, find_on_path};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler, which carries no wasm library but can build one.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// Debian's packages: the compiler that it keeps new enough to build browsers, and the source of its library.
const DEBIAN_PACKAGES: [&str; 2] = ["rustc-web", "rust-web-src"];

/// The oldest compiler that edition 2024 and our dependencies take, as `rust-version` in Cargo.toml.
const OLDEST_MINOR: u32 = 88;

/// The way code is compiled for the browser on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WasmWay {
    /// The toolchain in use has the wasm target.
    Toolchain,
    /// Debian's compiler builds the standard library, and this program links.
    Debian {
        /// The toolchain's `rust-lld`, or a `wasm-ld`.
        linker: PathBuf,
    },
}

impl WasmWay {
    /// The variables that cargo and Trunk need for this way, and that native builds must not see.
    pub fn variables(&self) -> Vec<(&'static str, OsString)> {
        match self {
            WasmWay::Toolchain => Vec::new(),
            WasmWay::Debian { linker } => vec![
                ("RUSTC", DEBIAN_RUSTC.into()),
                // Building the standard library is an unstable feature of cargo and rustc.
                ("RUSTC_BOOTSTRAP", "1".into()),
                ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".into()),
                ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.clone().into()),
            ],
        }
    }
}

/// Finds a way, or makes one.
pub fn set_up(folders: &Folders) -> Result<WasmWay> {
    if toolchain_has_target(folders) {
        found("wasm target", "the toolchain's own");
        return Ok(WasmWay::Toolchain);
    }
    let reason = if find_on_path("rustup").is_none() {
        "no rustup"
    } else if env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0") {
        "rustup is told to install nothing"
    } else {
        installing("wasm target", "half a minute");
        let added = Program::new("rustup").args(["target", "add", TARGET]).current_dir(folders.root()).run();
        if added.is_ok() && toolchain_has_target(folders) {
            return Ok(WasmWay::Toolchain);
        }
        "rustup could not download it"
    };

    if !debian_compiler_is_there() {
        installing(&format!("wasm target, by Debian's rustc ({reason})"), "a minute");
        debian::install(&DEBIAN_PACKAGES).map_err(|failure| {
            Failure::new(format!("There is no way here to compile for the browser ({reason}). {failure}")).with_way_out(format!(
                "Any of these makes one: `rustup target add {TARGET}` where rustup may download, or Debian's \
                 packages {}.",
                DEBIAN_PACKAGES.join(" and ")
            ))
        })?;
    }
    if !debian_compiler_is_there() {
        return Err(Failure::new(format!(
            "Debian's packages are installed, but {DEBIAN_RUSTC} is older than 1.{OLDEST_MINOR} or lacks the \
             source of its standard library."
        ))
        .with_way_out("`apt-cache policy rustc-web` shows which versions Debian offers."));
    }
    let linker = find_linker(folders)?;
    found("wasm target", &format!("Debian's rustc builds it with the standard library ({reason})"));
    Ok(WasmWay::Debian { linker })
}

/// Whether the compiler in use has the target's standard library.
fn toolchain_has_target(folders: &Folders) -> bool {
    rustc(folders).args(["--print", "target-libdir", "--target", TARGET]).ask().is_some_and(|dir| {
        // The folder alone says nothing: rustup may leave an empty one.
        Path::new(&dir).read_dir().is_ok_and(|mut files| {
            files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd")))
        })
    })
}

/// The compiler in use.
fn rustc(folders: &Folders) -> Program {
    Program::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).current_dir(folders.root())
}

/// Whether Debian's compiler is new enough and has its standard library's source.
fn debian_compiler_is_there() -> bool {
    let version = Program::new(DEBIAN_RUSTC).arg("--version").ask();
    let sysroot = Program::new(DEBIAN_RUSTC).args(["--print", "sysroot"]).ask();
    let new_enough = version.as_deref().and_then(minor_version).is_some_and(|minor| minor >= OLDEST_MINOR);
    let has_source = sysroot.is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file());
    new_enough && has_source
}

/// The second number of `rustc 1.96.0 (…)`.
fn minor_version(version: &str) -> Option<u32> {
    let numbers = version.strip_prefix("rustc 1.")?;
    numbers.split('.').next()?.parse().ok()
}

/// Finds the toolchain's `rust-lld`, or another linker for wasm.
fn find_linker(folders: &Folders) -> Result<PathBuf> {
    let in_toolchain = || {
        let sysroot = PathBuf::from(rustc(folders).args(["--print", "sysroot"]).ask()?);
        let hosts = sysroot.join("lib/rustlib").read_dir().ok()?;
        hosts.filter_map(|host| Some(host.ok()?.path().join("bin/rust-lld"))).find(|linker| linker.is_file())
    };
    in_toolchain().or_else(|| find_on_path("rust-lld")).or_else(|| find_on_path("wasm-ld")).ok_or_else(|| {
        Failure::new("No linker for wasm was found: neither `rust-lld` nor `wasm-ld`.")
            .with_way_out("Debian's package lld has `wasm-ld`.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_compiler_is_read() {
        assert_eq!(minor_version("rustc 1.96.0 (built from source)"), Some(96));
        assert_eq!(minor_version("rustc 1.63.0"), Some(63));
        assert_eq!(minor_version("gcc 12"), None);
    }

    #[test]
    fn only_the_debian_way_needs_variables() {
        assert!(WasmWay::Toolchain.variables().is_empty());
        let linker = PathBuf::from("rust-lld");
        let names: Vec<_> = WasmWay::Debian { linker }.variables().into_iter().map(|(name, _)| name).collect();
        assert!(names.contains(&"RUSTC") && names.contains(&"CARGO_UNSTABLE_BUILD_STD"));
    }
}
