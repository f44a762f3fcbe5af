//! Files seen from outside: what ships, what is broken, what goes out and comes back.
//!
//! One program for all of them: each further file in `tests/` would be linked and checked by itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, and so does what it shares"
)]

mod allocation_ties;
mod brief;
mod broken;
// Early in the alphabet, as tests are run: LibreOffice takes a minute, beside all that follows.
mod calculated;
mod common;
mod deck;
mod doubts;
#[path = "../../../engine/tests/all/fixed_seed.rs"]
mod fixed_seed;
mod golden;
mod handbook;
mod limits;
mod meant;
mod office;
mod outlines;
mod outlook_csv;
mod plans;
mod published;
mod round;
mod round_trip;
mod search;
mod shipped;
mod singular;
mod steps;
mod table_alone;
mod table_cases;
mod table_doubted;
mod table_hostile;
mod table_import;
mod table_large;
mod table_properties;
mod table_round_trip;
mod table_townships;
mod workbooks;
mod worked;
