//! The words of the Compare screen.

use permille_engine::area::Level;
use permille_engine::compare::contributions::Method;
use permille_engine::compare::results::{Figure, Spread};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::areas::of_level;
use super::{Language, Say, Word, numbers, words};

pub mod files;
pub mod inputs;
mod pair;

pub use pair::{Outcome, Pair, Thing, headline};

/// The name of the screen.
pub const COMPARE: Word = Word::new("比较", "Compare");
/// Heads the choice of the reference.
pub const REFERENCE: Word = Word::new("参照情景", "Reference");
/// Heads the scenarios compared with it.
pub const COMPARED_WITH_IT: Word = Word::new("与之比较", "Compared with it");
/// Exchanges the two scenarios.
pub const SWAP: Word = Word::new("⇄ 互换", "⇄ Swap");
/// Heads the table of scenarios.
pub const SCENARIOS_SIDE_BY_SIDE: Word = Word::new("各情景一览", "Scenarios side by side");
/// Heads the list of inputs.
pub const INPUTS: Word = Word::new("设定有何不同", "What is put in differently");
/// Heads a column of inputs.
pub const INPUT: Word = Word::new("设定", "Input");
/// Heads the contributions.
pub const CONTRIBUTION: Word = Word::new("贡献", "Contributes");
/// Heads the change.
pub const CHANGE: Word = Word::new("变化", "Change");
/// Levers for everywhere.
pub const EVERYWHERE: Word = Word::new("全部地区", "Everywhere");
/// Levers for an area.
pub const IN_AN_AREA: Word = Word::new("个别地区", "In an area");
/// Dated additions.
pub const ACTIONS: Word = Word::new("举措", "Actions");
/// An input that cannot move the figure.
pub const IDLE: Word = Word::new("不影响", "no effect");
/// An input that is counted together with others of its kind.
pub const IN_A_GROUP: Word = Word::new("合并计算", "in a group");
/// Heads the figures to choose from.
pub const FIGURE: Word = Word::new("比较哪个数", "Figure compared");
/// Contributions are being worked out.
pub const WORKING: Word = Word::new("正在计算各项贡献…", "Working out the contributions…");
/// An input is not set.
pub const NOT_SET: Word = Word::new("未设定", "not set");
/// Sets one more scenario beside the others.
pub const ADD_ONE: Word = Word::new("再加一个…", "Add one…");
/// Opens the Compare screen.
pub const SEE_COMPARE: Word = Word::new("到“比较”页查看", "See Compare");
/// Heads the counts by status.
pub const NORMS_BY_STATUS: Word = Word::new("各项标准", "Norms");

/// A figure that is compared.
#[must_use]
pub const fn figure(figure: Figure) -> Word {
    match figure {
        Figure::Gap => words::GAP,
        Figure::Requirement => words::REQUIRED,
        Figure::Available => words::AVAILABLE,
    }
}

/// The name of a scenario within a sentence.
fn quoted(language: Language, name: &str) -> String {
    language.pick(format!("“{name}”"), name.to_owned())
}

/// “Growth differs from Baseline in 7 inputs in 3 areas”, or in nothing.
#[must_use]
pub fn differs(language: Language, pair: &Pair, inputs: usize, areas: usize) -> String {
    let (one, other) = (quoted(language, pair.one), quoted(language, pair.other));
    match (language, inputs, areas) {
        (Language::Zh, 0, _) => format!("{other}与{one}的设定完全相同，因此每个数都相同。"),
        (Language::Zh, inputs, 0) => format!("{other}与{one}有 {inputs} 处设定不同。"),
        (Language::Zh, inputs, areas) => format!("{other}与{one}有 {inputs} 处设定不同，涉及 {areas} 个地区。"),
        (Language::En, 0, _) => format!("{other} puts in what {one} does, so every figure is the same."),
        (Language::En, 1, 0) => format!("{other} differs from {one} in one input."),
        (Language::En, inputs, 0) => format!("{other} differs from {one} in {inputs} inputs."),
        (Language::En, 1, _) => format!("{other} differs from {one} in one input, in one area."),
        (Language::En, inputs, 1) => format!("{other} differs from {one} in {inputs} inputs, in one area."),
        (Language::En, inputs, areas) => format!("{other} differs from {one} in {inputs} inputs, in {areas} areas."),
    }
}

/// “2 norms fall short that did not; 1 no longer does.”
#[must_use]
pub fn turned(language: Language, newly_short: usize, no_longer: usize) -> Option<String> {
    let is_are = |count: usize| if count == 1 { "norm is" } else { "norms are" };
    Some(match (language, newly_short, no_longer) {
        (_, 0, 0) => return None,
        (Language::Zh, short, 0) => format!("新增 {short} 项标准短缺。"),
        (Language::Zh, 0, met) => format!("{met} 项标准不再短缺。"),
        (Language::Zh, short, met) => format!("新增 {short} 项标准短缺，{met} 项不再短缺。"),
        (Language::En, short, 0) => {
            format!("{short} {} short that {} not before.", is_are(short), if short == 1 { "was" } else { "were" })
        }
        (Language::En, 0, met) => format!("{met} {} no longer short.", is_are(met)),
        (Language::En, short, met) => format!("{short} more {} short, {met} no longer.", is_are(short)),
    })
}

/// How many of the inputs that explain a change are named.
const NAMED: usize = 3;

/// “These two explain 93% of the change: population growth; …” `all` of them move the figure; where they come to more than the
/// change, the others take some of it back.
#[must_use]
pub fn explains(language: Language, names: &[String], all: usize, percent: Quantity) -> String {
    let count = names.len();
    let mut joined = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(language.pick("、", "; "));
    if count > NAMED {
        joined.push_str(&language.pick("等".to_owned(), format!(" and {} more", count - NAMED)));
    }
    if count == all {
        return match (language, count) {
            (Language::Zh, 1) => format!("变化全部来自一项：{joined}。"),
            (Language::Zh, _) => format!("变化由这 {count} 项共同造成：{joined}。"),
            (Language::En, 1) => format!("One input explains all of the change: {joined}."),
            (Language::En, _) => format!("These {count} explain the change together: {joined}."),
        };
    }
    let hundred = Quantity::whole(100).unwrap_or_default();
    let back =
        if percent > hundred { language.pick("，其余的抵消一部分", ", the others taking some of it back") } else { "" };
    let percent = numbers::percent(percent);
    match (language, count) {
        (Language::Zh, 1) => format!("其中一项就解释了变化的 {percent}{back}：{joined}。"),
        (Language::Zh, _) => format!("其中 {count} 项解释了变化的 {percent}{back}：{joined}。"),
        (Language::En, 1) => format!("One of them explains {percent} of the change{back}: {joined}."),
        (Language::En, 2) => format!("These two explain {percent} of the change{back}: {joined}."),
        (Language::En, _) => format!("These {count} explain {percent} of the change{back}: {joined}."),
    }
}

/// Why a change has no parts, or what its parts come to.
#[must_use]
pub fn no_parts(language: Language, figure: Figure) -> String {
    let figure = language.say(self::figure(figure));
    match language {
        Language::Zh => {
            format!("{figure}在其中一个情景（或二者的混合）中未知，因此无法分解变化。录入存量后即可计算，也可改为比较“需求”。")
        }
        Language::En => format!(
            "The figure “{figure}” is unknown in one of the scenarios, or in a mixture of them, so its change cannot be divided. Enter the stock, or compare what is required instead."
        ),
    }
}

/// The inputs cancel out, or change nothing.
#[must_use]
pub fn nothing_to_divide(language: Language, moving: usize) -> &'static str {
    match moving {
        0 => language.pick("所有不同之处都不影响这个数。", "None of the differences can move this figure."),
        _ => language.pick("各项影响相互抵消，或都不足以改变这个数。", "The inputs cancel out, or move this figure by nothing."),
    }
}

/// How contributions were worked out.
#[must_use]
pub fn method(language: Language, method: Method) -> &'static str {
    match method {
        Method::Shapley => language.pick(
            "算法：沙普利值——按所有可能的先后次序逐项换入，取每项影响的平均。精确计算，各项之和恰等于总变化。",
            "Method: Shapley values – the mean of what each input changes, over every order in which they can be put in. Exact; the parts add up to the change.",
        ),
        Method::ShapleyOfKinds => language.pick(
            "算法：沙普利值——不同之处较多，同类设定先并为一组，再按所有可能的先后次序逐组换入，取平均。精确计算，各组之和恰等于总变化。",
            "Method: Shapley values of groups – inputs of one kind are taken together, and the mean is taken over every order of the groups. Exact; the parts add up to the change.",
        ),
        Method::ThereAndBack => language.pick(
            "算法：往返平均——不同之处太多，只按所列次序和相反次序逐项换入，取两次的平均。精确计算，各项之和恰等于总变化。",
            "Method: there and back – too many inputs for every order, so the mean is taken of the listed order and its reverse. Exact; the parts add up to the change.",
        ),
    }
}

/// The title of the contributions.
#[must_use]
pub fn contributions_title(language: Language, figure: Figure, year: Year) -> String {
    let figure = language.say(self::figure(figure));
    language.pick(
        format!("{year} 年{figure}的变化从何而来"),
        format!("Where the change comes from · {}, {year}", figure.to_lowercase()),
    )
}

/// The title of the trajectories.
#[must_use]
pub fn courses_title(language: Language, figure: Figure, norm: &str) -> String {
    let figure = language.say(self::figure(figure));
    language.pick(format!("各情景逐年{figure} · {norm}"), format!("{figure} year by year · {norm}"))
}

/// The title of the ranking of norms.
#[must_use]
pub fn by_norm_title(language: Language, figure: Figure) -> String {
    let figure = language.say(self::figure(figure));
    language.pick(
        format!("哪些标准变化最大 · {figure}（按占需求的比例排序）"),
        format!("Norms that change most · {} (by share of the requirement)", figure.to_lowercase()),
    )
}

/// The title of the ranking of areas.
#[must_use]
pub fn by_area_title(language: Language, figure: Figure, norm: &str) -> String {
    let figure = language.say(self::figure(figure));
    language.pick(
        format!("哪些地区变化最大 · {figure} · {norm}"),
        format!("Areas that change most · {} · {norm}", figure.to_lowercase()),
    )
}

/// Nothing changes among norms.
#[must_use]
pub fn no_norm_changes(language: Language, figure: Figure) -> String {
    let figure = language.say(self::figure(figure));
    language.pick(
        format!("没有哪项标准的{figure}已知有变化。"),
        format!("No norm is known to change in this figure: {}.", figure.to_lowercase()),
    )
}

/// Nothing changes among areas.
#[must_use]
pub fn no_area_changes(language: Language, figure: Figure) -> String {
    let figure = language.say(self::figure(figure));
    language.pick(
        format!("没有哪个地区的{figure}已知有变化。"),
        format!("No area is known to change in this figure: {}.", figure.to_lowercase()),
    )
}

/// “Of 100 counties 62 are worse, 3 better, 35 the same.”
#[must_use]
pub fn spread(language: Language, spread: Spread, level: Level) -> String {
    let of = of_level(language, level, spread.all());
    let parts = [
        (spread.worse, language.pick("短缺扩大", "worse")),
        (spread.better, language.pick("短缺缩小", "better")),
        (spread.same, language.pick("不变", "the same")),
        (spread.unknown, language.pick("未知", "unknown")),
    ];
    let said = parts.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> =
        said.map(|(count, word)| language.pick(format!("{count} 个{word}"), format!("{count} {word}"))).collect();
    match language {
        Language::Zh => format!("{} 个{of}：{}。", spread.all(), said.join("，")),
        Language::En => format!("{} {of}: {}.", spread.all(), said.join(", ")),
    }
}

/// There is a single scenario; how to add one.
#[must_use]
pub fn single(language: Language, name: &str) -> String {
    language.pick(
        format!("现在只有一个情景：“{name}”。再加一个，就能比较。"),
        format!("There is one scenario, {name}. Add another, and the two can be compared."),
    )
}

/// What adding a scenario does.
#[must_use]
pub fn how_to_add(language: Language) -> &'static str {
    language.pick(
        "新情景从当前情景复制而来；之后在左侧移动调节项，这里就会逐项说明有何不同、结果差在哪里。",
        "The new one starts as a copy. Then move the levers on the left, and this page says what differs and what follows from it.",
    )
}

/// Pins a scenario as the reference.
#[must_use]
pub fn pin(language: Language, name: &str) -> String {
    language.pick(format!("以“{name}”为参照"), format!("Pin {name} as the reference"))
}

/// No more scenarios can be set side by side.
#[must_use]
pub fn at_most(language: Language, most: usize) -> String {
    language.pick(
        format!("一次最多比较 {most} 个情景，请先取消一个。"),
        format!("At most {most} scenarios side by side. Take one away first."),
    )
}

/// “3 changes against Baseline”
#[must_use]
pub fn changes_against(language: Language, count: usize, name: &str) -> String {
    match (language, count) {
        (Language::Zh, count) => format!("与“{name}”相比有 {count} 处不同"),
        (Language::En, 1) => format!("1 change against {name}"),
        (Language::En, count) => format!("{count} changes against {name}"),
    }
}

/// How many more there are.
#[must_use]
pub fn more(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 处"), format!("{count} more"))
}

/// Several inputs of one kind taken together.
#[must_use]
pub fn together(language: Language, name: &str, count: usize) -> String {
    language.pick(format!("{name}（{count} 处合计）"), format!("{name} ({count} together)"))
}

/// What a chart of contributions says, for those who cannot see it.
#[must_use]
pub fn bridge_summary(language: Language, from: &str, to: &str, parts: &[String]) -> String {
    language.pick(format!("从{from}到{to}：{}。", parts.join("；")), format!("From {from} to {to}: {}.", parts.join("; ")))
}

/// What a chart over the years says of the year looked at, for those who cannot see it.
#[must_use]
pub fn in_year(language: Language, year: Year, said: &[String]) -> String {
    language.pick(format!("{year} 年：{}。", said.join("；")), format!("In {year}: {}.", said.join("; ")))
}

/// What a ranking of changes says, for those who cannot see it.
#[must_use]
pub fn most_changed(language: Language, figure: &str, said: &[String]) -> String {
    match language {
        Language::Zh => format!("{figure}变化从大到小：{}。", said.join("；")),
        Language::En => format!("Largest changes first, {}: {}.", figure.to_lowercase(), said.join("; ")),
    }
}

/// Takes a scenario off the page.
#[must_use]
pub fn take_away(language: Language, name: &str) -> String {
    language.pick(format!("不再比较“{name}”"), format!("Take {name} away"))
}

/// Puts one input back where the reference has it; the word on the button comes first.
#[must_use]
pub fn put_back(language: Language, input: &str, reference: &str) -> String {
    language.pick(format!("恢复到“{reference}”：{input}"), format!("Reset to {reference}: {input}"))
}

/// When the two first come out differently under the norm, where they do not in the year looked at.
#[must_use]
pub fn differs_from(language: Language, year: Year) -> String {
    language.pick(
        format!("这项标准下二者从 {year} 年起才有差别，可把年份移到那时查看。"),
        format!("Under this norm the two come apart in {year}; move the year there to see how."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_explains_a_change_is_named_and_what_takes_it_back_is_told() {
        let names = |count: usize| (1..=count).map(|number| format!("input {number}")).collect::<Vec<_>>();
        let said = |count, all, percent: &str| explains(Language::En, &names(count), all, percent.parse().unwrap_or_default());
        assert_eq!(said(2, 5, "93"), "These two explain 93% of the change: input 1; input 2.");
        assert_eq!(said(1, 1, "100"), "One input explains all of the change: input 1.");
        assert_eq!(
            said(5, 9, "108.5"),
            "These 5 explain 108.5% of the change, the others taking some of it back: input 1; input 2; input 3 and 2 more."
        );
    }
}
