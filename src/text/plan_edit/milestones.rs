//! What the board of dated projects says.

use permille_engine::name::Name;
use permille_engine::year::Year;

use crate::text::{Language, Say, Word};

/// “Board”
pub const BOARD: Word = Word::new("看板", "Board");
/// “By year”
pub const BY_YEAR: Word = Word::new("按年份", "By year");
/// “Layout”
pub const LAYOUT: Word = Word::new("排列方式", "Layout");
/// “Owner”
pub const OWNER: Word = Word::new("负责单位或负责人", "Owner");
/// “Note”
pub const NOTE: Word = Word::new("备注", "Note");
/// “Nothing here.”
pub const EMPTY: Word = Word::new("没有。", "None.");

/// Where a milestone stands on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Its year is over, and it is known not to be done.
    Late,
    /// Its year is over, and nothing is known.
    Unrecorded,
    /// Due this year, or later.
    Due,
    /// Done.
    Done,
}

impl Column {
    /// All, what asks for attention first.
    pub const ALL: [Self; 4] = [Self::Late, Self::Unrecorded, Self::Due, Self::Done];
}

/// When a milestone is due, was done, or how late it is, seen from the end of the year in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Done in a year, no later than due.
    DoneOnTime(Year),
    /// Done in a year, so many years late.
    DoneLate(Year, Year),
    /// Done; of areas below, or it is not known when.
    Done,
    /// So many years late.
    LateBy(Year),
    /// Due so many years ago, and nothing is known.
    NotRecorded(Year),
    /// Due by the end of the year in view.
    ThisYear,
    /// Due in so many years.
    DueIn(Year),
}

/// The head of a column.
#[must_use]
pub const fn column(column: Column) -> Word {
    match column {
        Column::Late => Word::new("逾期", "Late"),
        Column::Unrecorded => Word::new("已过期限，未登记", "Past due, not recorded"),
        Column::Due => Word::new("今年到期或按期推进", "Due this year, or on time"),
        Column::Done => Word::new("已完成", "Done"),
    }
}

/// When a project is due, was done, or how late it is.
#[must_use]
pub fn timing(language: Language, timing: Timing) -> String {
    let years = |count: Year| if count == 1 { "1 year".to_owned() } else { format!("{count} years") };
    match (timing, language) {
        (Timing::DoneOnTime(year), Language::Zh) => format!("{year} 年完成，按期"),
        (Timing::DoneOnTime(year), Language::En) => format!("done in {year}, on time"),
        (Timing::DoneLate(year, by), Language::Zh) => format!("{year} 年完成，晚 {by} 年"),
        (Timing::DoneLate(year, by), Language::En) => format!("done in {year}, {} late", years(by)),
        (Timing::Done, _) => language.pick("已完成", "done").to_owned(),
        (Timing::LateBy(by), Language::Zh) => format!("逾期 {by} 年"),
        (Timing::LateBy(by), Language::En) => format!("{} late", years(by)),
        (Timing::NotRecorded(by), Language::Zh) => format!("{by} 年前到期，未登记"),
        (Timing::NotRecorded(by), Language::En) => format!("due {} ago, nothing recorded", years(by)),
        (Timing::ThisYear, _) => language.pick("今年底到期", "due by the end of this year").to_owned(),
        (Timing::DueIn(by), Language::Zh) => format!("还有 {by} 年到期"),
        (Timing::DueIn(by), Language::En) => format!("due in {}", years(by)),
    }
}

/// How many projects are late.
#[must_use]
pub fn late(language: Language, count: usize) -> String {
    match (count, language) {
        (0, Language::Zh) => "没有逾期的。".to_owned(),
        (0, Language::En) => "None is known to be late.".to_owned(),
        (count, Language::Zh) => format!("{count} 项逾期。"),
        (1, Language::En) => "1 is late.".to_owned(),
        (count, Language::En) => format!("{count} are late."),
    }
}

/// Who answers for a project.
#[must_use]
pub fn owned_by(language: Language, owner: &str) -> String {
    language.pick(format!("负责：{owner}"), format!("Owner: {owner}"))
}

/// The step by which owner or note of a project are written.
#[must_use]
pub fn owner_step(milestone: &Name, area: &Name) -> Name {
    Name::new(format!("{}：{}的负责人和备注", area.zh, milestone.zh), format!("{}: owner and note of {}", area.en, milestone.en))
}
