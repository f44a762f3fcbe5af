//! What the Data screen says of how good its figures are; what of it also leaves in reports is said in `wording::quality`.

use permille_engine::quality::{Basis, Known};
use permille_engine::year::Year;

pub use permille_exchange::wording::quality::{
    ASSUMED, DERIVED, DOUBTED, DOUBTS, FIGURE, KNOWN, NEEDED, OBSERVED, OLDEST, SOURCES, UNKNOWN_OF, UNSOURCED, WORST_AREAS,
    doubt, doubts, figure, headline, unlisted,
};

use super::numbers::{count, so_many};
use super::{Language, Say, Word};

/// The table of figures.
pub const BY_FIGURE: Word = Word::new("按数字", "By figure");
/// The table of areas and figures.
pub const MATRIX: Word = Word::new("地区 × 数字", "Areas and figures");
/// What its cells mean.
pub const LEGEND: Word = Word::new(
    "√ 观测；○ 假设、无来源或由其他数字推得；底色 存疑；斜线 未知；空白 规划未要求。格中是最近年份的后两位。按一格即到该数字。",
    "Tick: observed. Ring: assumed, without a source, or following from others. Tinted: in doubt. Hatched: unknown. Empty: not needed. In each cell stands \
     the latest year's last two digits. Press one to go to its figure.",
);
/// The sources.
pub const BY_SOURCE: Word = Word::new("数据来源", "Where the figures come from");
/// One source.
pub const SOURCE: Word = Word::new("来源", "Source");
/// The ages.
pub const BY_YEAR: Word = Word::new("数据年份", "How old the figures are");
/// How many figures.
pub const FIGURES: Word = Word::new("项数", "Figures");
/// Figures that no norm needs.
pub const OTHERS: Word = Word::new("另有录入、但规划未要求的数字", "Also stated, though no plan needs them");
/// What is said while the figures are looked at.
pub const LOOKING: Word = Word::new("正在核查数字…", "Looking at the figures…");
/// Where no plan needs any figure.
pub const NOTHING_NEEDED: Word = Word::new(
    "在“标准”页选用约束这些地区的规划后，这里会列出所需的数字、缺口和疑点。",
    "Add a plan that binds these areas on the Norms tab, and the figures it needs, the gaps and the doubts are listed here.",
);

/// What is known of a figure, in a cell of a table.
#[must_use]
pub fn known(language: Language, known: Known) -> String {
    match known {
        Known::Stated { year, basis } => language.pick(
            format!("{year} 年，{}", language.say(basis_word(basis))),
            format!("{year}, {}", language.say(basis_word(basis)).to_lowercase()),
        ),
        Known::Follows => language.pick("由其他数字推得", "follows from others").to_owned(),
        Known::Unknown => language.pick("未知", "unknown").to_owned(),
    }
}

const fn basis_word(basis: Basis) -> Word {
    match basis {
        Basis::Observed => OBSERVED,
        Basis::Assumed => ASSUMED,
        Basis::Unsourced => UNSOURCED,
    }
}

/// What the matrix says, in a sentence.
#[must_use]
pub fn matrix_summary(language: Language, areas: usize, figures: usize, unknown: usize, doubted: usize) -> String {
    let told = format!("{} by {}", so_many(areas, "area", "areas"), so_many(figures, "figure", "figures"));
    let cells = so_many(unknown, "cell is", "cells are");
    let [areas, unknown, doubted] = [areas, unknown, doubted].map(count);
    language.pick(
        format!("{areas} 个地区、{figures} 种数字，其中 {unknown} 格未知，{doubted} 格存疑。"),
        format!("{told}; {cells} unknown, {doubted} in doubt."),
    )
}

/// A doubt's place: whose figure of which year, and what it is.
#[must_use]
pub fn place(language: Language, area: &str, figure: &str, year: Year, value: &str) -> String {
    language.pick(format!("{area}，{figure}（{year} 年）：{value}"), format!("{area}, {figure}, {year}: {value}"))
}

/// A figure that is stated, and in how many areas.
#[must_use]
pub fn other(language: Language, figure: &str, areas: usize) -> String {
    match language {
        Language::Zh => format!("{figure}（{areas} 个地区）"),
        Language::En if areas == 1 => format!("{figure} (1 area)"),
        Language::En => format!("{figure} ({areas} areas)"),
    }
}
