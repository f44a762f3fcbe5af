//! Keys that work everywhere: undo, redo, save, open, the palette, the sheet of keys, close the drawer. `text::keys` tells planners of them.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::store::{FrameDialog, Msg, StoreHandle};
use crate::{dom, standalone, storage};

use super::save;

/// Listens until the returned function is called, and acts on the store as `latest` then has it.
pub fn listen(latest: Rc<RefCell<StoreHandle>>) -> impl FnOnce() {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            let store = latest.borrow().clone();
            pressed(&store, event);
        }
    });
    move || drop(listener)
}

fn pressed(store: &StoreHandle, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key().to_lowercase();
    // Behind a dialog nothing is changed.
    let free = !dom::is_behind_dialog();
    match (command, event.shift_key(), key.as_str()) {
        // In a field the browser's own undo of what is being typed comes first.
        (true, false, "z") if free && !in_text_field(event) => store.dispatch(Msg::Undo),
        (true, true, "z") | (true, false, "y") if free && !in_text_field(event) => store.dispatch(Msg::Redo),
        (true, false, "s") => save::take_typed_and_save(),
        (true, false, "o") if free => dom::click("open-file"),
        (true, false, "k") if free && !standalone::is_standalone() => {
            store.dispatch(Msg::FrameDialog(Some(FrameDialog::Palette)));
        }
        // Once more takes it away.
        (true, false, "k") if store.behind == Some(FrameDialog::Palette) => store.dispatch(Msg::FrameDialog(None)),
        (false, _, "?" | "？") if free && !is_typed_into(event) && takes_question_mark() => {
            store.dispatch(Msg::FrameDialog(Some(FrameDialog::Keys)));
        }
        (false, false, "escape") if free && store.view.explained.is_some() => store.dispatch(Msg::Explain(None)),
        _ => return,
    }
    event.prevent_default();
}

/// Storage key of whether “?” by itself is a shortcut. It can be turned off, for speech input and for tremor (WCAG 2.1.4).
const QUESTION_MARK: &str = "permille.question-mark";
/// The stored value when it is turned off.
const OFF: &str = "off";

/// Whether “?” by itself is a key.
#[must_use]
pub fn takes_question_mark() -> bool {
    storage::get(QUESTION_MARK).as_deref() != Some(OFF)
}

/// Makes “?” by itself a key, or no longer.
pub fn take_question_mark(taken: bool) {
    storage::set(QUESTION_MARK, if taken { "on" } else { OFF });
}

/// Whether a letter that is pressed is written somewhere, or chooses from a list.
fn is_typed_into(event: &KeyboardEvent) -> bool {
    let typed =
        "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [role=grid], [contenteditable]";
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    event.is_composing() || element.is_some_and(|element| element.closest(typed).ok().flatten().is_some())
}

fn in_text_field(event: &KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return false };
    let kind = element.get_attribute("type").unwrap_or_default();
    match element.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => kind != "range" && kind != "checkbox",
        _ => false,
    }
}
