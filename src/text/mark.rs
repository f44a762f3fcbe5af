//! Wording of the mark on everything that leaves.

use super::Word;

/// What it is called, and the step of the history.
pub const MARK: Word = Word::new("页面标记", "Mark on pages");
/// That there is none.
pub const NONE: Word = Word::new("无", "None");
