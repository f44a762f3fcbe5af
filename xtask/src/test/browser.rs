//! The app in a real browser: every `tests/browser/**/*.test.mjs`, by Node's own test runner, and the core tour in Firefox.

use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::setup::{Browser, FIREFOX};
use std::fs;
use std::path::{Path, PathBuf};

/// Runs the tests against `dist/`. They start their own server, on a free port of 127.0.0.1, and end it.
pub fn run(folders: &Folders, browser: &Browser) -> Result<()> {
    node(folders, "browser")?.env("CHROMIUM", &browser.program).run()
}

/// Runs the core tour in Firefox.
pub fn run_in_firefox(folders: &Folders, firefox: &Path) -> Result<()> {
    node(folders, "firefox")?.env(FIREFOX, firefox).run()
}

/// Node, about to run the tests of a folder of `tests/`.
fn node(folders: &Folders, folder: &str) -> Result<Program> {
    let mut files = Vec::new();
    collect(&folders.tests().join(folder), &mut files);
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(format!("There are no tests: no `*.test.mjs` in tests/{folder}/.")));
    }
    Ok(Program::new("node")
        // A test that hangs fails after ten minutes, and the run goes on. Node 20 has sockets that are said to be an experiment.
        .args(["--experimental-websocket", "--test", "--test-reporter=spec", "--test-concurrency=2", "--test-timeout=600000"])
        .args(files)
        .env("PERMILLE_DIST", folders.dist())
        .current_dir(folders.tests()))
}

/// Named one by one, since what Node makes of a folder differs between its versions.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
}
