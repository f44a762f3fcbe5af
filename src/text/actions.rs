//! The words of a scenario's actions.

use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::numbers::full;
use super::{Language, Say, Word};

/// The heading of the section and of the dialog.
pub const ACTIONS: Word = Word::new("举措", "Actions");
/// What an action is.
pub const ABOUT: Word = Word::new(
    "举措是给某个地区的某项资源在某一年增加的数量，从该年年末起计入现有数。",
    "An action adds units of a resource to one area by the end of a year; from then on they count as available.",
);
/// The button that opens the dialog.
pub const EDIT: Word = Word::new("编辑举措…", "Edit actions…");
/// The button that adds one.
pub const ADD: Word = Word::new("添加举措", "Add the action");
/// Adds one for a number that is explained.
pub const ADD_HERE: Word = Word::new("在此添加举措…", "Add an action here…");
/// The form's heading.
pub const NEW: Word = Word::new("新举措", "A new action");
/// The resource.
pub const RESOURCE: Word = Word::new("资源", "Resource");
/// How many.
pub const AMOUNT: Word = Word::new("数量", "Amount");
/// What one costs.
pub const UNIT_COST: Word = Word::new("单价（万元）", "Unit cost (万元)");
/// What it costs.
pub const COST: Word = Word::new("费用（万元）", "Cost (万元)");
/// Why.
pub const REASON: Word = Word::new("理由", "Reason");
/// Explains what comes of it.
pub const EXPLAIN: Word = Word::new("说明", "Explain");
/// Deletes it.
pub const DELETE: Word = Word::new("删除", "Delete");
/// There are none.
pub const NONE: Word = Word::new("这个情景还没有举措。", "This scenario has no actions yet.");
/// What 万元 is.
pub const TEN_THOUSAND: Word = Word::new("万元即一万元人民币。", "万元 is ten thousand yuan.");

/// Shares an action among the areas below.
pub const SHARE: Word = Word::new("按人口分到下级地区", "Share it among the areas below");

/// What keeps an action from counting as one might expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It counts for the area itself and for none of those below.
    Held,
    /// There is no figure that it could add to.
    Nothing,
    /// From a year on a stated figure stands, which is taken to include it.
    Until(Year),
}

/// The same in words.
#[must_use]
pub fn effect(language: Language, effect: Effect, area: &str) -> String {
    match effect {
        Effect::Held => language.pick(
            format!("计入{area}本级的现有数，不计入任何下级，下级的缺口不因此减少。可以分到下级，或把地区改为其中一个。"),
            format!(
                "Counts for {area} itself and for none of the areas below: their shortfalls stay as they are. Share it among them, or name one of them as its area."
            ),
        ),
        Effect::Nothing => language.pick(
            format!("{area}及其下级都没有这项资源的数字：填入之前，这项举措不起作用。"),
            format!("Neither {area} nor any area below it has a figure of this resource: until one is given, this adds nothing."),
        ),
        Effect::Until(year) => language.pick(
            format!("{year} 年有观测数，从那一年起以它为准，视为已包含这项举措。"),
            format!("There is an observed figure for {year}; from then on it counts, and is taken to include this action."),
        ),
    }
}

/// How many actions there are and what they cost.
#[must_use]
pub fn total(language: Language, count: usize, cost: Option<Quantity>, unpriced: usize) -> String {
    if count == 0 {
        return language.say(NONE).to_owned();
    }
    let actions =
        language.pick(format!("{count} 项举措"), if count == 1 { "1 action".to_owned() } else { format!("{count} actions") });
    let cost = cost.filter(|_| unpriced < count);
    let priced = cost.map(|cost| language.pick(format!("，共 {} 万元", full(cost)), format!(", {} 万元 in all", full(cost))));
    let missing = match unpriced {
        0 => String::new(),
        unpriced if unpriced == count => language.pick("，未填单价".to_owned(), ", without unit costs".to_owned()),
        unpriced => language
            .pick(format!("（其中 {unpriced} 项未填单价，未计入）"), format!(" ({unpriced} without a unit cost are not in it)")),
    };
    format!("{actions}{}{missing}", priced.unwrap_or_default())
}

/// What an action is called: area, resource, year.
#[must_use]
pub fn called(area: &str, resource: &str, year: Year) -> String {
    format!("{area} · {resource} · {year}")
}

/// The step that adds, changes or deletes an action.
#[must_use]
pub fn step(what: Step, area: &Name, resource: &Name, year: Year, amount: Quantity) -> Name {
    let (zh, en) = match what {
        Step::Add => ("添加举措", "Add an action"),
        Step::Change => ("修改举措", "Change an action"),
        Step::Delete => ("删除举措", "Delete an action"),
        Step::Share => ("举措分到下级", "Share an action among areas"),
    };
    let sign = if amount.is_negative() { "" } else { "+" };
    let named = |language: Language| {
        let resource = format!("{} {sign}{}", language.name(resource), full(amount));
        called(language.name(area), &resource, year)
    };
    Name::new(format!("{zh}：{}", named(Language::Zh)), format!("{en}: {}", named(Language::En)))
}

/// What happens to an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is added.
    Add,
    /// It is changed.
    Change,
    /// It is deleted.
    Delete,
    /// It is shared among the areas below.
    Share,
}

/// No area is meant.
#[must_use]
pub fn no_area(language: Language, text: &str) -> String {
    match text.is_empty() {
        true => language.pick("请选择地区。".to_owned(), "Choose an area.".to_owned()),
        false => language.pick(
            format!("没有唯一与“{text}”相符的地区，请从列表中选择。"),
            format!("No single area is meant by “{text}”; choose one from the list."),
        ),
    }
}

/// No resource is meant.
#[must_use]
pub fn no_resource(language: Language, text: &str) -> String {
    match text.is_empty() {
        true => language.pick("请选择资源。".to_owned(), "Choose a resource.".to_owned()),
        false => language.pick(
            format!("没有唯一与“{text}”相符的资源，请从列表中选择。"),
            format!("No single resource is meant by “{text}”; choose one from the list."),
        ),
    }
}

/// The year is not one that is looked at.
#[must_use]
pub fn bad_year(language: Language, first: Year, last: Year) -> String {
    language.pick(format!("请填写 {first} 至 {last} 之间的年份。"), format!("Enter a year from {first} to {last}."))
}

/// The amount is not one.
#[must_use]
pub fn bad_amount(language: Language, whole: bool) -> &'static str {
    match whole {
        true => language.pick("请填写大于 0 的整数。", "Enter a whole number above 0."),
        false => language.pick("请填写大于 0 的数，最多六位小数。", "Enter a number above 0, with at most six decimal places."),
    }
}

/// The cost is not one.
#[must_use]
pub fn bad_cost(language: Language) -> &'static str {
    language.pick(
        "请填写不小于 0 的单价（万元），不知道可留空。",
        "Enter a unit cost of 0 or more, in 万元; leave it empty where it is not known.",
    )
}

/// The unit cost that the scenario's lever sets.
#[must_use]
pub fn cost_of_lever(language: Language, cost: Quantity) -> String {
    language.pick(format!("情景单价 {}", full(cost)), format!("scenario: {}", full(cost)))
}
