//! The files of Permille: plans and scenario files.
//!
//! **In:** the text of a plan (TOML) or of a scenario file (JSON), a link, a page that holds one. **Out:** the engine's own types, or everything
//! that is wrong, each with its line; and the same document as text, as a link, within a page.
//!
//! The way in is one and the same for both kinds of file. A text becomes a [`tree::Node`], in which every value still knows its line and
//! column and every number is still the text that was written. A [`shape::Shape`] says what a file of this kind may hold: it checks the
//! tree, and the published JSON Schema is made from it. What has passed becomes the engine's own types, and what the engine
//! finds wrong with them is led back to its line. Every complaint is a [`fault::FileProblem`], with a sentence in both languages.
//!
//! **Invariant:** nothing is read by halves, and nothing that was read is lost: what is written again says the same, with the fields that are not
//! known here where they were.

pub mod digest;
pub mod fault;
pub mod limits;
pub mod link;
pub mod page;
pub mod plan_file;
pub mod replay;
pub mod scenario_file;
pub mod shape;
pub mod shipped;
pub mod tree;
