//! The engine seen from outside: worked examples, properties, the edges of every range.
//!
//! One program for all of them: each further file in `tests/` would be linked and checked by itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, and so does what it shares"
)]

mod aggregation;
mod allocation;
mod allocation_properties;
mod allocation_years;
mod common;
mod compare;
mod compare_files;
mod doubts;
mod edits;
mod explained_right;
mod extremes;
mod fairness;
mod fixed_seed;
mod gathering;
mod in_order;
mod levers;
mod merge;
mod merge_properties;
mod oracle;
mod oracle_agrees;
mod origins;
mod plan_edit;
mod problems;
mod projection;
mod properties;
mod quality;
mod questions;
mod questions_properties;
mod review;
mod risk;
mod stocks;
mod targets;
mod told_right;
mod update;
mod worked_examples;
