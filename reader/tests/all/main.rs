//! The reader from outside.

mod accuracy;
mod documents;
mod english;
mod pdf;
mod plans;
mod shapes;
