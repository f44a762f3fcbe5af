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
            let written = writing.clone();
            let heard = Callback::from(move |so_far: Written| written.set(so_far != Written::Done));
            let begun = write(&store, format, heard);
            writing.set(begun.is_some());
            *running.borrow_mut() = begun;
        })
    };
    (*writing, begin)
}
