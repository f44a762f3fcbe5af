//! Briefs as DOCX: one document an area, several in an archive.

use std::io::{Cursor, Write};

use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Setting, written};
use crate::office::deck::report::Report;
use crate::office::deck::{Computed, Seen, brief};
use crate::office::parts::{Day, Unwritable};
use crate::wording::language::{Language, Say};
use crate::wording::shortened::shortened;

/// The room for an area's name in the name of a file, in Latin letters.
const NAME: usize = 60;

/// Of what briefs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The scenario, by its position.
    pub scenario: usize,
    /// The year.
    pub year: Year,
    /// The areas, by their codes.
    pub areas: &'a [String],
}

/// The briefs of areas of a set: of one as a document, of several as an archive with a document each. An area that the set does not have is passed over.
///
/// # Errors
/// When the set cannot be computed, has none of the areas, or there is not enough memory.
pub fn of_set(
    language: Language,
    set: &ScenarioSet,
    wanted: &Wanted,
    day: Day,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<u8>, Unwritable> {
    let computed = Computed::new(set).ok_or(Unwritable)?;
    let seen = computed.seen(language, set, wanted.scenario, day);
    let position = |code: &String| seen.model.tree().position(&code.as_str().into());
    let areas: Vec<usize> = wanted.areas.iter().filter_map(position).collect();
    let bytes = match *areas.as_slice() {
        [area] => docx(language, &told(&seen, area, wanted.year)?, day)?,
        _ => archive(&seen, &areas, wanted.year, progress)?,
    };
    progress(1.0);
    Ok(bytes)
}

/// A brief as a file, written on `day`.
///
/// # Errors
/// When there is not enough memory for it.
pub fn docx(language: Language, brief: &Report, day: Day) -> Result<Vec<u8>, Unwritable> {
    written(language, brief, day, Setting::Close)
}

fn told(seen: &Seen, area: usize, year: Year) -> Result<Report, Unwritable> {
    brief::compose(seen, area, year).ok_or(Unwritable)
}

fn archive(seen: &Seen, areas: &[usize], year: Year, progress: &mut dyn FnMut(f64)) -> Result<Vec<u8>, Unwritable> {
    if areas.is_empty() {
        return Err(Unwritable);
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // They are compressed already.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (done, &area) in areas.iter().enumerate() {
        let bytes = docx(seen.language, &told(seen, area, year)?, seen.day)?;
        archive.start_file(name(seen, area), options).map_err(|_| Unwritable)?;
        archive.write_all(&bytes).map_err(|_| Unwritable)?;
        #[expect(clippy::cast_precision_loss, reason = "a share of some hundreds")]
        progress((done + 1) as f64 / areas.len() as f64);
    }
    Ok(archive.finish().map_err(|_| Unwritable)?.into_inner())
}

/// What the brief of an area is called in the archive: by its code, which no two areas share.
fn name(seen: &Seen, area: usize) -> String {
    let one = &seen.model.areas()[area];
    let name = brief::file_name(seen.language, &shortened(seen.language.name(&one.name), NAME), Some(one.code.as_str()));
    let safe = |letter: char| if letter.is_alphanumeric() || "-_ ".contains(letter) { letter } else { '-' };
    format!("{}.docx", name.chars().map(safe).collect::<String>().trim())
}
