//! `cargo xtask scenarios`: makes the shipped scenario files of the province from their data, so that every figure in them can be
//! traced and made again.
//!
//! A frame (`scenarios/data/*.frame.json`) is a scenario file with the province alone: title, plans, sources, scenarios and the figures
//! documents give. The census fills in cities and counties with their people; their stocks come from a table beside the frame, of
//! published figures or of averages. Every shipped file also gets the record of its results; that of files written by hand is made here as well.

mod averages;
mod census;
mod published;

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::norms;
use crate::schema::write_or_check;
use permille_engine::area::Area;
use permille_engine::model::Model;
use permille_engine::plan::Plan;
use permille_exchange::files::replay;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::tables::csv;
use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

/// Where the stocks of a file's areas come from.
enum Stocks {
    /// Figures that were published, taken as this table says.
    Published(&'static str),
    /// The averages of this table, assumed everywhere.
    Averages(&'static str),
}

/// A file to make: its name, and where its stocks come from.
const FILES: [(&str, Stocks); 2] = [
    ("jiangxi-2025", Stocks::Published("jiangxi_published_taken.csv")),
    ("jiangxi-2025-average", Stocks::Averages("jiangxi_averages.csv")),
];

/// Files written by hand: only the record of their results is made.
const BY_HAND: [&str; 2] = ["changjiang-2030", "tutorial"];

/// Writes the files, or compares them with the committed ones.
pub fn run(folders: &Folders, check: bool) -> Result<()> {
    let plans = norms::plans(folders)?;
    for (name, stocks) in FILES {
        let frame_path = format!("scenarios/data/{name}.frame.json");
        let frame = read(folders, &frame_path)?;
        let (mut document, _) = scenario_file::read(&frame, &plans).map_err(|problems| {
            let named = problems.into_iter().map(|problem| problem.in_file(&frame_path));
            norms::told(&named.collect::<Vec<_>>())
        })?;
        let mut areas = Vec::clone(&document.set.baseline.areas);
        census::fill(folders, &mut areas)?;
        match stocks {
            Stocks::Published(table) => published::fill(folders, table, &mut areas)?,
            Stocks::Averages(table) => averages::fill(folders, table, &mut areas, &mut document.set.sources)?,
        }
        document.set.baseline.areas = Arc::new(areas);
        ship(folders, name, document, &plans, check)?;
    }
    for name in BY_HAND {
        let path = format!("scenarios/{name}.scenario.json");
        let (document, _) = scenario_file::read(&read(folders, &path)?, &plans).map_err(|problems| {
            let named = problems.into_iter().map(|problem| problem.in_file(&path));
            norms::told(&named.collect::<Vec<_>>())
        })?;
        ship(folders, name, document, &plans, check)?;
    }
    Ok(())
}

/// Writes a file with the record of its results, or compares it with the committed one.
fn ship(folders: &Folders, name: &str, document: Document, plans: &[Arc<Plan>], check: bool) -> Result<()> {
    let (model, _) = Model::new(&document.set)
        .map_err(|problems| Failure::new(format!("scenarios/{name}.scenario.json cannot be computed: {problems:?}")))?;
    let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
    // A short one: it is there so that a file that is opened and saved unchanged is the same to the byte.
    let stamped = replay::stamped_shortly(&document, &model, outlooks.iter());
    write_or_check(folders, &format!("scenarios/{name}.scenario.json"), &scenario_file::write(&stamped, plans), check)
        .map_err(|failure| failure.with_way_out("Run `cargo xtask scenarios` and commit the result."))
}

/// A table of `scenarios/data/`, a row by its column names.
fn table(folders: &Folders, name: &str) -> Result<Vec<BTreeMap<String, String>>> {
    let text = read(folders, &format!("scenarios/data/{name}"))?;
    let mut rows = csv::rows(&text).into_iter();
    let header = rows.next().ok_or_else(|| Failure::new(format!("scenarios/data/{name} is empty.")))?;
    Ok(rows.map(|row| header.iter().cloned().zip(row).collect()).collect())
}

/// A cell that must be there.
fn cell<'a>(row: &'a BTreeMap<String, String>, column: &str) -> Result<&'a str> {
    row.get(column)
        .map(String::as_str)
        .ok_or_else(|| Failure::new(format!("A table in scenarios/data has no column `{column}`.")))
}

/// A whole number that must be there.
fn whole(row: &BTreeMap<String, String>, column: &str) -> Result<i64> {
    let text = cell(row, column)?;
    text.parse().map_err(|_| Failure::new(format!("`{text}` in the column `{column}` is not a whole number.")))
}

fn read(folders: &Folders, path: &str) -> Result<String> {
    fs::read_to_string(folders.root().join(path)).map_err(|error| Failure::new(format!("{path} could not be read: {error}.")))
}

/// The residents the census counted in an area.
fn residents(area: &Area) -> i64 {
    use permille_engine::area::PopulationBase;
    let series = area.population.get(&PopulationBase::Resident);
    series.and_then(|series| series.latest(census::YEAR)).map_or(0, |(_, people)| people.trunc())
}
