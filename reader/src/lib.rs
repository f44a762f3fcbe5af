//! Turns the text of a plan document into proposed norms, by rules and never by guessing in silence.
//!
//! Text becomes blocks with their clauses (`lines`, `outline`, `table`, `blocks`), blocks become sentences (`sentence`), sentences have figures
//! (`figure`), figures and their words become demands (`extract`), and demands become proposals, one a target (`reading`).
//!
//! ```
//! use permille_reader::{read, vocabulary::Vocabulary};
//! let text = "云岭省医疗卫生服务体系规划（2026—2030年）\n第一章 任务\n到2030年，全省床位数控制在7.5张/千人口以内。";
//! let reading = read(text, &Vocabulary::shipped(), None, None);
//! let demand = &reading.proposals[0].demand;
//! assert_eq!((demand.kind, demand.values[0].to_string(), demand.year), ("ratio", "7.5".to_owned(), Some(2030)));
//! ```

// A public function that can fail or panic says when.
#![warn(clippy::missing_errors_doc, clippy::missing_panics_doc)]

pub mod account;
pub mod blocks;
mod clause;
pub mod compare;
mod covered;
mod csv;
mod dates;
pub mod demand;
mod docx;
mod english;
pub mod extract;
pub mod figure;
pub mod file;
pub mod found;
mod groups;
mod indicator;
mod latin;
pub mod lines;
pub mod outline;
mod pdf;
pub mod plan;
mod read;
mod reading;
pub mod script;
pub mod sentence;
pub mod table;
pub mod title;
mod unread;
pub mod vocabulary;
pub mod words;

pub use csv::{HEADER, csv};
pub use read::{read, read_blocks};
pub use reading::{Proposal, Reading};
pub use words::kin;
