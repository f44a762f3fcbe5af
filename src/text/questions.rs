//! The words of the Questions screen.

use super::Word;

/// The name of the screen.
pub const QUESTIONS: Word = Word::new("追问", "Questions");
