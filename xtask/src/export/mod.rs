//! `cargo xtask export`: what the app's Share menu makes, made at a desk by the same code. A format a file.

mod csv;

use crate::failure::{Failure, Result};
use crate::house::House;
use crate::opened::Opened;
use permille_engine::scenario::Scenario;
use permille_exchange::language::Language;
use std::fs;
use std::path::PathBuf;

/// What is to be exported, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The scenario file.
    pub file: PathBuf,
    /// What is made of it.
    pub format: Format,
    /// The scenario within it; what is left out depends on the format.
    pub scenario: Option<String>,
    /// The language of headings and names.
    pub language: Language,
    /// The file that is written.
    pub out: PathBuf,
}

/// A format there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The outlook as a table of text.
    Csv,
}

impl Format {
    /// All formats, with the word for each.
    pub const ALL: [(Format, &'static str); 1] = [(Format::Csv, "csv")];

    /// The format a word names.
    pub fn from_word(word: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|(_, known)| *known == word).map(|(format, _)| format)
    }

    /// The words of all formats, as one would list them.
    pub fn words() -> String {
        Format::ALL.map(|(_, word)| word).join(", ")
    }

    fn bytes(self, export: &Export<'_>) -> Result<Vec<u8>> {
        match self {
            Format::Csv => csv::bytes(export),
        }
    }
}

/// What a format is made from.
struct Export<'a> {
    opened: &'a Opened,
    scenarios: Vec<&'a Scenario>,
    language: Language,
}

/// Writes a scenario file in another format.
pub fn run(house: &House, wanted: &Wanted) -> Result<()> {
    let opened = Opened::read(house, &wanted.file)?;
    let scenarios = opened.scenarios(wanted.scenario.as_deref())?;
    let out = wanted.out.display();
    let same = |a: &PathBuf, b: &PathBuf| fs::canonicalize(a).is_ok_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b));
    if same(&wanted.file, &wanted.out) {
        return Err(Failure::new(format!("{out} is the scenario file itself, and would be lost."))
            .with_way_out("Name another file after `-o`."));
    }
    let bytes = wanted.format.bytes(&Export { opened: &opened, scenarios, language: wanted.language })?;
    fs::write(&wanted.out, bytes).map_err(|error| Failure::new(format!("{out} could not be written: {error}.")))
}
