//! What is said of what reviewers have checked.

use permille_engine::name::Name;
use permille_engine::review::Signed;

use super::numbers::count as number;
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
    REVIEW: "审核", "Review";
    OPEN: "审核…", "Review…";
    ABOUT: "对照来源逐项核对：勾选与意见连同姓名、日期存进文件，可随时撤销。数字或标准之后改过的，须重新核对。",
        "Check each thing against its source. Ticks and comments are kept in the file with a name and a day, and can be undone. What is changed afterwards has to be checked again.";
    CHECKED: "已对照来源核对", "Checked against the source";
    COMMENT: "意见", "Comment";
    COMMENT_ON: "写意见…", "Comment…";
    EVERYTHING: "列出全部", "List everything";
    BY: "审核人", "Reviewer";
    DATE: "日期", "Date";
    BY_FIRST: "先填审核人，才能勾选或写意见。", "Fill in the reviewer first; then ticks and comments can be given.";
    NO_DAY: "请写成 2026-11-29 这样的日期。", "Write a day like 2026-11-29.";
    SHOW: "显示", "Show";
    UNCHECKED: "未核对的", "Not checked";
    COMMENTED: "有意见的", "With a comment";
    ALL: "全部", "All";
    SORT: "类别", "Kind";
    NORMS: "标准", "Norms";
    FIGURES: "数据", "Figures";
    ASSUMPTIONS: "假设", "Assumptions";
    FIND: "查找", "Find";
    GO: "前往", "Go to it";
    FORGET: "删去这条审核", "Forget this review";
    OTHERS: "只有其本人可以取消。", "Only they can take it back.";
    NONE: "没有符合条件的项目。", "There is nothing of that kind.";
    NOTHING: "文件里还没有可核对的内容。", "There is nothing to be checked in this file yet.";
    DONE: "全部核对完毕。", "Everything is checked.";
    NO_SOURCE: "未注明来源", "no source given";
}

/// “12 of 1,240 checked; 3 changed since, to be checked again; 4 comments.”
#[must_use]
pub fn headline(language: Language, all: usize, checked: usize, changed: usize, comments: usize) -> String {
    let [all, checked] = [all, checked].map(number);
    let mut said = language.pick(format!("共 {all} 项，已核对 {checked} 项"), format!("{checked} of {all} checked"));
    if changed > 0 {
        let changed = number(changed);
        said.push_str(
            &language
                .pick(format!("，{changed} 项核对后改过，须重新核对"), format!("; {changed} changed since, to be checked again")),
        );
    }
    match comments {
        0 => {}
        1 => said.push_str(language.pick("；1 条意见", "; 1 comment")),
        _ => {
            let comments = number(comments);
            said.push_str(&language.pick(format!("；{comments} 条意见"), format!("; {comments} comments")));
        }
    }
    said.push_str(language.pick("。", "."));
    said
}

/// Reviews of what is not in the file any more.
#[must_use]
pub fn gone(language: Language, count: usize) -> String {
    match language {
        Language::Zh => format!("另有 {count} 项审核记录所指的内容已不在文件中，记录仍保留。"),
        Language::En if count == 1 => "1 more review is of something that is no longer in the file; it is kept.".to_owned(),
        Language::En => format!("{count} more reviews are of things that are no longer in the file; they are kept."),
    }
}

/// How many more are gone than are shown.
#[must_use]
pub fn more_gone(language: Language, count: usize) -> String {
    language.pick(format!("还有 {count} 条。"), format!("{count} more."))
}

/// That only what one number rests on is listed.
#[must_use]
pub fn rests_on(language: Language, area: &str, norm: &str) -> String {
    language.pick(format!("“{area} · {norm}”所依据的："), format!("What “{area} · {norm}” rests on:"))
}

/// How many more there are than are shown.
#[must_use]
pub fn more(language: Language, count: usize) -> String {
    let count = number(count);
    language.pick(format!("还有 {count} 项，请用查找缩小范围。"), format!("{count} more; find what you look for by typing."))
}

/// Who says so.
#[must_use]
pub fn signed(signed: &Signed) -> String {
    format!("{} · {}", signed.by, signed.date)
}

/// That something was checked and is otherwise since: it, its source, or what a norm asks of whom. `stood` is the number that stood there.
#[must_use]
pub fn changed(language: Language, by: &Signed, stood: Option<&str>) -> String {
    let (zh, en) = stood.map_or_else(Default::default, |stood| (format!("（当时为 {stood}）"), format!("; it said {stood}")));
    language.pick(
        format!("{} 核对之后，数字或出处改过{zh}，请重新核对。", signed(by)),
        format!("Changed since it was checked, or its source was ({}{en}). Check it again.", signed(by)),
    )
}

/// What a control is called, told from the same control of others.
#[must_use]
pub fn of(language: Language, control: Word, what: &str) -> String {
    language.pick(format!("{}：{what}", control.zh), format!("{}: {what}", control.en))
}

/// The step by which something is said of it.
#[must_use]
pub fn step(what: &Name) -> Name {
    Name::new(format!("审核：{}", what.zh), format!("Review: {}", what.en))
}
