//! Keeping unsaved work in the browser, so that a closed tab loses nothing.

use std::cell::RefCell;

use gloo::storage::{LocalStorage, Storage};
use gloo::timers::callback::Timeout;
use permille_exchange::scenario_file;
use serde::{Deserialize, Serialize};

use crate::store::{Msg, Notice, NoticeKind, StoreHandle};
use crate::text::sentences;

const KEY: &str = "permille.work";

/// Unsaved work of an earlier visit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// The file's title.
    pub name: String,
    /// The file.
    pub text: String,
}

/// What an earlier visit left unsaved.
#[must_use]
pub fn kept() -> Option<Kept> {
    LocalStorage::get(KEY).ok()
}

/// Lets go of it.
pub fn forget() {
    LocalStorage::delete(KEY);
}

/// How long the planner's hand must rest before unsaved changes are written: a drag is not written at every step.
const REST_MILLISECONDS: u32 = 700;

thread_local! {
    /// The write that waits; a newer one takes its place.
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Keeps the open file, soon, while it has unsaved changes.
pub fn keep_soon(store: &StoreHandle) {
    let store = store.clone();
    let timeout = Timeout::new(REST_MILLISECONDS, move || keep(&store));
    WAITING.with(|waiting| waiting.replace(Some(timeout)));
}

/// Keeps the open file while it has unsaved changes. A browser that will not keep it is told of, once.
fn keep(store: &StoreHandle) {
    let Some(open) = store.open.as_ref() else { return };
    if !open.unsaved {
        forget();
        return;
    }
    let kept = Kept { name: open.set().title.zh.clone(), text: scenario_file::write(&open.document) };
    if LocalStorage::set(KEY, kept).is_err() {
        let notice = Notice { kind: NoticeKind::Information, title: sentences::not_kept(), sentences: Vec::new() };
        if store.notice.as_ref() != Some(&notice) {
            store.dispatch(Msg::Notice(Some(notice)));
        }
    }
}
