//! What the tests share: the shipped files, and expectations kept in files beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use permille_engine::plan::Plan;
use permille_exchange::files::fault::FileProblem;
use permille_exchange::files::scenario_file::{self, Document};
use permille_exchange::files::shipped;
use permille_exchange::tables::import::Register;
use permille_exchange::tables::import::register::shipped as areas;
use permille_exchange::wording::language::Language;

/// Set to anything, this variable makes the tests write what they found over what they expected; read the difference before committing it.
const ACCEPT: &str = "PERMILLE_ACCEPT";

/// The country's areas.
pub static REGISTER: LazyLock<Register> = LazyLock::new(|| Register::new(&areas()));

/// The plans that ship.
pub fn plans() -> Vec<Arc<Plan>> {
    shipped::plans().unwrap_or_else(|problems| panic!("{}", told(&problems)))
}

/// A shipped scenario file, read.
pub fn document(id: &str) -> Document {
    let text = shipped::scenario(id).unwrap_or_else(|| panic!("{id} does not ship"));
    let (document, notes) = scenario_file::read(text, &plans()).unwrap_or_else(|problems| panic!("{id}: {}", told(&problems)));
    assert!(notes.is_empty(), "{id}: {}", told(&notes));
    document
}

/// Problems in both languages, Chinese first.
pub fn told(problems: &[FileProblem]) -> String {
    let mut lines = String::new();
    for language in Language::ALL {
        for problem in problems {
            lines += &problem.sentence(language);
            lines.push('\n');
        }
    }
    lines
}

/// A path under `exchange/tests`.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The files of a folder under `exchange/tests` with this ending, by name.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(path(folder)).unwrap();
    let mut files: Vec<_> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    files.sort();
    files
}

/// Compares with what the file expects.
pub fn expect(file: &Path, found: &str) {
    if std::env::var_os(ACCEPT).is_some() {
        fs::write(file, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    let first = expected.lines().zip(found.lines()).position(|(expected, found)| expected != found);
    assert!(
        expected == found,
        "{} differs, first in line {:?}; run again with {ACCEPT}=1 to take over what was found\n{}",
        file.display(),
        first.map(|line| line + 1),
        found.lines().skip(first.unwrap_or(0)).take(3).collect::<Vec<_>>().join("\n")
    );
}
