//! `cargo xtask search`: the properties of every crate with new seeds and many cases, for so long. The checks draw the same cases each time; here
//! is where others are met, before a release.

use crate::command::{Heard, Program};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::properties;
use crate::tidy::source;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant};

/// How long is searched, and from which seed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Search {
    /// For how many minutes, the build not counted.
    pub minutes: u32,
    /// The seed of the first round, each later one the next; a new one each time where absent.
    pub seed: Option<u64>,
}

/// So many cases of a property in a round.
const CASES: u32 = 400;
/// So many attempts to make a failing case smaller: it is read by people.
const SHRINKS: u32 = 20_000;

/// One property, as its crate's tests know it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Property {
    /// The folder of its crate, as seen from the repository; empty for the app.
    folder: String,
    /// The full name of the test.
    test: String,
}

/// Searches until the time is up, and fails where anything was found.
pub fn run(folders: &Folders, search: &Search) -> Result<()> {
    let properties = find(folders)?;
    let end = Instant::now() + Duration::from_secs(60 * u64::from(search.minutes));
    let first = search.seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
    println!("{} properties, {} minutes, {CASES} cases a round, from seed {first} on.", properties.len(), search.minutes);
    let (mut found, mut tried) = (Vec::new(), 0);
    let mut seed = first;
    loop {
        for property in &properties {
            if Instant::now() >= end {
                return sum_up(&found, tried, properties.len());
            }
            // What has failed is known; its next failing case would most often be the same fault.
            if found.contains(property) {
                continue;
            }
            tried += 1;
            let heard = tests(folders, &property.folder)
                .args(["--", "--exact", &property.test])
                .env("PROPTEST_RNG_SEED", seed.to_string())
                .env("PROPTEST_CASES", CASES.to_string())
                .env("PROPTEST_MAX_SHRINK_ITERS", SHRINKS.to_string())
                // What is read is the case, not the way to it.
                .env("RUST_BACKTRACE", "0")
                .listen()?;
            if !heard.passed {
                println!("\n── {} ({}) fails with seed {seed} ──", property.test, place(&property.folder));
                println!("{}", failing_case(&heard));
                println!("To see it again: cargo xtask search --seed {seed}");
                found.push(property.clone());
            }
        }
        if found.len() == properties.len() {
            return sum_up(&found, tried, properties.len());
        }
        seed = seed.wrapping_add(1);
    }
}

/// The tests of a crate, in an optimised build that still notices what overflows.
fn tests(folders: &Folders, folder: &str) -> Program {
    Program::cargo()
        .args(["test", "--quiet", "--locked", "--profile", "search", "--tests", "--manifest-path"])
        .arg(folders.root().join(folder).join("Cargo.toml"))
        .current_dir(folders.root())
}

/// Every property of every crate, by what the sources say and what their tests answer to.
fn find(folders: &Folders) -> Result<Vec<Property>> {
    let files = source::read_all(folders.root())?;
    let mut names: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.is_any_of(&[".rs"])) {
        let found = properties::blocks(&file.text);
        if !found.is_empty() {
            let folder = file.path.split('/').next().filter(|folder| folders.root().join(folder).join("Cargo.toml").is_file());
            names.entry(folder.unwrap_or_default().to_owned()).or_default().extend(found.iter().flat_map(|block| &block.names));
        }
    }
    let mut all = Vec::new();
    for (folder, names) in names {
        println!("Building the tests of {} …", place(&folder));
        let listed = tests(folders, &folder).args(["--", "--list", "--format", "terse"]).read()?;
        let listed = chosen(&listed, &names).map_err(|name| {
            Failure::new(format!("The property `{name}` stands in {}, but its tests do not run it.", place(&folder)))
        })?;
        all.extend(listed.into_iter().map(|test| Property { folder: folder.clone(), test }));
    }
    Ok(all)
}

/// The tests of a listing that are among the named properties, or a name that no test answers to.
fn chosen<'a>(listed: &str, names: &BTreeSet<&'a str>) -> std::result::Result<Vec<String>, &'a str> {
    let name_of = |test: &str| test.rsplit("::").next().unwrap_or_default().to_owned();
    let tests = listed.lines().filter_map(|line| line.strip_suffix(": test"));
    let tests: Vec<String> = tests.filter(|test| names.contains(name_of(test).as_str())).map(str::to_owned).collect();
    let answers: BTreeSet<String> = tests.iter().map(|test| name_of(test)).collect();
    match names.iter().find(|name| !answers.contains(**name)) {
        Some(name) => Err(name),
        None => Ok(tests),
    }
}

/// What a failing test said: the smallest case and what is wrong with it.
fn failing_case(heard: &Heard) -> &str {
    let said = heard.printed.split_once("---- ").map(|(_, said)| said);
    said.and_then(|said| said.split("\n\nfailures:").next()).unwrap_or(&heard.complaints).trim()
}

fn place(folder: &str) -> &str {
    if folder.is_empty() { "the app" } else { folder }
}

fn sum_up(found: &[Property], tried: usize, properties: usize) -> Result<()> {
    println!("\n{tried} runs of {properties} properties, {CASES} cases each.");
    if tried < properties {
        println!("{} properties were not reached; give it more `--minutes`.", properties - tried);
    }
    if found.is_empty() {
        println!("Nothing was found.");
        return Ok(());
    }
    let names: Vec<_> = found.iter().map(|property| property.test.as_str()).collect();
    Err(Failure::new(format!("What should always hold does not: {}.", names.join(", ")))
        .with_way_out("Mend it, and keep the smallest case above as a plain test."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_chosen_from_the_tests() {
        let names = BTreeSet::from(["parts_add_up", "it_sorts"]);
        let listed =
            "in_order::it_sorts: test\nproperties::parts_add_up: test\nproperties::no_parts_add_up: test\nbench: benchmark\n";
        assert_eq!(chosen(listed, &names), Ok(vec!["in_order::it_sorts".to_owned(), "properties::parts_add_up".to_owned()]));
        assert_eq!(chosen("in_order::it_sorts: test\n", &names), Err("parts_add_up"));
    }

    #[test]
    fn the_failing_case_is_cut_out_of_what_a_test_says() {
        let printed = "\nrunning 1 test\nF\nfailures:\n\n---- a::b stdout ----\nTest failed: 1.\nminimal failing input: x = 3\n\n\nfailures:\n    a::b\n";
        let heard = Heard { passed: false, printed: printed.to_owned(), complaints: "error: 1 target failed".to_owned() };
        assert_eq!(failing_case(&heard), "a::b stdout ----\nTest failed: 1.\nminimal failing input: x = 3");
        let crashed = Heard { printed: String::new(), ..heard };
        assert_eq!(failing_case(&crashed), "error: 1 target failed");
    }
}
