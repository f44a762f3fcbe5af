//! The page that stands alone: one file with the app in it, opened from a disk. What its script provides; nothing in the site's page.

use js_sys::{Function, Reflect};
use permille_exchange::files::{digest, page};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

/// What the page's script provides.
fn provided() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"permillePage".into()).ok().filter(JsValue::is_object)
}

/// Whether this page is one.
#[must_use]
pub fn is_standalone() -> bool {
    provided().is_some()
}

/// The page as it was opened; `None` in the site's page.
#[must_use]
pub fn source() -> Option<String> {
    Reflect::get(&provided()?, &"source".into()).ok()?.as_string()
}

/// A worker of the page's own.
#[must_use]
pub fn worker() -> Option<Worker> {
    let provided = provided()?;
    let make: Function = Reflect::get(&provided, &"worker".into()).ok()?.dyn_into().ok()?;
    make.call0(&provided).ok()?.dyn_into().ok()
}

/// The scenario in the page; `None` where it has none.
#[must_use]
pub fn scenario() -> Option<String> {
    let element = gloo::utils::document().get_element_by_id(page::SCENARIO_ID)?;
    element.text_content().filter(|text| !text.trim().is_empty())
}

/// What tells what the browser keeps of this page from what it keeps of others: some browsers have one storage for all files of a disk.
#[must_use]
pub fn storage_key() -> String {
    match (provided(), scenario()) {
        (None, _) => String::new(),
        (Some(_), None) => ".page".to_owned(),
        (Some(_), Some(text)) => format!(".page-{:016x}", digest::of_text(&text)),
    }
}
