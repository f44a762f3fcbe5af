//! The workloads behind `docs/performance.md`, in one place for every way they are run: natively, in Node and in a page.
//!
//! Nothing here measures time: who calls does, since a module has no clock of its own.

mod exports;
pub mod generator;
pub mod nation;
pub mod trial;
pub mod workload;
