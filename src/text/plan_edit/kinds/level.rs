//! A grade.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::Level;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: Level::WORD,
    class: Class::Target,
    nature: Nature::Indicator,
    of: None,
    sentence: Word::new("达到某一等级。", "A grade to be reached."),
    example: Word::new("例：电子病历应用水平 4 级。", "Such as level 4 of electronic records."),
};
