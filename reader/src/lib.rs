//! Turns the text of a plan document into proposed norms, by rules and never by guessing in silence.
//!
//! Text becomes blocks with their clauses (`lines`, `outline`, `table`, `blocks`), blocks become sentences (`sentence`), sentences have figures
//! (`figure`), figures and their words become demands (`demand`), and demands become proposals, one a target.

pub mod blocks;
pub mod demand;
pub mod figure;
pub mod lines;
pub mod outline;
mod read;
pub mod script;
pub mod sentence;
pub mod table;
pub mod vocabulary;

pub use read::{HEADER, Proposal, Reading, csv, read};
