//! The site's files that are fetched when something first asks for them: the worker, the map's outlines, the page that stands alone, the handbook.
//!
//! Where a service worker keeps the app, it answers for them without a network. Where there can be none, as on an intranet without encryption, they are
//! fetched while the page is idle and held on to: what is cut off after that is not missed. A page that stands alone has no files beside it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

use crate::deferred::Missing;
use crate::dom;
use crate::text::{Language, Say};

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// The script of the worker's module.
    WorkerScript,
    /// The worker's module.
    WorkerModule,
    /// The outlines that ship.
    Outlines,
    /// The empty page that stands alone.
    Page,
    /// The handbook in Chinese.
    HandbookZh,
    /// The handbook in English.
    HandbookEn,
}

impl File {
    /// All, what is asked for most often first.
    const ALL: [Self; 6] =
        [Self::WorkerScript, Self::WorkerModule, Self::Outlines, Self::Page, Self::HandbookZh, Self::HandbookEn];

    /// The handbook in a language.
    #[must_use]
    pub fn handbook(language: Language) -> Self {
        language.pick(Self::HandbookZh, Self::HandbookEn)
    }

    /// What the published page calls it, and its plain name.
    const fn names(self) -> [&'static str; 2] {
        match self {
            Self::WorkerScript => ["worker-script", "./permille-worker.js"],
            Self::WorkerModule => ["worker-module", "./permille-worker_bg.wasm"],
            Self::Outlines => ["outlines", "./outlines.json"],
            Self::Page => ["page", "./page.html"],
            Self::HandbookZh => ["handbook-zh", "./handbook-zh.json"],
            Self::HandbookEn => ["handbook-en", "./handbook-en.json"],
        }
    }
}

thread_local! {
    static HELD: RefCell<BTreeMap<File, Blob>> = const { RefCell::new(BTreeMap::new()) };
}

/// What is in a file.
///
/// # Errors
/// Why it could not be had.
pub async fn fetched(file: File) -> Result<Blob, Missing> {
    if let Some(held) = HELD.with_borrow(|held| held.get(&file).cloned()) {
        return Ok(held);
    }
    let asked = gloo::utils::window().fetch_with_str(&dom::beside(file.names()));
    let response = JsFuture::from(asked).await.ok().and_then(|response| response.dyn_into::<Response>().ok());
    let response = response.ok_or(Missing::Unreachable)?;
    match response.status() {
        404 | 410 => return Err(Missing::Gone),
        _ if !response.ok() => return Err(Missing::Unreachable),
        _ => {}
    }
    let blob = JsFuture::from(response.blob().map_err(|_| Missing::Unreachable)?).await;
    // A connection that breaks off while it comes.
    blob.ok().and_then(|blob| blob.dyn_into().ok()).ok_or(Missing::Unreachable)
}

/// A file as a buffer of bytes.
///
/// # Errors
/// Why it could not be had.
pub async fn buffer(file: File) -> Result<ArrayBuffer, Missing> {
    let blob = fetched(file).await?;
    JsFuture::from(blob.array_buffer()).await.ok().and_then(|bytes| bytes.dyn_into().ok()).ok_or(Missing::Unreachable)
}

/// The bytes of a file.
///
/// # Errors
/// Why they could not be had.
pub async fn bytes(file: File) -> Result<Vec<u8>, Missing> {
    Ok(Uint8Array::new(&buffer(file).await?.into()).to_vec())
}

/// The text of a file.
///
/// # Errors
/// Why it could not be had.
pub async fn text(file: File) -> Result<String, Missing> {
    let blob = fetched(file).await?;
    JsFuture::from(blob.text()).await.ok().and_then(|text| text.as_string()).ok_or(Missing::Unreachable)
}

/// Fetches all of them and holds on to them. One that does not come is fetched when it is asked for.
pub async fn hold_all() {
    for file in File::ALL {
        if let Ok(blob) = fetched(file).await {
            HELD.with_borrow_mut(|held| held.insert(file, blob));
        }
    }
}
