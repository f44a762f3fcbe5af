//! Mounts the app; everything else is in the library, where tests can reach it.
//!
//! Where the site is built, its module is split here: only in this program, or the worker and the page that stands alone would carry what the split exports.

#[cfg(not(feature = "split"))]
fn main() {
    permille_app::run();
}

#[cfg(feature = "split")]
fn main() {
    permille_app::run_with(|| Box::pin(split::fetched()));
}

/// The part that comes later.
#[cfg(feature = "split")]
mod split {
    use permille_app::deferred::{self, Deferred, Missing};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    /// It, once its part of the module is here.
    pub async fn fetched() -> Result<&'static Deferred, Missing> {
        // The error holds nothing; the scripts of the page know more.
        whole().await.map_err(|_| deferred::why())
    }

    #[wasm_split(rest, fallible)]
    fn whole() -> Result<&'static Deferred, SplitLoaderError> {
        Ok(permille_app::deferred_table::whole())
    }
}
