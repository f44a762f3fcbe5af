//! Running other programs, so that a failure names the exact command to try by hand.

use crate::failure::{Failure, Result};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, io};

/// A program with its arguments, about to be run.
#[derive(Debug)]
pub struct Program {
    command: Command,
}

/// What a program said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Whether it succeeded.
    pub passed: bool,
    /// What it printed.
    pub printed: String,
    /// What it printed as errors.
    pub complaints: String,
}

impl Program {
    /// A program found on PATH or by its path.
    pub fn new(program: impl AsRef<OsStr>) -> Program {
        Program { command: Command::new(program) }
    }

    /// The cargo that runs this task.
    pub fn cargo() -> Program {
        Program::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Program {
        self.command.args(args);
        self
    }

    /// Adds one argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Program {
        self.command.arg(arg);
        self
    }

    /// Sets variables for this program alone.
    pub fn envs<K: AsRef<OsStr>, V: AsRef<OsStr>>(mut self, variables: impl IntoIterator<Item = (K, V)>) -> Program {
        self.command.envs(variables);
        self
    }

    /// Sets one variable for this program alone.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Program {
        self.command.env(name, value);
        self
    }

    /// Hides an inherited variable from this program.
    pub fn without_env(mut self, name: &str) -> Program {
        self.command.env_remove(name);
        self
    }

    /// Runs in this folder.
    pub fn current_dir(mut self, dir: impl AsRef<Path>) -> Program {
        self.command.current_dir(dir);
        self
    }

    /// Runs it, its output going straight to the terminal.
    pub fn run(mut self) -> Result<()> {
        let status = self.command.status();
        let status = status.map_err(|error| self.did_not_start(&error))?;
        if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}` failed ({status}).", self.command_line()))) }
    }

    /// Runs it and returns what it printed; its errors go to the terminal.
    pub fn read(mut self) -> Result<String> {
        let output = self.command.stderr(Stdio::inherit()).output();
        let output = output.map_err(|error| self.did_not_start(&error))?;
        if !output.status.success() {
            return Err(Failure::new(format!("`{}` failed ({}).", self.command_line(), output.status)));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it in silence and returns what it printed, or nothing if it is not there or fails.
    pub fn ask(mut self) -> Option<String> {
        let Output { status, stdout, .. } = self.command.stdin(Stdio::null()).output().ok()?;
        status.success().then(|| String::from_utf8_lossy(&stdout).trim().to_owned())
    }

    /// Runs it and returns what it said, whether or not it failed.
    pub fn listen(mut self) -> Result<Heard> {
        let output = self.command.stdin(Stdio::null()).output().map_err(|error| self.did_not_start(&error))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(Heard { passed: output.status.success(), printed: text(&output.stdout), complaints: text(&output.stderr) })
    }

    /// Becomes the program, so that signals reach it directly and nothing is left running when it is stopped.
    #[cfg(unix)]
    pub fn become_it(mut self) -> Result<()> {
        use std::os::unix::process::CommandExt;
        let error = self.command.exec();
        Err(self.did_not_start(&error))
    }

    /// Runs it to its end; a terminal's Ctrl-C reaches it as well.
    #[cfg(not(unix))]
    pub fn become_it(self) -> Result<()> {
        self.run()
    }

    fn did_not_start(&self, error: &io::Error) -> Failure {
        Failure::new(format!("`{}` could not be started: {error}.", self.command_line()))
    }

    /// The command as one would type it, with the variables set for it alone.
    fn command_line(&self) -> String {
        let variables = self.command.get_envs().filter_map(|(name, value)| {
            // PATH is long and says little.
            (name != "PATH").then_some(())?;
            Some(format!("{}={}", name.to_string_lossy(), quote(value?)))
        });
        let words = std::iter::once(self.command.get_program()).chain(self.command.get_args());
        variables.chain(words.map(quote)).collect::<Vec<_>>().join(" ")
    }
}

/// Quotes a word for a shell where it needs it.
fn quote(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=/.,:+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) { word.into_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// Finds a program on PATH.
pub fn find_on_path(name: &str) -> Option<PathBuf> {
    let file_name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(&file_name)).find(|path| path.is_file())
}

/// PATH with these folders in front.
pub fn path_with(dirs: &[PathBuf]) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = dirs.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).map_err(|error| Failure::new(format!("The tool folder cannot be put on PATH: {error}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_with_its_own_variables() {
        let failure = Program::new("false").args(["--flag", "two words"]).env("MODE", "on").run();
        let text = failure.map_err(|failure| failure.to_string()).err();
        assert!(text.is_some_and(|text| text.starts_with("`MODE=on false --flag 'two words'` failed")));
    }

    #[test]
    fn a_missing_program_is_named() {
        let failure = Program::new("no-such-program-here").run();
        let text = failure.map_err(|failure| failure.to_string()).err();
        assert!(text.is_some_and(|text| text.contains("`no-such-program-here` could not be started")));
    }

    #[test]
    fn what_a_failing_program_says_is_heard() {
        let heard = Program::new("sh").args(["-c", "echo out; echo err >&2; exit 3"]).listen();
        let expected = Heard { passed: false, printed: "out\n".to_owned(), complaints: "err\n".to_owned() };
        assert_eq!(heard, Ok(expected));
    }

    #[test]
    fn asking_a_program_that_fails_answers_nothing() {
        assert_eq!(Program::new("false").ask(), None);
        assert_eq!(Program::new("no-such-program-here").ask(), None);
    }
}
