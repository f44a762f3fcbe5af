//! The words of the merge desk.

use permille_engine::merge::{Comparison, ScenarioBrought, Standing};
use permille_engine::name::Name;
use permille_exchange::tables::returns::Returned;

use super::numbers::{count as number, so_many as counted};
use super::{Language, Say, Word};

/// The button that opens the desk.
pub const MERGE: Word = Word::new("合并", "Merge");
/// The heading of the dialog.
pub const TITLE: Word = Word::new("合并文件", "Merge files");
/// The button that adds files.
pub const ADD_FILES: Word = Word::new("添加文件…", "Add files…");
/// The files on the desk.
pub const FILES: Word = Word::new("待合并的文件", "Files to merge");
/// Takes a file off the desk.
pub const TAKE_OFF: Word = Word::new("移除", "Remove");
/// While files are read.
pub const READING: Word = Word::new("正在读取…", "Reading…");
/// Reads none of the files any more that are still to be laid down; the one that is read has a way to stop of its own.
pub const STOP_ALL: Word = Word::new("全部停止", "Stop all");
/// While the files are held against each other.
pub const COMPARING: Word = Word::new("正在比对各文件…", "Comparing the files…");
/// Where that was stopped.
pub const COMPARING_STOPPED: Word = Word::new("比对已停止；继续后才能合并。", "Comparing was stopped. Go on before you merge.");
/// The button that goes on.
pub const COMPARE_AGAIN: Word = Word::new("继续比对", "Go on comparing");
/// The button that merges.
pub const APPLY: Word = Word::new("合并为一个文件", "Merge into one file");
/// The button that leaves everything as it was.
pub const CANCEL: Word = Word::new("取消", "Cancel");
/// What the dialog asks that is opened where units are doubted.
pub const IN_DOUBT: Word =
    Word::new("合并后仍可撤销，也可在“数据质量”里逐一核对。", "Merged, they can still be undone, and looked at on Quality.");
/// Looks at the figures whose unit is doubted.
pub const LOOK: Word = Word::new("先看一看", "Look at them");
/// Merges all the same.
pub const GO_ON: Word = Word::new("仍然合并", "Merge all the same");

/// How many figures may be in the wrong unit.
#[must_use]
pub fn in_doubt(language: Language, count: usize) -> String {
    language.pick(
        format!("{} 个数字的单位存疑", number(count)),
        if count == 1 {
            "One figure may be in the wrong unit".to_owned()
        } else {
            format!("{} figures may be in the wrong unit", number(count))
        },
    )
}

/// What the buttons promise.
pub const PROMISE: Word =
    Word::new("合并前不改动任何内容；合并后可一步撤销。", "Nothing changes until you merge, and one undo takes it back.");
/// The parts of the desk.
pub const PARTS: Word = Word::new("合并检查", "What to look at");
/// Figures stated differently.
pub const CONFLICTS: Word = Word::new("数据冲突", "Conflicts");
/// Areas nobody hands in.
pub const MISSING: Word = Word::new("缺少的地区", "Missing areas");
/// Unit slips.
pub const SLIPS: Word = Word::new("单位", "Unit slips");
/// Outliers.
pub const OUTLIERS: Word = Word::new("离群值", "Outliers");
/// Scenarios and plans.
pub const BROUGHT: Word = Word::new("情景与规划", "Scenarios and plans");
/// The open file.
pub const MINE: Word = Word::new("本文件", "Mine");
/// The other files.
pub const THEIRS: Word = Word::new("来件", "Theirs");
/// Whose figures count.
pub const WHOSE: Word = Word::new("冲突时采用", "Where they conflict, use");
/// The open file's.
pub const KEEP_MINE: Word = Word::new("本文件的", "mine");
/// The other file's.
pub const TAKE_THEIRS: Word = Word::new("来件的", "theirs");
/// Each area by its own file.
pub const EACH_ITS_OWN: Word = Word::new("各地区自己的文件", "each area by its own file");
/// Decided one by one.
pub const AS_ABOVE: Word = Word::new("按上方的选择", "as chosen above");
/// Puts a slip right.
pub const CORRECT: Word = Word::new("改正", "Correct");
/// Puts all slips right.
pub const CORRECT_ALL: Word = Word::new("全部改正", "Correct all");
/// Puts none right.
pub const CORRECT_NONE: Word = Word::new("全部不改", "Correct none");
/// What a file states.
pub const STATED: Word = Word::new("填报", "Stated");
/// What it would be.
pub const SUGGESTED: Word = Word::new("建议", "Suggested");
/// Who states it.
pub const BY: Word = Word::new("出自", "From");
/// Why it is asked about.
pub const WHY: Word = Word::new("原因", "Why");
/// The peers' strip.
pub const PEERS: Word = Word::new("同级地区", "Its peers");
/// A file.
pub const FILE: Word = Word::new("文件", "File");
/// What is done with it.
pub const DO: Word = Word::new("处理", "What to do");
/// A scenario or plan.
pub const WHAT: Word = Word::new("内容", "What");
/// Leaves it out.
pub const LEAVE: Word = Word::new("不并入", "Leave out");
/// Adds it.
pub const ADD: Word = Word::new("并入", "Add");
/// Adds it beside the other.
pub const ADD_BESIDE: Word = Word::new("两者都留", "Keep both");
/// Replaces the other.
pub const REPLACE: Word = Word::new("替换本文件的", "Replace mine");
/// Called otherwise.
pub const CALLED_OTHERWISE: Word = Word::new("代码相同、名称或层级不同", "Same code, another name or level");
/// No file lies there yet.
pub const EMPTY: Word = Word::new(
    "把各地区上报的情景文件或表格拖到这里，或点“添加文件”。当前打开的文件是合并的底本。",
    "Drop the scenario files or spreadsheets handed in, or choose “Add files”. The file that is open is what they are merged into.",
);
/// No conflict.
pub const NO_CONFLICTS: Word =
    Word::new("没有冲突：各文件填报的数据互不矛盾。", "No conflicts: no two files state a figure differently.");
/// Several files say different things, the open one nothing, and nobody has chosen.
pub const UNDECIDED: Word = Word::new("待决定，未选前留空", "To be decided; left unknown until then");
/// Nothing missing.
pub const NONE_MISSING: Word = Word::new(
    "没有缺少的地区：征集过的，或与上报地区同级的，都已上报。",
    "No area is missing: those that were asked, or lie beside those handed in, have all handed in.",
);
/// No slips.
pub const NO_SLIPS: Word = Word::new("没有发现单位错误。", "No unit slips were found.");
/// No outliers.
pub const NO_OUTLIERS: Word =
    Word::new("带来的数据都没有明显偏离同级地区。", "No figure that is brought lies far from its peers.");
/// No scenarios or plans.
pub const NONE_BROUGHT: Word = Word::new("来件没有带来其他情景或规划。", "The files bring no other scenarios or plans.");
/// No figures in the file.
pub const NOTHING_NEW: Word = Word::new("这些文件没有带来任何新内容。", "These files bring nothing new.");

/// The button that copies whom to remind.
pub const COPY_REMINDER: Word = Word::new("复制催报名单", "Copy the list of whom to remind");
/// It is on the clipboard.
pub const REMINDER_COPIED: Word = Word::new("已复制，可粘贴到通知或群里。", "Copied: paste it into a message.");
/// It is not.
pub const REMINDER_NOT_COPIED: Word = Word::new("浏览器不允许复制。", "The browser did not let it be copied.");

/// How many of the files were read.
#[must_use]
pub fn of_files(language: Language, done: usize, all: usize) -> String {
    let (done, all) = (number(done), number(all));
    language.pick(format!("{done} / {all} 个"), format!("{done} of {all}"))
}

/// How many have not handed in: the heading of the list.
#[must_use]
pub fn not_handed_in(language: Language, count: usize) -> String {
    match language {
        Language::Zh => format!("尚未上报（{count}）："),
        Language::En => format!("Not handed in ({count}):"),
    }
}

/// A form that came back: whose it is, and how much of it is answered.
#[must_use]
pub fn form_of(form: &Returned) -> Name {
    let (year, given, asked) = (form.mark.year, form.given(), form.asked());
    Name::new(
        format!("{year}年填报表，填报 {given} / {asked} 项。"),
        format!("Form of {year}: {given} of {asked} figures answered."),
    )
}

/// A form that was read and gives no figure: because nothing is filled in, or because nothing that is can be taken.
#[must_use]
pub fn empty_form(filled: bool) -> Name {
    match filled {
        false => Name::new("已读入，是空表：一项都没填。", "Read, and empty: nothing is filled in."),
        true => Name::new("已读入，但没有可用的数，不参与合并。", "Read, and the form gives no figure that can be taken."),
    }
}

/// Rows of a table whose area is not clear.
#[must_use]
pub fn passed_over(rows: usize) -> Name {
    let many = if rows == 1 { "row was" } else { "rows were" };
    Name::new(
        format!("有 {rows} 行认不出是哪个地区，未读入；如需处理，请在“数据”页导入这个表格。"),
        format!("{rows} {many} passed over: their area is not clear. Import the table on the Data screen to match them."),
    )
}

/// A table without figures.
#[must_use]
pub fn nothing_in_table() -> Name {
    Name::new("表中没有认得出的数据列。", "No column of the table holds a figure that is known here.")
}

/// The way out for a table that does not read by itself.
#[must_use]
pub fn map_it_first() -> Name {
    Name::new(
        "可先在“数据”页导入这个表格，逐列指定内容。",
        "Import it on the Data screen instead, where each column can be matched.",
    )
}

/// What of the files on the desk is not taken, or not as it came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// How many files cannot be read, or give nothing.
    pub unread: usize,
    /// Of how many forms something stays out.
    pub left_out: usize,
    /// How many forms lie there beside another of the same area.
    pub twice: usize,
}

/// The same form lies there already.
#[must_use]
pub fn same_form(language: Language, other: &str) -> String {
    language.pick(
        format!("与“{other}”是同一份填报表，数值相同；移除其一即可。"),
        format!("The same form as “{other}”, with the same values. Remove one of them."),
    )
}

/// Another form of the same area lies there already.
#[must_use]
pub fn another_form(language: Language, other: &str) -> String {
    language.pick(
        format!("同一地区的另一份填报表“{other}”也在这里，数值不同；请移除作废的一份，或在“数据冲突”中选择。"),
        format!("Another form of the same area lies here with other values: “{other}”. Remove the one that does not count, or choose under Conflicts."),
    )
}

/// What the desk comes to, in a sentence.
#[must_use]
pub fn summary(language: Language, files: usize, found: &Comparison, aside: &Aside, slips: usize, outliers: usize) -> String {
    let (figures, conflicts, missing) = (found.figures_added, found.conflicts.len(), found.missing.len());
    let areas = found.areas.iter().filter(|area| !area.mine).count();
    match language {
        Language::Zh => {
            let brought = match areas {
                0 => format!("带来 {} 个新数据", number(figures)),
                areas => format!("带来 {} 个新数据、{areas} 个新地区", number(figures)),
            };
            let open = [
                (aside.unread, "个文件没有采用"),
                (aside.left_out, "份填报表有内容没有采用"),
                (aside.twice, "份填报表重复"),
                (conflicts, "处冲突"),
                (missing, "个地区未报"),
                (slips, "处疑似单位错误"),
                (outliers, "个离群值"),
            ];
            let open: Vec<String> = open
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| format!("{} {what}", number(count)))
                .collect();
            match open.is_empty() {
                true => format!("{files} 个文件{brought}，没有需要核对的问题。"),
                false => format!("{files} 个文件{brought}；需核对：{}。", open.join("、")),
            }
        }
        Language::En => {
            let mut brought = counted(figures, "new figure", "new figures");
            if areas > 0 {
                brought = format!("{brought} and {}", counted(areas, "new area", "new areas"));
            }
            let open = [
                (aside.unread, "file that is not taken", "files that are not taken"),
                (aside.left_out, "form of which something is left out", "forms of which something is left out"),
                (aside.twice, "form of an area that lies here twice", "forms of areas that lie here twice"),
                (conflicts, "conflict", "conflicts"),
                (missing, "area not handed in", "areas not handed in"),
                (slips, "likely unit slip", "likely unit slips"),
                (outliers, "outlier", "outliers"),
            ];
            let open: Vec<String> =
                open.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many)).collect();
            let verb = if files == 1 { "brings" } else { "bring" };
            let files = counted(files, "file", "files");
            match open.is_empty() {
                true => format!("{files} {verb} {brought}; there is nothing to check."),
                false => format!("{files} {verb} {brought}; to check: {}.", open.join(", ")),
            }
        }
    }
}

/// What a readable file holds.
#[must_use]
pub fn holds(language: Language, areas: usize, figures: usize) -> String {
    language.pick(
        format!("{} 个地区，{} 个数据", number(areas), number(figures)),
        format!("{}, {}", counted(areas, "area", "areas"), counted(figures, "figure", "figures")),
    )
}

/// A file that could not be read.
#[must_use]
pub fn left_out(language: Language) -> &'static str {
    language.pick("无法读取，不参与合并：", "Cannot be read, and is left out:")
}

/// Removes a file by its name.
#[must_use]
pub fn take_off(language: Language, file: &str) -> String {
    language.pick(format!("移除 {file}"), format!("Remove {file}"))
}

/// The areas of one parent that did not hand in.
#[must_use]
pub fn missing_in(language: Language, parent: &str, missing: usize, of: usize) -> String {
    language.pick(
        format!("{parent}：{of} 个下级地区中有 {missing} 个未报"),
        format!("{parent}: {missing} of {of} areas below it did not hand in"),
    )
}

/// What is known of an area that did not hand in.
#[must_use]
pub fn still_known(language: Language, known: bool) -> &'static str {
    match known {
        true => language.pick("沿用本文件的数据", "keeps the figures of this file"),
        false => language.pick("没有数据", "has no figures"),
    }
}

/// Two names of one code.
#[must_use]
pub fn called(language: Language, code: &str, name: &str, file: &str, other: &str) -> String {
    language.pick(
        format!("{code}：本文件为“{name}”，{file} 为“{other}”。合并按代码进行，沿用本文件的名称。"),
        format!("{code}: “{name}” here, “{other}” in {file}. Areas are matched by code; the name here stays."),
    )
}

/// Takes one file's figures.
#[must_use]
pub fn of_file(language: Language, file: &str) -> String {
    language.pick(format!("{file} 的"), file.to_owned())
}

/// Whose figures count in one area.
#[must_use]
pub fn whose_in(language: Language, area: &str) -> String {
    language.pick(format!("{area}：冲突时采用"), format!("{area}: where they conflict, use"))
}

/// How a scenario or plan stands to those here.
#[must_use]
pub fn standing(language: Language, standing: Standing) -> &'static str {
    match standing {
        Standing::New => language.pick("本文件没有", "not in this file"),
        Standing::Same => language.pick("与本文件相同", "the same as here"),
        Standing::Differs => language.pick("与本文件同号而内容不同", "here under the same id with other content"),
        Standing::Clashes => language
            .pick("其中的标准已在本文件的另一规划里，不能并入", "cannot be added: one of its norms is in another plan here"),
    }
}

/// What a scenario holds.
#[must_use]
pub fn scenario_holds(language: Language, scenario: &ScenarioBrought) -> String {
    language.pick(
        format!("{} 个调节项，{} 项举措", scenario.levers, scenario.actions),
        format!("{}, {}", counted(scenario.levers, "lever", "levers"), counted(scenario.actions, "action", "actions")),
    )
}

/// A scenario's targets would hold for more areas than it was written for.
#[must_use]
pub fn widened(language: Language) -> &'static str {
    language.pick("其中调节的标准值并入后对所有地区生效。", "The targets it moves would hold for every area.")
}

/// The step by which files are merged.
#[must_use]
pub fn step(files: usize) -> Name {
    Name::new(format!("合并 {files} 个文件"), format!("Merge {}", counted(files, "file", "files")))
}

/// Files were merged.
#[must_use]
pub fn done(files: usize) -> Name {
    Name::new(
        format!("已合并 {files} 个文件。点“撤销”可一步恢复。"),
        format!("{} merged. Undo takes it back in one step.", counted(files, "file", "files")),
    )
}

/// Figures of which nobody said which one counts.
#[must_use]
pub fn left_undecided(count: usize) -> Name {
    Name::new(
        format!("{count} 个数值各文件不一致，没有选定，留作未知。"),
        match count {
            1 => "1 figure on which the files differ was not decided, and is left unknown.".to_owned(),
            _ => format!("{count} figures on which the files differ were not decided, and are left unknown."),
        },
    )
}

/// What came of it cannot be computed.
#[must_use]
pub fn refused(language: Language) -> &'static str {
    language.pick("合并结果无法推演，未作任何改动：", "The merged file cannot be computed; nothing was changed:")
}

/// A rate beside its unit, for a strip of peers.
#[must_use]
pub fn per_thousand(language: Language, unit: &str) -> String {
    language.pick(format!("{unit}/千人"), format!("{unit} per 1,000"))
}
