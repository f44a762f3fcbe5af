//! So many units for every so many people.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::Ratio;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: Ratio::WORD,
    class: Class::Norm,
    nature: Nature::Resource,
    of: None,
    sentence: Word::new(
        "每多少人配多少：需求 = 人口 × 数值 ÷ 每多少人，整数项目进一取整。",
        "So many for every so many people: people × value ÷ the number of people, rounded up where things come whole.",
    ),
    example: Word::new("例：每千人口 4.5 个托位。", "Such as 4.5 childcare places per 1,000 residents."),
};
