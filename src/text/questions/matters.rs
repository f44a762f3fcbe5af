//! “What matters most?” and “what do two levers do together?” in sentences.

use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;
use permille_engine::questions::outcome::Outcome;
use permille_engine::year::Year;

use crate::text::{Language, Say, Word};

/// Where a lever stands low.
pub const LOW: Word = Word::new("调低", "Low");
/// Where a lever stands high.
pub const HIGH: Word = Word::new("调高", "High");
/// The result there.
pub const RESULT_LOW: Word = Word::new("调低后的结果", "Result when low");
/// The result there.
pub const RESULT_HIGH: Word = Word::new("调高后的结果", "Result when high");
/// A lever that moves nothing.
pub const NO_EFFECT: Word = Word::new("无影响", "no effect");
/// The chart.
pub const TORNADO: Word = Word::new("各调节项单独调低、调高后的结果", "The result with each lever moved low and high by itself");
/// The chart.
pub const GRID: Word = Word::new("两项调节项一起移动的结果", "The result with two levers moved together");
/// The lever across.
pub const ACROSS: Word = Word::new("横向", "Across");
/// The lever upwards.
pub const DOWN: Word = Word::new("纵向", "Upwards");

/// A result's name.
#[must_use]
pub const fn outcome(outcome: Outcome) -> Word {
    match outcome {
        Outcome::Short => super::AREAS_SHORT,
        Outcome::Gap => crate::text::words::GAP,
        Outcome::Coverage => crate::text::words::COVERAGE,
    }
}

/// What the headline of a tornado is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Most {
    /// The lever's name.
    pub lever: String,
    /// Its low value, and the result there.
    pub low: (String, String),
    /// Its high value, and the result there.
    pub high: (String, String),
    /// The present result.
    pub now: String,
}

/// “Places: the gap in Jiangxi in 2025 (50 short) moves most with population growth: 28 short at −5‰ a year, 73 short at 5‰ a year.”
#[must_use]
pub fn headline(language: Language, norm: &str, what: &str, most: Option<&Most>) -> String {
    match (most, language) {
        (None, Language::Zh) => format!("{what}不随任何一项调节项变化，或所需数据未知。"),
        (None, Language::En) => format!("{norm}: no lever moves {what}, or a figure it needs is unknown."),
        (Some(most), Language::Zh) => format!(
            "{what}（现{}）随{}变化最大：{}时{}，{}时{}。",
            most.now, most.lever, most.low.0, most.low.1, most.high.0, most.high.1
        ),
        (Some(most), Language::En) => format!(
            "{norm}: {what} ({}) moves most with {}: {} at {}, {} at {}.",
            most.now, most.lever, most.low.1, most.low.0, most.high.1, most.high.0
        ),
    }
}

/// “2025 年江西省“托位”的缺口”, “the gap in Jiangxi in 2025”.
#[must_use]
pub fn what(language: Language, norm: &str, area: &str, year: Option<Year>, of: Outcome) -> String {
    match language {
        Language::Zh => {
            let when = year.map_or_else(|| "到期时".to_owned(), |year| format!("{year} 年"));
            format!("{when}{area}“{norm}”的{}", language.say(outcome(of)))
        }
        Language::En => {
            let when = year.map_or_else(|| "when it falls due".to_owned(), |year| format!("in {year}"));
            let what = match of {
                Outcome::Short => "the number of areas short",
                Outcome::Gap => "the gap",
                Outcome::Coverage => "the coverage",
            };
            format!("{what} in {area} {when}")
        }
    }
}

/// A gap within a sentence: “短缺 955 人”, “955 people short”; `amount` is its size with its unit.
#[must_use]
pub fn gap(language: Language, direction: Direction, gap: Quantity, amount: &str) -> String {
    let (zh, en) = match (direction, gap.is_negative()) {
        _ if gap == Quantity::ZERO => return language.pick("恰好满足", "exactly enough").to_owned(),
        (Direction::AtLeast, false) => ("短缺", "short"),
        (Direction::AtLeast, true) => ("富余", "to spare"),
        (Direction::AtMost, false) => ("超出", "over"),
        (Direction::AtMost, true) => ("低于", "under"),
    };
    language.pick(format!("{zh} {amount}"), format!("{amount} {en}"))
}

/// How far the levers are moved.
#[must_use]
pub fn spans(language: Language, from_ranges: bool) -> &'static str {
    if from_ranges {
        return language.pick(
            "有区间的调节项按本情景“风险”中的区间，其余按常用幅度，各自单独移动。",
            "Levers with a range of this scenario are moved within it, all others by a usual amount, each by itself.",
        );
    }
    language.pick(
        "各项单独移动：增长率 ±5‰，城镇化率 ±0.5 点，目标 ±10%，达标年份 ±2 年，流失率 ±2 点，新增为现值的 ±50%（现值为零时取存量的 2%）。",
        "Each is moved by itself: growth by 5‰, the urban share by 0.5 points, targets by 10%, due years by 2 years, losses by 2 points, additions by half, or from nothing to 2% of the stock.",
    )
}

/// “Places: 34 of 81 pairs of values meet it in Jiangxi in 2025; as the levers stand, 50 short.”
#[must_use]
pub fn grid(language: Language, norm: &str, place: &str, (met, all): (usize, usize), now: Option<&str>) -> String {
    let present = now.map(|said| language.pick(format!("；现在{said}"), format!("; as the levers stand, {said}")));
    let present = present.unwrap_or_default();
    match language {
        Language::Zh => format!("{place}“{norm}”：{all} 种组合中 {met} 种达标{present}。"),
        Language::En => format!("{norm}: {met} of {all} pairs of values meet it in {place}{present}."),
    }
}

/// “2025 年江西省”, “Jiangxi in 2025”.
#[must_use]
pub fn place(language: Language, area: &str, year: Option<Year>) -> String {
    match (language, year) {
        (Language::Zh, Some(year)) => format!("{year} 年{area}"),
        (Language::Zh, None) => format!("到期时{area}"),
        (Language::En, Some(year)) => format!("{area} in {year}"),
        (Language::En, None) => format!("{area} when it falls due"),
    }
}

/// One pair of values, for a tooltip and the line below the grid.
#[must_use]
pub fn pair(language: Language, across: (&str, &str), down: (&str, &str), result: &str) -> String {
    let colon = language.pick("：", ": ");
    format!("{}{colon}{}\n{}{colon}{}\n{result}", across.0, across.1, down.0, down.1)
}

/// Puts both levers there.
#[must_use]
pub fn apply_pair(language: Language) -> &'static str {
    language.pick("把这一组合用于本情景", "Apply this pair to the scenario")
}

/// How to use the grid.
#[must_use]
pub fn how_to_pick(language: Language) -> &'static str {
    language.pick(
        "粗线为由短缺转为达标的分界，方框为现在的位置。选一格可查看并用于本情景。",
        "The heavy line is where short turns to met; the outlined cell is where the levers stand now. Choose a cell to look at it, and to apply it.",
    )
}

/// Too few levers for two.
#[must_use]
pub fn too_few(language: Language) -> &'static str {
    language.pick("这项标准只有一项可调，无从两项联动。", "This norm has only one lever, so there are no two to move together.")
}
