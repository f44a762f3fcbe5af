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
use crate::profile::{Profile, SPLIT, WORKING};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::thread;

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
        let mut toolchain = Toolchain { wasm: wasm::set_up(folders)?, tool_dirs: Vec::new() };
        toolchain.fetch_crates(folders)?;
        let bare = !cargo_tool::has_trunk(folders)?;
        toolchain.tool_dirs = thread::scope(|scope| {
            // The tools and the app are long in coming, and neither needs the other yet.
            bare.then(|| scope.spawn(|| toolchain.compile_ahead(folders, profile)));
            tools(folders, profile)
        })?;
        Ok(toolchain)
    }

    /// Compiles what Trunk will ask for. What fails is left to Trunk, which says so.
    fn compile_ahead(&self, folders: &Folders, profile: Profile) {
        let Ok(variables) = self.variables(folders) else { return };
        let build = Program::cargo().args([
            "build",
            "--locked",
            "--target",
            wasm::TARGET,
            "--bin",
            "permille",
            "--bin",
            "permille-worker",
        ]);
        let build = match profile {
            Profile::Published => build.args(["--release", "--features", SPLIT]),
            Profile::Working => build.args(["--profile", WORKING]),
        };
        build.envs(variables).current_dir(folders.root()).ask();
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

/// Finds or installs the tools that Trunk calls, and Trunk; answers the folders they are in.
fn tools(folders: &Folders, profile: Profile) -> Result<Vec<PathBuf>> {
    let mut found = vec![cargo_tool::trunk(folders)?, cargo_tool::wasm_bindgen(folders)?];
    if profile == Profile::Published {
        found.extend([cargo_tool::wasm_split(folders)?, node::wasm_opt(folders)?]);
    }
    Ok(found)
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
