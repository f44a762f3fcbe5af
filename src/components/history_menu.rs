//! Undo and redo, each naming its step, and the whole history to go back or forth in several steps at once.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, Node};
use yew::prelude::*;

use super::later::Later;
use crate::dom;
use crate::store::{History, Msg, StoreHandle};
use crate::text::{Say, Word, scenarios, words};

/// The button that shows the list, by its id.
const OPENER: &str = "history-open";

/// What the history is told.
#[derive(Clone, PartialEq, Properties)]
pub struct HistoryMenuProps {
    /// The store.
    pub store: StoreHandle,
}

/// Two buttons, and a list behind a third.
#[component]
pub fn HistoryMenu(props: &HistoryMenuProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let later = use_context::<Later>();
    let shown = use_state_eq(|| false);
    let root = use_node_ref();
    let history = store.open.as_ref().map(|open| &open.history);
    let name = |name: Option<&permille_engine::name::Name>| name.map(|name| language.name(name).to_owned());
    let step = |word: Word, mark: &'static str, name: Option<String>, msg: Msg| {
        let title = match &name {
            Some(name) => format!("{}: {name}", language.say(word)),
            None => language.say(word).to_owned(),
        };
        let store = store.clone();
        let onclick = Callback::from(move |_: MouseEvent| store.dispatch(msg.clone()));
        html! {
            <button type="button" class="button button--plain button--icon" disabled={name.is_none()} {title} aria-label={language.say(word)} {onclick}>
                { mark }
            </button>
        }
    };
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
    {
        let (state, root) = (shown.clone(), root.clone());
        use_effect_with(*shown, move |shown| {
            let listeners = shown.then(|| listen(&state, &root));
            move || drop(listeners)
        });
    }
    html! {
        <div class="history" ref={root} onfocusout={left}>
            { step(words::UNDO, "↶", name(history.and_then(History::undo_name)), Msg::Undo) }
            { step(words::REDO, "↷", name(history.and_then(History::redo_name)), Msg::Redo) }
            <button type="button" id={OPENER} class="button button--plain history__open" onclick={toggle} aria-expanded={shown.to_string()}
                aria-controls="history" aria-label={language.say(scenarios::HISTORY)} title={language.say(scenarios::HISTORY)}>{ "▾" }</button>
            if *shown {
                <div class="history__list" id="history" role="group" aria-label={language.say(scenarios::HISTORY)}>
                    if let Some(later) = later {
                        { later.or_waiting(language, |rest| (rest.steps)(store)) }
                    }
                </div>
            }
        </div>
    }
}

/// Whether an element lies in the menu.
fn holds(root: &NodeRef, target: &EventTarget) -> bool {
    root.cast::<Node>().is_some_and(|root| root.contains(target.dyn_ref::<Node>()))
}

/// While the list is shown, Escape and a press elsewhere close it.
fn listen(shown: &UseStateHandle<bool>, root: &NodeRef) -> [EventListener; 2] {
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
                dom::focus(OPENER);
            }
        })
    };
    [pressed, escaped]
}
