//! Files for office programs: workbooks, slides and documents that are computed from an open file.
//!
//! **In:** the engine's model and outlooks, a language, a day. **Out:** the bytes of an XLSX, PPTX or DOCX, and tables to be filled in. What slides and
//! reports say is in [`deck`], without any format; [`slides`] and [`document`] lay it out.
//!
//! **Invariant:** a figure in one of these files is the figure on the screen, and a workbook's formulas come to the engine's numbers.

pub mod ask;
mod chart;
pub mod deck;
pub mod document;
pub mod export;
mod parts;
pub mod slides;
pub mod workbook;

pub use parts::{Day, Unwritable};
