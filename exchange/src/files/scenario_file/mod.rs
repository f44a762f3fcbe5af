//! Scenario files: `name.scenario.json`, version 1.
//!
//! One file holds the areas with their observed figures, the plans that bind them, and any number of scenarios. Reading is strict
//! about types and known words, and says where a file is broken; fields it does not know are kept and written back
//! where they were. Writing is stable: the same document gives the same bytes, and an edit moves only its own line.

mod beyond;
mod locate;
pub mod parts;
mod print;
mod read;
mod record;
mod review;
mod round;
mod step;
mod step_line;
mod unknown_fields;
mod v1;
mod version;
mod write;

use std::sync::Arc;

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_engine::scenario::ScenarioSet;

use crate::files::fault::{Fault, FileProblem};
use crate::files::shape::json_schema;

pub use beyond::beyond;
pub use record::{Figures, Headline, Outcome, PlanMark, Record};
pub use step::FORM as STEP_FORM;
pub use step_line::StepLine;
pub use unknown_fields::Kept;
pub use version::NEWEST;

/// Something in a file that is worth a look and keeps nothing from being computed.
pub type Note = FileProblem;

/// A scenario file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Everything that is computed from, and edited.
    pub set: ScenarioSet,
    /// What the planner has written about the file as a whole.
    pub notes: Option<String>,
    /// What the file says its results were when it was saved.
    pub record: Option<Record>,
    /// What the file holds beyond that, to be written back.
    pub kept: Kept,
}

impl Document {
    /// A document that has never been a file.
    #[must_use]
    pub fn new(set: ScenarioSet) -> Self {
        Self { set, notes: None, record: None, kept: Kept::default() }
    }
}

/// Reads a scenario file that names any of `plans`.
///
/// # Errors
/// Everything that is wrong with it, each with line, column, area and field where there are such; a file is read whole or not at all.
pub fn read(text: &str, plans: &[Arc<Plan>]) -> Result<(Document, Vec<Note>), Vec<FileProblem>> {
    read::read(text, plans, &mut |_| ())
}

/// As [`read`], and tells how much of it is done, from 0 to 1.
///
/// # Errors
/// As [`read`].
pub fn read_telling(
    text: &str,
    plans: &[Arc<Plan>],
    tell: &mut dyn FnMut(f64),
) -> Result<(Document, Vec<Note>), Vec<FileProblem>> {
    read::read(text, plans, tell)
}

/// Writes a document: the same one gives the same bytes. A plan that is one of `plans`, exactly as it is, is named by its id, as [`read`] with
/// these plans finds it again; any other stands in the file whole.
#[must_use]
pub fn write(document: &Document, plans: &[Arc<Plan>]) -> String {
    write::write(document, plans)
}

/// Writes a step of a file's history on one line: its name, and the change it made. Plans are written as in [`write()`].
#[must_use]
pub fn write_step(name: &Name, edit: &Edit, plans: &[Arc<Plan>]) -> String {
    StepLine::new(name, edit, plans).collect()
}

/// Reads a step that names any of `plans`; `None` where the text is none, or is not whole.
#[must_use]
pub fn read_step(line: &str, plans: &[Arc<Plan>]) -> Option<(Name, Edit)> {
    read::step(line, plans)
}

/// The text in a file's bytes: UTF-8, with or without a byte order mark, or UTF-16 with one.
///
/// # Errors
/// When the bytes are no text: a workbook, a picture, or Chinese in an older encoding.
pub fn decode(bytes: &[u8]) -> Result<String, FileProblem> {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    };
    text.ok_or(FileProblem::of_file(Fault::NotText))
}

/// The published JSON Schema of the newest version.
#[must_use]
pub fn schema() -> String {
    let node = json_schema::json_schema(&v1::FILE, "permille-scenario-1", "Permille scenario file, version 1");
    print::pretty(&node)
}
