//! Saving the open file to the planner's own disk. Here is what is there at first: the press, and what is done where the later part does not come.

mod recorded;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::name::Name;
use permille_exchange::files::{scenario_file, shipped};

use super::{chat, tab};
use crate::deferred::{self, Missing};
use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, Open, SavedAs, StoreHandle};
use crate::text::{later, saving, titled};

pub use recorded::{save, text, text_beside};

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
    deferred::with_or(store, |deferred, store| (deferred.save)(store), plain);
}

/// Hands the open file to the browser, without the record of its results.
fn plain(store: &StoreHandle, missing: Missing) {
    let Some(open) = &store.open else { return };
    if chat::takes_files(store) {
        let name = file_name(&titled(store.preferences.language, open.set()));
        hand_over(
            store,
            open,
            &name,
            &scenario_file::write(&open.document, shipped::at_hand()),
            vec![later::saved_plain(), missing.said()],
        );
    }
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
