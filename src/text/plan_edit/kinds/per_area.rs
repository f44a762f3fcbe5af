//! So many units in each area.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::PerArea;

use super::Kind;
use crate::text::Word;

pub(super) static KIND: Kind = Kind {
    word: PerArea::WORD,
    class: Class::Norm,
    nature: Nature::Resource,
    of: None,
    sentence: Word::new("每个地区各须有多少，与人口无关。", "So many in each area, whatever its population."),
    example: Word::new("例：每县 1 个固定采血点。", "Such as one fixed blood point in each county."),
};
