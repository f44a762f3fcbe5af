//! The reader from outside.

mod accuracy;
mod documents;
mod plans;
mod shapes;
