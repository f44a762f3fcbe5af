//! Tables as planners have them, and tables as CSV.
//!
//! **In:** the bytes of a text file, a workbook or a web page ([`sheet`]), and what a planner decides about its columns and rows ([`import`]).
//! **Out:** a change to the figures of an open file, with a remark for every cell that stays out; and, the other way, the catalogue of norms and the outlook of
//! scenarios as CSV, with headers that do not change, or with headings and names to be read.
//!
//! **Invariant:** no figure is taken or left out without a word: each cell that is not taken is in a [`fault::TableProblem`].

pub mod address;
mod catalogue;
pub mod csv;
pub mod fault;
pub mod import;
pub mod limits;
mod outlook;
pub mod returns;
pub mod sheet;
mod shown;

pub use catalogue::catalogue;
pub use outlook::{outlook_csv, outlook_table};
pub use shown::ShownTable;
