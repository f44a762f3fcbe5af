//! What the Areas screen shows, as plain values: no browser, tested natively.

pub mod alone;
pub mod choice;
pub mod figures;
pub mod headline;
pub mod heat;
pub mod map;
pub mod order;
pub mod picture;
pub mod ranking;
pub mod stairs;
pub mod wording;

#[cfg(test)]
mod tests;
