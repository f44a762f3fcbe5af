//! Firefox, in which the core tour is made as well.

use super::{debian, found, installing};
use crate::command::find_on_path;
use crate::failure::{Failure, Result};
use std::env;
use std::path::PathBuf;

/// The variable that names a Firefox to use instead of the first one found.
pub const VARIABLE: &str = "FIREFOX";

/// Debian's package of it, and its name as a program there.
const PACKAGE: &str = "firefox-esr";

/// Where it stands on systems that do not put it on PATH.
const PLACES: [&str; 2] = ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];

/// Finds it, or installs it where nobody need be asked. Where there is none, the tour is left out, and that is said.
pub fn set_up() -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os(VARIABLE) {
        let named = PathBuf::from(named);
        return match named.is_file() {
            true => Ok(Some(named)),
            false => Err(Failure::new(format!("{VARIABLE} names {}, which is not there.", named.display()))),
        };
    }
    let on_path = || ["firefox", PACKAGE].iter().find_map(|name| find_on_path(name));
    let there = on_path().or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()));
    let program = match there {
        Some(program) => Some(program),
        None if debian::installs_unasked(PACKAGE) => {
            installing("Firefox", "a minute");
            // It is the second browser: a machine that cannot have it still tries everything in the first.
            if let Err(failure) = debian::install(&[PACKAGE]) {
                found("Firefox", &format!("not installed: {failure}"));
            }
            on_path()
        }
        None => None,
    };
    match &program {
        Some(program) => found("Firefox", &program.display().to_string()),
        None => found("Firefox", "not found; the tour in it is left out"),
    }
    Ok(program)
}
