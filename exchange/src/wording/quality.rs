//! How good figures are, told: what speaks against one, and how much of what plans need is known.

use permille_engine::doubts::{Doubt, Ground, Jump, Measured};
use permille_engine::edit::Figure;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::peers::survey::Finding;
use permille_engine::peers::{Outlier, Slip};
use permille_engine::quality::Tally;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::language::{Language, Say, Word};
use super::numbers::{full, rounded, whole};
use super::words::words;
use super::{names, rules};

words! {
    QUALITY: "数据质量", "Quality of the data";
    FIGURE: "数字", "Figure";
    NEEDED: "需要", "Needed";
    KNOWN: "已知", "Known";
    UNKNOWN_OF: "未知", "Unknown";
    OBSERVED: "观测", "Observed";
    ASSUMED: "假设或估计", "Assumed, estimated";
    UNSOURCED: "无来源", "No source";
    DERIVED: "推得", "Derived";
    OLDEST: "最早年份", "Oldest";
    SOURCES: "来源数", "Sources";
    DOUBTS: "存疑", "Doubts";
    WORST_AREAS: "缺口或疑点最多的地区", "Areas with most gaps or doubts";
    DOUBTED: "存疑的数字", "Figures in doubt";
    NOTHING_DOUBTED: "没有发现存疑的数字。", "Nothing speaks against any figure.";
}

/// What a figure is called, and the unit it is counted in.
#[must_use]
pub fn figure(model: &Model, figure: &Figure) -> (Name, Name) {
    match figure {
        Figure::Population(base) => (names::base(base), Name::new("人", "people")),
        Figure::Measure(id) => match model.measure_position(id).and_then(|at| model.measures().get(at)) {
            Some(measure) => (measure.name.clone(), measure.unit.clone()),
            None => (Name::new(id.as_str(), id.as_str()), Name::default()),
        },
    }
}

/// Why a figure is in doubt, and what to do about it.
#[must_use]
pub fn doubt(language: Language, doubt: &Doubt) -> String {
    match &doubt.ground {
        Ground::Peers(Finding::Slip { slip: found, .. }) => slip(language, *found),
        Ground::Peers(Finding::Outlier(found)) => outlier(language, *found),
        Ground::Years(jump) => jumped(language, doubt.value, *jump),
        Ground::Asked(found) => {
            let (rate, clause) = asked(language, found);
            language.pick(format!("{rate}（{clause}），请核对单位。"), format!("{rate} ({clause}). A slip of unit?"))
        }
        Ground::AllAsked { figures, first } => all_asked(language, *figures, first),
        Ground::Below { sum, known, areas } => below(language, *sum, *known, *areas),
        Ground::Parts { together, beyond } => parts(language, *together, doubt.value, *beyond),
        Ground::BeyondResidents { residents } => beyond_residents(language, *residents),
        Ground::BeyondAll => beyond_all(language),
        Ground::Old { years } => old(language, doubt.place.year, *years),
    }
}

/// A figure far from its peers.
#[must_use]
pub fn outlier(language: Language, outlier: Outlier) -> String {
    let peers = outlier.peers;
    match (outlier.larger, language) {
        (true, Language::Zh) => format!("远高于 {peers} 个同级地区中的绝大多数，请核对。"),
        (false, Language::Zh) => format!("远低于 {peers} 个同级地区中的绝大多数，请核对。"),
        (true, Language::En) => format!("Far above nearly all of {peers} areas of its level; check it."),
        (false, Language::En) => format!("Far below nearly all of {peers} areas of its level; check it."),
    }
}

/// A figure that is a power of ten off its peers.
#[must_use]
pub fn slip(language: Language, slip: Slip) -> String {
    let (factor, peers) = (whole(i64::from(slip.factor)), slip.peers);
    match (slip.larger, language) {
        (true, Language::Zh) => format!("约为 {peers} 个同级地区中位数的 {factor} 倍，请核对单位{}。", unit(slip.factor, true)),
        (false, Language::Zh) => format!("约为 {peers} 个同级地区中位数的 1/{factor}，请核对单位{}。", unit(slip.factor, false)),
        (true, Language::En) => format!("About {factor} times the median of {peers} areas of its level; check the unit."),
        (false, Language::En) => format!("About 1/{factor} of the median of {peers} areas of its level; check the unit."),
    }
}

/// Which unit may have been mistaken.
fn unit(factor: u16, larger: bool) -> &'static str {
    match (factor, larger) {
        (10_000, true) => "（是否把万当作单位？）",
        (10_000, false) => "（是否以万为单位填写？）",
        _ => "",
    }
}

/// A figure that is far from one of another year.
fn jumped(language: Language, value: Quantity, jump: Jump) -> String {
    match jump {
        Jump::Slip { year, other, factor, larger, .. } => {
            let (other, times) = (full(other), whole(i64::from(factor)));
            match (larger, language) {
                (true, Language::Zh) => format!("约为 {year} 年 {other} 的 {times} 倍，请核对单位{}。", unit(factor, true)),
                (false, Language::Zh) => format!("约为 {year} 年 {other} 的 1/{times}，请核对单位{}。", unit(factor, false)),
                (true, Language::En) => format!("About {times} times the figure of {year}, {other}; check the unit."),
                (false, Language::En) => format!("About 1/{times} of the figure of {year}, {other}; check the unit."),
            }
        }
        Jump::Fall { year, other } => {
            let fallen = other.minus(value).and_then(|fallen| fallen.percent_of(other));
            let (other, fallen) = (full(other), fallen.map_or_else(String::new, |percent| rounded(percent, 1)));
            language.pick(
                format!("比 {year} 年的 {other} 减少 {fallen}%，请核实；属实的请注明原因。"),
                format!("{fallen}% below the figure of {year}, {other}; check it, or note why."),
            )
        }
        Jump::Rise { year, other } => {
            let times = value.percent_of(other).and_then(|percent| percent.divided(100, false));
            let (other, times) = (full(other), times.map_or_else(String::new, |times| rounded(times, 1)));
            language.pick(
                format!("是 {year} 年 {other} 的 {times} 倍，请核实；属实的请注明原因。"),
                format!("{times} times the figure of {year}, {other}; check it, or note why."),
            )
        }
    }
}

/// What a figure comes to for so many people and what is asked, and where that stands.
fn asked(language: Language, found: &Measured) -> (String, String) {
    let (rate, wanted, per) = (rounded(found.rate, 2), full(found.asked), whole(found.per));
    let (base, document) = (rules::base(language, &found.base), language.name(&found.document));
    let said = language.pick(
        format!("每 {per} 人（{base}）{rate}，规划要求 {wanted}"),
        format!("{rate} per {per} ({}), where the plan asks for {wanted}", base.to_lowercase()),
    );
    (said, format!("{document}{}{}", language.pick("，", ", "), found.clause))
}

/// People by whom all figures that plans measure are off alike.
fn all_asked(language: Language, figures: usize, first: &Measured) -> String {
    let ((rate, clause), measure) = (asked(language, first), language.name(&first.measure));
    match (first.larger, language) {
        (true, Language::Zh) => {
            format!("按它计算，{figures} 项数字全都是规划要求的 6 倍以上（如{measure}：{rate}，{clause}），请核对单位。")
        }
        (false, Language::Zh) => {
            format!("按它计算，{figures} 项数字全都不到规划要求的六分之一（如{measure}：{rate}，{clause}），请核对单位。")
        }
        (true, Language::En) => {
            format!(
                "By it all {figures} figures are six times what the plan asks and more ({measure}: {rate}; {clause}). A slip of unit?"
            )
        }
        (false, Language::En) => {
            format!(
                "By it all {figures} figures are a sixth of what the plan asks or less ({measure}: {rate}; {clause}). A slip of unit?"
            )
        }
    }
}

/// A total that the areas below do not add up to.
fn below(language: Language, sum: Quantity, known: usize, areas: usize) -> String {
    let sum = full(sum);
    match (known == areas, language) {
        (true, Language::Zh) => format!("下级 {areas} 个地区合计 {sum}，与之不符，请核对。"),
        (false, Language::Zh) => format!("下级 {areas} 个地区中已填报的 {known} 个合计已达 {sum}，比它还多，请核对。"),
        (true, Language::En) if areas == 1 => format!("The one area below has {sum}; check both."),
        (true, Language::En) => format!("The {areas} areas below come to {sum}; check which is right."),
        (false, Language::En) => {
            format!("{known} of the {areas} areas below already come to {sum}, which is more; check which is right.")
        }
    }
}

/// Urban and rural people that are not the residents.
#[must_use]
pub fn parts(language: Language, parts: Quantity, resident: Quantity, beyond: bool) -> String {
    let (parts, resident) = (full(parts), full(resident));
    match (beyond, language) {
        (true, Language::Zh) => format!("城镇、乡村合计 {parts} 人，多于常住人口 {resident} 人。"),
        (true, Language::En) => format!("Urban and rural people are {parts} together, more than the {resident} residents."),
        (false, Language::Zh) => format!("城镇、乡村合计 {parts} 人，与常住人口 {resident} 人不符。"),
        (false, Language::En) => format!("Urban and rural people are {parts} together, and there are {resident} residents."),
    }
}

/// More of something than there are people.
#[must_use]
pub fn beyond_residents(language: Language, resident: Quantity) -> String {
    let resident = full(resident);
    language.pick(
        format!("比常住人口 {resident} 人还多，请核对单位。"),
        format!("More than there are residents ({resident}); check the unit."),
    )
}

/// A share of more than everything.
#[must_use]
pub fn beyond_all(language: Language) -> String {
    language.pick("比例超过 100%。", "A share of more than 100%.").to_owned()
}

/// A figure whose latest year lies long ago.
fn old(language: Language, year: Year, years: Year) -> String {
    language.pick(
        format!("最近的数字是 {year} 年的，比基准年早 {years} 年，宜更新。"),
        format!("The latest figure is of {year}, {years} years before the base year; ask for a newer one."),
    )
}

/// “Of 1,240 figures the plans need, 310 are known: 280 observed, 30 assumed; the oldest is of 2018.”
#[must_use]
pub fn headline(language: Language, all: &Tally) -> String {
    let count = |count: usize| whole(i64::try_from(count).unwrap_or(i64::MAX));
    let (needed, known) = (count(all.needed), count(all.known()));
    if all.needed == 0 {
        return language.pick("文件所选规划没有要求任何数字。", "The plans of this file need no figure of its areas.").to_owned();
    }
    if all.known() == 0 {
        return match (all.needed, language) {
            (_, Language::Zh) => format!("规划所需的 {needed} 项数字全部未知。"),
            (1, Language::En) => "The one figure the plans need is not known.".to_owned(),
            (_, Language::En) => format!("None of the {needed} figures the plans need is known."),
        };
    }
    let named = [
        (all.observed, "观测", "observed"),
        (all.assumed, "假设／估计／虚构", "assumed, estimated or made up"),
        (all.unsourced, "无来源", "without a source"),
        (all.follow, "由其他数字推得", if all.follow == 1 { "that follows from others" } else { "that follow from others" }),
    ];
    let named = named.into_iter().filter(|(of, ..)| *of > 0);
    let kinds: Vec<String> =
        named.map(|(of, zh, en)| language.pick(format!("{zh} {} 项", count(of)), format!("{} {en}", count(of)))).collect();
    let kinds = kinds.join(language.pick("、", ", "));
    let oldest = all
        .oldest()
        .map_or_else(String::new, |year| language.pick(format!("；最早的是 {year} 年的"), format!("; the oldest is of {year}")));
    match (all.unknown(), all.needed, language) {
        (0, _, Language::Zh) => format!("规划所需的 {needed} 项数字全部已知：{kinds}{oldest}。"),
        (_, _, Language::Zh) => format!("规划所需的 {needed} 项数字中，已知 {known} 项：{kinds}{oldest}。"),
        (0, 1, Language::En) => format!("The one figure the plans need is known: {kinds}{oldest}."),
        (0, _, Language::En) => format!("All {needed} figures the plans need are known: {kinds}{oldest}."),
        (_, _, Language::En) => {
            let are = if all.known() == 1 { "is" } else { "are" };
            format!("Of {needed} figures the plans need, {known} {are} known: {kinds}{oldest}.")
        }
    }
}

/// How many figures are in doubt.
#[must_use]
pub fn doubts(language: Language, count: usize) -> String {
    match (count, language) {
        (0, _) => language.say(NOTHING_DOUBTED).to_owned(),
        (_, Language::Zh) => format!("{count} 处存疑，值得核对。"),
        (1, Language::En) => "One doubt wants a second look.".to_owned(),
        (_, Language::En) => format!("{} doubts want a second look.", whole(i64::try_from(count).unwrap_or(i64::MAX))),
    }
}

/// How many figures are unknown everywhere, and so not listed beside the `listed`.
#[must_use]
pub fn unlisted(language: Language, count: usize, listed: usize) -> String {
    match (count, language) {
        (_, Language::Zh) if listed == 0 => format!("{count} 种数字在所有需要它的地区都未知。"),
        (1, Language::En) if listed == 0 => "The one figure is unknown wherever it is needed.".to_owned(),
        (_, Language::En) if listed == 0 => format!("All {count} figures are unknown wherever they are needed."),
        (_, Language::Zh) => format!("另有 {count} 种数字在所有需要它的地区都未知，未列出。"),
        (1, Language::En) => "One more figure is unknown wherever it is needed, and not listed.".to_owned(),
        (_, Language::En) => format!("{count} more figures are unknown wherever they are needed, and not listed."),
    }
}

/// How many more there are than are listed.
#[must_use]
pub fn more(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 处。"), format!("And {count} more."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_says_what_the_known_rests_on() {
        let all = Tally { needed: 1_240, observed: 280, assumed: 30, years: [(2018, 1), (2020, 309)].into(), ..Tally::default() };
        assert_eq!(
            headline(Language::En, &all),
            "Of 1,240 figures the plans need, 310 are known: 280 observed, 30 assumed, estimated or made up; the oldest is of 2018."
        );
        assert_eq!(
            headline(Language::Zh, &all),
            "规划所需的 1,240 项数字中，已知 310 项：观测 280 项、假设／估计／虚构 30 项；最早的是 2018 年的。"
        );
        let none = Tally { needed: 3, ..Tally::default() };
        assert_eq!(headline(Language::En, &none), "None of the 3 figures the plans need is known.");
        let whole = Tally { needed: 2, unsourced: 1, follow: 1, ..Tally::default() };
        assert_eq!(
            headline(Language::En, &whole),
            "All 2 figures the plans need are known: 1 without a source, 1 that follows from others."
        );
    }

    #[test]
    fn a_fall_says_how_far() {
        let q = |text: &str| text.parse::<Quantity>().unwrap_or_default();
        // 2,550 − 2,039 = 511, which are 20.04 percent of 2,550.
        let fall = Jump::Fall { year: 2019, other: q("2550") };
        assert_eq!(jumped(Language::En, q("2039"), fall), "20% below the figure of 2019, 2,550; check it, or note why.");
        let rise = Jump::Rise { year: 2019, other: q("2550") };
        assert_eq!(jumped(Language::Zh, q("6000"), rise), "是 2019 年 2,550 的 2.4 倍，请核实；属实的请注明原因。");
    }
}
