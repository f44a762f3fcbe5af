//! The reader from outside.

mod accuracy;
mod documents;
