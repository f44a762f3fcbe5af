//! `cargo xtask import`: a table into a scenario file, with all that the screen says of it.

mod json;

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::opened::Opened;
use crate::today::today;
use permille_engine::model::Model;
use permille_exchange::files::replay;
use permille_exchange::files::scenario_file::Document;
use permille_exchange::tables::address::address;
use permille_exchange::tables::fault::{TableFault, TableProblem};
use permille_exchange::tables::import::register::shipped;
use permille_exchange::tables::import::{Book, HeadlessImport, ImportOptions, Origin, Register, edit, headless};
use permille_exchange::tables::sheet;
use permille_exchange::wording::language::Language;
use permille_exchange::wording::numbers::iso_day;
use permille_exchange::wording::problem;
use std::fs;
use std::path::PathBuf;

/// What is imported, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The table.
    pub file: PathBuf,
    /// The scenario file it goes into, or whose plans a new one has.
    pub into: PathBuf,
    /// What else is asked for.
    pub options: ImportOptions,
    /// Whether all is said as JSON.
    pub json: bool,
    /// The scenario file that is written; none where nothing is.
    pub out: Option<PathBuf>,
}

/// Imports a table, as the screen does with what is wrong left out; says what came in, what stays out and what is worth a look.
pub fn run(folders: &Folders, wanted: &Wanted) -> Result<()> {
    let name = wanted.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let opened = Opened::read(folders, &wanted.into)?;
    let bytes =
        fs::read(&wanted.file).map_err(|error| Failure::new(format!("{} could not be read: {error}.", wanted.file.display())))?;
    let book = match sheet::read(&bytes, &mut |_| {}) {
        Ok(book) => book,
        Err(problem) => {
            if wanted.json {
                println!("{}", json::refused(&name, &problem));
            }
            return Err(Failure::new(format!("{name}: {}", problem.sentence(Language::En))));
        }
    };
    let several = book.sheets.len() > 1;
    let sheets: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let register = Register::new(&shipped());
    let mut book = headless(&opened.document.set, book.sheets, &name, &wanted.options, &register).ok_or_else(|| {
        Failure::new(format!("{name} has no sheet of that name.")).with_way_out(format!("It has: {}.", sheets.join(", ")))
    })?;
    let outside = std::mem::take(&mut book.outside).into_iter().map(|note| TableProblem::of_file(TableFault::Note(note)));
    if let Some(first) = book.imports.first_mut() {
        first.preview.outside.extend(outside);
    }
    if wanted.json {
        println!("{}", json::told(&name, &book));
    } else {
        for found in &book.imports {
            if several {
                println!("Sheet {}:", found.sheet.name);
            }
            say(found);
        }
    }
    let Some(out) = &wanted.out else { return Ok(()) };
    let origin = |found: &HeadlessImport| {
        let sheet = several.then(|| found.sheet.name.clone());
        Origin { file: name.clone(), sheet, day: iso_day(today()) }
    };
    let text = written(&opened, &book, origin, wanted.options.new)?;
    fs::write(out, text).map_err(|error| Failure::new(format!("{} could not be written: {error}.", out.display())))
}

/// The scenario file with what came in.
fn written(open: &Opened, book: &Book, origin: impl Fn(&HeadlessImport) -> Origin, new: bool) -> Result<String> {
    let nothing = || {
        Failure::new("Nothing was imported, and nothing written.")
            .with_way_out("See what is said of the table; `--year` gives the year of figures that name none.")
    };
    let first = book.imports.first().ok_or_else(nothing)?;
    let mut document = if new { Document::new(first.set.clone()) } else { open.document.clone() };
    let mut changed = false;
    for found in &book.imports {
        let Some(change) = edit(&document.set, &found.preview, &origin(found)) else { continue };
        document.set.apply(&change).ok_or_else(nothing)?;
        changed = true;
    }
    if !changed {
        return Err(nothing());
    }
    let (model, _) = Model::new(&document.set).map_err(|problems| {
        let lines = problems.iter().map(|one| problem::sentence(one, Language::En));
        Failure::new(lines.collect::<Vec<_>>().join("\n"))
    })?;
    let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
    Ok(open.written(&replay::stamped(&document, &model, outlooks.iter())))
}

/// Says it in sentences, the gravest first.
fn say(found: &HeadlessImport) {
    let preview = &found.preview;
    println!(
        "{} figures change, {} are known already; {} areas are new.",
        preview.changes.len(),
        preview.unchanged.len(),
        preview.new_areas.len()
    );
    for total in &preview.totals {
        let word = if total.agrees() { "as its rows add up to" } else { "but its rows add up to" };
        println!("{}: {} is {}, {word} {}", address(total.row, total.column), total.name, total.stated, total.sum);
    }
    let lists = [
        ("To be put right", &preview.errors),
        ("Left out", &preview.left_out),
        ("Stays out", &preview.outside),
        ("Not known", &preview.blanks),
        ("Worth a look", &preview.remarks),
    ];
    for (title, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        println!("\n{title}:");
        for problem in list {
            println!("  {}", problem.sentence(Language::En));
        }
    }
    let doubted = found.doubted();
    if !doubted.is_empty() {
        println!("\nIn doubt:");
        for one in &doubted {
            println!("  {}", one.sentence(Language::En));
        }
    }
    if !preview.skipped.is_empty() {
        println!("\nRows that are passed over:");
        for &(row, why) in &preview.skipped {
            println!("  Row {}: {}.", row + 1, why.words().en);
        }
    }
}
