//! Saving the open file to the planner's own disk.

use permille_exchange::{replay, scenario_file};

use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle};
use crate::text::{Say, sentences};

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

/// Hands the open file to the browser to keep.
pub fn save(store: &StoreHandle) {
    let Some(open) = &store.open else { return };
    let text = text(open);
    let name = file_name(store.preferences.language.name(&open.set().title));
    if dom::download(&name, "application/json", &text) {
        store.dispatch(Msg::Saved);
    } else {
        store.dispatch(Msg::Notice(Some(Notice {
            kind: NoticeKind::Error,
            title: sentences::not_saved(),
            sentences: Vec::new(),
        })));
    }
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
