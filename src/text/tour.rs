//! The words of the guided tour.

use super::{Language, Say, Word};

/// The tour.
pub const TOUR: Word = Word::new("导览", "Guided tour");
/// To the next step.
pub const NEXT: Word = Word::new("下一步", "Next");
/// To the step before.
pub const BACK: Word = Word::new("上一步", "Back");
/// Ends it before its end.
pub const SKIP: Word = Word::new("结束导览", "End the tour");
/// Ends it at its end.
pub const DONE: Word = Word::new("完成", "Finish");

/// A step: what it is about, and what is to be known and tried.
pub type Words = (Word, Word);

/// The eight steps.
pub const STEPS: [Words; 8] = [
    (
        Word::new("先看结论", "The answer first"),
        Word::new(
            "这一句说：这一年，各项标准里多少达标、多少短缺、多少没有数据。这份文件的数字是虚构的，随便改。",
            "This sentence says how the area stands in this year: what is met, what is short, what has no data. The figures of this file are made up, so change what you like.",
        ),
    ),
    (
        Word::new("换一年", "Another year"),
        Word::new(
            "拖动年份，看缺口怎样随人口变化；刻度是标准到期的年份。",
            "Move the year and see how the gaps follow the people. The ticks are years in which norms fall due.",
        ),
    ),
    (
        Word::new("每个数字都能追问", "Every number can be asked"),
        Word::new(
            "按卡片上的数字，右边就说明它怎么来：公式、代入的数、取整、条款。",
            "Press the number on a card: the formula, the figures put in, the rounding and the clause open beside it.",
        ),
    ),
    (
        Word::new("动一动调节项", "Move a lever"),
        Word::new(
            "人口增长、标准、供给都可以调；所有数字当场重算，Ctrl+Z 撤销。",
            "Growth, norms and supply can be moved. Every number follows at once, and Ctrl+Z takes it back.",
        ),
    ),
    (
        Word::new("情景各自保存设定", "Scenarios keep settings apart"),
        Word::new(
            "每个标签是一个情景，基线保持原样。按另一个标签看看，再到“比较”页并排看。",
            "Each tab is a scenario; the baseline stays as it is. Press another tab, and set them side by side on Compare.",
        ),
    ),
    (
        Word::new("数字从哪里来", "Where figures come from"),
        Word::new(
            "在这里录入，或从 Excel、WPS 粘贴、导入整张表。没有填的就是未知，不当作零。",
            "Type them here, paste from Excel or WPS, or import a whole table. What is not entered is unknown, never zero.",
        ),
    ),
    (
        Word::new("有限的资源怎么分", "Dividing what there is"),
        Word::new(
            "说明有多少新增，按缺口、按最低达标率或按费用分给各地；采纳后成为情景里的举措。",
            "Say how much is to be added; it is divided by gap, by lowest coverage or by cost. Adopted, it becomes actions of the scenario.",
        ),
    ),
    (
        Word::new("交出去", "Hand it on"),
        Word::new(
            "分享里有链接、带公式的工作簿、幻灯片、报告和单个网页。接下来换成您自己的数字。",
            "Share has a link, a workbook with live formulas, slides, a report, and all of it as one page. Next: your own figures.",
        ),
    ),
];

/// Which step it is.
#[must_use]
pub fn step(language: Language, step: usize) -> String {
    let (step, count) = (step + 1, STEPS.len());
    language.pick(format!("第 {step} 步，共 {count} 步"), format!("Step {step} of {count}"))
}
