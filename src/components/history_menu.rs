//! Undo and redo, each naming its step, and the whole history to go back or forth in several steps at once.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, Node};
use yew::prelude::*;

use crate::dom;
use crate::store::{History, Msg, StoreHandle};
use crate::text::{Say, Word, scenarios, words};

/// The button that shows the list, by its id.
const OPENER: &str = "history-open";

/// How many steps are listed on either side.
const MOST: usize = 100;

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
                { list(store, history) }
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

/// The steps, the latest first: what was undone, where things stand, and what was done down to the opening of the file.
fn list(store: &StoreHandle, history: Option<&History>) -> Html {
    let language = store.preferences.language;
    let go = |msg: Msg| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(msg.clone()))
    };
    let Some(history) = history else { return Html::default() };
    let done: Vec<String> = history.undo_names().map(|name| language.name(name).to_owned()).collect();
    let undone: Vec<String> = history.redo_names().take(MOST).map(|name| language.name(name).to_owned()).collect();
    let (count, listed) = (done.len(), done.len().min(MOST));
    html! {
        <div class="history__list" id="history" role="group" aria-label={language.say(scenarios::HISTORY)}>
            if done.is_empty() && undone.is_empty() {
                <p class="history__none">{ language.say(scenarios::NO_HISTORY) }</p>
            } else {
                <ol>
                    { for undone.into_iter().enumerate().rev().map(|(step, name)| html! {
                        <li>
                            <button type="button" class="history__step history__step--undone" onclick={go(Msg::RedoSteps(step + 1))}>
                                <span>{ name }</span><span class="history__mark">{ language.say(scenarios::UNDONE) }</span>
                            </button>
                        </li>
                    }) }
                    { for done.into_iter().take(listed).enumerate().map(|(step, name)| {
                        let now = step == 0;
                        html! {
                            <li>
                                <button type="button" class="history__step" aria-current={now.then_some("step")}
                                    onclick={go(Msg::UndoSteps(step))}>
                                    <span>{ name }</span>
                                    if now { <span class="history__mark">{ language.say(scenarios::NOW) }</span> }
                                </button>
                            </li>
                        }
                    }) }
                    <li>
                        <button type="button" class="history__step" onclick={go(Msg::UndoSteps(count))}
                            aria-current={(count == 0).then_some("step")}>
                            <span>{ language.say(scenarios::AS_OPENED) }</span>
                            if count == 0 { <span class="history__mark">{ language.say(scenarios::NOW) }</span> }
                        </button>
                    </li>
                </ol>
            }
        </div>
    }
}
