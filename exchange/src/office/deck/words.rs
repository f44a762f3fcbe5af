//! The wording of slides and reports.

use permille_engine::outlook::norm::NormOutlook;
use permille_engine::slide::SlideKind;
use permille_engine::year::Year;

use crate::wording::course::net_beside;
use crate::wording::language::{Language, Say, Word};
use crate::wording::sentences::summed;
use crate::wording::words::words;

words! {
    NORM_GONE: "这张幻灯片所讲的标准已不在文件中", "The norm this slide is about is no longer in the file";
    AREA_GONE: "这张幻灯片所讲的地区已不在文件中", "The area this slide is about is no longer in the file";
    SCENARIO_GONE: "这张幻灯片所讲的情景已不在文件中", "The scenario this slide is about is no longer in the file";
    NO_NORM: "现有规划对该地区没有要求", "The plans in force demand nothing of this area";
    WHAT_IF: "卫生资源配置 · 情景推演", "Planning health resources · what if";
    SCENARIOS: "情景", "Scenarios";
    ALL_NORMS: "总体情况", "The whole picture";
    YEARLY: "每年须新增", "needed a year";
    MET_AREAS: "个地区达标", "areas meet it";
    COVERED: "达标率", "coverage";
    AREAS_SHORT: "个地区短缺", "areas are short";
    NO_ACTIONS: "这个情景还没有举措", "This scenario has no actions yet";
    RESOURCE: "资源", "Resource";
    ADDED: "新增", "Added";
    COST: "费用（万元）", "Cost (10,000 yuan)";
    WITHOUT: "无举措时", "Without";
    WITH: "有举措时", "With";
    REASON: "理由", "Reason";
    ACTION: "举措", "Action";
    MILESTONE: "任务", "Milestone";
    STANDS: "进展", "State";
    NOT_KNOWN: "未登记", "not recorded";
    PLANS: "规划", "Plans";
    DATA: "数据", "Data";
    SOURCES: "依据与数据来源", "Plans and sources of data";
    METHOD: "怎么算出来的", "How it is worked out";
    SCENARIO: "情景", "Scenario";
    BY: "到期", "Due";
    RULE: "要求", "Demands";
    LEVER: "调节项", "Lever";
    VALUE: "取值", "Value";
    EVERYWHERE: "全部地区", "everywhere";
    REPORT: "报告", "Report";
    PROPOSAL: "方案", "Proposal";
    LEVERS_AND_REASONS: "情景假设与理由", "What the scenarios assume, and why";
    NO_LEVERS: "各情景都沿用基线与规划的取值。", "Every scenario keeps the values of the baseline and the plans.";
    FIGURES_OF: "各标准的数字", "The norms in figures";
    LEADING: "重点标准", "The leading norms";
    UNTOLD: "没有存量数据、算不出缺口的标准未列出。", "Norms without any figure of what there is are not listed.";
}

/// What a kind of slide is called.
#[must_use]
pub const fn kind(kind: SlideKind) -> Word {
    match kind {
        SlideKind::Title => Word::new("封面", "Title"),
        SlideKind::Headline => Word::new("总体情况", "Headline"),
        SlideKind::Trajectory => Word::new("走势", "Trajectory"),
        SlideKind::Ranking => Word::new("地区排序", "Ranking"),
        SlideKind::Map => Word::new("地图", "Map"),
        SlideKind::Comparison => Word::new("情景比较", "Comparison"),
        SlideKind::Proposal => Word::new("方案", "Proposal"),
        SlideKind::Milestones => Word::new("节点任务", "Milestones"),
        SlideKind::Sources => Word::new("来源", "Sources"),
        SlideKind::Method => Word::new("方法", "Method"),
    }
}

/// The sentences that say how figures are worked out.
#[must_use]
pub fn decisions(language: Language) -> [&'static str; 5] {
    language.pick(
        [
            "需求按规划条款和人口逐县计算，最后一次进位取整，再向上汇总。",
            "各地短缺相加，一地的富余不抵另一地的短缺。",
            "标准到期后才计缺口；到期前只看按期推进的路径。",
            "没有数据的保持未知，不当作零，也不计入汇总。",
            "条款未写明口径的用常住人口；正好在档位边界上的从严。",
        ],
        [
            "Each county's requirement follows from the clause and its people, is rounded up once at the end, and then summed.",
            "Shortfalls are added up; one area's surplus fills no other's gap.",
            "A gap counts from the year a norm falls due; before that there is only a path towards it.",
            "What is not known stays unknown: it is never zero, and is left out of sums.",
            "Where a clause names no group, residents count; at the edge of a bracket the stricter one applies.",
        ],
    )
}

/// So many more are not shown.
#[must_use]
pub fn more(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 项"), format!("and {count} more"))
}

/// What is required, of a norm that is not due yet.
#[must_use]
pub fn due_later(language: Language, due: Year, required: Option<&str>) -> String {
    match (language, required) {
        (Language::Zh, Some(required)) => format!("{due} 年到期，届时须有 {required}"),
        (Language::Zh, None) => format!("{due} 年到期"),
        (Language::En, Some(required)) => format!("due in {due}, when {required} are required"),
        (Language::En, None) => format!("due in {due}"),
    }
}

/// What is required, where nobody knows what there is.
#[must_use]
pub fn required_only(language: Language, required: &str) -> String {
    language.pick(format!("须有 {required}，现有数未知"), format!("{required} required; how many there are is not known"))
}

/// A sentence with its full stop.
#[must_use]
pub fn sentence(language: Language, text: &str) -> String {
    let stop = language.pick("。", ".");
    if text.ends_with(stop) { text.to_owned() } else { format!("{text}{stop}") }
}

/// Names in a row.
#[must_use]
pub fn list(language: Language, names: &[String]) -> String {
    match (language, names) {
        (Language::Zh, names) => names.join("、"),
        (Language::En, [one, two]) => format!("{one} and {two}"),
        (Language::En, [first @ .., last]) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        (Language::En, names) => names.concat(),
    }
}

/// Behind a figure: how many areas it leaves out.
pub(super) fn without(language: Language, areas: u32) -> String {
    match language {
        Language::Zh => format!("（{areas} 个无数据，未计入）"),
        Language::En => format!(" ({areas} without data left out)"),
    }
}

/// Behind a gap: how many areas it leaves out, and what it is by the area's own totals where it is the sum of the parts.
pub(super) fn behind_gap(language: Language, figures: &NormOutlook, cell: usize) -> String {
    let missing = figures.missing(cell);
    match net_beside(figures, cell) {
        Some(net) => language.pick(format!("（{}）", summed(language, net)), format!(" ({})", summed(language, net))),
        None if missing > 0 => without(language, missing),
        None => String::new(),
    }
}

/// Behind how many are short or met: how many have no data, where any has none.
pub(super) fn no_data(language: Language, areas: usize) -> Option<String> {
    match (areas, language) {
        (0, _) => None,
        (_, Language::Zh) => Some(format!("，{areas} 个无数据")),
        (1, Language::En) => Some(", 1 has no data".to_owned()),
        (_, Language::En) => Some(format!(", {areas} have no data")),
    }
}
