//! What is only derived: pure readings of a model and an outlook that several screens share. Nothing here changes anything.

pub mod actions;
pub mod address;
pub mod against;
pub mod choices;
pub mod land;
pub mod levers;
pub mod plans;
pub mod review;
pub mod sent;
pub mod trajectories;

pub use permille_exchange::wording::{norms, places};
