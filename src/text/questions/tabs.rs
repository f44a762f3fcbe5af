//! What the questions are called: on their tabs, and in full where a number leads to them.

use crate::text::Word;

/// When does it run short?
pub const WHEN: Word = Word::new("何时短缺", "When");
/// The same in full.
pub const WHEN_FURTHER: Word = Word::new("哪些地区何时短缺？", "Which areas run short, and when?");
/// How near is the next bracket?
pub const HOW_NEAR: Word = Word::new("离档位多近", "How near");
/// The same in full.
pub const HOW_NEAR_FURTHER: Word = Word::new("离下一档还有多远？", "How near is the next bracket?");
/// What would it take?
pub const WHAT_IT_TAKES: Word = Word::new("怎样才够", "What it takes");
/// The same in full.
pub const WHAT_IT_TAKES_FURTHER: Word = Word::new("怎样才够？", "What would it take?");
/// What matters most?
pub const WHAT_MATTERS: Word = Word::new("什么最要紧", "What matters");
/// The same in full.
pub const WHAT_MATTERS_FURTHER: Word = Word::new("什么最要紧？", "What matters most?");
/// What do two levers do together?
pub const TWO_LEVERS: Word = Word::new("两项联动", "Two levers");
/// The same in full.
pub const TWO_LEVERS_FURTHER: Word = Word::new("两项一起调会怎样？", "What do two levers do together?");
/// What is due when, and what does it need?
pub const LADDER: Word = Word::new("节点阶梯", "Ladder");
/// The same in full.
pub const LADDER_FURTHER: Word = Word::new("每年须新增多少？", "How much is needed each year?");
