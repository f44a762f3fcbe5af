//! What the Allocate screen shows, as plain values: worked out and tested without a browser.

pub mod adopt;
pub mod choice;
pub mod compare;
pub mod order;
pub mod outcome;
pub mod pictures;
pub mod request;
pub mod wording;

#[cfg(test)]
mod tests;
