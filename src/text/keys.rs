//! The words of the sheet of keys.

use super::Word;

/// The sheet.
pub const KEYS: Word = Word::new("快捷键", "Keyboard shortcuts");
/// What is to be known of it.
pub const ABOUT: Word = Word::new(
    "苹果电脑上用 ⌘ 代替 Ctrl。光标在输入框里时，“?”就是问号。",
    "On a Mac, ⌘ stands for Ctrl. While a field has the focus, “?” is a question mark.",
);
/// The switch of the one key that is pressed by itself.
pub const QUESTION_MARK: Word =
    Word::new("单按“?”打开这张表（只记在本浏览器里）", "“?” by itself opens this sheet (kept in this browser)");
/// The column of keys.
pub const KEY: Word = Word::new("按键", "Key");
/// The column of what they do.
pub const DOES: Word = Word::new("作用", "What it does");

/// Keys that belong together: where they work, and each with what it does.
pub type Group = (Word, &'static [(&'static str, Word)]);

/// What opens the palette, where there is one.
pub const PALETTE: &str = "Ctrl+K";

/// All keys, by where they work.
pub const ALL: [Group; 5] = [
    (
        Word::new("处处可用", "Everywhere"),
        &[
            (PALETTE, Word::new("搜索页面、地区、标准、情景和命令", "Find a screen, area, norm, scenario or command")),
            ("?", Word::new("打开这张表", "Show this sheet")),
            ("Ctrl+Z", Word::new("撤销", "Undo")),
            ("Ctrl+Y, Ctrl+Shift+Z", Word::new("重做", "Redo")),
            ("Ctrl+S", Word::new("保存", "Save")),
            ("Ctrl+O", Word::new("打开文件", "Open a file")),
            ("Esc", Word::new("关闭对话框或说明栏", "Close a dialog, or the explanation")),
        ],
    ),
    (
        Word::new("页面和情景的标签", "Tabs of screens and scenarios"),
        &[
            ("← →", Word::new("上一个、下一个", "The one before, the next")),
            ("Home, End", Word::new("第一个、最后一个", "The first, the last")),
            ("F2", Word::new("给情景改名", "Rename a scenario")),
        ],
    ),
    (
        Word::new("数据表", "The grid on Data"),
        &[
            ("↑ ↓ ← →, Tab, Enter", Word::new("移动", "Move")),
            ("F2", Word::new("修改单元格；直接打字则重写", "Change a cell; typing writes it anew")),
            ("Ctrl+D", Word::new("向下填充", "Fill down")),
            ("Shift+↑ ↓ ← →", Word::new("选中一片", "Select a block")),
            (
                "Ctrl+C, Ctrl+X, Ctrl+V",
                Word::new("复制、剪切、粘贴，与 Excel、WPS 互通", "Copy, cut, paste, to and from Excel and WPS"),
            ),
            ("Delete", Word::new("清空", "Clear")),
        ],
    ),
    (
        Word::new("图表", "Charts"),
        &[("↑ ↓ ← →", Word::new("逐个看图上的点", "Go from point to point")), ("Enter", Word::new("打开这一点", "Open a point"))],
    ),
    (
        Word::new("演示", "Presenting"),
        &[
            ("→, Space", Word::new("下一页", "The next slide")),
            ("←", Word::new("上一页", "The slide before")),
            ("1–9, Enter", Word::new("到第几页", "To a slide by its number")),
            ("L", Word::new("调节项", "The levers")),
            ("R", Word::new("恢复保存的样子", "Back to what was saved")),
            ("B", Word::new("黑屏", "Blank the screen")),
            ("P", Word::new("演讲者窗口", "The presenter window")),
            ("F", Word::new("全屏", "Full screen")),
        ],
    ),
];
