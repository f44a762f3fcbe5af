//! A button that writes the open file as a document, and waits for it.

use yew::prelude::*;

use crate::store::StoreHandle;
use crate::tasks::deck::{Format, Written, write};
use crate::tasks::work::WorkerHandle;

/// Whether a document of this format is being written, and what writes it. Leaving the screen stops it.
#[hook]
pub fn use_document(store: &StoreHandle, format: Format) -> (bool, Callback<MouseEvent>) {
    let writing = use_state_eq(|| false);
    let running = use_mut_ref(|| None::<WorkerHandle>);
    let store = store.clone();
    let begin = {
        let writing = writing.clone();
        Callback::from(move |_: MouseEvent| {
            writing.set(true);
            let writing = writing.clone();
            let heard = Callback::from(move |written: Written| writing.set(written != Written::Done));
            *running.borrow_mut() = write(&store, format, heard);
        })
    };
    (*writing, begin)
}
