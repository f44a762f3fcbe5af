//! Making one page of the app and the open file: out of the page itself where it stands alone, else out of the empty one beside the site.

use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::language::Language;
use permille_exchange::page;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::store::{Msg, StoreHandle};
use crate::text::{Say, share};
use crate::{alone, dom};

/// The empty page beside the site.
const FILE: &str = "./page.html";

/// The page with the open file in it, where this page stands alone.
#[must_use]
pub fn again(store: &StoreHandle) -> Option<Result<Vec<u8>, Name>> {
    Some(filled(store, &alone::source()?))
}

/// The same, made of the site's.
///
/// # Errors
/// When it cannot be fetched: without a connection, or from a server that has none.
pub async fn of_site(store: &StoreHandle) -> Result<Vec<u8>, Name> {
    let empty = fetched(FILE).await.ok_or_else(share::not_fetched)?;
    filled(store, &page::read(&empty))
}

fn filled(store: &StoreHandle, page: &str) -> Result<Vec<u8>, Name> {
    let open = store.open.as_ref().ok_or_else(share::not_made)?;
    let title = store.preferences.language.name(&open.set().title);
    let filled = page::with_scenario(page, title, &super::save::text(open));
    filled.map_err(|problem| Name::new(problem.sentence(Language::Zh), problem.sentence(Language::En)))
}

/// A file of the site; `None` where it does not come.
async fn fetched(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(gloo::utils::window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Hands a page to the browser to keep. Whether it could.
pub fn keep(store: &StoreHandle, page: &[u8]) -> bool {
    let Some(open) = &store.open else { return false };
    let name = super::save::safe_name(store.preferences.language.name(&open.set().title), "html");
    let kept = dom::download_bytes(&name, "text/html", page);
    if kept {
        // All of the file is in it.
        store.dispatch(Msg::Saved);
    }
    kept
}
