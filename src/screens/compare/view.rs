//! What the Compare screen says, worked out without a browser.

pub mod bridge;
pub mod courses;
pub mod files;
pub mod headline;
pub mod rankings;
pub mod rows;
pub mod sides;
pub mod writing;

#[cfg(test)]
mod tests;
