//! The screens, a folder each: the component, and beside it the `view` that turns state into plain values, without a browser.

pub mod areas;
pub mod data;
pub mod norms;
pub mod overview;
