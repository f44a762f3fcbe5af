//! A plan document that was picked or dropped: its bytes are laid before the dialog that reads it.

use std::rc::Rc;

use web_sys::File;

use super::open::with_bytes;
use crate::store::{Msg, Paper, ReadingMsg, StoreHandle, Table};
use crate::text::sentences;

/// Whether a file of this name is a document, whatever is open. Plain text may be a table as well, and a page of the web a scenario's.
#[must_use]
pub fn is_document(name: &str) -> bool {
    let name = name.to_lowercase();
    [".docx", ".pdf", ".doc"].iter().any(|ending| name.ends_with(ending))
}

/// Lays a file before the dialog, and opens it.
pub fn import_file(store: &StoreHandle, file: File) {
    with_bytes(store, file, sentences::open_refused, |store, name, bytes| {
        // It becomes a plan of what is open.
        store.dispatch(Msg::Reading(ReadingMsg::Stopped));
        let table = Table { file: name.to_owned(), bytes: Rc::new(bytes), sheets: Vec::new() };
        store.dispatch(Msg::Document(Some(Paper { file: Some(Rc::new(table)) })));
    });
}
