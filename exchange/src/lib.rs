//! Everything that enters or leaves Permille as bytes: plan files, scenario files, tables.
//!
//! ```
//! use permille_exchange::{language::Language, scenario_file, shipped};
//! let plans = shipped::plans().map_err(|problems| problems[0].sentence(Language::En))?;
//! let broken = scenario_file::read("{\"format\": \"permille-scenario\"", &plans);
//! assert!(broken.is_err_and(|problems| problems[0].sentence(Language::En).contains("ends before it is complete")));
//! # Ok::<(), String>(())
//! ```
//!
//! The way in is one and the same for both kinds of file. A text becomes a [`tree::Node`], in which every value still knows its line and
//! column and every number is still the text that was written. A [`shape::Shape`] says what a file of this kind may hold: it checks the
//! tree, and the published JSON Schema is made from it. What has passed becomes the engine's own types, and what the engine
//! finds wrong with them is led back to its line. Every complaint is a [`fault::FileProblem`], with a sentence in both languages.
//!
//! Not here, on purpose: no screen, no storage, no reading of folders. Callers hand over text and get text back.

pub mod deck;
pub mod digest;
pub mod document;
pub mod export;
pub mod fault;
pub mod figure;
pub mod import;
pub mod language;
pub mod limits;
pub mod link;
pub mod names;
pub mod office;
pub mod outline;
pub mod page;
pub mod plan_file;
pub mod replay;
pub mod scenario_file;
pub mod shape;
pub mod sheet;
pub mod shipped;
pub mod slides;
pub mod table;
pub mod told;
pub mod tree;
pub mod workbook;

// One for the properties of all crates.
#[cfg(test)]
#[path = "../../engine/tests/all/fixed_seed.rs"]
mod fixed_seed;
