//! The words of where one begins: the strip of a first visit, the ways of the Open dialog, and the search for one's own area.

use permille_exchange::wording::numbers;

use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::{Language, Say, Word, words};

/// What a first visit looks at.
pub const LOOKING_AT: Word = Word::new("眼前是江西 2025：全部取自已公布的数字。", "This is Jiangxi 2025, in published figures.");
/// The strip, to a screen reader.
pub const WHERE_TO_BEGIN: Word = Word::new("从哪里开始", "Where to begin");
/// The way to one's own figures.
pub const MINE: Word = Word::new("填我县的数字", "My county's figures");
/// What it is.
pub const MINE_ABOUT: Word = Word::new(
    "县、市、省都行：按名称、代码或拼音首字母找到它，随附的人口和约束它的规划已经填好。",
    "Or a city's, or a province's: find it by name, code or pinyin. The people we know of and the plans that bind it are filled in.",
);
/// The way to the shipped province.
pub const JIANGXI: Word = Word::new("看看江西", "Look at Jiangxi");
/// What it is.
pub const JIANGXI_ABOUT: Word = Word::new(
    "全省 11 市 100 县，全部取自已公布的数字。",
    "The province with its 11 cities and 100 counties, in published figures.",
);
/// The way to the tutorial.
pub const TUTORIAL: Word = Word::new("十分钟教程", "Ten-minute tutorial");
/// What it is.
pub const TUTORIAL_ABOUT: Word = Word::new(
    "在一份虚构的小文件上，八步走完主要用法；随时可以停。",
    "The main job in eight steps, on a small file with made-up figures. Stop whenever you like.",
);
/// Takes the strip away.
pub const HIDE: Word = Word::new("不再显示", "Hide");

/// The field that searches.
pub const FIND: Word = Word::new("找到地区", "Find the area");
/// What can be typed.
pub const FIND_HINT: Word = Word::new("名称、代码或拼音，如 cjq", "Name, code or pinyin, such as cjq");
/// The list is on its way.
pub const LIST_COMES: Word = Word::new("正在取全国地区名单…", "The list of the country's areas is on its way…");
/// What is changed where an area was found.
pub const OR_BY_HAND: Word = Word::new("核对或修改", "Check or change");
/// What is filled in where none was.
pub const BY_HAND: Word = Word::new("或者自己填写", "Or fill it in by hand");
/// Nothing ships about it.
pub const NOTHING_SHIPS: Word = Word::new(
    "随附的数据里没有这个地区：人口和存量都由您填写，没填的保持未知。",
    "No figures ship for this area: people and stocks are yours to enter; what is not entered stays unknown.",
);

/// The list did not come.
#[must_use]
pub fn no_list() -> Name {
    Name::new(
        "没有取到全国地区名单，其余照常：请在下面填写名称和代码。",
        "The list of the country's areas did not come. Everything else works: fill in the name and the code below.",
    )
}

/// How many areas were found.
#[must_use]
pub fn found(language: Language, count: usize) -> String {
    match count {
        0 => language.pick("没有这样的地区", "No such area").to_owned(),
        1 => language.pick("找到 1 个地区", "1 area found").to_owned(),
        count => language.pick(format!("找到 {count} 个地区"), format!("{count} areas found")),
    }
}

/// Starts it, and asks for tables to import.
pub const WITH_TABLE: Word = Word::new("打开并导入表格…", "Open it and import tables…");

/// Starts the file of an area.
#[must_use]
pub fn start_with(language: Language, area: &str) -> String {
    language.pick(format!("打开{area}的数据表"), format!("Open the figures of {area}"))
}

/// Takes the areas below along.
#[must_use]
pub fn with_below(language: Language, count: usize) -> String {
    let below = if count == 1 { "area".to_owned() } else { format!("{count} areas") };
    language.pick(format!("连同下辖的 {count} 个地区"), format!("With the {below} below it"))
}

/// The residents that are filled in.
#[must_use]
pub fn residents(language: Language, (year, count): (Year, Quantity)) -> String {
    let count = numbers::full(count);
    language.pick(format!("{year} 年常住人口 {count}"), format!("{count} residents in {year}"))
}

/// How many other figures are filled in.
#[must_use]
pub fn figures(language: Language, count: usize) -> String {
    let one = language.pick("已公布的存量和指标 1 项", "1 published figure of stocks and indicators").to_owned();
    let many =
        || language.pick(format!("已公布的存量和指标 {count} 项"), format!("{count} published figures of stocks and indicators"));
    if count == 1 { one } else { many() }
}

/// How many plans bind it.
#[must_use]
pub fn plans(language: Language, count: usize) -> String {
    match count {
        0 => language.pick("没有随附的规划约束它", "no plan that ships binds it").to_owned(),
        1 => language.pick("约束它的规划 1 份", "1 plan that binds it").to_owned(),
        count => language.pick(format!("约束它的规划 {count} 份"), format!("{count} plans that bind it")),
    }
}

/// What is filled in, in a sentence.
#[must_use]
pub fn filled_in(language: Language, parts: &[String]) -> String {
    language.pick(format!("已填好：{}。", parts.join("；")), format!("Filled in: {}.", parts.join("; ")))
}

/// The name of the file's button, with what its figures rest on – as it is seen beside the title – and whether it was saved.
#[must_use]
pub fn file_label(language: Language, title: &str, mark: Option<Word>, unsaved: bool) -> String {
    let mark = mark.map(|mark| format!(", {}", language.say(mark))).unwrap_or_default();
    let unsaved = if unsaved { format!(" ({})", language.say(words::UNSAVED)) } else { String::new() };
    format!("{}: {title}{mark}{unsaved}", language.say(words::SCENARIO_FILE))
}
