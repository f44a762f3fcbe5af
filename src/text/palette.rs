//! The words of the palette: finding and doing things by typing.

use super::{Language, Say, Word};

/// The palette.
pub const FIND: Word = Word::new("搜索与命令", "Find or do");
/// What can be typed.
pub const HINT: Word = Word::new(
    "页面、地区、标准、情景、命令；名称、代码或拼音",
    "Screen, area, norm, scenario or command; by name, code or pinyin",
);
/// How it is used.
pub const KEYS: Word = Word::new("↑ ↓ 选择，Enter 执行，Esc 关闭", "↑ ↓ choose, Enter goes, Esc closes");

/// What a screen is.
pub const SCREEN: Word = Word::new("页面", "Screen");
/// What an area is.
pub const AREA: Word = Word::new("地区", "Area");
/// What a norm is.
pub const NORM: Word = Word::new("标准", "Norm");
/// What a scenario is.
pub const SCENARIO: Word = Word::new("情景", "Scenario");
/// What a command is.
pub const COMMAND: Word = Word::new("命令", "Command");
/// What was used a moment ago.
pub const RECENT: Word = Word::new("最近用过", "Used lately");

/// Opens the dialog where one begins.
pub const OPEN: Word = Word::new("打开、最近的文件", "Open, or a recent file");
/// A new scenario.
pub const NEW_SCENARIO: Word = Word::new("新建情景（从当前情景）", "New scenario (from the one in view)");
/// All scenarios.
pub const SCENARIOS: Word = Word::new("管理情景", "Manage scenarios");
/// The language.
pub const LANGUAGE: Word = Word::new("切换语言：English", "Switch language: 中文");
/// Dark.
pub const DARK: Word = Word::new("切换为深色", "Switch to dark");
/// Light.
pub const LIGHT: Word = Word::new("切换为浅色", "Switch to light");
/// The report.
pub const REPORT: Word = Word::new("打印报告", "Report, to print");
/// The briefs.
pub const BRIEFS: Word = Word::new("县情一页纸（一个或全部地区）", "Area briefs, one page each");
/// The steps of the scenario in view.
pub const ACTIONS: Word = Word::new("编辑举措", "Edit actions");

/// How many things were found.
#[must_use]
pub fn found(language: Language, count: usize) -> String {
    match count {
        0 => language.pick("没有找到。", "Nothing found.").to_owned(),
        1 => language.pick("找到 1 项", "1 found").to_owned(),
        count => language.pick(format!("找到 {count} 项"), format!("{count} found")),
    }
}
