//! So many percent of some facilities.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::ShareOfResource;

use super::Kind;
use crate::text::Word;
use crate::text::plan_edit::OF_RESOURCE;

pub(super) static KIND: Kind = Kind {
    word: ShareOfResource::WORD,
    class: Class::Norm,
    nature: Nature::Resource,
    of: Some(OF_RESOURCE),
    sentence: Word::new(
        "某类机构中须有百分之多少具备：需求 = 机构数 × 百分比。",
        "A percentage of facilities must have it: their number × the percentage.",
    ),
    example: Word::new(
        "例：80% 的乡镇卫生院设标准化公共卫生科。",
        "Such as 80% of township hospitals with a standard public-health department.",
    ),
};
