//! The few direct calls to the page: mounting, downloading, focus.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, Element, HtmlAnchorElement, HtmlDocument, HtmlElement, HtmlTextAreaElement, NodeList,
    Url,
};
use yew::BaseComponent;

/// How long a browser that does not tell when it is idle is left alone.
const SETTLING_MILLISECONDS: u32 = 300;

/// Whether there is a page at all: a worker has none.
pub fn is_page() -> bool {
    web_sys::window().is_some()
}

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
    keep(name, blob(media_type, text))
}

/// Hands something to the browser as a file to keep. Whether it could.
pub fn download_blob(name: &str, blob: &Blob) -> bool {
    keep(name, Some(blob.clone()))
}

/// A text as the browser hands it on.
pub fn blob(media_type: &str, text: &str) -> Option<Blob> {
    // As bytes: a large text takes the page a quarter of a second to become one of the browser's, and the same back.
    blob_of(media_type, text.as_bytes())
}

fn blob_of(media_type: &str, bytes: &[u8]) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// Hands bytes to the browser as a file to keep. Whether it could.
pub fn download_bytes(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    keep(name, blob_of(media_type, bytes))
}

/// The day it is where the reader is: year, month, day.
pub fn today() -> (u16, u8, u8) {
    day_of(js_sys::Date::now())
}

/// The same for a time in milliseconds since 1970.
pub fn day_of(at: f64) -> (u16, u8, u8) {
    let now = js_sys::Date::new(&at.into());
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    (u16::try_from(now.get_full_year()).unwrap_or(1), small(now.get_month() + 1), small(now.get_date()))
}

/// A time in milliseconds since 1970 as machines read it.
pub fn iso_time(at: f64) -> String {
    js_sys::Date::new(&at.into()).to_iso_string().into()
}

/// The same as the reader's clock and calendar have it, to the minute.
pub fn local_time(at: f64, language: &str) -> String {
    let options = js_sys::Object::new();
    for (key, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // A plain object takes any field.
        let _ = js_sys::Reflect::set(&options, &key.into(), &value.into());
    }
    js_sys::Date::new(&at.into()).to_locale_string(language, &options).into()
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

/// The part of the page's address after `#`; empty where there is none.
pub fn fragment() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Puts that part into the address: as a step of the browser's history, or in place of the last one.
pub fn put_fragment(fragment: &str, step: bool) {
    let address = if fragment.is_empty() { address() } else { format!("{}#{fragment}", address()) };
    let put = || {
        let history = gloo::utils::window().history().ok()?;
        if step {
            history.push_state_with_url(&JsValue::NULL, "", Some(&address)).ok()
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()
        }
    };
    // A browser that allows none leaves the address as it was.
    let _ = put();
}

/// A text as a part of an address may have it.
pub fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Such a text as it is read; as it stands where it is damaged.
pub fn decoded(text: &str) -> String {
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), Into::into)
}

/// Takes that part out of the address, without a step in the browser's history.
pub fn forget_fragment() {
    // A browser that does not let it go shows the link again after a reload, and asks again.
    put_fragment("", false);
}

/// The part of the page's address after `?`; empty where there is none.
pub fn search() -> String {
    gloo::utils::window().location().search().unwrap_or_default()
}

/// Takes that part out of the address, without a step in the browser's history.
pub fn forget_search() {
    let location = gloo::utils::window().location();
    let replace = || {
        let address = format!("{}{}", location.pathname().ok()?, location.hash().ok()?);
        gloo::utils::window().history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()
    };
    // A browser that does not let it go asks for the same again after a reload.
    let _ = replace();
}

/// The page's address without what stands after `#`.
pub fn address() -> String {
    let address = gloo::utils::window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Whether the page was opened from a disk, and not from a server.
pub fn from_disk() -> bool {
    address().starts_with("file:")
}

/// Puts a text on the clipboard. Whether it could.
pub async fn copy(text: &str) -> bool {
    // There is no clipboard for a page of a server without encryption, as on an intranet.
    let clipboard = js_sys::Reflect::get(&gloo::utils::window().navigator(), &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        let writing = gloo::utils::window().navigator().clipboard().write_text(text);
        if JsFuture::from(writing).await.is_ok() {
            return true;
        }
    }
    copy_from_field(text).unwrap_or(false)
}

/// The same in the older way: from a field that is there for a moment. Within a modal dialog nothing outside it can be selected.
fn copy_from_field(text: &str) -> Option<bool> {
    let document = gloo::utils::document();
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("unseen");
    let before = document.active_element();
    let home = document.query_selector("dialog[open]").ok().flatten().or_else(|| document.body().map(Into::into))?;
    home.append_child(&field).ok()?;
    field.select();
    let copied = document.dyn_ref::<HtmlDocument>().and_then(|document| document.exec_command("copy").ok());
    field.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Where the focus was; an element that is gone cannot take it.
        let _ = before.focus();
    }
    copied
}

/// How large the window is inside, in pixels.
pub fn window_size() -> (f64, f64) {
    let window = gloo::utils::window();
    let side = |side: Result<JsValue, _>| side.ok().and_then(|side| side.as_f64()).unwrap_or(0.0);
    (side(window.inner_width()), side(window.inner_height()))
}

/// How far down the page is scrolled, in pixels.
pub fn scrolled() -> f64 {
    gloo::utils::window().scroll_y().unwrap_or(0.0)
}

/// Scrolls the page so far down, as far as it is long enough.
pub fn scroll_to(down: f64) {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, down);
}

/// Acts once the browser is idle, or soon where it does not tell.
pub fn when_idle(act: impl FnOnce() + 'static) {
    let act = wasm_bindgen::closure::Closure::once_into_js(act);
    let window = gloo::utils::window();
    let idle = js_sys::Reflect::get(&window, &"requestIdleCallback".into());
    let called = idle.ok().and_then(|idle| idle.dyn_into::<js_sys::Function>().ok()).map(|idle| idle.call1(&window, &act));
    if !matches!(called, Some(Ok(_))) {
        Timeout::new(SETTLING_MILLISECONDS, move || {
            // What it is told goes nowhere.
            let _ = act.unchecked_into::<js_sys::Function>().call0(&JsValue::UNDEFINED);
        })
        .forget();
    }
}

/// Puts a word at the edge of every printed page (`www/styles/print.css`), or takes it off.
pub fn mark_paper(word: Option<&str>) {
    let root = gloo::utils::document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(style) = root.map(|root| root.style()) else { return };
    // A style that is refused leaves paper without the mark, and the page as it is.
    let _ = match word {
        Some(word) => style.set_property("--mark", &format!("\"{word}\"")),
        None => style.remove_property("--mark").map(|_| ()),
    };
}

/// Whether the page has the whole screen.
pub fn is_full_screen() -> bool {
    gloo::utils::document().fullscreen_element().is_some()
}

/// Asks for the whole screen; a browser that refuses leaves the page in its window.
pub fn enter_full_screen() {
    if let Some(root) = gloo::utils::document().document_element() {
        promised(&root, "requestFullscreen");
    }
}

/// Gives the whole screen back, if the page has it.
pub fn leave_full_screen() {
    if is_full_screen() {
        promised(&gloo::utils::document(), "exitFullscreen");
    }
}

/// Asks for the whole screen, or gives it back.
pub fn toggle_full_screen() {
    if is_full_screen() { leave_full_screen() } else { enter_full_screen() }
}

/// Calls a method the browser may not have; `None` where it has not, or will not.
pub fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: js_sys::Function = js_sys::Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    function.apply(of, &arguments.iter().collect()).ok()
}

/// What the published page's script element says of something, as where a file lies; nothing where the page is another.
pub fn named_by_page(what: &str) -> Option<String> {
    let script = gloo::utils::document().query_selector("script[data-wasm]").ok()??;
    script.get_attribute(&format!("data-{what}"))
}

/// Where a file beside the page is fetched from: as the published page names it, with a digest of what is in it, else by its plain name.
pub fn beside([what, plain]: [&str; 2]) -> String {
    named_by_page(what).unwrap_or_else(|| plain.to_owned())
}

/// A name that nothing else has.
pub fn random_name() -> String {
    let part = || {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^32 and not negative")]
        let number = (js_sys::Math::random() * 4_294_967_296.0) as u32;
        format!("{number:08x}")
    };
    format!("{}{}{}", part(), part(), part())
}

/// Calls a method that promises something, and takes it calmly when the promise is not kept.
pub fn promised(of: &JsValue, method: &str) {
    if let Some(promise) = call(of, method, &[]).and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok()) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
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

/// The same, once the page has been drawn anew: an element that is moved lets go of the focus.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    Timeout::new(0, move || focus(&id)).forget();
}

/// Moves the focus to the first element that this selects.
pub fn focus_field(selector: &str) {
    if let Some(element) = gloo::utils::document().query_selector(selector).ok().flatten() {
        focus_on(&element);
    }
}

/// Moves the focus to the first element that this selects, where what had it is gone.
pub fn focus_if_lost(selector: &str) {
    if focused().is_none() {
        focus_field(selector);
    }
}

/// Moves the focus to the first field of an element that holds what was refused; whether there is one.
pub fn focus_refused(within: &str) -> bool {
    let refused = format!("{within} [aria-invalid=true]");
    let found = gloo::utils::document().query_selector(&refused).is_ok_and(|element| element.is_some());
    if found {
        focus_field(&refused);
    }
    found
}

/// Chooses the element with this id as if it had been pressed.
pub fn click(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.click();
    }
}

/// Leaves the field that is being typed in, so that it takes what stands in it; which one that was.
pub fn leave_field() -> Option<Element> {
    let field = gloo::utils::document().active_element()?.dyn_into::<HtmlElement>().ok()?;
    if !matches!(field.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") {
        return None;
    }
    // An element that keeps the focus takes what stands in it later.
    let _ = field.blur();
    Some(field.into())
}

/// What the browser calls itself.
pub fn user_agent() -> String {
    gloo::utils::window().navigator().user_agent().unwrap_or_default()
}

/// What has the focus; `None` where that is the page itself.
pub fn focused() -> Option<Element> {
    gloo::utils::document().active_element().filter(|element| element.tag_name() != "BODY")
}

/// Whether a dialog lies over the page.
pub fn is_behind_dialog() -> bool {
    gloo::utils::document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Moves the focus to an element.
pub fn focus_on(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Puts a table on the clipboard, as text and as HTML. Whether the browser let it.
///
/// By the browser's own command and not by its newer interface, which does not exist where a page comes from a server without a certificate.
pub fn copy_cells(text: &str, html: &str) -> bool {
    let document = gloo::utils::document();
    let (text, html) = (text.to_owned(), html.to_owned());
    let taken = Rc::new(Cell::new(false));
    let heard = taken.clone();
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let listener = EventListener::new_with_options(&document, "copy", options, move |event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        heard.set(data.set_data("text/plain", &text).is_ok() && data.set_data("text/html", &html).is_ok());
        event.prevent_default();
        event.stop_propagation();
    });
    let command = document.dyn_ref::<HtmlDocument>().map(|document| document.exec_command("copy"));
    drop(listener);
    taken.get() && matches!(command, Some(Ok(true)))
}

/// The cells of a table as they are shown, row by row, without what is only decoration; a figure in full where a cell states one beside what it shows.
pub fn table_cells(table: &Element) -> Vec<Vec<String>> {
    let all = |element: &Element, selector: &str| {
        let found = element.query_selector_all(selector).ok();
        let count = found.as_ref().map_or(0, NodeList::length);
        (0..count).filter_map(move |index| found.as_ref()?.get(index)?.dyn_into::<Element>().ok()).collect::<Vec<_>>()
    };
    let cell = |cell: Element| {
        if let Some(figure) = cell.get_attribute("data-figure") {
            return figure;
        }
        let Some(plain) = cell.clone_node_with_deep(true).ok().and_then(|node| node.dyn_into::<Element>().ok()) else {
            return String::new();
        };
        for decoration in all(&plain, "[aria-hidden=true]") {
            decoration.remove();
        }
        let text = plain.text_content().unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    all(table, "tr").iter().map(|row| all(row, "th, td").into_iter().map(cell).collect()).collect()
}
