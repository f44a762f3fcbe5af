//! `wasm-opt`, on modules of ours.

use crate::command::Program;
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

/// About to optimise a module as far as `level` says.
pub fn wasm_opt(level: &str, from: &Path, to: &Path) -> Program {
    Program::new("wasm-opt").args(FEATURES).arg(level).arg(from).arg("-o").arg(to)
}
