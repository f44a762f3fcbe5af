//! Making one page of the app and the open file: out of the page itself where it stands alone, else out of the site's files.

use std::collections::BTreeMap;

use js_sys::Uint8Array;
use permille_engine::name::Name;
use permille_exchange::language::Language;
use permille_exchange::page;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::store::{Msg, StoreHandle};
use crate::text::{Say, share};
use crate::work::page::MakePage;
use crate::{alone, dom};

/// The page with the open file in it, where this page stands alone.
#[must_use]
pub fn again(store: &StoreHandle) -> Option<Result<String, Name>> {
    let (source, open) = (alone::source()?, store.open.as_ref()?);
    let (title, text) = (store.preferences.language.name(&open.set().title), super::save::text(open));
    let page = page::with_scenario(&source, title, &text);
    Some(page.map_err(|problem| Name::new(problem.sentence(Language::Zh), problem.sentence(Language::En))))
}

/// The work of making it out of the site's files.
///
/// # Errors
/// When one of them cannot be fetched: without a connection, or from a server that has another version by now.
pub async fn of_site(store: &StoreHandle) -> Result<MakePage, Name> {
    let open = store.open.as_ref().ok_or_else(share::not_made)?;
    let html = fetched(&dom::address()).await.ok_or_else(share::not_fetched)?;
    let html = String::from_utf8(html).map_err(|_| share::not_fetched())?;
    let mut files = BTreeMap::new();
    for name in page::files(&html) {
        let bytes = fetched(&format!("./{name}")).await.ok_or_else(share::not_fetched)?;
        files.insert(name, bytes);
    }
    let title = store.preferences.language.name(&open.set().title).to_owned();
    Ok(MakePage { html, files, title, scenario: super::save::text(open) })
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
pub fn keep(store: &StoreHandle, page: &str) -> bool {
    let Some(open) = &store.open else { return false };
    let name = super::save::safe_name(store.preferences.language.name(&open.set().title), "html");
    let kept = dom::download(&name, "text/html", page);
    if kept {
        // All of the file is in it.
        store.dispatch(Msg::Saved);
    }
    kept
}
