//! What is said while a part of the app is on its way, and where it does not come.

use permille_engine::name::Name;

use super::Word;

/// Why something of the site did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The server has it no more, or has another: the app was updated since the page was opened.
    Gone,
    /// It could not be fetched.
    Unreachable,
}

impl Missing {
    /// Why it did not come, and what to do.
    #[must_use]
    pub fn said(self) -> Name {
        match self {
            Self::Gone => gone(),
            Self::Unreachable => unreachable(),
        }
    }
}

/// Why work was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// What the worker is made of could not be had.
    Missing(Missing),
    /// The browser started no worker, or the worker gave up: out of memory, or a fault of ours.
    GaveUp,
}

/// “Try again”
pub const AGAIN: Word = Word::new("重试", "Try again");
/// “Load the page anew”
pub const RELOAD: Word = Word::new("重新载入页面", "Load the page anew");

/// The heading of the notice.
#[must_use]
pub fn title() -> Name {
    Name::new("这一步没有完成：程序的其余部分没有载入", "This was not done: the rest of the program did not load")
}

/// What is said of a file that was saved without it.
#[must_use]
pub fn saved_plain() -> Name {
    Name::new("已保存，但没有附上结果记录", "Saved, without the record of its results")
}

/// The server has it no more: the program was updated.
#[must_use]
pub fn gone() -> Name {
    Name::new(
        "服务器上的 Permille 已经更新，这个页面还是更新前打开的，这一部分已不在服务器上。未保存的修改留在浏览器里：重新载入页面后接着做。",
        "Permille was updated on the server since this page was opened, and this part is no longer there. Unsaved changes are kept by the browser: load the page anew and go on.",
    )
}

/// The server could not be reached.
#[must_use]
pub fn unreachable() -> Name {
    Name::new(
        "这一部分没有载入：连不上服务器，或连接中断。已打开的文件和修改都还在。请检查网络，再试一次。",
        "This part did not load: the server cannot be reached, or the connection broke off. The open file and all changes are still here. Check the connection, and try again.",
    )
}

/// Why work was not done: what it is done with did not come, or else what `gave_up` says.
#[must_use]
pub fn lost(lost: Lost, gave_up: Name) -> Name {
    match lost {
        Lost::Missing(missing) => missing.said(),
        Lost::GaveUp => gave_up,
    }
}
