//! The module of a page that stands alone: the app with its worker.

use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::profile::SPLIT;
use crate::setup::{Toolchain, WASM_TARGET};
use crate::wasm_opt::optimise;
use std::fs;
use std::path::Path;

/// How much it is optimised. The smallest module is not the one that is smallest when compressed, and takes half a minute more to make.
const LEVEL: &str = "-O1";
/// The engine is compiled for size: a page that goes by mail has room for a province, and a province leaves time.
const ENGINE: &str = "profile.release.package.permille-engine.opt-level=\"z\"";
/// The feature that leaves out what would make it too heavy.
const ALONE: &str = "alone";
/// The program that it is.
const PROGRAM: &str = "permille-page";

/// The module, with the script of its own that starts it.
#[derive(Clone, Debug)]
pub struct Module {
    /// The app and its worker.
    pub bytes: Vec<u8>,
    /// Its script.
    pub script: String,
}

impl Module {
    /// Compiles it, or takes it as it was made from the same.
    pub fn make(folders: &Folders, toolchain: &Toolchain) -> Result<Module> {
        let variables = toolchain.variables(folders)?;
        let run = |task: Program| task.envs(variables.iter().cloned()).current_dir(folders.root()).run();
        run(Program::cargo().args(["build", "--release", "--locked", "--target", WASM_TARGET, "--config", ENGINE]).args([
            // With what the site has, so that libraries are compiled once.
            "--features",
            &format!("{SPLIT},{ALONE}"),
            "--package",
            "permille",
            "--bin",
            PROGRAM,
        ]))?;
        let compiled = folders.wasm_target().join(WASM_TARGET).join("release").join(format!("{PROGRAM}.wasm"));
        let folder = folders.wasm_target().join("page").join(PROGRAM);
        let [small, made_from] = ["ordered", "ordered-from"].map(|name| format!("{name}{LEVEL}.wasm"));
        let [bound, script, small, made_from] = ["bound_bg.wasm", "bound.js", &small, &made_from].map(|name| folder.join(name));
        let compiled_bytes = read(&compiled)?;
        let is_as_before = fs::read(&made_from).is_ok_and(|before| before == compiled_bytes) && small.is_file();
        if !is_as_before {
            run(Program::new("wasm-bindgen")
                .args(["--target", "no-modules", "--no-typescript", "--out-name", "bound", "--out-dir"])
                .arg(&folder)
                .arg(&compiled))?;
            optimise(run, LEVEL, &bound, &small)?;
            fs::write(&made_from, compiled_bytes)
                .map_err(|error| Failure::new(format!("{} could not be written: {error}.", made_from.display())))?;
        }
        Ok(Module { bytes: read(&small)?, script: text(&script)? })
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Failure::new(format!("{} could not be read: {error}.", path.display())))
}

fn text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| Failure::new(format!("{} is no text.", path.display())))
}
