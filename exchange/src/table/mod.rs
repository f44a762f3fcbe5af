//! Tables as CSV: the catalogue of norms and the outlook of scenarios, with headers that do not change.

mod catalogue;
pub mod csv;
mod outlook;
mod unit;

pub use catalogue::catalogue;
pub use outlook::outlook_table;
