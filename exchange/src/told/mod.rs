//! What is told of results, in words and in choice: shared by the screens and by whatever leaves as slides, reports and documents, so
//! that both say the same.

pub mod costs;
pub mod course;
pub mod explanation;
pub mod gaps;
pub mod headline;
pub(crate) mod kind;
pub mod levers;
pub mod norms;
pub mod numbers;
pub mod places;
pub mod rules;
pub mod sentences;
pub(crate) mod spreadsheet;
pub mod words;
