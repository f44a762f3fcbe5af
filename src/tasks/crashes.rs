//! How often the app has failed in this tab: what it failed with is not opened by itself again and again.

use crate::{standalone, storage};

/// How often the app failed in this tab, one time after the other.
fn key() -> String {
    format!("permille.fell{}", standalone::storage_key())
}

/// How often the app failed in this tab since it last ran well.
#[must_use]
pub fn times() -> u32 {
    storage::session_get(&key()).and_then(|times| times.parse().ok()).unwrap_or(0)
}

/// Notes that it failed.
pub fn note() {
    storage::session_set(&key(), &(times() + 1).to_string());
}

/// Notes that it runs well.
pub fn runs_well() {
    if times() > 0 {
        storage::session_set(&key(), "0");
    }
}
