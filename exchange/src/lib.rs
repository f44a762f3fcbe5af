//! Everything that enters or leaves Permille as bytes, and the words for it: five rooms, each of which can be read alone.
//!
//! | room | what it is | sees |
//! | --- | --- | --- |
//! | [`wording`] | both languages, figures as they are written and read, what is told of results | the engine |
//! | [`files`] | plan files and scenario files: read, checked, written, replayed, shipped, as a link or a page | wording |
//! | [`tables`] | tables as planners have them, read by guess and by choice, and tables as CSV | wording |
//! | [`office`] | workbooks with formulas, slides, documents, tables to be filled in | wording, tables |
//! | [`maps`] | outlines of areas | wording, files |
//!
//! ```
//! use permille_exchange::files::{scenario_file, shipped};
//! use permille_exchange::wording::language::Language;
//! let plans = shipped::plans().map_err(|problems| problems[0].sentence(Language::En))?;
//! let broken = scenario_file::read("{\"format\": \"permille-scenario\"", &plans);
//! assert!(broken.is_err_and(|problems| problems[0].sentence(Language::En).contains("ends before it is complete")));
//! # Ok::<(), String>(())
//! ```
//!
//! Not here, on purpose: no screen, no storage, no reading of folders. Callers hand over text or bytes and get text or bytes back.

// A public function that can fail or panic says when.
#![warn(clippy::missing_errors_doc, clippy::missing_panics_doc)]

pub mod files;
pub mod maps;
pub mod office;
pub mod tables;
pub mod wording;
