//! `wasm-opt`, on modules of ours.

use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::function_order::named_by_order;
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

/// Optimises a module that has its names as far as `level` says. Functions that are alike stand side by side: that takes a thirtieth off what a compressor with a
/// short memory makes of them.
pub fn optimise(run: impl Fn(Program) -> Result<()>, level: &str, from: &Path, to: &Path) -> Result<()> {
    let named = to.with_extension("named.wasm");
    let program = || Program::new("wasm-opt").args(FEATURES);
    run(program()
        .args(["-g", level, "--duplicate-function-elimination", "--remove-unused-module-elements"])
        .arg(from)
        .arg("-o")
        .arg(&named))?;
    let unreadable = |error| Failure::new(format!("{} could not be read or written: {error}.", named.display()));
    let ordered = named_by_order(&fs::read(&named).map_err(unreadable)?)?;
    fs::write(&named, ordered).map_err(unreadable)?;
    // Names go once they have put all in order.
    run(program().args(["-g", "--reorder-functions-by-name"]).arg(&named).arg("-o").arg(&named))?;
    run(program().arg("--strip-debug").arg(&named).arg("-o").arg(to))
}
