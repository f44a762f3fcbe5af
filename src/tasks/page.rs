//! Making one page of the app and the open file: out of the page itself where it stands alone, else out of the empty one beside the site.

use js_sys::{Array, Function, Reflect, Uint8Array};
use permille_engine::name::Name;
use permille_exchange::files::page::{self, NotOurs};
use permille_exchange::wording::language::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableWritablePair, Response};

use super::site_files::{self, File};
use crate::store::{Open, StoreHandle};
use crate::text::later::Missing;
use crate::text::{share, titled};
use crate::{dom, standalone};

/// The page with the open file in it: this page where it stands alone, else the site's empty one.
///
/// # Errors
/// When the empty one cannot be fetched: without a connection, or from a server that has none.
pub async fn made(store: &StoreHandle) -> Result<(Vec<u8>, Open), Name> {
    let not_ours = |problem: NotOurs| Name::new(problem.sentence(Language::Zh), problem.sentence(Language::En));
    let page = match standalone::source() {
        Some(page) => page,
        None => page::read(&site_files::bytes(File::Page).await.map_err(Missing::said)?).map_err(not_ours)?,
    };
    // As it is now, whatever is changed while the page is made.
    let open = store.open.clone().ok_or_else(share::not_made)?;
    let title = titled(store.preferences.language, open.set());
    let text = super::save::text_beside(&open).await;
    // A browser that cannot compress gets a longer page.
    let scenario = gzip(&text).await.map_or(text, |bytes| page::folded(&bytes));
    Ok((page::with_scenario(&page, &title, &scenario).map_err(not_ours)?, open))
}

/// A text, compressed by the browser; `None` where it cannot.
async fn gzip(text: &str) -> Option<Vec<u8>> {
    let blob = dom::blob("", text)?;
    let kind: Function = Reflect::get(&js_sys::global(), &"CompressionStream".into()).ok()?.dyn_into().ok()?;
    let compressor: ReadableWritablePair = Reflect::construct(&kind, &Array::of1(&"gzip".into())).ok()?.unchecked_into();
    let stream = blob.stream().pipe_through(&compressor);
    let response = Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Hands a page with this file in it to the browser to keep. Whether it could.
pub fn keep(store: &StoreHandle, page: &[u8], open: &Open) -> bool {
    let name = super::save::safe_name(&titled(store.preferences.language, open.set()), "html");
    let kept = dom::download_bytes(&name, "text/html", page);
    if kept {
        // All of the file is in it.
        super::save::handed_over(store, open, &name, Vec::new());
    }
    kept
}
