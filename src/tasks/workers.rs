//! Making workers: out of a page that stands alone, or else of the site's files, which are fetched and compiled once for all workers of a visit.
//!
//! So a worker starts at once, also where the network is gone by then; and where its files cannot be had, that is known for what it is.

use std::cell::RefCell;

use js_sys::{Array, Promise, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

use super::site_files::{self, File};
use crate::deferred::Missing;
use crate::standalone;
use crate::text::later::Lost;

/// What stands behind the script of the module.
const START: &str = include_str!("../../www/worker.js");

thread_local! {
    /// What workers are made of, once it was asked for.
    static PARTS: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// What a worker is made of.
#[derive(Debug)]
pub enum WorkerFiles {
    /// The page that stands alone.
    Page,
    /// The address of a script, and the module that it starts.
    Parts(String, JsValue),
}

impl WorkerFiles {
    /// What this page has to make workers of. What could not be fetched is tried again by the next call.
    ///
    /// # Errors
    /// Why there is nothing.
    pub async fn load() -> Result<Self, Lost> {
        if standalone::is_standalone() {
            return Ok(Self::Page);
        }
        let asked = PARTS.with_borrow_mut(|parts| parts.get_or_insert_with(|| future_to_promise(parts_of_site())).clone());
        match JsFuture::from(asked).await {
            Ok(parts) => {
                let parts: Array = parts.unchecked_into();
                Ok(Self::Parts(parts.get(0).as_string().unwrap_or_default(), parts.get(1)))
            }
            Err(gone) => {
                PARTS.take();
                Err(Lost::Missing(if gone.is_truthy() { Missing::Gone } else { Missing::Unreachable }))
            }
        }
    }

    /// A worker that starts.
    ///
    /// # Errors
    /// When the browser makes none.
    pub fn worker(&self) -> Result<Worker, Lost> {
        let made = match self {
            Self::Page => standalone::worker(),
            Self::Parts(address, module) => Worker::new(address).ok().filter(|worker| worker.post_message(module).is_ok()),
        };
        made.ok_or(Lost::GaveUp)
    }
}

/// The address of the script and the module; or whether they are gone.
async fn parts_of_site() -> Result<JsValue, JsValue> {
    let missing = |missing: Missing| JsValue::from(missing == Missing::Gone);
    let (script, module) = (
        site_files::fetched(File::WorkerScript).await.map_err(missing)?,
        site_files::buffer(File::WorkerModule).await.map_err(missing)?,
    );
    // What is no module is the page that some servers send in the place of a file they have no more.
    let module = JsFuture::from(WebAssembly::compile(&module)).await.map_err(|_| missing(Missing::Gone))?;
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let whole = Blob::new_with_blob_sequence_and_options(&Array::of2(&script, &START.into()), &options)?;
    Ok(Array::of2(&Url::create_object_url_with_blob(&whole)?.into(), &module).into())
}
