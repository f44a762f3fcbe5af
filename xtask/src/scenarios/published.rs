//! Figures that were published, from the table of them: which are taken, for whom and as what, a second table says.
//!
//! What a frame states already stays as it is: it is the more exact. Of several copies of one figure, that of the first source named leads.

use super::{cell, table};
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use permille_engine::area::{Area, Level, PopulationBase};
use permille_engine::id::SourceId;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use std::collections::BTreeMap;

/// The table of all figures.
const FIGURES: &str = "jiangxi_health_published.csv";

/// How sure a figure is, the surest first, and how its note says so. What is weak is not there: it does not ship.
const CONFIDENCE: [(&str, [&str; 2]); 3] = [
    ("official-text", ["据官方文本。", "From the official text."]),
    ("secondary", ["据转录件，未见原件。", "From a copy; the original was not seen."]),
    ("derived", ["由两个公布数相减得出。", "The difference of two printed figures."]),
];

/// A row of the table that says what is taken.
struct Taken {
    level: Level,
    years: (Year, Year),
    /// Whose figures, the first leading.
    origins: Vec<String>,
    /// What it is called in the table of figures, and in the file.
    names: (String, String),
    source: SourceId,
    /// In Chinese and English.
    note: [String; 2],
}

/// Puts in what the table `name` takes.
pub fn fill(folders: &Folders, name: &str, areas: &mut [Area]) -> Result<()> {
    let figures = table(folders, FIGURES)?;
    for row in table(folders, name)? {
        let taken = read(name, &row)?;
        let mut found = 0;
        for area in areas.iter_mut().filter(|area| area.level == taken.level) {
            found += usize::from(put(&taken, &figures, area)?);
        }
        if found == 0 {
            return Err(Failure::new(format!("{name} takes `{}`, of which {FIGURES} has no figure.", taken.names.0)));
        }
    }
    Ok(())
}

fn read(name: &str, row: &BTreeMap<String, String>) -> Result<Taken> {
    let year = |column: &str| -> Result<Year> {
        let text = cell(row, column)?;
        text.parse().map_err(|_| Failure::new(format!("`{text}` in {name} is not a year.")))
    };
    Ok(Taken {
        level: Level::from_word(cell(row, "level")?)
            .ok_or_else(|| Failure::new(format!("{name} has a level that is not known.")))?,
        years: (year("first")?, year("last")?),
        origins: cell(row, "origins")?.split(' ').map(str::to_owned).collect(),
        names: (cell(row, "take")?.to_owned(), cell(row, "as")?.to_owned()),
        source: SourceId::new(cell(row, "source")?),
        note: [cell(row, "note_zh")?.to_owned(), cell(row, "note_en")?.to_owned()],
    })
}

/// Puts the figures of one row into an area; whether there was any.
fn put(taken: &Taken, figures: &[BTreeMap<String, String>], area: &mut Area) -> Result<bool> {
    let mut values: BTreeMap<Year, (usize, Quantity)> = BTreeMap::new();
    let mut least_sure = 0;
    for row in figures {
        if cell(row, "code")? != area.code.as_str() || cell(row, "measure_id")? != taken.names.0 {
            continue;
        }
        let text = cell(row, "value")?;
        let year: Year = cell(row, "year")?.parse().map_err(|_| Failure::new(format!("{FIGURES} has a year that is none.")))?;
        let rank = taken.origins.iter().position(|origin| Some(origin) == row.get("source_id"));
        let sure = CONFIDENCE.iter().position(|(known, _)| row.get("confidence").is_some_and(|word| word == known));
        let (Some(rank), Some(sure)) = (rank, sure) else { continue };
        if year < taken.years.0 || year > taken.years.1 || values.get(&year).is_some_and(|(known, _)| *known <= rank) {
            continue;
        }
        let value = text.parse().map_err(|error| Failure::new(format!("`{text}` in {FIGURES} is {error}.")))?;
        values.insert(year, (rank, value));
        least_sure = least_sure.max(sure);
    }
    if values.is_empty() {
        return Ok(false);
    }
    let name = &taken.names.1;
    let base = PopulationBase::from_word(name);
    let of_people = area.population.contains_key(&base);
    let stated = if of_people { area.population.get(&base) } else { area.measures.get(&name.as_str().into()) };
    let mut series = stated.cloned().unwrap_or_default();
    // A series has one source and one note: the source speaks of all its years, the note of those put in beside earlier figures.
    let years: Vec<String> = values.keys().filter(|year| !series.values.contains_key(year)).map(Year::to_string).collect();
    let since = if stated.is_some() {
        [format!("{}：", years.join("、")), format!("{}: ", years.join(", "))]
    } else {
        Default::default()
    };
    let ([zh, en], [sure_zh, sure_en]) = (&taken.note, CONFIDENCE[least_sure].1);
    let space = if en.is_empty() { "" } else { " " };
    let note = format!("[{}{zh}{sure_zh} | {}{en}{space}{sure_en}]", since[0], since[1]);
    series.source = Some(taken.source.clone());
    series.note = Some(series.note.map_or_else(|| note.clone(), |before| format!("{before} {note}")));
    for (year, (_, value)) in values {
        series.values.entry(year).or_insert(value);
    }
    if of_people {
        area.population.insert(base, series);
    } else {
        area.measures.insert(name.as_str().into(), series);
    }
    Ok(true)
}
