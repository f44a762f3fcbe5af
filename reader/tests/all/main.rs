//! The reader from outside.

mod accuracy;
mod documents;
mod pdf;
mod plans;
mod shapes;
