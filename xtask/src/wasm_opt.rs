//! `wasm-opt`, on modules of ours.

use crate::command::Program;
use crate::failure::Result;
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

/// Optimises a module that has its names as far as `level` says. Functions of like names stand side by side, which are often alike: that
/// takes a thirtieth off what a compressor with a short memory makes of them.
pub fn optimise(run: impl Fn(Program) -> Result<()>, level: &str, from: &Path, to: &Path) -> Result<()> {
    let named = to.with_extension("named.wasm");
    let program = || Program::new("wasm-opt").args(FEATURES);
    run(program().args(["-g", level, "--reorder-functions-by-name"]).arg(from).arg("-o").arg(&named))?;
    // Names go once they have put all in order.
    run(program().arg("--strip-debug").arg(&named).arg("-o").arg(to))
}
