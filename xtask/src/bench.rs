//! `cargo xtask bench`: everything that is claimed of speed and memory, measured, and `docs/performance.md` written from it.
//!
//! The sections themselves are scripts in `bench/`; here is what they need: the engine as a module and as a program, the browser, the app, the rivals.

use crate::build;
use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::house::House;
use crate::measure::{Section, script};
use crate::profile::Profile;
use crate::setup::{WASM_TARGET, Workshop, bench_packages, browser_tests};
use std::fs;
use std::path::PathBuf;

/// Measures the sections asked for, all where none is, and writes the page from all that has ever been measured. `write` alone measures nothing.
pub fn run(house: &House, sections: &[Section], write_only: bool) -> Result<()> {
    if !write_only {
        let workshop = Workshop::set_up(house, Profile::Published)?;
        let browser = browser_tests(house)?;
        let sections = if sections.is_empty() { &Section::ALL[..] } else { sections };
        if sections.iter().any(|section| section.needs_packages()) {
            bench_packages(house)?;
        }
        let parted = house.dist().join("index.html").is_file() && house.parts().is_dir();
        if sections.iter().any(|section| section.needs_app()) && !parted {
            build::make(house, &workshop)?;
        }
        let (module, native) = match sections.iter().all(|section| section.needs_app_alone()) {
            true => Default::default(),
            false => (module(house, &workshop)?, native(house)?),
        };
        for section in sections {
            println!("\n── {} ──", section.word());
            script(house, "run.mjs")
                .arg(section.word())
                .env("CHROMIUM", &browser.program)
                .env("PERMILLE_DIST", house.dist())
                .env("PERMILLE_PARTS", house.parts())
                .env("PERMILLE_MODULE", &module)
                .env("PERMILLE_NATIVE", &native)
                .run()?;
        }
    }
    script(house, "write.mjs").run()
}

/// The engine with its workloads as a module, compiled and optimised as the app is.
fn module(house: &House, workshop: &Workshop) -> Result<PathBuf> {
    let variables = workshop.variables(house)?;
    Program::cargo()
        .args(["build", "--quiet", "--release", "--lib", "--package", "permille-bench", "--target", WASM_TARGET])
        .envs(variables.clone())
        .current_dir(house.root())
        .run()?;
    let built = house.wasm_target().join(WASM_TARGET).join("release").join("permille_bench.wasm");
    let folder = house.target().join("bench");
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("The folder {} could not be made: {error}.", folder.display())))?;
    let module = folder.join("engine.wasm");
    // As `data-wasm-opt` in www/index.html has it.
    Program::new("wasm-opt").arg("-Oz").arg(built).arg("--output").arg(&module).envs(variables).run()?;
    Ok(module)
}

/// The workloads as a program.
fn native(house: &House) -> Result<PathBuf> {
    const PROGRAM: &str = "permille-bench-native";
    Program::cargo()
        .args(["build", "--quiet", "--release", "--package", "permille-bench", "--bin", PROGRAM])
        .current_dir(house.root())
        .run()?;
    Ok(house.target().join("release").join(PROGRAM))
}
