//! Wording shared by screens and files: both languages, reading and writing of figures, and sentences about results.
//!
//! **In:** the engine's types, and what a planner types. **Out:** sentences in a language, and exact quantities. The screens and whatever leaves as
//! slides, reports and documents say the same, because they ask here.
//!
//! **Invariant:** whatever is said is said in both languages, and an unknown figure is never told as a number.

pub mod closing;
pub mod costs;
pub mod course;
pub mod explanation;
pub mod figure;
pub mod footing;
pub mod gaps;
pub mod headline;
pub(crate) mod kind;
pub mod language;
pub mod levers;
pub mod names;
pub mod norms;
pub mod numbers;
pub mod places;
pub mod problem;
pub mod quality;
pub mod rules;
pub mod search;
pub mod sentences;
pub mod shortened;
pub(crate) mod spreadsheet;
pub mod words;
