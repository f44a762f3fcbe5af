//! Set-up: finds what a task needs, and installs what is missing.
//!
//! Every step first looks whether there is anything to do, and says in one line what it found. Only a step that
//! installs takes time, and then it says beforehand how long that usually is.

mod browser;
mod cargo_tool;
mod debian;
mod firefox;
mod node;
pub mod office;
mod wasm;

pub use browser::Browser;
pub use firefox::VARIABLE as FIREFOX;
pub use wasm::{TARGET as WASM_TARGET, WasmWay};

use crate::command::{Program, path_with};
use crate::failure::Result;
use crate::folders::Folders;
use crate::profile::Profile;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Cargo's variable for where it compiles, apart from where it puts what is done.
const KEPT: &str = "CARGO_BUILD_BUILD_DIR";

/// What building the app takes.
#[derive(Debug)]
pub struct Toolchain {
    /// How code is compiled for the browser.
    pub wasm: WasmWay,
    /// The folders that hold Trunk and the tools it calls.
    tool_dirs: Vec<PathBuf>,
}

impl Toolchain {
    /// Finds or installs all that building the app takes.
    pub fn set_up(folders: &Folders, profile: Profile) -> Result<Toolchain> {
        println!("Set-up for building the app:");
        let wasm = wasm::set_up(folders)?;
        let mut tool_dirs = vec![cargo_tool::trunk(folders)?, cargo_tool::wasm_bindgen(folders)?];
        if profile == Profile::Published {
            tool_dirs.extend([cargo_tool::wasm_split(folders)?, node::wasm_opt(folders)?]);
        }
        let toolchain = Toolchain { wasm, tool_dirs };
        toolchain.fetch_crates(folders)?;
        Ok(toolchain)
    }

    /// What Trunk, and cargo when it builds for the browser, see on top of the usual variables.
    pub fn variables(&self, folders: &Folders) -> Result<Vec<(&'static str, OsString)>> {
        let mut variables = self.wasm.variables();
        variables.push(("CARGO_TARGET_DIR", folders.wasm_target().into()));
        // Where compiled libraries are kept between clones, they are kept apart as well.
        if let Some(kept) = env::var_os(KEPT) {
            variables.push((KEPT, Path::new(&kept).join("wasm").into()));
        }
        variables.push(("PATH", path_with(&self.tool_dirs)?));
        Ok(variables)
    }

    /// Fetches the crates of the app (and of the standard library where that is built here), since Trunk is told
    /// to keep off the network. Quick when they are there.
    fn fetch_crates(&self, folders: &Folders) -> Result<()> {
        Program::cargo()
            .args(["fetch", "--quiet", "--target", wasm::TARGET])
            .envs(self.variables(folders)?)
            .current_dir(folders.root())
            .run()
    }
}

/// Finds or installs all that the browser tests take.
pub fn browser_tests(folders: &Folders) -> Result<Browser> {
    println!("Set-up for the browser tests:");
    node::packages(&folders.tests(), "test packages")?;
    browser::set_up()
}

/// Finds or installs what looks at the dependencies; answers the folder it is in.
pub fn deny(folders: &Folders) -> Result<PathBuf> {
    println!("Set-up for looking at the dependencies:");
    cargo_tool::deny(folders)
}

/// Finds or installs what runs libFuzzer; answers the folder it is in.
pub fn fuzz(folders: &Folders) -> Result<PathBuf> {
    println!("Set-up for fuzzing:");
    cargo_tool::fuzz(folders)
}

/// Finds or installs what the engine is measured against, and what judges the first visit.
pub fn bench_packages(folders: &Folders) -> Result<()> {
    node::packages(&folders.bench(), "rivals and Lightfolders")
}

/// Says what a step found.
fn found(what: &str, detail: &str) {
    println!("  {what}: {detail}");
}

/// Says what a step is about to install, and how long that usually takes.
fn installing(what: &str, usually: &str) {
    println!("  {what}: installing, usually {usually} …");
}
