//! The words of the Allocate screen.

use super::Word;

/// The name of the screen.
pub const ALLOCATE: Word = Word::new("分配", "Allocate");
