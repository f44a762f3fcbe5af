//! What is said of a version of the app that is newer than the one in use.

use permille_engine::name::Name;

use super::Word;

/// “A new version is ready”
pub const READY: Word = Word::new("新版本已就绪", "A new version is ready");
/// What comes of taking it, and of not taking it.
pub const READY_ABOUT: Word = Word::new(
    "换用时页面会重新载入，打开的文件和撤销记录都会保留。也可以先不换：关闭本应用的所有标签页后，下次打开就是新版本。",
    "Changing to it loads the page anew; the open file and its history are kept. Or go on as you are: once every tab of Permille is closed, the next one has it.",
);
/// Takes it.
pub const TAKE: Word = Word::new("换用新版本", "Change to it");
/// Leaves everything as it is.
pub const NOT_NOW: Word = Word::new("以后再说", "Not now");
/// It is being taken.
pub const TAKING: Word = Word::new("正在换用…", "Changing to it…");
/// Another tab has taken it.
pub const ELSEWHERE: Word = Word::new("另一个标签页已换用新版本", "Another tab has changed to a new version");
/// How this tab stands.
pub const ELSEWHERE_ABOUT: Word = Word::new(
    "这个标签页仍是原来的版本，可以接着用。方便时请重新载入：打开的文件和撤销记录都会保留。",
    "This tab still has the version before, and goes on working. Load it anew when it suits you; the open file and its history are kept.",
);

/// What is open would be lost by loading the page anew.
#[must_use]
pub fn save_first() -> Name {
    Name::new(
        "没有换用新版本：浏览器未能留存您的修改。请先保存文件，再换用。",
        "The version was not changed: this browser could not keep your changes. Save the file first, then change to it.",
    )
}
