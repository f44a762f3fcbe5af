//! `cargo xtask export`: what the app's Share menu makes, made on the command line by the same code. A format a file.

mod briefs;
mod csv;
mod docx;
mod link;
mod page;
mod pptx;
mod svg;
mod xlsx;

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::opened::Opened;
use permille_engine::outlook::Outlook;
use permille_engine::scenario::Scenario;
use permille_exchange::files::scenario_file::Document;
use permille_exchange::wording::language::Language;
use std::fs;
use std::path::{Path, PathBuf};

/// What is to be exported, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The scenario file.
    pub file: PathBuf,
    /// What is made of it.
    pub format: Format,
    /// The scenario within it; what is left out depends on the format.
    pub scenario: Option<String>,
    /// The area, by its code; briefs alone are of one.
    pub area: Option<String>,
    /// The language of headings and names.
    pub language: Language,
    /// The file that is written.
    pub out: PathBuf,
}

/// A format there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook with live formulas.
    Xlsx,
    /// The outlook as a table of text.
    Csv,
    /// Slides.
    Pptx,
    /// The report.
    Docx,
    /// Briefs of areas.
    Briefs,
    /// The areas on the map, as a picture.
    Svg,
    /// The file in an address.
    Link,
    /// The file with the app around it.
    Page,
}

impl Format {
    /// All formats, with the word for each.
    pub const ALL: [(Format, &'static str); 8] = [
        (Format::Csv, "csv"),
        (Format::Pptx, "pptx"),
        (Format::Docx, "docx"),
        (Format::Briefs, "briefs"),
        (Format::Svg, "svg"),
        (Format::Xlsx, "xlsx"),
        (Format::Link, "link"),
        (Format::Page, "page"),
    ];

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
            Format::Xlsx => xlsx::bytes(export),
            Format::Csv => csv::bytes(export),
            Format::Pptx => pptx::bytes(export),
            Format::Docx => docx::bytes(export),
            Format::Briefs => briefs::bytes(export),
            Format::Svg => svg::bytes(export),
            Format::Link => link::bytes(export),
            Format::Page => page::bytes(export),
        }
    }
}

/// What a format is made from.
struct Export<'a> {
    folders: &'a Folders,
    file: &'a Path,
    opened: &'a Opened,
    scenarios: Vec<&'a Scenario>,
    area: Option<&'a str>,
    language: Language,
}

impl Export<'_> {
    /// The position of the first scenario asked for.
    fn first(&self) -> usize {
        let wanted = self.scenarios.first().map(|scenario| &scenario.id);
        self.opened.document.set.scenarios.iter().position(|one| Some(&one.id) == wanted).unwrap_or(0)
    }
}

impl Export<'_> {
    /// The file with no other scenarios than those asked for, and what they come to.
    fn chosen(&self) -> (Document, Vec<Outlook>) {
        let mut document = self.opened.document.clone();
        document.set.scenarios = self.scenarios.iter().map(|&scenario| scenario.clone()).collect();
        let outlooks = self.scenarios.iter().map(|scenario| self.opened.model.outlook(scenario)).collect();
        (document, outlooks)
    }
}

/// Writes a scenario file in another format.
pub fn run(folders: &Folders, wanted: &Wanted) -> Result<()> {
    let opened = Opened::read(folders, &wanted.file)?;
    let scenarios = opened.scenarios(wanted.scenario.as_deref())?;
    let out = wanted.out.display();
    let same = |a: &PathBuf, b: &PathBuf| fs::canonicalize(a).is_ok_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b));
    if same(&wanted.file, &wanted.out) {
        return Err(Failure::new(format!("{out} is the scenario file itself, and would be lost."))
            .with_way_out("Name another file after `-o`."));
    }
    let export = Export {
        folders,
        file: &wanted.file,
        opened: &opened,
        scenarios,
        area: wanted.area.as_deref(),
        language: wanted.language,
    };
    let bytes = wanted.format.bytes(&export)?;
    fs::write(&wanted.out, bytes).map_err(|error| Failure::new(format!("{out} could not be written: {error}.")))
}
