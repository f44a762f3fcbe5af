//! Tables as CSV: the catalogue of norms and the outlook of scenarios, with headers that do not change, and the outlook with headings and names to be read.

mod catalogue;
pub mod csv;
mod outlook;
mod shown;

pub use catalogue::catalogue;
pub use outlook::{outlook_csv, outlook_table};
pub use shown::ShownTable;
