//! A part of the checks that runs beside the others, by this very program; what it prints is kept until it has ended.

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::{env, io};

/// A part under way. Dropped before its end, it is stopped.
#[derive(Debug)]
pub struct Background {
    child: Child,
    printed: PathBuf,
}

impl Background {
    /// Starts `cargo xtask test` with one of its options.
    pub fn start(folders: &Folders, option: &str) -> Result<Background> {
        let printed = folders.target().join(format!("test{option}.log"));
        let begin = || -> io::Result<Child> {
            fs::create_dir_all(folders.target())?;
            let log = File::create(&printed)?;
            let errors = log.try_clone()?;
            let mut command = Command::new(env::current_exe()?);
            command.args(["test", option]).current_dir(folders.root()).stdin(Stdio::null()).stdout(log).stderr(errors);
            command.spawn()
        };
        let child = begin().map_err(|error| Failure::new(format!("`xtask test {option}` could not be started: {error}.")))?;
        Ok(Background { child, printed })
    }

    /// Waits for its end, prints what it had to say, and hands on whether it passed.
    pub fn finish(mut self) -> Result<()> {
        let status = self.child.wait().map_err(|error| Failure::new(format!("It could not be waited for: {error}.")))?;
        print!("{}", fs::read_to_string(&self.printed).unwrap_or_default());
        if status.success() { Ok(()) } else { Err(Failure::new("What it printed stands above.")) }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // One that has ended cannot be stopped, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
