//! What the Risk screen says, worked out without a browser.

pub mod choice;
pub mod odds;
pub mod range_levers;
pub mod results;
pub mod told;
pub mod weights;

pub mod fan;

#[cfg(test)]
mod tests;
