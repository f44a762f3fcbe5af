//! So many units from a population on.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::Threshold;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: Threshold::WORD,
    class: Class::Norm,
    nature: Nature::Resource,
    of: None,
    sentence: Word::new(
        "人口达到起点的地区须有多少，不到的没有要求。",
        "So many where the population reaches a number; nothing below it.",
    ),
    example: Word::new(
        "例：30 万人以上的县须有 1 所二级妇幼保健院。",
        "Such as a level-2 maternal hospital in a county of 300,000 or more.",
    ),
};
