//! Saving the open file to the planner's own disk: into the file itself where the browser lets a page do that, else through it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::name::Name;
use permille_exchange::files::{replay, scenario_file, shipped};
use wasm_bindgen_futures::spawn_local;

use super::{disk, recent};
use crate::dom;
use crate::rest::{self, Missing};
use crate::store::{Msg, Notice, NoticeKind, Open, SavedAs, StoreHandle};
use crate::text::{Say, later, saving};

/// The text of a file as it is saved: with the record of its results.
#[must_use]
pub fn text(open: &Open) -> String {
    let outlooks = open.outlooks.iter().map(|outlook| &**outlook);
    scenario_file::write(&replay::stamped(&open.document, &open.model, outlooks), shipped::at_hand())
}

/// The same for a link, which must be short.
#[must_use]
pub fn short_text(open: &Open) -> String {
    let outlooks = open.outlooks.iter().map(|outlook| &**outlook);
    scenario_file::write(&replay::stamped_shortly(&open.document, &open.model, outlooks), shipped::at_hand())
}

/// Takes what is being typed in a field, as leaving it does, and then saves the open file.
pub fn take_typed_and_save() {
    let field = dom::leave_field();
    Timeout::new(0, move || {
        if let Some(store) = recent::keep::last_store() {
            save_or_say(&store);
        }
        if let Some(field) = field {
            dom::focus_on(&field);
        }
    })
    .forget();
}

/// Saves as soon as what makes the record is here. Where it does not come, the file is saved without a record, and the reader is told.
pub fn save_or_say(store: &StoreHandle) {
    let plain = |store: &StoreHandle, missing: Missing| {
        let without = |open: &Open| scenario_file::write(&open.document, shipped::at_hand());
        save_by(store, &Way { text: without, notes: vec![later::saved_plain(), missing.said()] });
    };
    rest::with_or(store, |rest, store| (rest.save)(store), plain);
}

/// Saves the open file as it is now, with the record of its results.
pub fn save(store: &StoreHandle) {
    save_by(store, &Way { text, notes: Vec::new() });
}

/// How a file is written.
#[derive(Clone)]
struct Way {
    /// As which text.
    text: fn(&Open) -> String,
    /// What is to be said of it.
    notes: Vec<Name>,
}

/// Saves the open file. What is changed while it is written is not in it, and stays unsaved.
fn save_by(store: &StoreHandle, way: &Way) {
    let Some(open) = &store.open else { return };
    if let Some(chat) = Chat::of(&dom::user_agent()) {
        return say(store, NoticeKind::Error, saving::in_chat(chat.name()), vec![saving::out_of_chat(), saving::by_link()]);
    }
    let name = file_name(store.preferences.language.name(&open.set().title));
    if disk::can_write() {
        return spawn_local(into_file(store.clone(), open.clone(), name, way.clone()));
    }
    hand_over(store, open, &name, way);
}

/// Hands a file to the browser, or says that it would not take it.
fn hand_over(store: &StoreHandle, open: &Open, name: &str, way: &Way) {
    if dom::download(name, "application/json", &(way.text)(open)) {
        handed_over(store, open, name, way.notes.clone());
    } else {
        say(store, NoticeKind::Error, saving::not_saved(), Vec::new());
    }
}

/// Notes that all of a file was handed to the browser, which says nothing of what becomes of it.
pub fn handed_over(store: &StoreHandle, open: &Open, name: &str, notes: Vec<Name>) {
    store.dispatch(Msg::Saved { document: Rc::clone(&open.document), to: SavedAs::Handed(name.into()) });
    say(store, kind_of(&notes), saving::handed(name), notes);
}

/// Writes a file into the one it was written into before, or into one that the planner chooses.
async fn into_file(store: StoreHandle, open: Open, name: String, way: Way) {
    let before = match &open.place {
        Some(place) => recent::handles::of(place).await,
        None => None,
    };
    let handle = match before {
        Some(handle) if disk::may_write(&handle).await => Ok(handle),
        _ => disk::choose(&name).await,
    };
    let written = match &handle {
        Ok(handle) => disk::write(handle, &(way.text)(&open)).await,
        Err(refused) => Err(*refused),
    };
    match (written, handle) {
        (Ok(name), Ok(handle)) => {
            store.dispatch(Msg::Saved { document: Rc::clone(&open.document), to: SavedAs::File(name.as_str().into()) });
            say(&store, kind_of(&way.notes), saving::saved(&name), way.notes);
            if let Some(place) = &open.place {
                recent::handles::remember(place, handle).await;
            }
        }
        // Whoever chooses no file is told nothing: it is as it was.
        (Err(disk::Refused::Cancelled), _) => {}
        // Where the browser will not even ask, as within a frame, it may still take a file.
        (_, Err(disk::Refused::Failed)) => hand_over(&store, &open, &name, &way),
        _ => {
            if let Some(place) = &open.place {
                // The next press asks where.
                recent::handles::forget(place).await;
            }
            say(&store, NoticeKind::Error, saving::not_saved(), Vec::new());
        }
    }
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
