//! What health plans demand of areas, and what follows from it.
//!
//! ```
//! use permille_engine::quantity::{Quantity, Rounding};
//! // 4.5 childcare places for every 1,000 of 45,188,635 residents.
//! let target: Quantity = "4.5".parse()?;
//! assert_eq!(target.per(45_188_635, 1_000, true, Rounding::Up).map(|places| places.to_string()), Some("203349".to_owned()));
//! # Ok::<(), permille_engine::quantity::QuantityError>(())
//! ```
//!
//! The types to know: a [`scenario::ScenarioSet`] holds areas with their observed figures, the plans that bind them, and scenarios. A
//! [`model::Model`] makes it ready to compute. [`model::Model::outlook`] answers with an [`outlook::Outlook`]: requirement, stock, gap and
//! status of every norm in every area and year. [`explanation::explain`] says how any of these numbers came about.
//!
//! Not here, on purpose: no files, no clock, no storage, no screen, no wording, no chance but what follows from a seed that is given
//! ([`risk`]). The same inputs give the same bits everywhere.
//! Arithmetic is exact ([`quantity::Quantity`]); what is unknown stays unknown; no input makes it panic.

// A public function that can fail or panic says when.
#![warn(clippy::missing_errors_doc, clippy::missing_panics_doc)]

/// The version of the calculation: counted up whenever the same inputs come to other figures, so that files can tell.
pub const CALCULATION: u32 = 2;

pub mod allocation;
pub mod area;
pub mod checklist;
pub mod compare;
pub mod doubts;
pub mod edit;
pub mod explanation;
pub mod fairness;
pub mod gathering;
pub mod id;
pub mod in_order;
pub mod lever;
pub mod mark;
pub mod merge;
pub mod model;
pub mod name;
pub mod norm;
pub mod outlook;
pub mod pause;
pub mod peers;
pub mod placed;
pub mod plan;
pub mod plan_diff;
pub mod plan_edit;
pub mod problem;
pub mod quality;
pub mod quantity;
pub mod questions;
pub mod review;
pub mod risk;
pub mod round;
pub mod rule;
pub mod scenario;
pub mod shared;
pub mod slide;
pub mod year;
