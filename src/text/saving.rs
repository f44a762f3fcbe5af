//! What is said of saving: what is known of where a file went, and no more.

use permille_engine::name::Name;

use super::Word;

/// What a program for messages is called.
pub type Chat = Word;

/// WeChat.
pub const WECHAT: Chat = Word::new("微信", "WeChat");
/// DingTalk.
pub const DINGTALK: Chat = Word::new("钉钉", "DingTalk");
/// Feishu, which is Lark elsewhere.
pub const FEISHU: Chat = Word::new("飞书", "Feishu (Lark)");

/// QQ.
pub const QQ: Chat = Word::new("QQ", "QQ");

/// The file was written.
#[must_use]
pub fn saved(name: &str) -> Name {
    Name::new(format!("已存入“{name}”。"), format!("Saved in “{name}”."))
}

/// A large file is being put together to be saved.
#[must_use]
pub fn putting_together(name: &str) -> Name {
    Name::new(format!("正在整理“{name}”，请稍候；可以接着用。"), format!("Putting “{name}” together; you can go on meanwhile."))
}

/// The file was handed to the browser.
#[must_use]
pub fn handed(name: &str) -> Name {
    Name::new(
        format!("已作为“{name}”交给浏览器下载。是否存好请看下载列表；浏览器里的副本仍在“最近的文件”里。"),
        format!(
            "Handed to the browser as “{name}”. Its list of downloads says whether it arrived; a copy stays here under Open › Recent."
        ),
    )
}

/// The browser could not save.
#[must_use]
pub fn not_saved() -> Name {
    Name::new(
        "浏览器未能保存文件，请检查磁盘空间和写入权限后重试。您的修改仍在这里。",
        "The browser could not save the file. Check the disk space and whether it may write there, and try again. Your changes are still here.",
    )
}

/// The browser in a program for messages saves no files, and prints nothing.
#[must_use]
pub fn in_chat(chat: Chat) -> Name {
    Name::new(
        format!("{}内置的浏览器不能保存文件，也不能打印。您的修改仍留在这里。", chat.zh),
        format!("The browser built into {} cannot save files, nor print. Your changes are kept here.", chat.en),
    )
}

/// How the page is opened in the system's own browser.
#[must_use]
pub fn out_of_chat() -> Name {
    Name::new(
        "点右上角的“…”，选“在浏览器打开”，即可在系统浏览器里使用本页。",
        "Press “…” at the top right and choose “Open in browser” to use this page in the system's own browser.",
    )
}

/// How the open file gets there.
#[must_use]
pub fn by_link() -> Name {
    Name::new(
        "当前文件不会自动带过去：先用“分享”里的“复制链接”，再把链接粘贴到那个浏览器的地址栏。",
        "The open file does not go along: first use Share › Copy link, then paste the link into that browser's address bar.",
    )
}
