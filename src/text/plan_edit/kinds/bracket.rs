//! So many units by population bracket.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::Bracket;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: Bracket::WORD,
    class: Class::Norm,
    nature: Nature::Resource,
    of: None,
    sentence: Word::new(
        "看人口落在哪一档，就要哪一档的数量；恰在分界上按较高一档。",
        "So many by population bracket; exactly on a boundary the higher bracket applies.",
    ),
    example: Word::new(
        "例：传染病床位按县人口 20 / 50 / 80 / 100 张。",
        "Such as 20, 50, 80 or 100 infectious-disease beds by county population.",
    ),
};
