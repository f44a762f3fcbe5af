//! “What would it take?” in sentences.

use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::questions::outcome::{Condition, Outcome};
use permille_engine::questions::solve::{Answer, Shape};
use permille_engine::scenario::Lever;
use permille_engine::year::Year;

use super::lever_names;
use crate::text::areas::with_unit;
use crate::text::numbers::full;
use crate::text::{Language, Say, Word};

/// The lever to move.
pub const LEVER: Word = Word::new("调节项", "Lever");
/// Where it stands.
pub const STANDS_AT: Word = Word::new("现在", "Now");
/// What it takes.
pub const NEEDED: Word = Word::new("须为", "What it takes");
/// Who binds.
pub const BINDING: Word = Word::new("差一步时仍短缺", "Still short one step before");
/// What is to hold.
pub const CONDITION: Word = Word::new("要达到", "To hold");
/// How much, for a gap or a coverage.
pub const LIMIT: Word = Word::new("数值", "Figure");
/// To choose a lever.
pub const LOOK_AT: Word = Word::new("看这一项", "Look at this one");
/// What each area needs.
pub const BY_AREA: Word = Word::new("各地分别新增", "Added where it is missing");
/// Sets each area's additions.
pub const APPLY_EACH: Word = Word::new("逐地用于本情景", "Apply to each area");
/// The present value does it already.
pub const ALREADY: Word = Word::new("现值已够", "Enough already");

/// A condition in a list.
#[must_use]
pub const fn condition(outcome: Outcome) -> Word {
    match outcome {
        Outcome::Short => Word::new("全部达标", "Met everywhere"),
        Outcome::Gap => Word::new("缺口不超过", "A gap of at most"),
        Outcome::Coverage => Word::new("达标率不低于", "Coverage of at least"),
    }
}

/// What is asked, in the words of its place.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The norm's name.
    pub norm: &'a str,
    /// Its unit.
    pub unit: &'a str,
    /// The area's name.
    pub area: &'a str,
    /// The year, where it is a fixed one; when the norm falls due where absent.
    pub year: Option<Year>,
    /// What is to hold.
    pub condition: Condition,
    /// Whether the area sums up others.
    pub several: bool,
}

/// “2025 年江西省“托位”全部达标”, “to be met throughout Jiangxi in 2025”.
fn held(language: Language, wish: &Wish) -> String {
    let Wish { norm, unit, area, condition, several, .. } = *wish;
    let limit = full(condition.limit);
    match language {
        Language::Zh => {
            let when = wish.year.map_or_else(|| "到期时".to_owned(), |year| format!("{year} 年"));
            let held = match condition.outcome {
                Outcome::Short if several => "全部达标".to_owned(),
                Outcome::Short => "达标".to_owned(),
                Outcome::Gap => format!("缺口不超过 {}", with_unit(&limit, unit)),
                Outcome::Coverage => format!("达标率不低于 {limit}%"),
            };
            format!("{when}{area}“{norm}”{held}")
        }
        Language::En => {
            let when = wish.year.map_or_else(|| "when it falls due".to_owned(), |year| format!("in {year}"));
            match condition.outcome {
                Outcome::Short if several => format!("to be met throughout {area} {when}"),
                Outcome::Short => format!("to be met in {area} {when}"),
                Outcome::Gap => format!("for a gap of at most {} in {area} {when}", with_unit(&limit, unit)),
                Outcome::Coverage => format!("for a coverage of at least {limit}% in {area} {when}"),
            }
        }
    }
}

/// “要使……，新增托位须不低于 50 个/年。”
#[must_use]
pub fn headline(language: Language, model: &Model, lever: &Lever, todays_stock: bool, answer: &Answer, of: &Wish) -> String {
    let held = held(language, of);
    let phrase = phrase(language, model, lever, answer);
    let stock = if todays_stock { language.pick("存量不增不减，", "with today's stock held, ") } else { "" };
    match language {
        Language::Zh => format!("要使{}{held}，{stock}{phrase}。", super::before_digit(&held)),
        Language::En => format!("{}: {held}, {stock}{phrase}.", of.norm),
    }
}

/// The answer as a part of a sentence.
fn phrase(language: Language, model: &Model, lever: &Lever, answer: &Answer) -> String {
    let noun = |article| lever_names::noun(language, model, lever, article);
    let value = |at: Quantity| lever_names::value(language, model, lever, at);
    let between = |from, to| lever_names::between(language, model, lever, from, to);
    let all = between(answer.span.least(), answer.span.most());
    let year = matches!(lever, Lever::DueYear { .. });
    let a = noun("a");
    match (answer.shape(), language) {
        (Shape::Unknown, Language::Zh) => "还不能判断：所需的数据未知".to_owned(),
        (Shape::Unknown, Language::En) => "nothing can be said: a figure it needs is unknown".to_owned(),
        (Shape::Never, Language::Zh) => format!("{a}在 {all}之间都做不到"),
        (Shape::Never, Language::En) => format!("no {} from {all} will do", noun("").trim_start()),
        (Shape::Always, Language::Zh) => format!("不必调节：{a}在 {all}之间都可以"),
        (Shape::Always, Language::En) => format!("nothing is needed: any {} from {all} will do", noun("").trim_start()),
        (Shape::AtLeast(at), Language::Zh) if year => format!("{a}不早于 {}", value(at)),
        (Shape::AtLeast(at), Language::En) if year => format!("it takes {a} of {} or later", value(at)),
        (Shape::AtMost(at), Language::Zh) if year => format!("{a}不晚于 {}", value(at)),
        (Shape::AtMost(at), Language::En) if year => format!("it takes {a} of {} or earlier", value(at)),
        (Shape::AtLeast(at), Language::Zh) => format!("{a}须不低于 {}", value(at)),
        (Shape::AtLeast(at), Language::En) => format!("it takes {a} of at least {}", value(at)),
        (Shape::AtMost(at), Language::Zh) => format!("{a}须不高于 {}", value(at)),
        (Shape::AtMost(at), Language::En) => format!("it takes {a} of at most {}", value(at)),
        (Shape::Between(interval), Language::Zh) => format!("{a}须在 {}之间", between(interval.from, interval.to)),
        (Shape::Between(interval), Language::En) => format!("it takes {a} from {}", between(interval.from, interval.to)),
        (Shape::Mixed, _) => {
            let stretches = stretches(language, model, lever, answer);
            language.pick(format!("{a}须取 {stretches}"), format!("it takes {a} of {stretches}"))
        }
    }
}

/// Several stretches of values: “2020 – 2022 or 2026 – 2030”.
fn stretches(language: Language, model: &Model, lever: &Lever, answer: &Answer) -> String {
    let stretch = |from: Quantity, to: Quantity| {
        let to_said = lever_names::value(language, model, lever, to);
        if from == to { to_said } else { format!("{} – {to_said}", lever_names::bare(lever, from)) }
    };
    let all: Vec<String> = answer.holds.iter().map(|interval| stretch(interval.from, interval.to)).collect();
    all.join(language.pick("，或 ", " or "))
}

/// The answer in a table: “≥ 50 个/年”.
#[must_use]
pub fn short(language: Language, model: &Model, lever: &Lever, answer: &Answer) -> String {
    let value = |at: Quantity| lever_names::value(language, model, lever, at);
    match answer.shape() {
        Shape::Unknown => language.pick("数据未知", "unknown").to_owned(),
        Shape::Never => language.pick("做不到", "cannot do it").to_owned(),
        Shape::Always => language.pick("任何值都可以", "any value").to_owned(),
        Shape::AtLeast(at) => format!("≥ {}", value(at)),
        Shape::AtMost(at) => format!("≤ {}", value(at)),
        Shape::Between(_) | Shape::Mixed => stretches(language, model, lever, answer),
    }
}

/// “Looked for from 0 to 5,000 places a year, in steps of 1.”
#[must_use]
pub fn range(language: Language, model: &Model, lever: &Lever, answer: &Answer) -> String {
    let all = lever_names::between(language, model, lever, answer.span.least(), answer.span.most());
    let step = full(answer.span.step());
    language.pick(format!("查找范围 {all}，步长 {step}。"), format!("Looked for from {all} in steps of {step}."))
}

/// Why neither additions nor losses help.
#[must_use]
pub fn stated(language: Language, year: Year, areas: usize) -> String {
    match (areas, language) {
        (_, Language::Zh) => format!("其中 {areas} 个地区 {year} 年或以后已有观测值，新增和流失都不会改变它。"),
        (1, Language::En) => {
            format!("One of these has a figure stated for {year} or later, which additions and losses do not change.")
        }
        (_, Language::En) => {
            format!("{areas} of these have figures stated for {year} or later, which additions and losses do not change.")
        }
    }
}

/// A lever's name, with what is held.
#[must_use]
pub fn lever_with_stock(language: Language, name: &str, todays_stock: bool) -> String {
    match (todays_stock, language) {
        (false, _) => name.to_owned(),
        (true, Language::Zh) => format!("{name}（存量不增不减）"),
        (true, Language::En) => format!("{name} (today's stock held)"),
    }
}

/// Why a lever was put there.
#[must_use]
pub fn reason(language: Language, of: &Wish) -> String {
    let held = held(language, of);
    language.pick(format!("求解：使{}{held}", super::before_digit(&held)), format!("Solved: {}, {held}", of.norm))
}

/// The name of the step that applies an answer.
#[must_use]
pub fn step_name(model: &Model, lever: &Lever) -> Name {
    let of = |language| lever_names::name(language, model, lever);
    Name::new(format!("求解：{}", of(Language::Zh)), format!("Solved: {}", of(Language::En)))
}

/// “If each area adds what it lacks: 130 places a year in all.”
#[must_use]
pub fn by_area(language: Language, total: &str, areas: usize) -> String {
    match language {
        Language::Zh => format!("若各地按所缺分别新增，合计 {total}，涉及 {areas} 个地区。"),
        Language::En if areas == 1 => format!("Added where it is missing: {total} in all, in 1 area."),
        Language::En => format!("Added where it is missing: {total} in all, in {areas} areas."),
    }
}

/// Why the total by area and the lever's own answer differ.
#[must_use]
pub fn shared_by_people(language: Language) -> &'static str {
    language.pick(
        "上表的“新增”为全域总量、按人口分摊，所以要多于各地所缺之和。",
        "Additions in the table above are a total shared by population, so they come to more than what the areas lack.",
    )
}

/// “in 2025” or “when it falls due (2025)”.
#[must_use]
pub fn when_due(language: Language, due: Option<Year>) -> String {
    match (language, due) {
        (Language::Zh, Some(due)) => format!("到期时（{due} 年）"),
        (Language::Zh, None) => "到期时".to_owned(),
        (Language::En, Some(due)) => format!("when it falls due ({due})"),
        (Language::En, None) => "when it falls due".to_owned(),
    }
}
