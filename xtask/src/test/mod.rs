//! `cargo xtask test`: everything CI checks, cheapest first, stopping at the first failure.

mod background;
mod browser;
mod native;

use crate::build;
use crate::command::Program;
use crate::deny::{self, Advisories};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::measure;
use crate::profile::Profile;
use crate::setup::{Toolchain, browser_tests, office};
use crate::{outlines, scenarios, schema, tidy};
use background::Background;
use std::process;
use std::time::{Duration, Instant};

/// How much is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All there is.
    All,
    /// Format, boundaries, lints and native tests.
    Quick,
    /// All but the wasm build and the browser.
    Native,
    /// The wasm build alone.
    Wasm,
    /// The wasm build and the browser alone.
    Browser,
}

/// Runs the checks of a scope and sums them up.
pub fn run(folders: &Folders, scope: Scope) -> Result<()> {
    let mut report = Report::new();
    let result = run_steps(folders, scope, &mut report);
    report.print();
    result
}

fn run_steps(folders: &Folders, scope: Scope, report: &mut Report) -> Result<()> {
    match scope {
        Scope::All => all(folders, report),
        Scope::Quick => quick(folders, report),
        Scope::Native => native(folders, report),
        Scope::Wasm => wasm(folders, report),
        Scope::Browser => {
            wasm(folders, report)?;
            browser(folders, report)
        }
    }
}

/// Everything. The app is built beside the native checks: each leaves a core free at times, which the other takes. The browser has the machine to itself.
fn all(folders: &Folders, report: &mut Report) -> Result<()> {
    report.step("set-up", || {
        Toolchain::set_up(folders, Profile::Published)?;
        browser_tests(folders)
    })?;
    let building = Background::start(folders, "--wasm")?;
    // The longer way goes first: the native checks take what it leaves. Where there is no `renice`, they share alike.
    let _ = Program::new("renice").args(["-n", "10", "-p"]).arg(process::id().to_string()).ask();
    native(folders, report)?;
    report.step("the rest of the wasm build", || building.finish())?;
    browser(folders, report)
}

fn quick(folders: &Folders, report: &mut Report) -> Result<()> {
    report.step("format", || native::format(folders))?;
    report.step("tidy", || tidy::run(folders))?;
    report.step("lints", || native::lints(folders))?;
    report.step("native tests", || native::tests(folders))
}

fn native(folders: &Folders, report: &mut Report) -> Result<()> {
    report.step("office set-up", office::set_up)?;
    quick(folders, report)?;
    report.step("documentation", || native::documentation(folders))?;
    report.step("dependencies", || deny::run(folders, Advisories::Tell))?;
    report.step("schema", || schema::run(folders, true))?;
    report.step("shipped scenarios", || scenarios::run(folders, true))?;
    report.step("shipped outlines", || outlines::run(folders, true))
}

fn wasm(folders: &Folders, report: &mut Report) -> Result<()> {
    let toolchain = report.step("set-up", || Toolchain::set_up(folders, Profile::Published))?;
    report.step("wasm lints", || native::wasm_lints(folders, &toolchain))?;
    report.step("wasm build", || build::make(folders, &toolchain))?;
    report.step("weight", || measure::compare_sizes(folders))
}

fn browser(folders: &Folders, report: &mut Report) -> Result<()> {
    let browser = report.step("browser set-up", || browser_tests(folders))?;
    report.step("browser tests", || browser::run(folders, &browser))?;
    match &browser.firefox {
        Some(firefox) => report.step("Firefox", || browser::run_in_firefox(folders, firefox)),
        None => Ok(()),
    }
}

/// What has run so far, and how long it took.
#[derive(Debug)]
struct Report {
    started: Instant,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    step: &'static str,
    took: Duration,
    passed: bool,
}

impl Report {
    fn new() -> Self {
        Self { started: Instant::now(), rows: Vec::new() }
    }

    /// Runs one step, announcing it and timing it. A failure says which step it was.
    fn step<T>(&mut self, step: &'static str, check: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n── {step} ──");
        let start = Instant::now();
        let result = check();
        self.rows.push(Row { step, took: start.elapsed(), passed: result.is_ok() });
        result.map_err(|failure| Failure::new(format!("The step “{step}” failed. {failure}")))
    }

    fn print(&self) {
        println!("\n── summary ──");
        for Row { step, took, passed } in &self.rows {
            let mark = if *passed { "ok    " } else { "FAILED" };
            println!("{mark} {:7.1} s  {step}", took.as_secs_f64());
        }
        println!("       {:7.1} s  in all", self.started.elapsed().as_secs_f64());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_is_named_and_recorded() {
        let mut report = Report::new();
        let result = report.step("lints", || Err::<(), _>(Failure::new("Clippy found fault.")));
        let text = result.map_err(|failure| failure.to_string()).err();
        assert_eq!(text.as_deref(), Some("The step “lints” failed. Clippy found fault."));
        assert!(report.rows.iter().all(|row| !row.passed) && report.rows.len() == 1);
    }
}
