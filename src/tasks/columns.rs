//! What the planner said of the columns of tables: kept on her own machine, by what stands over them.

use crate::storage;

/// Where the browser keeps it.
const KEY: &str = "permille.columns";

/// What was kept; nothing where the browser keeps nothing.
#[must_use]
pub fn load() -> String {
    storage::get(KEY).unwrap_or_default()
}

/// Keeps it for the next table. A browser that keeps nothing loses only this.
pub fn keep(text: &str) {
    if text.is_empty() {
        storage::remove(KEY);
    } else {
        storage::set(KEY, text);
    }
}
