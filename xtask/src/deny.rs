//! `cargo xtask deny`: what the dependencies are: their licences, where they come from, which are there twice, and which somebody warns of.
//! `deny.toml` says what may be, and why.

use crate::command::{Program, path_with};
use crate::failure::Result;
use crate::folders::Folders;
use crate::setup;

/// What comes of an advisory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advisories {
    /// It fails the task.
    Fail,
    /// It is told: the same commit passes the checks today and tomorrow, whatever is found out about a library overnight.
    Tell,
}

/// Checks all of it; advisories where their database can be had.
pub fn run(folders: &Folders, advisories: Advisories) -> Result<()> {
    let tools = [setup::deny(folders)?];
    let deny = || -> Result<Program> {
        let program = Program::cargo().args(["deny", "--locked", "--all-features"]);
        Ok(program.env("PATH", path_with(&tools)?).current_dir(folders.root()))
    };
    deny()?.args(["check", "bans", "licenses", "sources"]).run()?;
    let fetched = deny()?.args(["fetch", "db"]).listen()?;
    if fetched.passed {
        let checked = deny()?.args(["check", "--disable-fetch", "advisories"]).run();
        if advisories == Advisories::Tell && checked.is_err() {
            println!("AN ADVISORY, which `cargo xtask deny` fails for. See above.");
            return Ok(());
        }
        return checked;
    }
    // Left out aloud: whoever reads the log knows that nobody has looked.
    let why = fetched.complaints.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("no answer").trim();
    println!("ADVISORIES LEFT OUT: their database cannot be had here ({why}).");
    Ok(())
}
