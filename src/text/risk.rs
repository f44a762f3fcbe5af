//! The words of the Risk screen.

use super::Word;

/// The name of the screen.
pub const RISK: Word = Word::new("风险", "Risk");
