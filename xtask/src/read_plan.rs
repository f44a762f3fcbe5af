//! `cargo xtask read-plan`: what a document proposes, one row a target; on the error output what became of its figures.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use permille_engine::area::Level;
use permille_exchange::files::plan_file;
use permille_reader::compare::{changes, line};
use permille_reader::plan::{Head, plan, territory, years};
use permille_reader::vocabulary::Vocabulary;
use permille_reader::{Reading, file};

use crate::failure::{Failure, Result};
use crate::norms;

/// How a plan document is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// The document.
    pub file: PathBuf,
    /// The code of the area it binds, where its title does not say.
    pub territory: Option<String>,
    /// The first and the last year it speaks of, where its title does not say.
    pub years: Option<(u16, u16)>,
    /// The plan file to write.
    pub plan: Option<PathBuf>,
    /// An older version of the document.
    pub against: Option<PathBuf>,
    /// Whether the figures that were left out are listed.
    pub left_out: bool,
}

/// Prints the proposals of a document, and on the error output how many of its figures are accounted for.
pub fn run(asked: &Read) -> Result<()> {
    let vocabulary = Vocabulary::shipped();
    let reading = reading(&asked.file, asked, &vocabulary)?;
    meter(&reading, asked.left_out);
    if let Some(old) = &asked.against {
        let old = self::reading(old, asked, &vocabulary)?;
        let changes = changes(&old, &reading);
        eprintln!("{} changes since the older version.", changes.len());
        for change in &changes {
            eprintln!("  {}", line(change));
        }
    }
    // The table first: it is of use even where no plan can be written.
    norms::print(&permille_reader::csv(&reading))?;
    match &asked.plan {
        Some(path) => write(path, &reading, asked, &vocabulary),
        None => Ok(()),
    }
}

/// A document read from its file.
fn reading(path: &Path, asked: &Read, vocabulary: &Vocabulary) -> Result<Reading> {
    let text = if is_pdf(path) { apart(path)? } else { text_of(path)? };
    let level = asked.territory.as_deref().map(level_of);
    Ok(permille_reader::read(&text, vocabulary, asked.years, level))
}

/// Prints the text that is read of a document.
pub fn print_text(path: &Path) -> Result<()> {
    norms::print(&text_of(path)?)
}

/// The text of a document.
fn text_of(path: &Path) -> Result<String> {
    let name = path.display();
    let bytes = fs::read(path).map_err(|error| Failure::new(format!("{name} could not be read: {error}.")))?;
    file::text(&bytes).map_err(|unread| refused(path, unread.words()))
}

fn refused(path: &Path, (zh, en): (&str, &str)) -> Failure {
    Failure::new(format!("{}: {en}", path.display())).with_way_out(zh)
}

/// Whether a file begins as a PDF; one that cannot be read is told of later.
fn is_pdf(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(1_024).read_to_end(&mut head));
    read.is_ok() && head.windows(5).any(|window| window == b"%PDF-")
}

/// The text of a PDF, read in a process of its own: one that is made to end its reader ends that alone.
fn apart(path: &Path) -> Result<String> {
    let program =
        std::env::current_exe().map_err(|error| Failure::new(format!("This program does not find itself: {error}.")))?;
    let output = Command::new(program).arg("document-text").arg(path).output();
    let output = output.map_err(|error| Failure::new(format!("{} could not be read: {error}.", path.display())))?;
    answered(path, output.status.code(), &output.stdout, &output.stderr)
}

/// What a reader that was started said: its text, or its own sentence, or nothing because it was ended.
fn answered(path: &Path, code: Option<i32>, text: &[u8], said: &[u8]) -> Result<String> {
    match code {
        Some(0) => Ok(String::from_utf8_lossy(text).into_owned()),
        Some(1) => Err(Failure::new(String::from_utf8_lossy(said).trim().to_owned())),
        _ => Err(refused(path, file::GAVE_UP)),
    }
}

/// The level of an area by its code.
fn level_of(code: &str) -> Level {
    match code {
        code if code.len() > 6 => Level::Township,
        code if code.ends_with("0000") => Level::Province,
        code if code.ends_with("00") => Level::City,
        _ => Level::County,
    }
}

/// Says how many figures are accounted for, and why those in no norm were left out.
fn meter(reading: &Reading, listed: bool) {
    let certain = reading.proposals.iter().filter(|one| one.certain).count();
    eprintln!("{} targets proposed, {certain} of them with every field found in the text.", reading.proposals.len());
    let in_norms = reading.figures - reading.left_out.len();
    eprintln!("{} of {} figures accounted for: {in_norms} in norms,", reading.accounted(), reading.figures);
    let mut reasons: BTreeMap<_, usize> = BTreeMap::new();
    for one in &reading.left_out {
        *reasons.entry(one.reason).or_default() += 1;
    }
    for (reason, count) in reasons {
        eprintln!("  {count} {}", reason.words().1);
    }
    if listed {
        for one in &reading.left_out {
            eprintln!("line {}, {}: “{}”: {}", one.line, one.clause, one.excerpt, one.reason.words().1);
        }
    }
    if reading.proposals.is_empty() {
        eprintln!("{}\n{}", file::NO_DEMANDS.1, file::NO_DEMANDS.0);
    }
}

/// Writes the plan a reading proposes, once it is known that it can be read again.
fn write(path: &Path, reading: &Reading, asked: &Read, vocabulary: &Vocabulary) -> Result<()> {
    let years = asked.years.or_else(|| years(reading));
    let years =
        years.ok_or_else(|| Failure::new("No year was found in the document.").with_way_out("Say which with `--years A-B`."))?;
    let named = || territory(reading.title.as_deref().unwrap_or_default(), vocabulary);
    let territory = asked.territory.clone().or_else(named).ok_or_else(|| {
        Failure::new("The title does not say which area the plan binds.").with_way_out("Say which with `--territory CODE`.")
    })?;
    let id = id_of(path);
    let proposed = plan(reading, &Head { id, territory, years }, vocabulary);
    plan_file::hold(&proposed).map_err(|problems| norms::told(&problems))?;
    fs::write(path, plan_file::write(&proposed))
        .map_err(|error| Failure::new(format!("{} could not be written: {error}.", path.display())))?;
    eprintln!("{} norms written to {}.", proposed.norms.len(), path.display());
    Ok(())
}

/// A plan's id from the name of its file.
fn id_of(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let plain: String = stem.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '-' }).collect();
    let plain = plain.trim_matches('-');
    if plain.is_empty() { "own-plan".to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_the_name_of_the_file() {
        assert_eq!(id_of(Path::new("/tmp/My Plan 2026.toml")), "my-plan-2026");
        assert_eq!(id_of(Path::new("规划.toml")), "own-plan");
    }

    #[test]
    fn a_reader_that_was_ended_is_told_with_a_way_out() {
        let path = Path::new("a.pdf");
        assert_eq!(answered(path, Some(0), b"text", b""), Ok("text".to_owned()));
        assert_eq!(answered(path, Some(1), b"", "a.pdf: locked.\n".as_bytes()), Err(Failure::new("a.pdf: locked.")));
        let ended = answered(path, None, b"", b"thread overflowed its stack").unwrap_err().to_string();
        assert!(ended.starts_with("a.pdf: ") && ended.contains("paste it") && !ended.contains("stack"), "{ended}");
    }

    #[test]
    fn codes_tell_the_level() {
        for (code, level) in [("360000", Level::Province), ("360200", Level::City), ("360202", Level::County)] {
            assert_eq!(level_of(code), level);
        }
    }
}
