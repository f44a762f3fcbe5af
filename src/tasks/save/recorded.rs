//! Saving with the record of a file's results: into the file itself where the browser lets a page do that, else through it.

use std::rc::Rc;

use permille_exchange::files::{replay, scenario_file, shipped};
use wasm_bindgen_futures::spawn_local;

use super::{file_name, hand_over, kind_of, say};
use crate::store::{Msg, NoticeKind, Open, SavedAs, StoreHandle};
use crate::tasks::{chat, disk, recent};
use crate::text::{saving, titled};

/// The text of a file as it is saved: with the record of its results.
#[must_use]
pub fn text(open: &Open) -> String {
    scenario_file::write(&replay::stamped(&open.document, &open.model, open.all_outlooks()), shipped::at_hand())
}

/// The same, put together beside the page where the file is large: it stood still for it otherwise.
pub async fn text_beside(open: &Open) -> String {
    let made = if recent::autosave::is_large(open) { recent::autosave::saved(open).await } else { None };
    made.unwrap_or_else(|| text(open))
}

/// Saves the open file as it is now. What is changed while it is written is not in it, and stays unsaved.
pub fn save(store: &StoreHandle) {
    let Some(open) = &store.open else { return };
    if !chat::takes_files(store) {
        return;
    }
    let name = file_name(&titled(store.preferences.language, open.set()));
    if disk::can_write() {
        return spawn_local(into_file(store.clone(), open.clone(), name));
    }
    if recent::autosave::is_large(open) {
        let (store, open) = (store.clone(), open.clone());
        return spawn_local(async move {
            say(&store, NoticeKind::Information, saving::putting_together(&name), Vec::new());
            hand_over(&store, &open, &name, &text_beside(&open).await, Vec::new());
        });
    }
    hand_over(store, open, &name, &text(open), Vec::new());
}

/// Writes a file into the one it was written into before, or into one that the planner chooses.
async fn into_file(store: StoreHandle, open: Open, name: String) {
    let before = match &open.place {
        Some(place) => recent::handles::of(place).await,
        None => None,
    };
    let handle = match before {
        Some(handle) if disk::may_write(&handle).await => Ok(handle),
        _ => disk::choose(&name).await,
    };
    let written = match &handle {
        Ok(handle) => {
            if recent::autosave::is_large(&open) {
                say(&store, NoticeKind::Information, saving::putting_together(&name), Vec::new());
            }
            disk::write(handle, &text_beside(&open).await).await
        }
        Err(refused) => Err(*refused),
    };
    match (written, handle) {
        (Ok(name), Ok(handle)) => {
            store.dispatch(Msg::Saved { document: Rc::clone(&open.document), to: SavedAs::File(name.as_str().into()) });
            say(&store, kind_of(&[]), saving::saved(&name), Vec::new());
            if let Some(place) = &open.place {
                recent::handles::remember(place, handle).await;
            }
        }
        // Whoever chooses no file is told nothing: it is as it was.
        (Err(disk::Refused::Cancelled), _) => {}
        // Where the browser will not even ask, as within a frame, it may still take a file.
        (_, Err(disk::Refused::Failed)) => hand_over(&store, &open, &name, &text_beside(&open).await, Vec::new()),
        _ => {
            if let Some(place) = &open.place {
                // The next press asks where.
                recent::handles::forget(place).await;
            }
            say(&store, NoticeKind::Error, saving::not_saved(), Vec::new());
        }
    }
}
