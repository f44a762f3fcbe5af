//! The app in a real browser: every `tests/browser/**/*.test.mjs`, by Node's own test runner.

use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::house::House;
use crate::setup::Browser;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs the tests against `dist/`. They start their own server, on a free port of 127.0.0.1, and end it.
pub fn run(house: &House, browser: &Browser) -> Result<()> {
    let folder = house.tests().join("browser");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    if files.is_empty() {
        return Err(Failure::new("There are no browser tests: no `*.test.mjs` in tests/browser/."));
    }
    Program::new("node")
        // A test that hangs fails after two minutes, and the run goes on.
        .args(["--test", "--test-reporter=spec", "--test-concurrency=2", "--test-timeout=600000"])
        .args(files)
        .env("PERMILLE_DIST", house.dist())
        .env("CHROMIUM", &browser.program)
        .current_dir(house.tests())
        .run()
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
