//! What the Questions screen shows, as plain values: no browser, tested natively.

pub mod asked;
pub mod ladder;
pub mod matters;
pub mod near;
pub mod offered;
pub mod pairs;
pub mod takes;
pub mod when;

#[cfg(test)]
mod tests;
