//! The workloads behind `docs/performance.md`, in one place for every way they are run: natively, in Node and in a page.
//!
//! Nothing here measures time: who calls does, since a module has no clock of its own.
//!
//! ```
//! use permille_bench::{trial::Trial, workload};
//! // Ten counties directly below a province.
//! let set = workload::w(10, 0).unwrap();
//! let mut trial = Trial::new(&set).unwrap();
//! let before = trial.checksum();
//! trial.grow(50);
//! assert_ne!(trial.checksum(), before);
//! ```

mod exports;
pub mod generator;
pub mod nation;
pub mod trial;
pub mod workload;
