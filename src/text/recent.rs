//! What is said of files that the browser keeps, and of two tabs.

use permille_engine::name::Name;

use super::{Language, Say, Word};

macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(
            #[doc = concat!("“", $en, "”")]
            pub const $name: Word = Word::new($zh, $en);
        )*
    };
}

words! {
    RECENT: "最近的文件", "Recent";
    ABOUT: "浏览器在本机留存您打开并改过的文件，连同可撤销的步骤。清除浏览数据会把它们一并清除：要长久保存，请存成文件。",
        "This browser keeps the files you opened and changed on this machine, with the steps that can be undone. Clearing its data clears them too: save to a file what is to last.";
    NOTHING: "还没有。改过的文件会自动留在这里。", "Nothing yet. Files you change are kept here by themselves.";
    FILE: "文件", "File";
    CHANGED: "最后修改", "Last changed";
    SIZE: "大小", "Size";
    ACTIONS: "操作", "Actions";
    RENAME: "改名", "Rename";
    NEW_TITLE: "新标题", "New title";
    KEEP_TITLE: "确定", "Rename it";
    CANCEL: "取消", "Cancel";
    SAVE: "存成文件", "Save";
    FORGET: "移除", "Forget";
    COMPARE: "对比", "Compare";
    SET_BESIDE: "把它的情景放到旁边对比", "Set its scenarios beside these";
    LOOK_AT_FIGURES: "逐项看数据的不同", "Look at each figure that differs";
    EARLIER: "以前的版本", "Earlier days";
    EARLIER_ABOUT: "每天最后的样子，留存一个月。打开哪一天，就另成一个文件，不覆盖现在的。", "As it was at the end of a day, kept for a month. The day you open becomes a file of its own; nothing is overwritten.";
    UNDO: "撤销移除", "Undo";
    OPEN_HERE: "当前打开", "Open now";
    OPEN_ELSEWHERE: "在另一个标签页打开", "Open in another tab";
    UNREADABLE: "无法读取，可下载", "Cannot be read; download it";
    DOWNLOAD: "下载", "Download";
    UNSAVED: "未存成文件", "Not saved to a file";
    TAKE_OVER: "在这里接着改", "Take it over";
    FAILED: "浏览器未能完成，请重试。", "The browser could not do it. Try again.";
}

/// A file was handed to the browser under this name.
#[must_use]
pub fn handed(language: Language, name: &str) -> String {
    language.pick(format!("已作为“{name}”交给浏览器"), format!("Handed to the browser as “{name}”"))
}

/// A file was written into this one.
#[must_use]
pub fn saved(language: Language, name: &str) -> String {
    language.pick(format!("已存入“{name}”"), format!("Saved in “{name}”"))
}

/// What opening a file of the list is called.
#[must_use]
pub fn open_one(language: Language, title: &str) -> String {
    language.pick(format!("打开“{title}”"), format!("Open “{title}”"))
}

/// An action on a file of the list, told from the same action on others.
#[must_use]
pub fn of_one(language: Language, action: Word, title: &str) -> String {
    language.pick(format!("{}“{title}”", action.zh), format!("{} “{title}”", action.en))
}

/// What opening an earlier version of a file is called.
#[must_use]
pub fn open_version(language: Language, title: &str, when: &str) -> String {
    language.pick(format!("打开“{title}”在 {when} 的版本"), format!("Open “{title}” as it was on {when}"))
}

/// What a version of a file is called: of which day it is.
#[must_use]
pub fn of_day(title: &Name, day: &str) -> Name {
    Name::new(format!("{}（{day} 的版本）", title.zh), format!("{} (as of {day})", title.en))
}

/// How a recent file stands to the open one; `against` says it of the latter.
#[must_use]
pub fn compared(language: Language, title: &str, against: &str) -> String {
    language.pick(format!("“{title}”{against}。"), format!("“{title}”: {against}."))
}

/// The step by which the scenarios of another file come to stand beside those of the open one.
#[must_use]
pub fn beside_step(title: &Name) -> Name {
    Name::new(format!("放入“{}”的情景", title.zh), format!("Scenarios of “{}”", title.en))
}

/// So many scenarios of another file stand beside those of the open one.
#[must_use]
pub fn set_beside(title: &Name, count: usize) -> Name {
    let en = if count == 1 {
        format!("A scenario of “{}” stands beside yours. Undo takes it out again.", title.en)
    } else {
        format!("{count} scenarios of “{}” stand beside yours. Undo takes them out again.", title.en)
    };
    Name::new(format!("“{}”的 {count} 个情景已放到旁边，可一步撤销。", title.zh), en)
}

/// They are computed with the figures of the open file, which has others in so many areas.
#[must_use]
pub fn own_figures(areas: usize) -> Vec<Name> {
    let en = match areas {
        0 => return Vec::new(),
        1 => "They are computed with the figures of the open file; one area differs between the two.".to_owned(),
        _ => format!("They are computed with the figures of the open file; {areas} areas differ between the two."),
    };
    vec![Name::new(format!("它们按当前文件的数据计算；两个文件有 {areas} 个地区的数据不同。"), en)]
}

/// A file was let go of.
#[must_use]
pub fn forgotten(language: Language, title: &str) -> String {
    language.pick(format!("已从列表移除“{title}”。"), format!("“{title}” is forgotten."))
}

/// The file is open in another tab as well.
#[must_use]
pub fn read_here(language: Language) -> &'static str {
    language.pick(
        "另一个标签页正在改这个文件，这里只供阅读；在这里改动，会另成一个文件，互不覆盖。",
        "Another tab is working on this file; here it is to be read. What you change here becomes a file of its own: neither overwrites the other.",
    )
}

/// What was changed in a file that another tab has is kept apart.
#[must_use]
pub fn kept_apart() -> Name {
    Name::new(
        "这里的改动已另成一个文件，另一个标签页里的文件保持不变。",
        "Your changes here are a file of their own now; the file in the other tab is as it was.",
    )
}

/// The step by which a file is given another title.
#[must_use]
pub fn rename_step() -> Name {
    Name::new("文件改名", "Rename the file")
}

/// A kept copy cannot be read.
#[must_use]
pub fn unreadable(title: &Name) -> Name {
    Name::new(
        format!("浏览器留存的“{}”无法读取。没有删除：可在“打开”的“最近的文件”里下载。", title.zh),
        format!("The browser's copy of “{}” cannot be read. It is not deleted: download it under Open › Recent.", title.en),
    )
}

/// A kept file was not opened, though it may be whole.
#[must_use]
pub fn not_opened(title: &Name) -> Name {
    Name::new(
        format!("这次未能打开“{}”。它仍留在“最近的文件”里，可再试。", title.zh),
        format!("“{}” was not opened this time. It is still under Open › Recent; try again.", title.en),
    )
}

/// The copy is not whole.
#[must_use]
pub fn cut() -> Name {
    Name::new("内容不完整。", "It is not whole.")
}

/// The copy is of a later version.
#[must_use]
pub fn newer() -> Name {
    Name::new("它由更新版本的 Permille 写成。请用那个版本打开。", "A newer Permille wrote it. Open it with that version.")
}

/// The file is not in the list any more.
#[must_use]
pub fn gone() -> Name {
    Name::new("这个文件已不在列表里。", "This file is not in the list any more.")
}

/// A newer version of the app keeps files in this browser.
#[must_use]
pub fn kept_by_newer() -> Name {
    Name::new(
        "浏览器不保留未保存的修改：更新版本的 Permille 已改变了存放方式。请及时用“保存”存成文件，再重新载入本页。",
        "The browser will not keep unsaved changes: a newer Permille has changed how they are kept. Save to a file, then reload this page.",
    )
}

/// There is no room.
#[must_use]
pub fn no_room() -> Name {
    Name::new(
        "浏览器已无空间，无法保留未保存的修改。请用“保存”存成文件，或在“打开”的“最近的文件”里移除一些。",
        "The browser will not keep unsaved changes: it has no room left. Save to a file, or forget some files under Open › Recent.",
    )
}

/// The address asks for a recent file that is not there: the one of this number, among so many.
#[must_use]
pub fn not_so_many(number: Option<usize>, there: usize) -> Name {
    let Some(number) = number else {
        return Name::new(
            "网址要打开最近的文件，但没有写明是第几个。可在“打开”里选择。",
            "The address asks for a recent file, and does not say which. Choose one under Open.",
        );
    };
    match there {
        0 => Name::new("这个浏览器里还没有最近的文件。", "There are no recent files in this browser yet."),
        1 => Name::new(
            format!("最近的文件只有 1 个，没有第 {number} 个。可在“打开”里选择。"),
            format!("There is one recent file, and no number {number}. Choose it under Open."),
        ),
        _ => Name::new(
            format!("最近的文件只有 {there} 个，没有第 {number} 个。可在“打开”里选择。"),
            format!("There are {there} recent files, and no number {number}. Choose one under Open."),
        ),
    }
}
