//! What the Data screen says in sentences.

use permille_engine::doubts::Doubt;
use permille_engine::name::Name;
use permille_engine::peers::{Outlier, Slip};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::wording::figure::{Refusal, refusal};
use permille_exchange::wording::quality;
pub use permille_exchange::wording::quality::{outlier, slip};

use super::numbers::{full, rounded};
use super::{Language, Say};

/// “Nanchang County: 3 population figures, 2 stocks and 0 indicators are known for 2020.”
#[must_use]
pub fn headline(language: Language, area: &str, stocks: usize, indicators: usize, unknown: usize) -> String {
    match language {
        Language::Zh if stocks + indicators == 0 => format!("{area}：尚未录入存量和指标，标准涉及的 {unknown} 项均未知。"),
        Language::Zh => format!("{area}：已录入 {stocks} 项存量、{indicators} 项指标，另有 {unknown} 项未知。"),
        Language::En if stocks + indicators == 0 => {
            format!("{area}: no stock or indicator has been entered; all {unknown} that norms ask for are unknown.")
        }
        Language::En => {
            let stocks = counted(stocks, "stock", "stocks");
            let indicators = counted(indicators, "indicator", "indicators");
            format!("{area}: {stocks} and {indicators} entered; {unknown} more that norms ask for are unknown.")
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What an empty field means, and that any usual way of writing numbers is understood.
#[must_use]
pub fn how_to_type(language: Language) -> &'static str {
    language.pick(
        "留空表示未知，不表示零。可写 4.5万、1.2亿、285,797；按回车或离开即生效，Esc 复原，随时可撤销。",
        "An empty field is unknown, not zero. Write 285,797 or 4.5万; Enter or leaving the field takes it, Escape restores it, and every step can be undone.",
    )
}

/// The figure of another year: `2020: 285,797`.
#[must_use]
pub fn of_year(language: Language, year: Year, value: Quantity) -> String {
    language.pick(format!("{year} 年：{}", full(value)), format!("{year}: {}", full(value)))
}

/// The figures below, summed, are what is computed with.
#[must_use]
pub fn sum_below(language: Language, amount: &str, missing: u32, instead: bool) -> String {
    let left = if missing == 0 {
        String::new()
    } else {
        language.pick(
            format!("（{}）", super::sentences::left_out(language, missing)),
            format!(" ({})", super::sentences::left_out(language, missing)),
        )
    };
    match (instead, language) {
        (false, Language::Zh) => format!("下级合计 {amount}{left}"),
        (false, Language::En) => format!("Sum of the areas below: {amount}{left}"),
        (true, Language::Zh) => format!("推演采用下级合计 {amount}{left}"),
        (true, Language::En) => format!("Computed with the sum of the areas below, {amount}{left}"),
    }
}

/// What urban and rural people add up to, and the urban share.
#[must_use]
pub fn adds_up(language: Language, parts: Quantity, urban_share: Option<Quantity>) -> String {
    let parts = full(parts);
    match (urban_share.map(|share| rounded(share, 2)), language) {
        (Some(share), Language::Zh) => format!("城镇 + 乡村 = {parts} 人，城镇化率 {share}%"),
        (None, Language::Zh) => format!("城镇 + 乡村 = {parts} 人"),
        (Some(share), Language::En) => format!("Urban + rural = {parts} people; {share}% urban"),
        (None, Language::En) => format!("Urban + rural = {parts} people"),
    }
}

/// Why what was typed is not taken, and what would be.
#[must_use]
pub fn refusal(language: Language, refusal: &Refusal, unit: &str) -> String {
    refusal::sentence(refusal, language, unit)
}

/// Something worth a second look.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// Urban and rural people together are more than the residents.
    PartsBeyondWhole {
        /// Urban and rural together.
        parts: Quantity,
        /// The residents.
        resident: Quantity,
    },
    /// Urban and rural people do not add up to the residents.
    PartsDoNotAddUp {
        /// Urban and rural together.
        parts: Quantity,
        /// The residents.
        resident: Quantity,
    },
    /// A group of the residents is larger than all of them.
    GroupBeyondResidents {
        /// The residents.
        resident: Quantity,
    },
    /// More of something counted than there are people.
    MoreThanPeople {
        /// The residents.
        resident: Quantity,
    },
    /// A part is larger than the stock it is a part of.
    PartBeyondStock {
        /// What that stock is called.
        of: String,
        /// How much of it there is.
        amount: Quantity,
    },
    /// A share of more than everything.
    BeyondAll,
    /// A power of ten away from its peers: likely the wrong unit.
    UnitSlip(Slip),
    /// Far from all its peers, and no unit explains it.
    Outlier(Outlier),
    /// Its other years or the areas below speak against it.
    Doubt(Doubt),
}

/// What looks odd, and what to look at.
#[must_use]
pub fn check(language: Language, check: &Check) -> String {
    match (check, language) {
        (Check::PartsBeyondWhole { parts, resident }, _) => quality::parts(language, *parts, *resident, true),
        (Check::PartsDoNotAddUp { parts, resident }, _) => quality::parts(language, *parts, *resident, false),
        (Check::GroupBeyondResidents { resident }, Language::Zh) => format!("多于常住人口 {} 人。", full(*resident)),
        (Check::GroupBeyondResidents { resident }, Language::En) => format!("More than all {} residents.", full(*resident)),
        (Check::MoreThanPeople { resident }, _) => quality::beyond_residents(language, *resident),
        (Check::PartBeyondStock { of, amount }, Language::Zh) => format!("多于其所属的“{of}”{}。", full(*amount)),
        (Check::PartBeyondStock { of, amount }, Language::En) => {
            format!("More than what it is a part of: {of}, {}.", full(*amount))
        }
        (Check::BeyondAll, _) => quality::beyond_all(language),
        (Check::UnitSlip(found), _) => slip(language, *found),
        (Check::Outlier(found), _) => outlier(language, *found),
        (Check::Doubt(found), _) => quality::doubt(language, found),
    }
}

/// A figure that is kept and changes nothing.
#[must_use]
pub fn read_by_no_norm(language: Language) -> &'static str {
    language.pick(
        "所选规划中没有标准在此使用这个数字：它会保存，但不影响任何结果。",
        "No norm of the plans in this file reads this figure here: it is kept, and changes no result.",
    )
}

/// The step by which a figure is changed.
#[must_use]
pub fn figure_step(area: &Name, figure: &Name, year: Year) -> Name {
    Name::new(format!("{}：{}（{year}）", area.zh, figure.zh), format!("{}: {}, {year}", area.en, figure.en))
}

/// The step by which a source or note is changed.
#[must_use]
pub fn provenance_step(area: &Name, figure: &Name) -> Name {
    Name::new(format!("{}：{}的来源", area.zh, figure.zh), format!("{}: source of {}", area.en, figure.en))
}

/// Everything beyond what is at hand.
#[must_use]
pub fn all_of(language: Language, count: usize) -> String {
    language.pick(format!("其余 {count} 项"), format!("The other {count}"))
}

/// No area of that name.
#[must_use]
pub fn no_such_area(language: Language, text: &str) -> String {
    language.pick(
        format!("没有名为“{text}”的地区，请从列表中选择。"),
        format!("No area is called “{text}”; choose one from the list."),
    )
}

/// Several areas could be meant.
#[must_use]
pub fn several_areas(language: Language, text: &str, count: usize) -> String {
    language.pick(
        format!("有 {count} 个地区与“{text}”相符，请从列表中选择或写全。"),
        format!("{count} areas match “{text}”; choose one from the list, or write more of it."),
    )
}

/// A requirement that is not due yet.
#[must_use]
pub fn due_from(language: Language, year: Year) -> String {
    language.pick(format!("{year} 年起"), format!("from {year}"))
}

/// Nothing at hand to fill in.
#[must_use]
pub fn no_figures(language: Language) -> &'static str {
    language.pick("还没有数字。展开下方列表，从任一项开始。", "No figures yet. Open the list below and start with any of them.")
}

/// Where milestones are.
#[must_use]
pub fn milestones_elsewhere(language: Language) -> &'static str {
    language.pick("节点任务的完成情况在“标准”页登记。", "Milestones are marked as done on the Norms tab.")
}

/// A year with how many figures the area has of it.
#[must_use]
pub fn figures_in_year(language: Language, year: Year, count: usize) -> String {
    language.pick(format!("{year}（{count} 项数据）"), format!("{year} ({})", counted(count, "figure", "figures")))
}

/// Which year all other screens show.
#[must_use]
pub fn elsewhere(language: Language, year: Year) -> String {
    language.pick(format!("其他页面显示 {year} 年。"), format!("Other screens show {year}."))
}

/// Has them show the year of the figures.
#[must_use]
pub fn show_everywhere(language: Language, year: Year) -> String {
    language.pick(format!("改为 {year} 年"), format!("Show {year} there"))
}

/// The head of the column of figures.
#[must_use]
pub fn figure_of(language: Language, year: Year) -> String {
    language.pick(format!("{year} 年数值"), format!("Figure of {year}"))
}

/// The head of the column of requirements.
#[must_use]
pub fn required_in(language: Language, year: Year) -> String {
    language.pick(format!("{year} 年标准要求"), format!("Required in {year}"))
}

/// What only areas above need.
#[must_use]
pub fn part_of_above(language: Language, count: usize) -> String {
    language.pick(
        format!("上级地区标准所涉的 {count} 项，由下级汇总"),
        format!("{count} that norms for areas above add up from here"),
    )
}

/// A group's share of the residents.
#[must_use]
pub fn share_of_residents(language: Language, share: Quantity) -> String {
    language.pick(format!("占常住人口 {}%", rounded(share, 2)), format!("{}% of residents", rounded(share, 2)))
}
