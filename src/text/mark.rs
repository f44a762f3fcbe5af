//! Wording of the mark on everything that leaves.

use super::Word;

/// What it is called.
pub const MARK: Word = Word::new("页面标记", "Mark");
/// That there is none.
pub const NONE: Word = Word::new("无", "None");
/// Where it stands.
pub const ABOUT: Word = Word::new(
    "标在报告、一页纸、幻灯片、图片和打印页的页边，随文件保存。",
    "Stands at the edge of the report, briefs, slides, pictures and printed pages; kept with the file.",
);
/// The step of the history.
pub const CHANGED: Word = Word::new("页面标记", "Mark on pages");
