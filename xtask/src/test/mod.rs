//! `cargo xtask test`: everything CI checks, cheapest first, stopping at the first failure.

mod aside;
mod browser;
mod native;

use crate::build;
use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::house::House;
use crate::measure;
use crate::profile::Profile;
use crate::setup::{Workshop, browser_tests, office};
use crate::{outlines, scenarios, schema, tidy};
use aside::Aside;
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
pub fn run(house: &House, scope: Scope) -> Result<()> {
    let mut report = Report::new();
    let result = run_steps(house, scope, &mut report);
    report.print();
    result
}

fn run_steps(house: &House, scope: Scope, report: &mut Report) -> Result<()> {
    match scope {
        Scope::All => all(house, report),
        Scope::Quick => quick(house, report),
        Scope::Native => native(house, report),
        Scope::Wasm => wasm(house, report),
        Scope::Browser => {
            wasm(house, report)?;
            browser(house, report)
        }
    }
}

/// Everything. The app is built beside the native checks: each leaves a core free at times, which the other takes. The browser has the machine to itself.
fn all(house: &House, report: &mut Report) -> Result<()> {
    report.step("set-up", || {
        Workshop::set_up(house, Profile::Published)?;
        browser_tests(house)
    })?;
    let building = Aside::start(house, "--wasm")?;
    // The longer way goes first: the native checks take what it leaves. Where there is no `renice`, they share alike.
    let _ = Program::new("renice").args(["-n", "10", "-p"]).arg(process::id().to_string()).ask();
    native(house, report)?;
    report.step("the rest of the wasm build", || building.finish())?;
    browser(house, report)
}

fn quick(house: &House, report: &mut Report) -> Result<()> {
    report.step("format", || native::format(house))?;
    report.step("tidy", || tidy::run(house))?;
    report.step("lints", || native::lints(house))?;
    report.step("native tests", || native::tests(house))
}

fn native(house: &House, report: &mut Report) -> Result<()> {
    report.step("office set-up", office::set_up)?;
    quick(house, report)?;
    report.step("documentation", || native::documentation(house))?;
    report.step("schema", || schema::run(house, true))?;
    report.step("shipped scenarios", || scenarios::run(house, true))?;
    report.step("shipped outlines", || outlines::run(house, true))
}

fn wasm(house: &House, report: &mut Report) -> Result<()> {
    let workshop = report.step("set-up", || Workshop::set_up(house, Profile::Published))?;
    report.step("wasm lints", || native::wasm_lints(house, &workshop))?;
    report.step("wasm build", || build::make(house, &workshop))?;
    report.step("weight", || measure::compare_sizes(house))
}

fn browser(house: &House, report: &mut Report) -> Result<()> {
    let browser = report.step("browser set-up", || browser_tests(house))?;
    report.step("browser tests", || browser::run(house, &browser))?;
    match &browser.firefox {
        Some(firefox) => report.step("Firefox", || browser::run_in_firefox(house, firefox)),
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
