//! What the Present screen says.

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
    PRESENT: "演示", "Present";
    START: "开始放映", "Start presenting";
    START_HERE: "从此页开始", "Start from this slide";
    SAVE_SLIDES: "存为幻灯片（PPTX）", "Save as slides (PPTX)";
    REPORT: "打印报告…", "Report…";
    SLIDES: "幻灯片", "Slides";
    AUTOMATIC: "这组幻灯片由当前文件自动生成。改动任何一张，整组就会存进文件。", "These slides follow from the open file. Change one, and all of them are kept in the file.";
    KEPT: "这组幻灯片存在文件里；上面的数字随情景更新。", "These slides are kept in the file; their figures follow the scenarios.";
    BACK_TO_AUTOMATIC: "恢复自动生成", "Back to automatic";
    ADD: "添加幻灯片", "Add a slide";
    ADD_KIND: "添加哪一种", "Which kind to add";
    UP: "上移", "Move up";
    DOWN: "下移", "Move down";
    REMOVE: "删除", "Remove";
    DUPLICATE: "复制", "Duplicate";
    CAPTION: "副标题", "Caption";
    CAPTION_HINT: "标题下的一句话", "A line beneath the title";
    NOTES: "讲稿", "Speaker notes";
    NOTES_HINT: "只有演讲者看得到", "Only the speaker sees them";
    NORM: "标准", "Norm";
    AREA: "地区", "Area";
    YEAR: "年份", "Year";
    SCENARIO: "情景", "Scenario";
    BY_ITSELF: "自动", "Automatic";
    AS_IN_VIEW: "跟随当前情景", "The one in view";
    PREVIEW: "预览", "Preview";
    WRITING: "正在生成…", "Writing…";
    NOT_WRITTEN: "未能生成文件，请重试。", "The file could not be written. Try again.";
    EDITED: "修改幻灯片", "Slides changed";
    STAGE: "放映", "Presentation";
    NEXT: "下一页", "Next";
    PREVIOUS: "上一页", "Previous";
    END: "结束放映", "End";
    BLANK: "黑屏", "Blank";
    LEVERS: "调节项", "Levers";
    BACK_TO_SAVED: "恢复原状", "As saved";
    TRIED: "试算中，未写入文件", "Trying out; the file is as it was";
    PRESENTER: "演讲者窗口", "Presenter window";
    POPUP_REFUSED: "浏览器拦截了演讲者窗口。请允许本页打开弹出窗口，再按 P。", "The browser refused the presenter window. Allow pop-ups for this page, then press P.";
    COMES_NEXT: "下一张", "Next";
    LAST: "最后一张", "The last slide";
    NO_NOTES: "这一页没有讲稿。", "No notes for this slide.";
    CLOCK: "现在", "Now";
    ELAPSED: "已用", "Elapsed";
    BLANKED: "已黑屏，按任意翻页键继续", "Blanked; press any key that turns the page";
}

/// “3 / 9”
#[must_use]
pub fn place(number: usize, count: usize) -> String {
    format!("{number} / {count}")
}

/// Which slide a control is about.
#[must_use]
pub fn of_slide(language: Language, word: Word, number: usize) -> String {
    language.pick(format!("{}：第 {number} 张", word.zh), format!("{}: slide {number}", word.en))
}

/// A slide, for a screen reader.
#[must_use]
pub fn slide(language: Language, number: usize, title: &str) -> String {
    language.pick(format!("第 {number} 张：{title}"), format!("Slide {number}: {title}"))
}

/// What a file of slides is called.
#[must_use]
pub fn file_name(language: Language, title: &str) -> String {
    language.pick(format!("{title} 幻灯片"), format!("{title} slides"))
}
