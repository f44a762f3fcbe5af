//! Exporting a plan as a file of its own.

use permille_engine::plan::Plan;
use permille_exchange::files::plan_file;

use super::chat;
use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, StoreHandle};
use crate::text::saving;

/// Hands a plan to the browser to keep.
pub fn export(store: &StoreHandle, plan: &Plan) {
    if !chat::takes_files(store) {
        return;
    }
    // An id may hold what no file name can.
    let safe = |letter: char| if letter.is_alphanumeric() || "-_".contains(letter) { letter } else { '-' };
    let name: String = plan.id.as_str().chars().map(safe).collect();
    if !dom::download(&format!("{name}.toml"), "application/toml", &plan_file::write(plan)) {
        let (kind, title) = (NoticeKind::Error, saving::not_saved());
        store.dispatch(Msg::Notice(Some(Notice { kind, title, sentences: Vec::new() })));
    }
}
