//! What several screens show, as plain values: no browser, tested natively. What one screen alone shows is in its own `view`.

pub mod choice;
pub mod deck;
pub mod figures;
pub mod handbook;
pub mod map;
pub mod picture;
pub mod wording;
