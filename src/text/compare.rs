//! The words of the Compare screen.

use super::Word;

/// The name of the screen.
pub const COMPARE: Word = Word::new("比较", "Compare");
