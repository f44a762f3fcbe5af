//! Holding a file from a disk against the open one.

use std::rc::Rc;

use permille_engine::name::Name;
use web_sys::File;

use super::merge::{read_large, read_scenario};
use super::open::{bytes_of, is_table};
use super::reading::LARGE;
use crate::store::{ComparedFile, Msg, Notice, NoticeKind, StoreHandle};
use crate::text::compare::files as said;

/// Reads a scenario file that the reader picked, and holds it against the open one; what cannot be read is said.
pub fn hold(store: &StoreHandle, file: File) {
    let (dispatch, name) = (store.dispatcher(), file.name());
    wasm_bindgen_futures::spawn_local(async move {
        let read = match bytes_of(file).await {
            Ok(bytes) if is_table(&name, &bytes) => Some(Err(vec![said::a_table()])),
            Ok(bytes) if bytes.len() >= LARGE => read_large(&dispatch, &name, &bytes).await,
            Ok(bytes) => Some(read_scenario(&name, &bytes)),
            Err(sentence) => Some(Err(vec![sentence])),
        };
        match read {
            Some(Ok(laid)) => {
                // Told by where it is: the title is often that of the open file as well.
                let title = Name::new(name.as_str(), name.as_str());
                dispatch.dispatch(Msg::ComparedFile(Some(Rc::new(ComparedFile { title, set: laid.set }))));
            }
            Some(Err(sentences)) => {
                let notice = Notice { kind: NoticeKind::Error, title: said::not_held(&name), sentences };
                dispatch.dispatch(Msg::Notice(Some(notice)));
            }
            // It was stopped.
            None => {}
        }
    });
}
