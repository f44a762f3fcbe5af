//! The two modules of a page that stands alone: the app with its worker, and what unpacks it.

use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::house::House;
use crate::setup::{WASM_TARGET, Workshop};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// What the compiler may use of WebAssembly, as Trunk tells it: what every browser has that has SIMD.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-simd",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The modules, each with the script of its own that starts it.
#[derive(Clone, Debug)]
pub struct Modules {
    /// The app and its worker.
    pub module: Vec<u8>,
    /// Its script.
    pub script: String,
    /// What unpacks them.
    pub unpacker: Vec<u8>,
    /// Its script.
    pub unpacker_script: String,
}

impl Modules {
    /// Compiles both, or takes them as they were made from the same.
    pub fn make(house: &House, workshop: &Workshop) -> Result<Modules> {
        let variables = workshop.variables(house)?;
        // The smallest module is not the one that packs smallest: what it saves is what is foretold best.
        let (script, module) = made(house, &variables, ("permille", "permille-page"), "-O1")?;
        let (unpacker_script, unpacker) = made(house, &variables, ("permille-pack", "permille-unpack"), "-O3")?;
        Ok(Modules { module, script, unpacker, unpacker_script })
    }
}

/// A program of a package for the browser: its script and its module.
fn made(
    house: &House,
    variables: &[(&str, OsString)],
    (package, program): (&str, &str),
    level: &str,
) -> Result<(String, Vec<u8>)> {
    let run = |task: Program| task.envs(variables.iter().cloned()).current_dir(house.root()).run();
    run(Program::cargo().args(["build", "--release", "--locked", "--target", WASM_TARGET]).args([
        "--package",
        package,
        "--bin",
        program,
    ]))?;
    let compiled = house.wasm_target().join(WASM_TARGET).join("release").join(format!("{program}.wasm"));
    let folder = house.wasm_target().join("page").join(program);
    let [small, made_from] = ["small", "made-from"].map(|name| format!("{name}{level}.wasm"));
    let [bound, script, small, made_from] = ["bound_bg.wasm", "bound.js", &small, &made_from].map(|name| folder.join(name));
    let compiled_bytes = read(&compiled)?;
    if fs::read(&made_from).is_ok_and(|before| before == compiled_bytes) && small.is_file() {
        return Ok((text(&script)?, read(&small)?));
    }
    run(Program::new("wasm-bindgen")
        .args(["--target", "no-modules", "--no-typescript", "--out-name", "bound", "--out-dir"])
        .arg(&folder)
        .arg(&compiled))?;
    run(Program::new("wasm-opt").args(FEATURES).arg(level).arg(&bound).arg("-o").arg(&small))?;
    fs::write(&made_from, compiled_bytes)
        .map_err(|error| Failure::new(format!("{} could not be written: {error}.", made_from.display())))?;
    Ok((text(&script)?, read(&small)?))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Failure::new(format!("{} could not be read: {error}.", path.display())))
}

fn text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| Failure::new(format!("{} is no text.", path.display())))
}
