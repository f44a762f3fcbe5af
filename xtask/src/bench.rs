//! `cargo xtask bench`: everything that is claimed of speed and memory, measured, and `docs/performance.md` written from it.
//!
//! The sections themselves are scripts in `bench/`; here is what they need: the engine as a module and as a program, the browser, the app, the rivals.

use crate::build;
use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::measure::{Section, script};
use crate::profile::Profile;
use crate::setup::{Toolchain, WASM_TARGET, bench_packages, browser_tests};
use std::fs;
use std::path::PathBuf;

/// Measures the sections asked for, all where none is, and writes the page from all that has ever been measured. `write` alone measures nothing.
pub fn run(folders: &Folders, sections: &[Section], write_only: bool) -> Result<()> {
    if !write_only {
        let toolchain = Toolchain::set_up(folders, Profile::Published)?;
        let browser = browser_tests(folders)?;
        let sections = if sections.is_empty() { &Section::ALL[..] } else { sections };
        if sections.iter().any(|section| section.needs_packages()) {
            bench_packages(folders)?;
        }
        let parted = folders.dist().join("index.html").is_file() && folders.parts().is_dir();
        if sections.iter().any(|section| section.needs_app()) && !parted {
            build::make(folders, &toolchain)?;
        }
        let (module, native) = match sections.iter().all(|section| section.needs_app_alone()) {
            true => Default::default(),
            false => (module(folders, &toolchain)?, native(folders)?),
        };
        for section in sections {
            println!("\n── {} ──", section.word());
            script(folders, "run.mjs")
                .arg(section.word())
                .env("CHROMIUM", &browser.program)
                .env("PERMILLE_DIST", folders.dist())
                .env("PERMILLE_PARTS", folders.parts())
                .env("PERMILLE_MODULE", &module)
                .env("PERMILLE_NATIVE", &native)
                .run()?;
        }
    }
    script(folders, "write.mjs").run()
}

/// The engine with its workloads as a module, compiled and optimised as the app is.
fn module(folders: &Folders, toolchain: &Toolchain) -> Result<PathBuf> {
    let variables = toolchain.variables(folders)?;
    Program::cargo()
        .args(["build", "--quiet", "--release", "--lib", "--package", "permille-bench", "--target", WASM_TARGET])
        .envs(variables.clone())
        .current_dir(folders.root())
        .run()?;
    let built = folders.wasm_target().join(WASM_TARGET).join("release").join("permille_bench.wasm");
    let folder = folders.target().join("bench");
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("The folder {} could not be made: {error}.", folder.display())))?;
    let module = folder.join("engine.wasm");
    // As `data-wasm-opt` in www/index.html has it.
    Program::new("wasm-opt").arg("-Oz").arg(built).arg("--output").arg(&module).envs(variables).run()?;
    Ok(module)
}

/// The workloads as a program.
fn native(folders: &Folders) -> Result<PathBuf> {
    const PROGRAM: &str = "permille-bench-native";
    Program::cargo()
        .args(["build", "--quiet", "--release", "--package", "permille-bench", "--bin", PROGRAM])
        .current_dir(folders.root())
        .run()?;
    Ok(folders.target().join("release").join(PROGRAM))
}
