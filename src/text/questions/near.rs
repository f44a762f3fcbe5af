//! “How near is the edge?” in sentences.

use permille_engine::quantity::Quantity;

use crate::text::areas::with_unit;
use crate::text::numbers::{full, whole};
use crate::text::sentences::Piece;
use crate::text::{Language, Say, Word};

/// People of the base that is counted.
pub const PEOPLE_NOW: Word = Word::new("现有人口", "People now");
/// What is required now.
pub const REQUIRED_NOW: Word = Word::new("现需", "Required now");
/// The next bracket.
pub const NEXT: Word = Word::new("进入下一档", "To the next bracket");
/// What is required there.
pub const THEN: Word = Word::new("届时须", "Then required");
/// What has to be built.
pub const TO_BUILD: Word = Word::new("多缺", "More missing");
/// What that costs.
pub const COST: Word = Word::new("须投入（万元）", "Cost (10,000 yuan)");
/// When it is reached.
pub const REACHED: Word = Word::new("按推算达到", "Reached in");
/// The bracket before.
pub const BEFORE: Word = Word::new("退回上一档", "Back to the one before");

/// What a step is said of.
#[derive(Clone, Copy, Debug)]
pub struct StepFacts<'a> {
    /// The area.
    pub area: &'a str,
    /// What is counted.
    pub measure: &'a str,
    /// Its unit.
    pub unit: &'a str,
    /// So many more people, or fewer.
    pub people: i64,
    /// What is required now.
    pub now: Option<Quantity>,
    /// What is required then.
    pub then: Quantity,
    /// How much more is missing then.
    pub to_build: Option<Quantity>,
    /// What that costs in 万元.
    pub cost: Option<Quantity>,
}

/// “Nearest is A: 3,120 more residents and 50 beds become 80; 30 more would be missing, at 375 × 10,000 yuan.”
#[must_use]
pub fn headline(language: Language, said: &StepFacts, alone: bool) -> Vec<Piece> {
    let now = said.now.map_or_else(|| "0".to_owned(), full);
    let then = with_unit(&full(said.then), said.unit);
    let people = whole(said.people.abs());
    let plain = |text: String| Piece::Plain(text);
    let more = said.people > 0;
    let opening = match (language, alone) {
        (Language::Zh, true) => said.area.to_owned(),
        (Language::Zh, false) => format!("离换档最近的是{}：", said.area),
        (Language::En, true) => format!("{}: ", said.area),
        (Language::En, false) => format!("Nearest to a change is {}: ", said.area),
    };
    let step = match (language, more) {
        (Language::Zh, true) => format!("再增加 {people} 人，{}由 {now} 变为 {then}", said.measure),
        (Language::Zh, false) => format!("再减少 {people} 人，{}由 {now} 变为 {then}", said.measure),
        (Language::En, true) => format!("{people} more people, and {now} become {then}"),
        (Language::En, false) => format!("{people} fewer people, and {now} become {then}"),
    };
    let mut pieces = vec![plain(opening), plain(step)];
    if let Some(build) = said.to_build.filter(|build| more && *build > Quantity::ZERO) {
        let build = with_unit(&full(build), said.unit);
        pieces.push(plain(language.pick("，", "; ").to_owned()));
        pieces.push(Piece::Short(language.pick(format!("缺口增加 {build}"), format!("{build} more would be missing"))));
        if let Some(cost) = said.cost {
            let cost = full(cost);
            pieces.push(plain(language.pick(format!("，约需 {cost} 万元"), format!(", at {cost} × 10,000 yuan"))));
        }
    }
    pieces.push(plain(language.pick("。", ".").to_owned()));
    pieces
}

/// No norm here has brackets or a threshold.
#[must_use]
pub fn no_edges(language: Language, area: &str) -> String {
    language.pick(
        format!("约束{area}的标准都不分人口档位，也没有人口门槛。"),
        format!("No norm of {area} goes by population brackets or a threshold."),
    )
}

/// Nobody's people are known.
#[must_use]
pub fn no_people(language: Language) -> &'static str {
    language.pick(
        "相应人口均未录入，看不出离档位多近。",
        "The people counted have not been entered, so nothing can be said of brackets.",
    )
}

/// People to go with their share of those there are: “+3,120 (0.6%)”.
#[must_use]
pub fn to_go(language: Language, people: i64, share: &str) -> String {
    let sign = if people > 0 { "+" } else { "" };
    let people = whole(people);
    language.pick(format!("{sign}{people}（{share}）"), format!("{sign}{people} ({share})"))
}

/// What is required now, in its unit.
#[must_use]
pub fn required_now(language: Language, unit: &str) -> String {
    let word = language.say(REQUIRED_NOW);
    language.pick(format!("{word}（{unit}）"), format!("{word} ({unit})"))
}

/// How many are within five percent of an edge.
#[must_use]
pub fn within(language: Language, close: usize, all: usize) -> String {
    match language {
        Language::Zh => format!("{all} 个地区中，{close} 个离换档不到现有人口的 5%。"),
        Language::En if close == 1 => format!("Of {all} areas, 1 is within 5% of its people of a change."),
        Language::En => format!("Of {all} areas, {close} are within 5% of their people of a change."),
    }
}
