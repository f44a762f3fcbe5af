//! The browser's storage for texts by key. A browser may forbid it altogether, or be full: every answer says so.

use web_sys::Storage;

/// The storage, where the browser allows it.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// The text kept under `key`.
#[must_use]
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text under `key`. Whether it could.
pub fn set(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Lets go of what is kept under `key`.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // What cannot be removed was not kept either.
        let _ = storage.remove_item(key);
    }
}

/// What lasts as long as the tab, a reload included.
fn session() -> Option<Storage> {
    gloo::utils::window().session_storage().ok().flatten()
}

/// The text that this tab keeps under `key`.
#[must_use]
pub fn session_get(key: &str) -> Option<String> {
    session()?.get_item(key).ok().flatten()
}

/// Keeps a text under `key` for as long as the tab lasts. Whether it could.
pub fn session_set(key: &str, text: &str) -> bool {
    session().is_some_and(|storage| storage.set_item(key, text).is_ok())
}
