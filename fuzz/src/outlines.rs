//! A planner's own outlines, as GeoJSON.

use permille_exchange::maps::{file, own};
use permille_exchange::wording::language::Language;

use crate::{Answer, said};

/// The areas that outlines are looked for: those of the kept inputs.
const CODES: [&str; 6] = ["360202", "360203", "360222", "360281", "360200", "110101"];

/// Outlines: each is of an area that was asked for, all its lines are there, and what is kept of them is read again the same.
pub fn outlines(bytes: &[u8]) -> Answer {
    let codes = CODES.map(str::to_owned);
    let found = match own::read(bytes, &codes) {
        Ok(found) => found,
        Err(problem) => return said::both(&problem.sentence(Language::Zh), &problem.sentence(Language::En)),
    };
    let outlines = &found.outlines;
    assert!(!outlines.areas.is_empty(), "taken, and nothing in it");
    for code in &codes {
        assert_ne!(outlines.of(code).is_some(), found.left.contains(code), "{code} is neither there nor left, or both");
    }
    for area in &outlines.areas {
        assert!(codes.contains(&area.code), "nobody asked for {}", area.code);
        for ring in area.polygons.iter().flatten() {
            assert!(ring.iter().all(|side| side.line < outlines.lines.len()), "a line that is not there");
            assert!(!outlines.places(ring).is_empty(), "a ring without places");
        }
    }
    let again = file::read(&file::write(outlines, 1)).unwrap_or_else(|| panic!("written and not read: {outlines:?}"));
    assert_eq!((&again.lines, &again.areas), (&outlines.lines, &outlines.areas), "written and read as something else");
    Answer::Opened
}
