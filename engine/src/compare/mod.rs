//! Two scenarios compared: what is put in differently, what comes out differently, and how much of the one explains the other.
//!
//! [`inputs`] takes two scenarios apart into what they share and where they differ, so that any mixture of the two can be
//! computed. [`results`] sets two outlooks side by side. [`contributions`] divides the change of one figure among the inputs that
//! differ, exactly, so that the parts add up to the whole. [`files`] holds the figures of two files against each other.

pub mod contributions;
pub mod files;
pub mod inputs;
pub mod results;
