//! Keeping unsaved work in the browser, so that a closed tab loses nothing.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use permille_exchange::scenario_file;

use crate::store::{Msg, Notice, NoticeKind, StoreHandle};
use crate::text::sentences;
use crate::{alone, storage};

/// Where the browser keeps the file and its title.
const TEXT_KEY: &str = "permille.work";
const NAME_KEY: &str = "permille.work.name";

/// The two keys, of this page's own where it stands alone.
fn keys() -> (String, String) {
    let own = alone::storage_key();
    (format!("{TEXT_KEY}{own}"), format!("{NAME_KEY}{own}"))
}

/// How long the planner's hand must rest before unsaved changes are written: a drag is not written at every step.
const REST_MILLISECONDS: u32 = 700;

thread_local! {
    /// The write that waits; a newer one takes its place.
    static WAITING: RefCell<Option<(Timeout, StoreHandle)>> = const { RefCell::new(None) };
    /// Whether there is work that the browser would not keep.
    static UNKEPT: Cell<bool> = const { Cell::new(false) };
}

/// Unsaved work of an earlier visit.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The file's title.
    pub name: String,
    /// The file.
    pub text: String,
}

/// What an earlier visit left unsaved.
#[must_use]
pub fn kept() -> Option<Kept> {
    let (text, name) = keys();
    Some(Kept { text: storage::get(&text)?, name: storage::get(&name).unwrap_or_default() })
}

/// Lets go of it.
pub fn forget() {
    let (text, name) = keys();
    storage::remove(&text);
    storage::remove(&name);
}

/// Keeps the open file, soon, while it has unsaved changes; lets go of it at once when it has none.
pub fn keep_soon(store: &StoreHandle) {
    if store.open.as_ref().is_some_and(|open| !open.unsaved) {
        WAITING.take();
        UNKEPT.set(false);
        forget();
        return;
    }
    let timeout = Timeout::new(REST_MILLISECONDS, write_waiting);
    WAITING.replace(Some((timeout, store.clone())));
}

/// Writes what waits before the page goes away. Listens until the returned function is called.
pub fn write_on_leaving() -> impl FnOnce() {
    let leaving = EventListener::new(&gloo::utils::window(), "pagehide", |_| write_waiting());
    let hiding = EventListener::new(&gloo::utils::document(), "visibilitychange", |_| write_waiting());
    // Where nothing is kept, leaving would lose the work: the browser asks first.
    let options = EventListenerOptions::enable_prevent_default();
    let asking = EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, |event| {
        write_waiting();
        if UNKEPT.get() {
            event.prevent_default();
        }
    });
    move || drop((leaving, hiding, asking))
}

/// Writes what waits, if anything does.
fn write_waiting() {
    if let Some((_, store)) = WAITING.take() {
        keep(&store);
    }
}

/// Keeps the open file. A browser that will not keep it is told of, once.
fn keep(store: &StoreHandle) {
    let Some(open) = store.open.as_ref() else { return };
    let text = scenario_file::write(&open.document);
    let (text_key, name_key) = keys();
    let kept = storage::set(&name_key, &open.set().title.zh) && storage::set(&text_key, &text);
    UNKEPT.set(!kept);
    if !kept {
        let notice = Notice { kind: NoticeKind::Information, title: sentences::not_kept(), sentences: Vec::new() };
        if store.notice.as_ref() != Some(&notice) {
            store.dispatch(Msg::Notice(Some(notice)));
        }
    }
}
