//! A part of the checks that runs beside the others, by this very program; what it prints is kept until it has ended.

use crate::failure::{Failure, Result};
use crate::house::House;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::{env, io};

/// A part under way. Dropped before its end, it is stopped.
#[derive(Debug)]
pub struct Aside {
    child: Child,
    printed: PathBuf,
}

impl Aside {
    /// Starts `cargo xtask test` with one of its options.
    pub fn start(house: &House, option: &str) -> Result<Aside> {
        let printed = house.target().join(format!("test{option}.log"));
        let begin = || -> io::Result<Child> {
            fs::create_dir_all(house.target())?;
            let log = File::create(&printed)?;
            let errors = log.try_clone()?;
            let mut command = Command::new(env::current_exe()?);
            command.args(["test", option]).current_dir(house.root()).stdin(Stdio::null()).stdout(log).stderr(errors);
            command.spawn()
        };
        let child = begin().map_err(|error| Failure::new(format!("`xtask test {option}` could not be started: {error}.")))?;
        Ok(Aside { child, printed })
    }

    /// Waits for its end, prints what it had to say, and hands on whether it passed.
    pub fn finish(mut self) -> Result<()> {
        let status = self.child.wait().map_err(|error| Failure::new(format!("It could not be waited for: {error}.")))?;
        print!("{}", fs::read_to_string(&self.printed).unwrap_or_default());
        if status.success() { Ok(()) } else { Err(Failure::new("What it printed stands above.")) }
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // One that has ended cannot be stopped, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
