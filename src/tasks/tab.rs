//! What a tab knows at once, before anything of what the browser keeps is asked: whether anything may be kept, which file it had open, and
//! the store as it was last seen.

use std::cell::{OnceCell, RefCell};

use crate::store::{Open, Place, StoreHandle};
use crate::text::Language;
use crate::{standalone, storage};

/// Says at once, before the database answers, whether anything may be kept there.
const HINT: &str = "permille.kept";

/// Where earlier versions kept the file.
const EARLIER: &str = "permille.work";

thread_local! {
    /// Which file this tab had open before it was loaded, once that was looked up.
    static BEFORE: OnceCell<Option<Place>> = const { OnceCell::new() };
    static SEEN: RefCell<Option<StoreHandle>> = const { RefCell::new(None) };
}

fn hint() -> String {
    format!("{HINT}{}", standalone::storage_key())
}

/// Where a tab remembers which file it has open, so that a reload brings it back.
fn place_key() -> String {
    format!("permille.place{}", standalone::storage_key())
}

/// Where earlier versions kept the text of the file.
#[must_use]
pub fn earlier_key() -> String {
    format!("{EARLIER}{}", standalone::storage_key())
}

/// Whether anything may be kept. A browser writes this late: where it says no, the database may know better.
#[must_use]
pub fn may_be_kept() -> bool {
    recall();
    storage::get(&hint()).is_some() || storage::get(&earlier_key()).is_some()
}

/// Notes whether anything is kept.
pub fn note(kept: bool) {
    if kept {
        storage::set(&hint(), "1");
    } else {
        storage::remove(&hint());
    }
}

/// Which file this tab had open before it was loaded. Asked first before anything is opened, which is then remembered instead.
pub fn recall() -> Option<Place> {
    let look = || storage::session_get(&place_key()).map(|id| Place(id.as_str().into()));
    BEFORE.with(|before| before.get_or_init(look).clone())
}

/// Remembers which file this tab has open.
pub fn remember(open: Option<&Open>) {
    if let Some(place) = open.and_then(|open| open.place.as_ref()) {
        // A browser that does not remember opens what was changed last.
        storage::session_set(&place_key(), &place.0);
    }
}

/// Takes note of the store as it is.
pub fn see(store: &StoreHandle) {
    SEEN.set(Some(store.clone()));
}

/// The store as it was last seen; asked while nothing else may work.
#[must_use]
pub fn store() -> Option<StoreHandle> {
    SEEN.with(|seen| seen.try_borrow().ok()?.clone())
}

/// The open file as it was last seen.
#[must_use]
pub fn open() -> Option<Open> {
    store()?.open.clone()
}

/// The language the reader last had.
#[must_use]
pub fn language() -> Option<Language> {
    Some(store()?.preferences.language)
}
