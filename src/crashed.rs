//! The failure page: what is shown when the app itself has failed, with the last good state to save and to go on from.
//!
//! Nothing on it needs the app: its links are the browser's own. What it offers to save is the open file as it was last drawn, which is a
//! value that nothing changes in place.

use std::panic::PanicHookInfo;

use permille_exchange::files::{scenario_file, shipped};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlAnchorElement, Url};

use crate::dom;
use crate::store::Open;
use crate::tasks::{chat, crashes, save, tab};
use crate::text::{Language, Say, crashed};

/// From now on, a failure shows this page.
pub fn prepare() {
    yew::set_custom_panic_hook(Box::new(show));
}

fn show(info: &PanicHookInfo<'_>) {
    let report = format!("Permille {} · {info}\n{}", env!("CARGO_PKG_VERSION"), dom::user_agent());
    crashes::note();
    let seen = tab::open();
    let language = tab::language().unwrap_or_else(|| match gloo::utils::window().navigator().language() {
        Some(language) if language.starts_with("zh") => Language::Zh,
        _ => Language::En,
    });
    // What cannot be shown is at least in the browser's console, which says that the app has failed anyway.
    let _ = page(&gloo::utils::document(), language, seen.as_ref(), &report);
}

/// Puts the page in the place of everything.
fn page(document: &Document, language: Language, open: Option<&Open>, report: &str) -> Option<()> {
    let body = document.body()?;
    body.set_text_content(None);
    let main = put(document, &body, "main", "fallen", "")?;
    put(document, &main, "h1", "", language.say(crashed::TITLE))?;
    put(document, &main, "p", "", language.say(crashed::KEPT))?;
    let foot = put(document, &main, "p", "fallen__do", "")?;
    link(document, &foot, "button button--main", language.say(crashed::GO_ON))?.set_href(&dom::address());
    let save_here = link(document, &foot, "button", language.say(crashed::SAVE))?;
    save_here.set_hidden(true);
    put(document, &main, "h2", "heading", language.say(crashed::REPORT))?;
    put(document, &main, "p", "", language.say(crashed::REPORT_ABOUT))?;
    put(document, &main, "pre", "fallen__report", report)?.set_attribute("tabindex", "0").ok()?;
    if let Some(why) = chat::takes_none() {
        put(document, &main, "p", "", language.name(&why))?;
        return Some(());
    }
    // Last: if this fails as well, all the rest is there.
    let open = open?;
    let text = scenario_file::write(&open.document, shipped::at_hand());
    save_here.set_href(&Url::create_object_url_with_blob(&dom::blob("application/json", &text)?).ok()?);
    save_here.set_download(&save::file_name(language.name(&open.set().title)));
    save_here.set_hidden(false);
    Some(())
}

fn put(document: &Document, into: &Element, tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    into.append_child(&element).ok()?;
    Some(element)
}

fn link(document: &Document, into: &Element, class: &str, text: &str) -> Option<HtmlAnchorElement> {
    put(document, into, "a", class, text)?.dyn_into().ok()
}
