//! Saving the open file to the planner's own disk. Here is what is there at first: the press, and what is done where the later part does not come.

mod recorded;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::name::Name;
use permille_exchange::files::{scenario_file, shipped};

use super::tab;
use crate::dom;
use crate::rest::{self, Missing};
use crate::store::{Msg, Notice, NoticeKind, Open, SavedAs, StoreHandle};
use crate::text::{Say, later, saving};

pub use recorded::{save, short_text, text};

/// Takes what is being typed in a field, as leaving it does, and then saves the open file.
pub fn take_typed_and_save() {
    let field = dom::leave_field();
    Timeout::new(0, move || {
        if let Some(store) = tab::store() {
            save_or_say(&store);
        }
        if let Some(field) = field {
            dom::focus_on(&field);
        }
    })
    .forget();
}

/// Saves as soon as what makes the record is here. Where it does not come, the file is handed to the browser without one, and the reader is told.
fn save_or_say(store: &StoreHandle) {
    rest::with_or(store, |rest, store| (rest.save)(store), plain);
}

/// Hands the open file to the browser, without the record of its results.
fn plain(store: &StoreHandle, missing: Missing) {
    let Some(open) = &store.open else { return };
    if may_save(store) {
        let name = file_name(store.preferences.language.name(&open.set().title));
        hand_over(
            store,
            open,
            &name,
            &scenario_file::write(&open.document, shipped::at_hand()),
            vec![later::saved_plain(), missing.said()],
        );
    }
}

/// Whether the browser saves files; where it is known not to, the reader is told how to get out of it.
fn may_save(store: &StoreHandle) -> bool {
    let chat = Chat::of(&dom::user_agent());
    if let Some(chat) = chat {
        say(store, NoticeKind::Error, saving::in_chat(chat.name()), vec![saving::out_of_chat(), saving::by_link()]);
    }
    chat.is_none()
}

/// Hands a file to the browser as this text, or says that it would not take it.
fn hand_over(store: &StoreHandle, open: &Open, name: &str, text: &str, notes: Vec<Name>) {
    if dom::download(name, "application/json", text) {
        handed_over(store, open, name, notes);
    } else {
        say(store, NoticeKind::Error, saving::not_saved(), Vec::new());
    }
}

/// Notes that all of a file was handed to the browser, which says nothing of what becomes of it.
pub fn handed_over(store: &StoreHandle, open: &Open, name: &str, notes: Vec<Name>) {
    store.dispatch(Msg::Saved { document: Rc::clone(&open.document), to: SavedAs::Handed(name.into()) });
    say(store, kind_of(&notes), saving::handed(name), notes);
}

/// What is more than that it was done stays until it is read.
fn kind_of(notes: &[Name]) -> NoticeKind {
    if notes.is_empty() { NoticeKind::Done } else { NoticeKind::Information }
}

fn say(store: &StoreHandle, kind: NoticeKind, title: Name, sentences: Vec<Name>) {
    store.dispatch(Msg::Notice(Some(Notice { kind, title, sentences })));
}

/// A program for messages with a browser in it that saves no files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chat {
    Wechat,
    Dingtalk,
    Feishu,
}

impl Chat {
    /// The one whose browser calls itself so.
    fn of(agent: &str) -> Option<Self> {
        let agent = agent.to_lowercase();
        let is = |words: &[&str]| words.iter().any(|word| agent.contains(word));
        match () {
            () if is(&["micromessenger", "wxwork"]) => Some(Self::Wechat),
            () if is(&["dingtalk"]) => Some(Self::Dingtalk),
            () if is(&["feishu", " lark/"]) => Some(Self::Feishu),
            () => None,
        }
    }

    /// What it is called.
    fn name(self) -> saving::Chat {
        match self {
            Self::Wechat => saving::WECHAT,
            Self::Dingtalk => saving::DINGTALK,
            Self::Feishu => saving::FEISHU,
        }
    }
}

/// A file name every system takes.
#[must_use]
pub fn file_name(title: &str) -> String {
    safe_name(title, "scenario.json")
}

/// A file name every system takes, with any ending.
#[must_use]
pub fn safe_name(title: &str, ending: &str) -> String {
    let safe = |letter: char| if letter.is_alphanumeric() || "-_ ".contains(letter) { letter } else { '-' };
    format!("{}.{ending}", title.chars().map(safe).collect::<String>().trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_of_chat_programs_are_told_from_others() {
        let wechat = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47 NetType/WIFI";
        let dingtalk =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 AliApp(DingTalk/7.5.0)";
        let lark = "Mozilla/5.0 (Macintosh) AppleWebKit/537.36 Chrome/118.0 Safari/537.36 Lark/7.6.9 LarkLocale/zh_CN";
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
        assert_eq!([wechat, dingtalk, lark].map(Chat::of), [Some(Chat::Wechat), Some(Chat::Dingtalk), Some(Chat::Feishu)]);
        assert_eq!(Chat::of(chrome), None);
        assert_eq!(Chat::of(&chrome.replace("Chrome", "LarkspurBrowser")), None);
    }
}
