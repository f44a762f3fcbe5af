//! What the browser keeps of files: each that was opened and changed, with its history, in a place of its own.
//!
//! `keep` writes the open file and the one before it, `shelf` says what is written and how, `database` where. `claims` sees to it that
//! one tab alone writes to a file, `open` brings a file back, `list` is what is done with those that are not open, `bounds` how much is
//! kept, `fold` keeps a long history within them, `large` brings back a large file beside the page, `early` is what was done before any of this was here, `old` what earlier versions
//! of the app kept; `versions` is what a file was on earlier days.

pub mod autosave;
mod bounds;
mod card;
mod claims;
mod database;
mod early;
mod fold;
pub mod handles;
mod large;
pub mod list;
mod old;
pub mod open;
mod shelf;
pub mod versions;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen_futures::spawn_local;

pub use card::Card;
pub use database::Trouble;
pub use shelf::Stored;

use crate::store::{Dispatch, Hold, Msg};

/// Keeps what changes when the page is hidden or goes away, and answers other tabs. Listens until the returned function is called.
pub fn listen(dispatch: Dispatch) -> impl FnOnce() {
    let leaving = EventListener::new(&gloo::utils::window(), "pagehide", |_| autosave::write_now());
    let hiding = EventListener::new(&gloo::utils::document(), "visibilitychange", |_| autosave::write_now());
    // Where nothing is kept, leaving would lose the work: the browser asks first.
    let options = EventListenerOptions::enable_prevent_default();
    let asking = EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, |event| {
        autosave::write_now();
        if autosave::is_unkept() {
            event.prevent_default();
        }
    });
    let lost = dispatch.clone();
    let others = claims::listen(
        move |place| {
            let dispatch = dispatch.clone();
            spawn_local(async move {
                // What was done here is there for the other tab.
                autosave::flush().await;
                dispatch.dispatch(Msg::Held(place.clone(), Hold::Reading));
                claims::release(&place);
            });
        },
        move |place| lost.dispatch(Msg::Held(place, Hold::Reading)),
    );
    move || {
        drop((leaving, hiding, asking));
        others();
    }
}
