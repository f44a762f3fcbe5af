//! Turns the text of a plan document into proposed norms, by rules and never by guessing in silence.
//!
//! Text becomes blocks with their clauses (`lines`, `outline`, `table`, `blocks`), blocks become sentences (`sentence`), sentences have figures
//! (`figure`), figures and their words become demands (`demand`), and demands become proposals, one a target.

pub mod account;
pub mod blocks;
mod clause;
pub mod compare;
mod covered;
mod csv;
pub mod demand;
mod docx;
pub mod figure;
pub mod file;
mod groups;
mod indicator;
pub mod lines;
pub mod outline;
pub mod plan;
mod read;
pub mod script;
pub mod sentence;
pub mod table;
pub mod title;
pub mod vocabulary;
pub mod words;

pub use csv::{HEADER, csv};
pub use read::{Proposal, Reading, kin, read};
