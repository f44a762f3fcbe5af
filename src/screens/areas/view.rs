//! What the Areas screen shows, as plain values: no browser, tested natively.

pub mod alone;
pub mod headline;
pub mod heat;
pub mod order;
pub mod ranking;
pub mod stairs;
pub mod whole;

#[cfg(test)]
mod map_tests;
#[cfg(test)]
mod tests;
