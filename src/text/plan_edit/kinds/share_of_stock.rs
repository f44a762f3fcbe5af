//! So many percent of another stock.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::ShareOfStock;

use super::Kind;
use crate::text::Word;
use crate::text::plan_edit::OF_STOCK;

pub(super) static KIND: Kind = Kind {
    word: ShareOfStock::WORD,
    class: Class::Norm,
    nature: Nature::Resource,
    of: Some(OF_STOCK),
    sentence: Word::new(
        "另一项存量中须有百分之多少属于此类：需求 = 实有存量 × 百分比。",
        "A percentage of another stock must be of this kind: the stock there is × the percentage.",
    ),
    example: Word::new("例：负压救护车不少于救护车的 40%。", "Such as at least 40% of ambulances with negative pressure."),
};
