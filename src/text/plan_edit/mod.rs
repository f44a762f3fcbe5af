//! What is said while a norm or a plan is changed.

pub mod differs;
pub mod kinds;
pub mod milestones;

use permille_engine::name::Name;
use permille_engine::year::Year;
use permille_exchange::wording::figure::Refusal;

use super::numbers::count as whole_of;
use super::{Language, Say, Word, data_screen};

/// Declares wordings: a name, Chinese, English.
macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(
            #[doc = concat!("“", $en, "”")]
            pub const $name: Word = Word::new($zh, $en);
        )*
    };
}

words! {
    ADD_NORM: "新增标准", "Add norm";
    CHANGE: "修改", "Change";
    DUPLICATE: "复制", "Duplicate";
    REMOVE: "删去", "Remove";
    IMPORT_PLAN: "导入规划…", "Import plan…";
    EXPORT_PLAN: "导出规划", "Export plan";
    CHANGED: "已修改", "changed";
    ADDED: "新增", "added";
    WHAT_DIFFERS: "与原文的差异", "What differs";
    BACK_TO_SHIPPED: "恢复为原规划", "Back to the shipped plan";
    BACK_TO_ORIGINAL: "恢复原文", "Back to the original";
    KEEP: "保存标准", "Keep this norm";
    CANCEL: "取消", "Cancel";
    STANDS_IN: "所在规划", "Stands in";
    NEW_PLAN: "新建自定规划", "A new plan of your own";
    PLAN_TITLE: "文件标题", "Title of the document";
    PLAN_NUMBER: "文号（没有可留空）", "Number, where it has one";
    PLAN_ISSUER: "发文机关（留空则为本地区）", "Issued by (empty: this area)";
    NAME: "名称", "Name";
    LEVEL_BOUND: "约束层级", "Binds each";
    DIRECTION: "方向", "Direction";
    AT_LEAST: "不低于", "At least";
    AT_MOST: "不高于", "At most";
    WHAT_COUNTS: "计什么", "What is counted";
    SOMETHING_NEW: "新的项目", "Something new";
    MEASURE_NAME: "项目名称（留空则同标准名称）", "Its name (empty: as the norm)";
    MEASURE_UNIT: "单位", "Its unit";
    WHOLE_UNITS: "按整数计，需求进一取整", "Comes in whole units: requirements round up";
    RULE_KIND: "规则", "Rule";
    BASE: "人口口径", "Who is counted";
    PER: "每多少人", "For every so many people";
    FROM: "人口达到（人）", "From so many people";
    BRACKET_FROM: "各档起点（人）", "Where each bracket starts (people)";
    TERMS: "各项口径", "Who is counted in each term";
    ADD_BRACKET: "加一档", "Add a bracket";
    ADD_TERM: "加一项", "Add a term";
    OF_RESOURCE: "占哪类机构", "Share of which facilities";
    OF_STOCK: "占哪项存量", "Share of which stock";
    OF_WHOLE: "整项工作（不占某一资源）", "The whole task (of no resource)";
    CHOOSE: "请选择", "Choose";
    TARGETS_BY_YEAR: "分年目标", "Targets by year";
    TARGET_YEAR: "年底前", "By the end of";
    MONTH: "月份", "Month";
    VALUE: "数值", "Value";
    UPPER: "上限", "Up to";
    EVERY_YEAR: "此后每年", "Each year from then on";
    IN_WORDS: "文字目标", "In words";
    MORE: "更多", "More";
    ADD_TARGET: "加一年", "Add a year";
    SOURCE: "出处", "Where it stands";
    CLAUSE: "条款", "Clause";
    CLAUSE_HINT: "如 二(一)3", "such as 二(一)3";
    STATEMENT: "要求（用自己的话）", "What it demands, in your own words";
    NOTE: "注意（可留空）", "Note (may be empty)";
    CHINESE: "中文", "Chinese";
    ENGLISH: "英文", "English";
    PREVIEW: "在当前数据上的结果", "On the open data";
    NOT_YET: "填好规则和目标后，这里显示各年的需求与缺口。", "Once rule and targets are filled in, the requirement and what is missing stand here, year by year.";
    AREAS_SHORT: "短缺地区", "Areas short";
    CHANGE_DOCUMENT: "修改规划信息", "Change the document";
    KEEP_DOCUMENT: "保存规划信息", "Keep";
    ISSUED_ON: "发文日期", "Issued on";
    TERRITORY_CODE: "适用地区代码（全国为 100000）", "Territory, by its code (100000 is the whole country)";
    FIRST_YEAR: "起始年份", "First year";
    LAST_YEAR: "结束年份", "Last year";
}

/// How names are filled in.
#[must_use]
pub fn in_both(language: Language) -> &'static str {
    language.pick("中英文只填一种时，另一种沿用同样的文字。", "Where one language is left empty, the other stands for both.")
}

/// How source and clause are asked for.
#[must_use]
pub fn about_source(language: Language) -> &'static str {
    language.pick(
        "没有出处的标准无法核对，所以必填：自定的标准请写明你们自己的文件或会议。",
        "A norm without its source cannot be checked, so it is required: for one of your own, name your own document or meeting.",
    )
}

/// How targets are filled in.
#[must_use]
pub fn about_targets(language: Language, last: Year) -> String {
    language.pick(
        format!("不写年份的目标自规划的最后一年（{last} 年）起约束。"),
        format!("A target without a year binds from the plan's last year, {last}."),
    )
}

/// The head of the form.
#[must_use]
pub fn form_title(language: Language, norm: Option<&str>) -> String {
    match (norm, language) {
        (None, _) => language.say(ADD_NORM).to_owned(),
        (Some(norm), Language::Zh) => format!("修改标准：{norm}"),
        (Some(norm), Language::En) => format!("Change the norm: {norm}"),
    }
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// It has to be filled in.
    Missing,
    /// Not a number the field can hold.
    Refused(Refusal),
    /// Not a year between 1949 and 2200.
    NotAYear,
    /// Not a month.
    NotAMonth,
    /// It must be above zero.
    NotPositive,
    /// Not a whole number of people within bounds.
    NotPeople,
    /// Each has to come after the one before.
    NotAscending,
    /// The first bracket starts at nobody.
    StartsAtZero,
    /// What is counted does not behave as the rule needs it.
    OtherNature,
    /// An upper end below the value.
    BelowValue,
}

/// What is wrong with a field, and the way out.
#[must_use]
pub fn complaint(language: Language, complaint: &Complaint) -> String {
    let (zh, en) = match complaint {
        Complaint::Missing => ("请填写。", "This has to be filled in."),
        Complaint::Refused(refusal) => return data_screen::refusal(language, refusal, language.pick("个", "units")),
        Complaint::NotAYear => ("请写 1949 至 2200 之间的年份。", "Write a year from 1949 to 2200."),
        Complaint::NotAMonth => ("请写 1 至 12 的月份。", "Write a month from 1 to 12."),
        Complaint::NotPositive => ("必须大于零。", "This must be above zero."),
        Complaint::NotPeople => ("请写 10 亿以内的整数人数。", "Write a whole number of people, up to 1,000,000,000."),
        Complaint::NotAscending => {
            ("须比上一行大，请按从小到大排列。", "This must be more than the line above: put them in order.")
        }
        Complaint::StartsAtZero => ("第一档从 0 人开始。", "The first bracket starts at 0."),
        Complaint::OtherNature => (
            "这个项目的性质与所选规则不符：机构、床位等按数量计，比例和结果按测量值计。请另选项目，或选“新的项目”。",
            "This does not behave as the rule needs it: facilities and beds are counted, outcomes are measured. Choose another, or something new.",
        ),
        Complaint::BelowValue => ("上限不能低于数值。", "The upper end cannot be below the value."),
    };
    language.pick(zh, en).to_owned()
}

/// The form would be left with what was typed.
#[must_use]
pub fn leave_anyway(language: Language) -> &'static str {
    language.pick("填写的内容还没有保存。再按一次 Esc 放弃。", "What you wrote is not kept yet. Press Escape again to leave it.")
}

/// How many fields keep a norm from being kept.
#[must_use]
pub fn not_complete(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Zh, count) => format!("还有 {count} 处需要填写或改正。"),
        (Language::En, 1) => "One field is still missing or wrong.".to_owned(),
        (Language::En, count) => format!("{count} fields are still missing or wrong."),
    }
}

/// The norm does not speak of the area in view.
#[must_use]
pub fn outside(language: Language, area: &str, bound: usize) -> String {
    match (language, bound) {
        (Language::Zh, 0) => "这项标准不约束本文件的任何地区：请核对约束层级和规划的适用地区。".to_owned(),
        (Language::En, 0) => "It binds no area of this file: check the level, and the territory of its plan.".to_owned(),
        (Language::Zh, bound) => format!("不约束{area}；约束本文件的 {} 个地区。", whole_of(bound)),
        (Language::En, 1) => format!("It does not bind {area}, and binds 1 area of this file."),
        (Language::En, bound) => format!("It does not bind {area}, and binds {} areas of this file.", whole_of(bound)),
    }
}

/// How many areas it binds in the area in view.
#[must_use]
pub fn binds_within(language: Language, area: &str, within: usize) -> String {
    match (language, within) {
        (Language::Zh, within) => format!("{area}：约束 {} 个地区。", whole_of(within)),
        (Language::En, 1) => format!("{area}: it binds 1 area."),
        (Language::En, within) => format!("{area}: it binds {} areas.", whole_of(within)),
    }
}

/// Nothing is known of what it counts.
#[must_use]
pub fn no_figures(language: Language) -> &'static str {
    language.pick(
        "还没有任何地区录入过这个项目，缺口未知；保存后可到“数据”页录入。",
        "No area states a figure of this yet, so what is missing is unknown; once it is kept, enter figures under Data.",
    )
}

/// A preview's requirement beside the one it takes the place of.
#[must_use]
pub fn was(language: Language, before: &str) -> String {
    language.pick(format!("原为 {before}"), format!("was {before}"))
}

/// How many areas are short of how many.
#[must_use]
pub fn short_of(language: Language, short: usize, all: usize, unknown: usize) -> String {
    let (short, all) = (whole_of(short), whole_of(all));
    match (unknown, language) {
        (0, Language::Zh) => format!("{short} / {all}"),
        (0, Language::En) => format!("{short} of {all}"),
        (unknown, Language::Zh) => format!("{short} / {all}，{} 个无数据", whole_of(unknown)),
        (unknown, Language::En) => format!("{short} of {all}, {} no data", whole_of(unknown)),
    }
}

/// The step by which a norm is changed.
#[must_use]
pub fn change_step(norm: &Name) -> Name {
    Name::new(format!("修改标准：{}", norm.zh), format!("Change the norm: {}", norm.en))
}

/// The step by which a norm is added.
#[must_use]
pub fn add_step(norm: &Name) -> Name {
    Name::new(format!("新增标准：{}", norm.zh), format!("Add the norm: {}", norm.en))
}

/// The step by which a norm is taken away.
#[must_use]
pub fn remove_step(norm: &Name) -> Name {
    Name::new(format!("删去标准：{}", norm.zh), format!("Remove the norm: {}", norm.en))
}

/// The step by which a norm, or a plan, is put back as it was shipped.
#[must_use]
pub fn restore_step(name: &Name) -> Name {
    Name::new(format!("恢复原文：{}", name.zh), format!("Back to the original: {}", name.en))
}

/// The step by which the document of a plan is changed.
#[must_use]
pub fn document_step(plan: &Name) -> Name {
    Name::new(format!("修改规划信息：{}", plan.zh), format!("Change the document: {}", plan.en))
}

/// What is wrong with the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadComplaint {
    /// It has no title.
    NoTitle,
    /// It binds no area.
    NoTerritory,
    /// Its years are none, or the first is after the last.
    Years,
}

/// What is wrong with the document of a plan, and the way out.
#[must_use]
pub fn head_complaint(language: Language, complaint: HeadComplaint) -> &'static str {
    match complaint {
        HeadComplaint::NoTitle => language.pick("请填写标题。", "Give it a title."),
        HeadComplaint::NoTerritory => {
            language.pick("请填写适用地区的代码，如 360000。", "Give the code of the area it binds, such as 360000.")
        }
        HeadComplaint::Years => language.pick(
            "请写 1949 至 2200 之间的起止年份，起始不晚于结束。",
            "Write years from 1949 to 2200, the first not after the last.",
        ),
    }
}

/// The step by which a plan is imported.
#[must_use]
pub fn import_step(plan: &Name) -> Name {
    Name::new(format!("导入规划：{}", plan.zh), format!("Import the plan: {}", plan.en))
}

/// A plan was imported.
#[must_use]
pub fn imported(plan: &Name, norms: usize, replaced: bool) -> Name {
    let (zh, en) =
        if replaced { ("，取代了同一编号的规划", ", in the place of the plan with its id") } else { ("", "") };
    let count = if norms == 1 { "1 norm".to_owned() } else { format!("{norms} norms") };
    Name::new(
        format!("已导入“{}”，共 {norms} 项标准{zh}。可撤销。", plan.zh),
        format!("“{}” is imported with {count}{en}. This can be undone.", plan.en),
    )
}

/// The heading above what a plan file would leave out.
pub const SHORTER: Word = Word::new("这份规划文件少了一些标准", "This plan file leaves norms out");
/// What that may mean.
pub const SHORTER_ABOUT: Word = Word::new(
    "如果不是有意删去，文件可能在传送时被截断：请重新取得完整的文件。导入后也可撤销。",
    "If they were not dropped on purpose, the file may have been cut on its way: get it again, whole. An import can be undone as well.",
);
/// Leaves the plan as it is.
pub const KEEP_PLAN: Word = Word::new("不导入", "Keep the plan as it is");
/// Imports the file all the same.
pub const TAKE_SHORTER: Word = Word::new("仍然导入", "Import it all the same");

/// A plan file has so many norms, and leaves out so many of the plan there is.
#[must_use]
pub fn leaves_out(language: Language, plan: &str, gone: usize, has: usize) -> String {
    let norms = |count: usize| if count == 1 { "1 norm".to_owned() } else { format!("{count} norms") };
    language.pick(
        format!("“{plan}”的文件里有 {has} 项标准；导入后，现有的这 {gone} 项会消失："),
        format!("The file of “{plan}” has {}. Imported, it would take away {} of the plan there is:", norms(has), norms(gone)),
    )
}

/// Of a list that is cut short: how many more there are.
#[must_use]
pub fn and_more(language: Language, more: usize) -> String {
    language.pick(format!("……另有 {more} 项"), format!("… and {more} more"))
}

/// A plan file could not be read, and nothing changed.
#[must_use]
pub fn import_refused(file: &str) -> Name {
    Name::new(format!("无法导入“{file}”，规划保持不变："), format!("“{file}” cannot be imported; the plans are as they were:"))
}

/// A plan file was imported where nothing is open.
#[must_use]
pub fn nothing_open() -> Name {
    Name::new("请先打开一个情景文件，再导入规划。", "Open a scenario file first, then import the plan.")
}

/// Plans that cannot be used together.
#[must_use]
pub fn do_not_fit() -> Name {
    Name::new("这些规划不能同时采用，原有内容保持不变：", "These plans cannot be used together; everything is as it was:")
}

/// What import and export are for.
#[must_use]
pub fn about_files(language: Language) -> &'static str {
    language.pick(
        "规划文件是一份 TOML 文本，格式见 plans/README.md：新的省份、新的五年规划写成一个文件，导入即可计算，无须改程序。",
        "A plan file is a TOML text in the format of plans/README.md: a new province or a new five-year plan is one file, imported and computed without any code.",
    )
}

/// Unticking a plan lets go of what is in this file alone: all of it, or the changes to a shipped one.
#[must_use]
pub fn kept_here_alone(language: Language, ships: bool) -> &'static str {
    match ships {
        true => language.pick(
            "修改只保存在本文件：取消勾选后再勾选，即回到原规划；可撤销，或先导出。",
            "Its changes are in this file alone: unticked and ticked again, it is the shipped plan. Undo brings them back; or export it first.",
        ),
        false => language.pick(
            "这份规划只保存在本文件：取消勾选即不再保存；可撤销，或先导出。",
            "This plan is in this file alone: unticked, it is no longer kept. Undo brings it back; or export it first.",
        ),
    }
}

/// A bracket or a term by its number.
#[must_use]
pub fn nth_part(language: Language, brackets: bool, number: usize) -> String {
    match (language, brackets) {
        (Language::Zh, true) => format!("第 {number} 档"),
        (Language::Zh, false) => format!("第 {number} 项"),
        (Language::En, true) => format!("Bracket {number}"),
        (Language::En, false) => format!("Term {number}"),
    }
}

/// A target by its number.
#[must_use]
pub fn nth_target(language: Language, number: usize) -> String {
    language.pick(format!("第 {number} 个目标"), format!("target {number}"))
}

/// How many differences a plan has from the shipped one.
#[must_use]
pub fn differences(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Zh, count) => format!("与原文的差异（{count}）"),
        (Language::En, count) => format!("What differs ({count})"),
    }
}

/// The label of a button that is about one norm or plan.
#[must_use]
pub fn about(language: Language, what: Word, name: &str) -> String {
    language.pick(format!("{}：{name}", what.zh), format!("{}: {name}", what.en))
}
