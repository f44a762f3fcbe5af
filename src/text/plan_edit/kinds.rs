//! Each kind of rule in one sentence, with an example from the documents.

use permille_engine::norm::Rule;

use crate::text::{Language, Say};

/// What a rule of this kind demands.
#[must_use]
pub fn sentence(language: Language, rule: &Rule) -> &'static str {
    let (zh, en) = match rule {
        Rule::Ratio { .. } => (
            "每多少人配多少：需求 = 人口 × 数值 ÷ 每多少人，整数项目进一取整。",
            "So many for every so many people: people × value ÷ the number of people, rounded up where things come whole.",
        ),
        Rule::SumOfRatios { .. } => (
            "分口径各按多少人配 1 个，各项相加后进一取整。",
            "One for so many people of each base; the terms are added, then rounded up.",
        ),
        Rule::Bracket { .. } => (
            "看人口落在哪一档，就要哪一档的数量；恰在分界上按较高一档。",
            "So many by population bracket; exactly on a boundary the higher bracket applies.",
        ),
        Rule::Threshold { .. } => {
            ("人口达到起点的地区须有多少，不到的没有要求。", "So many where the population reaches a number; nothing below it.")
        }
        Rule::PerArea => ("每个地区各须有多少，与人口无关。", "So many in each area, whatever its population."),
        Rule::ShareOfResource { .. } => (
            "某类机构中须有百分之多少具备：需求 = 机构数 × 百分比。",
            "A percentage of facilities must have it: their number × the percentage.",
        ),
        Rule::ShareOfStock { .. } => (
            "另一项存量中须有百分之多少属于此类：需求 = 实有存量 × 百分比。",
            "A percentage of another stock must be of this kind: the stock there is × the percentage.",
        ),
        Rule::Absolute => ("总共须有多少，不看人口。", "So many in all, whatever the population."),
        Rule::Path { .. } => (
            "分年达到百分之多少：可以是某类资源的占比，也可以是整项工作的进度。",
            "A percentage reached year by year: of a resource, or of the whole task.",
        ),
        Rule::Level => ("达到某一等级。", "A grade to be reached."),
        Rule::Indicator => ("一个测量值须达到多少，不相加。", "A measured value to be reached; it is never summed."),
        Rule::Milestone => ("到期须完成的一件事，没有数值。", "A thing to be done by a date; it has no value."),
    };
    language.pick(zh, en)
}

/// An example of it.
#[must_use]
pub fn example(language: Language, rule: &Rule) -> &'static str {
    let (zh, en) = match rule {
        Rule::Ratio { .. } => ("例：每千人口 4.5 个托位。", "Such as 4.5 childcare places per 1,000 residents."),
        Rule::SumOfRatios { .. } => (
            "例：城镇每 3 万人、农村每 1 万人 1 辆救护车。",
            "Such as one ambulance for 30,000 urban and one for 10,000 rural people.",
        ),
        Rule::Bracket { .. } => (
            "例：传染病床位按县人口 20 / 50 / 80 / 100 张。",
            "Such as 20, 50, 80 or 100 infectious-disease beds by county population.",
        ),
        Rule::Threshold { .. } => (
            "例：30 万人以上的县须有 1 所二级妇幼保健院。",
            "Such as a level-2 maternal hospital in a county of 300,000 or more.",
        ),
        Rule::PerArea => ("例：每县 1 个固定采血点。", "Such as one fixed blood point in each county."),
        Rule::ShareOfResource { .. } => (
            "例：80% 的乡镇卫生院设标准化公共卫生科。",
            "Such as 80% of township hospitals with a standard public-health department.",
        ),
        Rule::ShareOfStock { .. } => {
            ("例：负压救护车不少于救护车的 40%。", "Such as at least 40% of ambulances with negative pressure.")
        }
        Rule::Absolute => ("例：全省 150 个省级临床重点专科。", "Such as 150 provincial key specialities."),
        Rule::Path { .. } => {
            ("例：2023、2024、2025 年底分别达到 50%、80%、100%。", "Such as 50, 80 and 100% by the end of 2023, 2024 and 2025.")
        }
        Rule::Level => ("例：电子病历应用水平 4 级。", "Such as level 4 of electronic records."),
        Rule::Indicator => ("例：人均预期寿命不低于 79.0 岁。", "Such as a life expectancy of 79.0 years or more."),
        Rule::Milestone => ("例：2024 年底前建成紧急医学救援基地。", "Such as the emergency base, finished by the end of 2024."),
    };
    language.pick(zh, en)
}
