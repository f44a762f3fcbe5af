//! `cargo xtask read-plan`: what a document's text proposes, one row a target.

use crate::failure::{Failure, Result};
use crate::norms;
use permille_engine::area::Level;
use permille_reader::vocabulary::Vocabulary;
use std::fs;
use std::path::Path;

/// The longest text that is read.
const LONGEST: usize = 5_000_000;

/// Prints the proposals of a document, and on the error output how many there are.
pub fn run(file: &Path, territory: Option<&str>, years: Option<(u16, u16)>) -> Result<()> {
    let name = file.display();
    let bytes = fs::read(file).map_err(|error| Failure::new(format!("{name} could not be read: {error}.")))?;
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"PK") {
        return Err(Failure::new(format!("{name} is a PDF or an office file; only text is read."))
            .with_way_out("Copy its text into a .txt file, and read that."));
    }
    if bytes.len() > LONGEST {
        return Err(Failure::new(format!("{name} has more than 5 MB of text.")).with_way_out("Read it in parts."));
    }
    let text = String::from_utf8_lossy(&bytes);
    let level = territory.map(|code| match code {
        code if code.len() > 6 => Level::Township,
        code if code.ends_with("0000") => Level::Province,
        code if code.ends_with("00") => Level::City,
        _ => Level::County,
    });
    let reading = permille_reader::read(&text, &Vocabulary::shipped(), years, level);
    let certain = reading.proposals.iter().filter(|one| one.certain).count();
    eprintln!("{} targets proposed, {certain} of them with every field found in the text.", reading.proposals.len());
    if reading.proposals.is_empty() {
        eprintln!("Nothing countable is demanded in this text. A scanned document holds pictures and no text.");
    }
    norms::print(&permille_reader::csv(&reading))
}
