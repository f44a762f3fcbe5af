//! Percent reached by each year: of a resource, or of the whole task.

use permille_engine::norm::Class;
use permille_engine::plan::Nature;
use permille_engine::rule::Path;

use super::Kind;
use crate::text::Word;
use crate::text::plan_edit::OF_RESOURCE;

pub(super) static KIND: Kind = Kind {
    word: Path::WORD,
    class: Class::Target,
    nature: Nature::Resource,
    of: Some(OF_RESOURCE),
    sentence: Word::new(
        "分年达到百分之多少：可以是某类资源的占比，也可以是整项工作的进度。",
        "A percentage reached year by year: of a resource, or of the whole task.",
    ),
    example: Word::new(
        "例：2023、2024、2025 年底分别达到 50%、80%、100%。",
        "Such as 50, 80 and 100% by the end of 2023, 2024 and 2025.",
    ),
};
