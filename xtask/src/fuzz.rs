//! `cargo xtask fuzz`: libFuzzer with each reader, from the kept inputs on, until its time is over. What is found is mended, and becomes a case.

use crate::command::{Heard, Program, path_with};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::setup;
use permille_fuzz::{MOST_BYTES, READERS, Reader, kept};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What is tried, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fuzz {
    /// The readers, by name; all where there are none.
    pub readers: Vec<String>,
    /// For how many minutes each; half a one where nothing is said.
    pub minutes: Option<u32>,
    /// Whether inputs that lead where none has led before are kept in the repository.
    pub keep: bool,
}

/// How long a reader is tried where nothing is said.
const SECONDS: u32 = 30;
/// An input that takes longer is a fault.
const SLOWEST_SECONDS: u32 = 10;
/// A reader that takes more memory, or so much at once, is at fault.
const MEMORY_MEGABYTES: [u32; 2] = [2_048, 1_024];
/// Longer inputs are not kept in the repository.
const MOST_KEPT_BYTES: u64 = 2_048;
/// Nor are more of them a reader, the shortest first.
const MOST_KEPT: usize = 60;

/// Whether there is a reader of this name.
pub fn names(word: &str) -> bool {
    READERS.iter().any(|reader| reader.name == word)
}

/// The names of all readers, for whoever asks for another.
pub fn all_names() -> String {
    READERS.map(|reader| reader.name).join(", ")
}

/// Tries every reader asked for, and fails where anything was found.
pub fn run(folders: &Folders, asked: &Fuzz) -> Result<()> {
    let tools = setup::fuzz(folders)?;
    let seconds = asked.minutes.map_or(SECONDS, |minutes| 60 * minutes);
    let (mut found, mut lines) = (Vec::new(), Vec::new());
    for reader in READERS.iter().filter(|reader| asked.readers.is_empty() || asked.readers.iter().any(|name| name == reader.name))
    {
        println!("{}: {seconds} seconds, the build not counted …", reader.name);
        let trial = Trial::of(folders, reader)?;
        let heard = trial.libfuzzer(&tools)?.arg(format!("-max_total_time={seconds}")).listen()?;
        fs::write(trial.folder.join("log.txt"), &heard.complaints).map_err(|error| trial.failed(&error))?;
        if !heard.passed {
            println!("{}", complaint(&heard.complaints));
            found.push(reader.name);
        }
        lines.push(format!("{:14} {}", reader.name, sum(&heard)));
        if asked.keep && heard.passed {
            trial.keep(&tools)?;
        }
    }
    println!("\n{}", lines.join("\n"));
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("What should always hold does not: {}.", found.join(", "))).with_way_out(
        "The input lies in `fails/` of the reader's folder in target/fuzz/. Mend what it shows, and keep it in fuzz/corpus/ of the reader.",
    ))
}

/// Where a reader is tried.
struct Trial<'a> {
    folders: &'a Folders,
    reader: &'a Reader,
    /// What belongs to this reader's runs.
    folder: PathBuf,
}

impl Trial<'_> {
    /// The folders, with the kept inputs laid out as libFuzzer wants them.
    fn of<'a>(folders: &'a Folders, reader: &'a Reader) -> Result<Trial<'a>> {
        let trial = Trial { folders, reader, folder: folders.target().join("fuzz").join(reader.name) };
        for folder in ["found", "fails"] {
            fs::create_dir_all(trial.folder.join(folder)).map_err(|error| trial.failed(&error))?;
        }
        trial.lay_out("kept")?;
        Ok(trial)
    }

    /// Lays the kept inputs into a folder of their own; answers their names.
    fn lay_out(&self, folder: &str) -> Result<BTreeSet<String>> {
        let folder = self.folder.join(folder);
        let lay = || {
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder)?;
            let mut names = BTreeSet::new();
            for input in kept(self.folders.root(), self.reader)? {
                let name = input.file.replace('/', "-");
                fs::write(folder.join(&name), input.bytes)?;
                names.insert(name);
            }
            Ok(names)
        };
        lay().map_err(|error| self.failed(&error))
    }

    /// libFuzzer with this reader, about to begin with what was found and what is kept.
    fn libfuzzer(&self, tools: &Path) -> Result<Program> {
        Ok(self.program(tools, &["found", "kept"])?.args([
            format!("-timeout={SLOWEST_SECONDS}"),
            format!("-rss_limit_mb={}", MEMORY_MEGABYTES[0]),
            format!("-malloc_limit_mb={}", MEMORY_MEGABYTES[1]),
            format!("-max_len={MOST_BYTES}"),
            format!("-artifact_prefix={}/", self.folder.join("fails").display()),
            "-print_final_stats=1".to_owned(),
        ]))
    }

    /// libFuzzer with these folders of inputs.
    fn program(&self, tools: &Path, folders: &[&str]) -> Result<Program> {
        let build = self.folders.target().join("fuzz").join("build");
        let program = Program::cargo()
            // Coverage alone: sanitizers need a nightly compiler, and no code of ours is unsafe.
            .args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir", "fuzz", "--features", "libfuzzer", "--target-dir"])
            .arg(build)
            .arg(self.reader.name)
            .args(folders.iter().map(|folder| self.folder.join(folder)))
            .arg("--")
            .env("PATH", path_with(&[tools.to_path_buf()])?)
            // What is published is built for size, in minutes.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_PANIC", "unwind")
            .env("RUST_BACKTRACE", "0");
        Ok(program.current_dir(self.folders.root()))
    }

    /// Keeps in the repository what leads where none of the kept inputs leads.
    fn keep(&self, tools: &Path) -> Result<()> {
        let before = self.lay_out("merged")?;
        self.program(tools, &["merged", "found"])?.args(["-merge=1".to_owned(), format!("-max_len={MOST_BYTES}")]).listen()?;
        let keep = || -> std::io::Result<usize> {
            let mut new = Vec::new();
            for entry in fs::read_dir(self.folder.join("merged"))? {
                let entry = entry?;
                let length = entry.metadata()?.len();
                if !before.contains(&*entry.file_name().to_string_lossy()) && length <= MOST_KEPT_BYTES {
                    new.push((length, entry.file_name(), entry.path()));
                }
            }
            new.sort();
            new.truncate(MOST_KEPT);
            for (_, name, path) in &new {
                fs::copy(path, self.folders.root().join("fuzz/corpus").join(self.reader.name).join(name))?;
            }
            Ok(new.len())
        };
        println!("{} inputs kept.", keep().map_err(|error| self.failed(&error))?);
        Ok(())
    }

    fn failed(&self, error: &std::io::Error) -> Failure {
        Failure::new(format!("The inputs of {} could not be laid out: {error}.", self.reader.name))
    }
}

/// What libFuzzer says when it ends: how much was tried, and how far it led.
fn sum(heard: &Heard) -> String {
    let told = |name: &str| {
        let line = heard.complaints.lines().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name));
        line.map_or("?", |value| value.trim_start_matches(':').trim()).to_owned()
    };
    let covered = heard.complaints.lines().rev().find_map(|line| line.split(" cov: ").nth(1)?.split(' ').next());
    format!(
        "{} runs, {} places reached, {} new inputs, {} MB, {}",
        told("number_of_executed_units"),
        covered.unwrap_or("?"),
        told("new_units_added"),
        told("peak_rss_mb"),
        if heard.passed { "nothing found" } else { "FAULT" }
    )
}

/// What is wrong, cut out of what libFuzzer says.
fn complaint(said: &str) -> String {
    let begins = |line: &&str| line.contains("panicked at") || line.contains("ERROR: libFuzzer") || line.starts_with("error");
    let from = said.lines().skip_while(|line| !begins(line));
    from.take(30).map(|line| line.chars().take(400).collect::<String>()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "#12\tNEW    cov: 310 ft: 400 corp: 3/20b\n#99\tDONE   cov: 3120 ft: 4000 corp: 30/2000b lim: 4\nDone 99 runs in 30 second(s)\n\
                        stat::number_of_executed_units: 99\nstat::new_units_added:        27\nstat::peak_rss_mb:              81\n";

    #[test]
    fn a_run_is_summed_up_from_what_it_said() {
        let heard = Heard { passed: true, printed: String::new(), complaints: SAID.to_owned() };
        assert_eq!(sum(&heard), "99 runs, 3120 places reached, 27 new inputs, 81 MB, nothing found");
    }

    #[test]
    fn a_fault_is_cut_out_of_what_a_run_said() {
        let said = format!("{SAID}\nthread '<unnamed>' panicked at exchange/src/a.rs:3:9:\nopened beyond its limits\n");
        assert_eq!(complaint(&said), "thread '<unnamed>' panicked at exchange/src/a.rs:3:9:\nopened beyond its limits");
    }
}
