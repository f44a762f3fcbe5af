//! Saving the open file to the planner's own disk.

use permille_exchange::scenario_file;

use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, StoreHandle};
use crate::text::{Say, sentences};

/// Hands the open file to the browser to keep.
pub fn save(store: &StoreHandle) {
    let Some(open) = &store.open else { return };
    let text = scenario_file::write(&open.document);
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
