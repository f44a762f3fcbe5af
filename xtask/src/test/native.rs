//! The checks that need no browser.

use crate::command::Program;
use crate::failure::Result;
use crate::folders::Folders;
use crate::profile::SPLIT;
use crate::setup::{Toolchain, WASM_TARGET, WasmWay, office};

/// The format is rustfmt's.
pub fn format(folders: &Folders) -> Result<()> {
    Program::cargo()
        .args(["fmt", "--all", "--check"])
        .current_dir(folders.root())
        .run()
        .map_err(|failure| failure.with_way_out("`cargo fmt --all` puts it right."))
}

/// No lint complains about any crate as compiled here, tests included.
pub fn lints(folders: &Folders) -> Result<()> {
    Program::cargo()
        .args(["clippy", "--workspace", "--all-targets", "--locked"])
        .args(["--", "-D", "warnings"])
        .current_dir(folders.root())
        .run()
}

/// Nothing complains about the app as compiled for the browser: clippy where the toolchain has the target. Debian's
/// compiler comes without clippy; there the compiler's own warnings count, and what it builds is what Trunk bundles
/// next. The native lints have seen all but what is marked for wasm alone.
pub fn wasm_lints(folders: &Folders, toolchain: &Toolchain) -> Result<()> {
    let target = ["--target", WASM_TARGET, "--locked", "--features", SPLIT];
    let cargo = match toolchain.wasm {
        WasmWay::Toolchain => {
            Program::cargo().args(["clippy", "--package", "permille"]).args(target).args(["--", "-D", "warnings"])
        }
        WasmWay::Debian { .. } => Program::cargo()
            // The page that stands alone is compiled in a way of its own.
            .args(["build", "--release", "--bin", "permille", "--bin", "permille-worker"])
            .args(target)
            // Unlike `-D warnings` in RUSTFLAGS, this leaves valid what has been built.
            .env("CARGO_UNSTABLE_WARNINGS", "true")
            .env("CARGO_BUILD_WARNINGS", "deny"),
    };
    cargo.envs(toolchain.variables(folders)?).current_dir(folders.root()).run()
}

/// The tests of every crate, examples in the documentation included. What is written for Excel is worked out anew where LibreOffice is
/// there.
pub fn tests(folders: &Folders) -> Result<()> {
    let office = office::find().map(|program| (office::VARIABLE, program));
    Program::cargo().args(["test", "--workspace", "--locked"]).envs(office).current_dir(folders.root()).run()
}

/// The documentation builds without a warning, such as a link to nowhere.
pub fn documentation(folders: &Folders) -> Result<()> {
    Program::cargo()
        .args(["doc", "--workspace", "--no-deps", "--locked", "--quiet"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .current_dir(folders.root())
        .run()
}
