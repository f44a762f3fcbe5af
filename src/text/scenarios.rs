//! The words of the scenario manager, the history and a new file.

use permille_engine::name::Name;

use super::{Language, Say, Word};

/// The button that opens the manager.
pub const MANAGE: Word = Word::new("管理", "Manage");
/// The heading of the manager.
pub const TITLE: Word = Word::new("管理情景", "Scenarios");
/// The colour of a scenario.
pub const COLOUR: Word = Word::new("颜色", "Colour");
/// The colour that follows from the position.
pub const BY_POSITION: Word = Word::new("按顺序", "by position");
/// Names of the eight colours, in the order of their tokens.
pub const COLOURS: [Word; 8] = [
    Word::new("墨", "ink"),
    Word::new("蓝", "blue"),
    Word::new("赭", "russet"),
    Word::new("紫", "violet"),
    Word::new("绿", "green"),
    Word::new("玫红", "rose"),
    Word::new("橄榄", "olive"),
    Word::new("灰蓝", "slate"),
];
/// A scenario's name.
pub const NAME: Word = Word::new("名称", "Name");
/// A scenario's description.
pub const DESCRIPTION: Word = Word::new("说明", "Description");
/// What a description says.
pub const DESCRIPTION_HINT: Word = Word::new("这个情景回答什么问题", "What this scenario asks");
/// Moves it up.
pub const MOVE_UP: Word = Word::new("上移", "Move up");
/// Moves it down.
pub const MOVE_DOWN: Word = Word::new("下移", "Move down");
/// Copies it.
pub const DUPLICATE: Word = Word::new("复制", "Duplicate");
/// Deletes it.
pub const DELETE: Word = Word::new("删除", "Delete");
/// The scenario in view.
pub const IN_VIEW: Word = Word::new("当前情景", "in view");
/// Looks at it.
pub const LOOK: Word = Word::new("查看", "View");
/// Adds one that changes nothing yet.
pub const FROM_BASELINE: Word = Word::new("新建（从基线）", "New from the baseline");
/// Adds one that starts from the one in view.
pub const FROM_PRESENT: Word = Word::new("新建（从当前情景）", "New from the one in view");
/// How to move by keyboard.
pub const KEYS: Word = Word::new(
    "Alt＋↑ / ↓ 调整顺序；在情景栏双击或按 F2 改名。",
    "Alt+↑ / ↓ changes the order; double-click a tab, or press F2 on it, to rename it.",
);
/// A name is needed.
pub const NAME_NEEDED: Word = Word::new("名称不能为空。", "A scenario needs a name.");
/// A long name or description.
pub const RENAME: Word = Word::new("情景名称", "Name of the scenario");

/// The button that opens the history.
pub const HISTORY: Word = Word::new("修改记录", "History");
/// Where the file was opened.
pub const AS_OPENED: Word = Word::new("打开时", "As opened");
/// Nothing was changed yet.
pub const NO_HISTORY: Word = Word::new("还没有修改。", "Nothing has been changed yet.");
/// What was taken back.
pub const UNDONE: Word = Word::new("已撤销", "undone");
/// Where things stand.
pub const NOW: Word = Word::new("现在", "now");

/// The button for a new file.
pub const NEW_FILE: Word = Word::new("新建", "New file");
/// What a new file is.
pub const NEW_FILE_ABOUT: Word = Word::new(
    "最上级地区说明级别和约束它的规划；建好后到“数据”页录入或导入。",
    "The area at the top says its level and the plans that bind it. Enter or import figures on the Data screen once the file is there.",
);
/// The file's title.
pub const FILE_TITLE: Word = Word::new("文件名称", "Title of the file");
/// The plans that bind.
pub const PLANS: Word = Word::new("约束的规划", "Plans that bind it");
/// The base year.
pub const BASE_YEAR: Word = Word::new("基年", "Base year");
/// The first year.
pub const FIRST_YEAR: Word = Word::new("推演起始年", "First year");
/// The last year.
pub const LAST_YEAR: Word = Word::new("推演结束年", "Last year");
/// The area at the top.
pub const TOP_AREA: Word = Word::new("最上级地区", "The area at the top");
/// Its name.
pub const AREA_NAME: Word = Word::new("地区名称", "Name of the area");
/// Makes the file.
pub const CREATE: Word = Word::new("新建文件", "Create the file");
/// Goes back.
pub const BACK: Word = Word::new("返回", "Back");

/// How much a scenario changes.
#[must_use]
pub fn changes(language: Language, levers: usize, actions: usize) -> String {
    if levers + actions == 0 {
        return language.pick("与基线相同".to_owned(), "as the baseline".to_owned());
    }
    let many = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    language.pick(
        format!("{levers} 个调节项，{actions} 项举措"),
        format!("{}, {}", many(levers, "lever", "levers"), many(actions, "action", "actions")),
    )
}

/// A control of one scenario, by its name.
#[must_use]
pub fn of(language: Language, what: Word, scenario: &str) -> String {
    language.pick(format!("{}：{scenario}", what.zh), format!("{}: {scenario}", what.en))
}

/// A step that does something to a scenario.
#[must_use]
pub fn step(what: Word, scenario: &Name) -> Name {
    Name::new(format!("{}情景：{}", what.zh, scenario.zh), format!("{} scenario: {}", what.en, either(scenario)))
}

/// The step by which a scenario is added.
#[must_use]
pub fn added_step(scenario: &Name) -> Name {
    Name::new(format!("新建情景：{}", scenario.zh), format!("New scenario: {}", either(scenario)))
}

/// The step by which a scenario is renamed.
#[must_use]
pub fn renamed_step(before: &Name, after: &Name) -> Name {
    Name::new(format!("改名：{} → {}", before.zh, after.zh), format!("Rename: {} → {}", either(before), either(after)))
}

/// The step by which a scenario is described.
#[must_use]
pub fn described_step(scenario: &Name) -> Name {
    Name::new(format!("情景说明：{}", scenario.zh), format!("Description of {}", either(scenario)))
}

/// The step by which a scenario is coloured.
#[must_use]
pub fn coloured_step(scenario: &Name) -> Name {
    Name::new(format!("情景颜色：{}", scenario.zh), format!("Colour of {}", either(scenario)))
}

fn either(name: &Name) -> &str {
    Language::En.name(name)
}

/// The name of a copy.
#[must_use]
pub fn copy_of(name: &Name) -> Name {
    let zh = Language::Zh.name(name);
    let en = Language::En.name(name);
    Name::new(format!("{zh}（副本）"), format!("{en} (copy)"))
}

/// What is wrong with a code.
#[must_use]
pub fn bad_code(language: Language) -> &'static str {
    language.pick("请填写行政区划代码，如 360000。", "Enter the area's code, such as 360000.")
}

/// Something is not filled in.
#[must_use]
pub fn needed(language: Language, what: Word) -> String {
    language.pick(format!("请填写{}。", what.zh), format!("{} is needed.", what.en))
}

/// Years that do not go together.
#[must_use]
pub fn bad_years(language: Language) -> &'static str {
    language.pick(
        "年份应在 1949 至 2200 之间，起始年不晚于结束年，基年不晚于结束年，跨度不超过 101 年。",
        "Years lie between 1949 and 2200; the first is not after the last, nor is the base year; at most 101 of them.",
    )
}
