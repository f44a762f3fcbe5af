//! One unit for so many people of each base, added.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::SumOfRatios;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: SumOfRatios::WORD,
    class: Class::Norm,
    nature: Nature::Resource,
    of: None,
    sentence: Word::new(
        "分口径各按多少人配 1 个，各项相加后进一取整。",
        "One for so many people of each base; the terms are added, then rounded up.",
    ),
    example: Word::new(
        "例：城镇每 3 万人、农村每 1 万人 1 辆救护车。",
        "Such as one ambulance for 30,000 urban and one for 10,000 rural people.",
    ),
};
