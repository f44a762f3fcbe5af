//! The screens, a folder each: the component, and beside it the `view` that turns state into plain values, without a browser.

pub mod allocate;
pub mod areas;
pub mod compare;
pub mod data;
pub mod norms;
pub mod overview;
pub mod present;
pub mod questions;
pub mod report;
pub mod risk;
