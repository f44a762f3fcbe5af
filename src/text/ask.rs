//! Wording of the forms that counties are asked to fill in.

use permille_engine::area::Level;
use permille_engine::name::Name;
use permille_engine::year::Year;

use super::numbers::count as number;
use super::{Language, Say, Word, words};

/// The button, the command, and the dialog behind them.
pub const ASK: Word = Word::new("向各县征集", "Ask the counties");
/// What the dialog is for.
pub const LEAD: Word = Word::new(
    "为每个地区生成一份填报表：只问所选规划需要的数，旁边列出上次的数值；地区和代码已锁定。收回后，把文件一起拖到页面上，就会按地区归位，改名也认得出。",
    "A form for each area asks for what the chosen plans need and no more, with the last value beside. Area and code are locked. Drop what comes back on the page, all at once: each form is recognised, whatever it is called by then.",
);
/// Whom.
pub const WHOM: Word = Word::new("问谁", "Whom");
/// Which level.
pub const LEVEL: Word = Word::new("层级", "Level");
/// Within which area.
pub const WITHIN: Word = Word::new("范围", "Within");
/// The whole file.
pub const EVERYWHERE: Word = Word::new("整个文件", "the whole file");
/// All of them.
pub const ALL: Word = Word::new("全选", "All");
/// None of them.
pub const NONE: Word = Word::new("全不选", "None");
/// For which plans.
pub const PLANS: Word = Word::new("按哪些规划", "For which plans");
/// Which year, by when, and who asks.
pub const WHEN: Word = Word::new("哪一年、何时交", "Which year, and by when");
/// Which year.
pub const YEAR: Word = Word::new("数据年份", "Year of the figures");
/// What the planner calls the round.
pub const ROUND: Word = Word::new("征集名称", "Name of the round");
/// An example of it.
pub const ROUND_HINT: Word = Word::new("如 2025年年报，可不填", "such as yearly figures; may stay empty");
/// What making them does beside.
pub const RECORDED: Word = Word::new(
    "生成后，本文件会记下问了谁、何时问的，可撤销；见“谁还没报”。同一天为同一年再问，算同一轮，名称和截止日期以先定的为准。",
    "Once they are made, this file keeps who was asked and when, under “Who is missing”; undo takes that back. Asking again on one day for one year is the same round: the name and the deadline given first stay.",
);
/// By when.
pub const DEADLINE: Word = Word::new("截止日期", "Deadline");
/// An example of it.
pub const DEADLINE_HINT: Word = Word::new("如 12月20日", "such as 20 December");
/// Who asks.
pub const FROM: Word = Word::new("征集单位", "Asked by");
/// An example of it.
pub const FROM_HINT: Word = Word::new("如 省卫生健康委规划处", "such as the planning division");
/// How they are put together.
pub const SHAPE: Word = Word::new("文件形式", "Files");
/// One each.
pub const FILES: Word = Word::new("每个地区一个文件，打包成 ZIP", "one file an area, in a ZIP");
/// One together.
pub const SHEETS: Word = Word::new("一个工作簿，每个地区一张工作表", "one workbook, a sheet an area");
/// Makes them.
pub const MAKE: Word = Word::new("生成填报表", "Make the forms");
/// While they are made.
pub const MAKING: Word = Word::new("正在生成…", "Making the forms…");
/// Stops that.
pub const STOP: Word = Word::new("停止", "Stop");
/// Nobody is chosen.
pub const NOBODY: Word = Word::new("请至少选择一个地区。", "Choose at least one area.");
/// The chosen plans need nothing of some.
pub const NO_FIGURES: Word = Word::new(
    "所选规划不需要其中一些地区的任何数。请选择其他规划，或去掉这些地区。",
    "The chosen plans need no figure of some of these areas. Choose other plans, or leave those areas out.",
);
/// The year is none.
pub const NO_YEAR: Word = Word::new("请填 1949 至 2200 之间的年份。", "Enter a year from 1949 to 2200.");

/// How many of the areas are chosen.
#[must_use]
pub fn chosen(language: Language, chosen: usize, all: usize) -> String {
    match language {
        Language::Zh => format!("已选 {chosen} / {all} 个地区"),
        Language::En => format!("{chosen} of {all} areas chosen"),
    }
}

/// What will be made: how many forms, of how many figures each.
#[must_use]
pub fn summary(language: Language, forms: usize, least: usize, most: usize) -> String {
    let count = number(forms);
    match language {
        Language::Zh if least == most => format!("将生成 {count} 份填报表，每份 {most} 项。"),
        Language::Zh => format!("将生成 {count} 份填报表，每份 {least} 至 {most} 项。"),
        Language::En => {
            let (forms, each) = (if forms == 1 { "form" } else { "forms" }, if forms == 1 { "" } else { " each" });
            let figures = if most == 1 { "figure" } else { "figures" };
            let span = if least == most { most.to_string() } else { format!("{least} to {most}") };
            format!("{count} {forms}, {span} {figures}{each}.")
        }
    }
}

/// What the file is called.
#[must_use]
pub fn file_name(language: Language, title: &str, year: Year) -> String {
    match language {
        Language::Zh => format!("{title} {year}年数据填报表"),
        Language::En => format!("{title} forms {year}"),
    }
}

/// The step that keeps who was asked.
#[must_use]
pub fn step(areas: usize, year: Year) -> Name {
    let many = if areas == 1 { "area" } else { "areas" };
    Name::new(
        format!("记下向 {areas} 个地区征集{year}年数据"),
        format!("Keep that {areas} {many} were asked for figures of {year}"),
    )
}

/// They are with the browser.
#[must_use]
pub fn made(language: Language, file: &str) -> String {
    match language {
        Language::Zh => format!("已生成“{file}”，并已记下问了谁。发给各地；收回后把文件一起拖到页面上。"),
        Language::En => format!(
            "“{file}” is made, and who was asked is kept. Send it out, and drop what comes back on the page, all at once."
        ),
    }
}

/// They could not be made.
#[must_use]
pub fn not_made() -> Name {
    Name::new("填报表没有生成，请再试一次。", "The forms could not be made. Please try again.")
}

/// There are more than a workbook holds.
#[must_use]
pub fn too_large() -> Name {
    Name::new(
        "填报表太多，放不进一个文件。请分几次生成。",
        "There are more forms than a file can hold. Make them in several goes.",
    )
}

/// A level with how many areas it has.
#[must_use]
pub fn level_of(language: Language, level: Level, count: usize) -> String {
    match language {
        Language::Zh => format!("{}（{count}）", language.say(words::level_of_one(level))),
        Language::En => format!("{} ({count})", language.say(words::level(level))),
    }
}
