//! A measured value.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::Indicator;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: Indicator::WORD,
    class: Class::Indicator,
    nature: Nature::Indicator,
    of: None,
    sentence: Word::new("一个测量值须达到多少，不相加。", "A measured value to be reached; it is never summed."),
    example: Word::new("例：人均预期寿命不低于 79.0 岁。", "Such as a life expectancy of 79.0 years or more."),
};
