//! How a task fails: with a sentence, and where there is one, a way out.

use std::fmt;

/// The result of everything that can fail here.
pub type Result<T> = std::result::Result<T, Failure>;

/// What went wrong, said to the person at the terminal.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    what: String,
    way_out: Option<String>,
}

impl Failure {
    /// A failure told in one sentence.
    pub fn new(what: impl Into<String>) -> Failure {
        Failure { what: what.into(), way_out: None }
    }

    /// Adds what the person can do about it.
    pub fn with_way_out(self, way_out: impl Into<String>) -> Failure {
        Failure { way_out: Some(way_out.into()), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        match &self.way_out {
            Some(way_out) => write!(f, "\n{way_out}"),
            None => Ok(()),
        }
    }
}
