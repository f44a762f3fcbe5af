//! What opens beside its button and lets the page be: Escape, a press elsewhere and the focus going elsewhere close it.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, Node};
use yew::prelude::*;

use crate::dom;

/// How it stands, and what it does.
pub struct Popover {
    /// Whether it is open.
    pub shown: bool,
    /// The element around the button and what it opens.
    pub root: NodeRef,
    /// For the button.
    pub toggle: Callback<MouseEvent>,
    /// For where the focus leaves that element.
    pub left: Callback<FocusEvent>,
    /// Closes it.
    pub close: Callback<()>,
}

/// What opens at a press of the button with the id `opener`, which gets the focus back from Escape.
#[hook]
pub fn use_popover(opener: &'static str) -> Popover {
    let shown = use_state_eq(|| false);
    let root = use_node_ref();
    {
        let (state, root) = (shown.clone(), root.clone());
        use_effect_with(*shown, move |shown| {
            let listeners = shown.then(|| listen(&state, &root, opener));
            move || drop(listeners)
        });
    }
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let left = {
        let (shown, root) = (shown.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            // A press on what cannot take the focus leaves it nowhere; that is heard of below.
            if event.related_target().is_some_and(|target| !holds(&root, &target)) {
                shown.set(false);
            }
        })
    };
    let close = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(false))
    };
    Popover { shown: *shown, root, toggle, left, close }
}

/// Whether an element lies in it.
fn holds(root: &NodeRef, target: &EventTarget) -> bool {
    root.cast::<Node>().is_some_and(|root| root.contains(target.dyn_ref::<Node>()))
}

/// While it is open, Escape and a press elsewhere close it.
fn listen(shown: &UseStateHandle<bool>, root: &NodeRef, opener: &'static str) -> [EventListener; 2] {
    let document = gloo::utils::document();
    let pressed = {
        let (shown, root) = (shown.clone(), root.clone());
        EventListener::new(&document, "pointerdown", move |event| {
            if event.target().is_some_and(|target| !holds(&root, &target)) {
                shown.set(false);
            }
        })
    };
    let escaped = {
        let shown = shown.clone();
        EventListener::new(&document, "keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                shown.set(false);
                dom::focus(opener);
            }
        })
    };
    [pressed, escaped]
}
