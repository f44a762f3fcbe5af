//! So many units in all.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::Absolute;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: Absolute::WORD,
    class: Class::Target,
    nature: Nature::Resource,
    of: None,
    sentence: Word::new("总共须有多少，不看人口。", "So many in all, whatever the population."),
    example: Word::new("例：全省 150 个省级临床重点专科。", "Such as 150 provincial key specialities."),
};
