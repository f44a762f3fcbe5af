//! How sure are we? Ranges on the levers, thousands of draws, and what follows from them.
//!
//! A planner says within what a lever may turn out: low, likely, high ([`crate::scenario::LeverRange`]). [`draw::Draws`] turns a
//! seed and the number of a draw into a scenario; a [`share::Drawer`] computes any share of the draws; [`run::Run`] puts shares
//! together, whoever computed them, and says at any moment what has come out so far: bands of the figures of one area, the chance of meeting each norm in
//! every area and year ([`chance`]), and which lever matters most ([`matters`]).
//!
//! The draw with number *i* depends on the seed and *i* alone, and the draws are counted and kept by their number. So it does not
//! matter in how many shares a run is made, by how many at a time, or on which machine: the same seed gives the same answer to the last bit.
//!
//! Here floating-point numbers are used: between the seed and a drawn value, and in the shares of [`matters`]. They are
//! computed with + − × ÷ and the square root alone, which every machine must round alike, and leave as [`crate::quantity::Quantity`].

pub mod chance;
pub mod draw;
pub mod matters;
pub mod run;
mod sample;
pub mod share;
