//! Saving the open file to the planner's own disk.

use permille_exchange::{replay, scenario_file};

use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle};
use crate::text::{Say, later, sentences};
use crate::{dom, rest};

/// The text of a file as it is saved: with the record of its results.
#[must_use]
pub fn text(open: &Open) -> String {
    let outlooks = open.outlooks.iter().map(|outlook| &**outlook);
    scenario_file::write(&replay::stamped(&open.document, &open.model, outlooks))
}

/// The same where room is scarce.
#[must_use]
pub fn short_text(open: &Open) -> String {
    let outlooks = open.outlooks.iter().map(|outlook| &**outlook);
    scenario_file::write(&replay::stamped_shortly(&open.document, &open.model, outlooks))
}

/// Saves as soon as what makes the record is here. Where it does not come, the file is saved without a record, and the reader is told.
pub fn save_or_say(store: &StoreHandle) {
    let plain = |store: &StoreHandle, missing| {
        let Some(open) = &store.open else { return };
        if hand_over(store, open, &scenario_file::write(&open.document)) {
            let notice =
                Notice { kind: NoticeKind::Information, title: later::saved_plain(), sentences: vec![later::why(missing)] };
            store.dispatch(Msg::Notice(Some(notice)));
        }
    };
    rest::with_or(store, |rest, store| (rest.save)(store), plain);
}

/// Hands the open file to the browser to keep, with the record of its results.
pub fn save(store: &StoreHandle) {
    let Some(open) = &store.open else { return };
    hand_over(store, open, &text(open));
}

/// Hands a text of the open file to the browser to keep. Whether it could.
fn hand_over(store: &StoreHandle, open: &Open, text: &str) -> bool {
    let name = file_name(store.preferences.language.name(&open.set().title));
    let kept = dom::download(&name, "application/json", text);
    if kept {
        store.dispatch(Msg::Saved);
    } else {
        store.dispatch(Msg::Notice(Some(Notice {
            kind: NoticeKind::Error,
            title: sentences::not_saved(),
            sentences: Vec::new(),
        })));
    }
    kept
}

/// A file name every system takes.
fn file_name(title: &str) -> String {
    safe_name(title, "scenario.json")
}

/// A file name every system takes, with any ending.
#[must_use]
pub fn safe_name(title: &str, ending: &str) -> String {
    let safe = |letter: char| if letter.is_alphanumeric() || "-_ ".contains(letter) { letter } else { '-' };
    format!("{}.{ending}", title.chars().map(safe).collect::<String>().trim())
}
