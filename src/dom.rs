//! The few direct calls to the page: mounting, downloading, focus.

use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlElement, Url};
use yew::BaseComponent;

/// Mounts a component into the element with this id, or into the page where there is none.
pub fn mount<C>(id: &str)
where
    C: BaseComponent,
    C::Properties: Default,
{
    match gloo::utils::document().get_element_by_id(id) {
        Some(root) => {
            yew::Renderer::<C>::with_root(root).render();
        }
        None => {
            yew::Renderer::<C>::new().render();
        }
    }
}

/// Hands a text to the browser as a file to keep. Whether it could.
pub fn download(name: &str, media_type: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    keep(name, Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options).ok())
}

/// Hands bytes to the browser as a file to keep. Whether it could.
pub fn download_bytes(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    keep(name, Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok())
}

/// The day it is where the reader is: year, month, day.
pub fn today() -> (u16, u8, u8) {
    let now = js_sys::Date::new_0();
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    (u16::try_from(now.get_full_year()).unwrap_or(1), small(now.get_month() + 1), small(now.get_date()))
}

/// Presses a link to a file.
fn keep(name: &str, blob: Option<Blob>) -> bool {
    let made = || {
        let blob = blob?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let link: HtmlAnchorElement = gloo::utils::document().create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address).ok()
    };
    made().is_some()
}

/// Opens the browser's own dialog for printing the page.
pub fn print() {
    // A browser that cannot print says so itself.
    let _ = gloo::utils::window().print();
}

/// Moves the focus to the element with this id, if it is there.
pub fn focus(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Chooses the element with this id as if it had been pressed.
pub fn click(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.click();
    }
}
