//! Done by the end of the year.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::Milestone;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: Milestone::WORD,
    class: Class::Milestone,
    nature: Nature::Milestone,
    of: None,
    sentence: Word::new("到期须完成的一件事，没有数值。", "A thing to be done by a date; it has no value."),
    example: Word::new("例：2024 年底前建成紧急医学救援基地。", "Such as the emergency base, finished by the end of 2024."),
};
