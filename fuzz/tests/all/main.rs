//! What must hold of every reader, tried with the kept inputs and with changes to them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, and so does what it shares")]

mod changed;
#[path = "../../../engine/tests/all/fixed_seed.rs"]
mod fixed_seed;
mod grown;
mod inputs;
mod kept;
