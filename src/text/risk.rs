//! The words of the Risk screen.

use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::numbers::{rounded, whole};
use super::{Language, Say, Word};

mod drawn;
mod ranges;

pub use drawn::{Expected, RiskHeadline, basis, headline, nothing_drawn, unasked};
pub use ranges::*;

/// The name of the screen.
pub const RISK: Word = Word::new("风险", "Risk");

/// The fields before a run, and what to press.
pub const SEED: Word = Word::new("随机种子", "Seed");
/// How many draws.
pub const DRAWS: Word = Word::new("抽样次数", "Draws");
/// Stop it.
pub const CANCEL: Word = Word::new("停止", "Cancel");
/// The norms drawn.
pub const NORMS_DRAWN: Word = Word::new("抽样的标准", "Norms drawn");
/// Back to the norms that are drawn without a choice.
pub const USUAL_NORMS: Word = Word::new("恢复默认", "The usual ones");
/// The norm looked at.
pub const NORM_SHOWN: Word = Word::new("标准", "Norm");
/// What is set before a run.
pub const RUN: Word = Word::new("抽样", "Draws to make");
/// How far it is.
pub const PROGRESS: Word = Word::new("抽样进度", "Progress of the draws");

/// Which figure the fan is of.
pub const FAN_OF: Word = Word::new("扇形图内容", "What the fan shows");
/// Stock against requirement.
pub const STOCK: Word = Word::new("现有与需求", "Stock and requirement");
/// The gap alone.
pub const GAP: Word = Word::new("缺口", "Gap");
/// The median of the gap.
pub const GAP_MIDDLE: Word = Word::new("缺口（中位）", "Gap (median)");
/// The median of what there is.
pub const AVAILABLE_MIDDLE: Word = Word::new("现有（中位）", "Available (median)");
/// The median of what is required.
pub const REQUIRED_MIDDLE: Word = Word::new("需求（中位）", "Required (median)");
/// The line at a gap of zero.
pub const ENOUGH: Word = Word::new("恰好满足", "Exactly enough");
/// The legend of the fan: the deep band.
pub const HALF: Word = Word::new("居中一半的抽样", "The middle half of the draws");
/// The legend of the fan: the light band.
pub const NINE_TENTHS: Word = Word::new("十次中的九次（5%–95%）", "Nine draws in ten (5%–95%)");
/// The legend of the fan: the dotted lines.
pub const REQUIRED_EDGES: Word = Word::new("需求的 5%–95%", "5%–95% of the requirement");
/// The chance, as a heading.
pub const CHANCE: Word = Word::new("达标机会", "Chance of meeting it");

/// The head of the shares.
pub const SHARE: Word = Word::new("单独解释", "Explains alone");
/// The open dot.
pub const AT_LOW: Word = Word::new("该项最低的五分之一", "lowest fifth of it");
/// The full dot.
pub const AT_HIGH: Word = Word::new("该项最高的五分之一", "highest fifth of it");

/// The heading over the ranges.
pub const RANGES: Word = Word::new("各调节项的区间", "Ranges of the levers");
/// What has moved since a run.
pub const STALE: Word = Word::new("已过期", "Out of date");

/// What every reader of the results should know.
#[must_use]
pub const fn honest() -> Word {
    Word::new(
        "结果只与所设区间一样可靠：区间由人判断，各调节项独立抽样，没有区间的一律不变。",
        "Only as good as the ranges: they are judgements, levers are drawn independently of one another, and what has no range does not vary.",
    )
}

/// The button that runs: “Run 10,000 draws”.
#[must_use]
pub fn run(language: Language, draws: u32, again: bool) -> String {
    let draws = whole(i64::from(draws));
    match (language, again) {
        (Language::Zh, false) => format!("抽样 {draws} 次"),
        (Language::Zh, true) => format!("重新抽样 {draws} 次"),
        (Language::En, false) => format!("Run {draws} draws"),
        (Language::En, true) => format!("Run {draws} draws again"),
    }
}

/// How far a run is.
#[must_use]
pub fn so_far(language: Language, done: u32, draws: u32) -> String {
    let (done, draws) = (whole(i64::from(done)), whole(i64::from(draws)));
    language.pick(format!("已抽样 {done} / {draws} 次"), format!("{done} of {draws} draws"))
}

/// A run was stopped.
#[must_use]
pub fn stopped(language: Language, done: u32, draws: u32) -> String {
    let (done, draws) = (whole(i64::from(done)), whole(i64::from(draws)));
    language.pick(
        format!("已在第 {done} 次（共 {draws} 次）停止；以下结果只含已抽的次数。"),
        format!("Stopped after {done} of {draws} draws; what follows is of the draws made by then."),
    )
}

/// The worker gave up.
#[must_use]
pub fn failed() -> Name {
    Name::new(
        "抽样未能完成：浏览器内存不足，或计算出了故障。请减少抽样次数或标准数后重试。",
        "The draws could not be finished: the browser ran out of memory, or the work failed. Try again with fewer draws or norms.",
    )
}

/// More draws than can be kept.
#[must_use]
pub fn too_many(language: Language, most: u32) -> String {
    let most = whole(i64::from(most));
    language.pick(
        format!("这么多标准和年份，最多可抽样 {most} 次。请减少抽样次数或标准数。"),
        format!("With so many norms and years there can be {most} draws at most. Make fewer, or draw fewer norms."),
    )
}

/// What was typed into a field of the run is not a count within its bounds.
#[must_use]
pub fn not_a_count(language: Language, least: u32, most: u32) -> String {
    let (least, most) = (whole(i64::from(least)), whole(i64::from(most)));
    language.pick(format!("请输入 {least} 到 {most} 之间的整数。"), format!("Enter a whole number between {least} and {most}."))
}

/// Why results are out of date.
#[must_use]
pub fn stale(language: Language) -> &'static str {
    language.pick(
        "上次抽样之后，调节项、区间、地区或抽样设置有变动，以下仍是当时的结果。",
        "Levers, ranges, the area or the draws have changed since; what follows is as it was then.",
    )
}

/// The results are of another scenario or area.
#[must_use]
pub fn results_of(language: Language, area: &str, scenario: &str) -> String {
    language.pick(format!("结果属于：{area} · {scenario}"), format!("The results are of {area}, scenario “{scenario}”"))
}

/// A norm of the list was not among those drawn.
#[must_use]
pub fn not_drawn(language: Language, norm: &str) -> String {
    language.pick(
        format!("上次抽样不含“{norm}”，请重新抽样。"),
        format!("“{norm}” was not among the norms of the last run; run again to see it."),
    )
}

/// How many norms are drawn.
#[must_use]
pub fn norms_drawn(language: Language, count: usize) -> String {
    language.pick(format!("{}（{count} 项）", NORMS_DRAWN.zh), format!("{} ({count})", NORMS_DRAWN.en))
}

/// There can be no more norms.
#[must_use]
pub fn most_norms(language: Language, most: usize) -> String {
    language.pick(format!("一次最多 {most} 项。"), format!("At most {most} at once."))
}

/// The title of the fan.
#[must_use]
pub fn fan_title(language: Language, norm: &str, area: &str) -> String {
    language.pick(format!("{area} · {norm}：可能的走势"), format!("{norm} in {area}: where the draws lie"))
}

/// The title of the chances of one area.
#[must_use]
pub fn norms_title(language: Language, area: &str) -> String {
    language.pick(format!("{area}各年达到各项标准的机会（%）"), format!("Chance of meeting each norm, {area} (% of draws)"))
}

/// The title of the chances of the areas.
#[must_use]
pub fn areas_title(language: Language, norm: &str) -> String {
    language.pick(format!("各地区各年达标的机会（%）· {norm}"), format!("Chance by area and year (% of draws): {norm}"))
}

/// How to read the chances.
#[must_use]
pub fn odds_legend(language: Language) -> &'static str {
    language.pick(
        "格内为达标的抽样占比（%）；✓ 每次都达标，○ 尚未到期，斜线为无数据，空白为不约束。",
        "Each cell: percent of the draws that meet it. ✓ met in every draw, ○ not due yet, hatched: no data, empty: not bound.",
    )
}

/// What the heat map says, for those who cannot see it.
#[must_use]
pub fn odds_summary(language: Language, rows: &[String], year: Year) -> String {
    match language {
        Language::Zh => format!("{year} 年达标机会：{}。", rows.join("，")),
        Language::En => format!("Chance in {year}: {}.", rows.join("; ")),
    }
}

/// The title of what the gap depends on.
#[must_use]
pub fn weights_title(language: Language, year: Year) -> String {
    language.pick(format!("{year} 年的缺口主要取决于哪一项"), format!("Which range the gap in {year} depends on most"))
}

/// What the gap depends on: “Population growth explains 62% of the spread by itself, additions 30%.”
#[must_use]
pub fn weights_summary(language: Language, levers: &[(String, String)], rest: Option<&str>) -> String {
    let each = |(name, share): &(String, String)| language.pick(format!("{name}单独解释 {share}"), format!("{name} {share}"));
    let said: Vec<String> = levers.iter().map(each).collect();
    match language {
        Language::Zh => {
            let rest = rest.map(|rest| format!("；其余 {rest} 不是哪一项单独所能解释")).unwrap_or_default();
            format!("缺口的差异中，{}{rest}。", said.join("，"))
        }
        Language::En => {
            let rest = rest.map(|rest| format!("; no lever alone explains the other {rest}")).unwrap_or_default();
            format!("Of the spread of the gap, by itself: {}{rest}.", said.join(", "))
        }
    }
}

/// How the shares are worked out.
#[must_use]
pub fn weights_method(language: Language) -> &'static str {
    language.pick(
        "方法：一阶指数，即该调节项单独解释的缺口方差占比；横条为该项取最低、最高五分之一时缺口的均值。",
        "Method: first-order index, the share of the variance of the gap that a lever explains by itself. A bar runs between the mean gaps over the lowest and the highest fifth of its draws.",
    )
}

/// Why it cannot be said what the gap depends on.
#[must_use]
pub fn no_weights(language: Language, due: Option<Year>, known: bool) -> String {
    match (language, due) {
        (Language::Zh, Some(due)) => format!("标准 {due} 年到期，此前没有缺口可分解。"),
        (Language::En, Some(due)) => format!("The norm falls due in {due}; before that there is no gap to take apart."),
        (Language::Zh, None) if known => "有缺口的抽样不足 100 次，还看不出哪一项更要紧。".to_owned(),
        (Language::En, None) if known => {
            "The gap is known in fewer than 100 draws: too few to tell which range matters.".to_owned()
        }
        (Language::Zh, None) => "缺口未知，无从分解。".to_owned(),
        (Language::En, None) => "The gap is unknown, so there is nothing to take apart.".to_owned(),
    }
}

/// The gap does not vary.
#[must_use]
pub fn same_gap(language: Language, gap: &str) -> String {
    language.pick(
        format!("每次抽样的缺口都相同（{gap}）：所设区间不影响这一项。"),
        format!("The gap is the same in every draw ({gap}): none of the ranges moves it."),
    )
}

/// A share of draws: never rounded to none or to all of them while it is neither.
#[must_use]
pub fn share(percent: Quantity, places: usize) -> String {
    let (tenth, hundred) = (Quantity::ONE.divided(10, false).unwrap_or_default(), Quantity::whole(100).unwrap_or_default());
    let edge = if places == 0 { Quantity::ONE } else { tenth };
    if percent > Quantity::ZERO && percent < edge {
        return format!("<{}%", rounded(edge, places));
    }
    let top = hundred.minus(edge).unwrap_or(hundred);
    if percent < hundred && percent > top {
        return format!(">{}%", rounded(top, places));
    }
    format!("{}%", rounded(percent, places))
}

/// A chance in plain words.
#[must_use]
pub fn chance(language: Language, percent: Quantity) -> &'static str {
    let at_most = |percents: i64| Quantity::whole(percents).is_ok_and(|edge| percent <= edge);
    let (zh, en) = if percent == Quantity::ZERO {
        ("从未达标", "never")
    } else if at_most(5) {
        ("几乎不可能", "very unlikely")
    } else if at_most(35) {
        ("不大可能", "unlikely")
    } else if at_most(65) {
        ("机会参半", "about even")
    } else if at_most(95) {
        ("很有可能", "likely")
    } else if percent < Quantity::whole(100).unwrap_or_default() {
        ("几乎必然", "very likely")
    } else {
        ("每次达标", "always")
    };
    language.pick(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn a_share_is_never_rounded_to_none_or_all() {
        assert_eq!(
            ["0", "0.01", "0.1", "12.345", "99.95", "100"].map(|p| share(q(p), 1)),
            ["0%", "<0.1%", "0.1%", "12.3%", ">99.9%", "100%"]
        );
        assert_eq!(["0.5", "12.345", "99.4", "100"].map(|p| share(q(p), 0)), ["<1%", "12%", ">99%", "100%"]);
    }

    #[test]
    fn a_chance_is_said_in_words() {
        let said = ["0", "0.01", "12", "50", "70", "99.99", "100"].map(|percent| chance(Language::En, q(percent)));
        assert_eq!(said, ["never", "very unlikely", "unlikely", "about even", "likely", "very likely", "always"]);
    }
}
