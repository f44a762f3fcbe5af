//! Undo and redo, each naming its step, and the whole history to go back or forth in several steps at once.

use yew::prelude::*;

use super::later::Later;
use super::popover::{Popover, use_popover};
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
    let Popover { shown, root, toggle, left, .. } = use_popover(OPENER);
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
    html! {
        <div class="history" ref={root} onfocusout={left}>
            { step(words::UNDO, "↶", name(history.and_then(History::undo_name)), Msg::Undo) }
            { step(words::REDO, "↷", name(history.and_then(History::redo_name)), Msg::Redo) }
            <button type="button" id={OPENER} class="button button--plain history__open" onclick={toggle} aria-expanded={shown.to_string()}
                aria-controls="history" aria-label={language.say(scenarios::HISTORY)} title={language.say(scenarios::HISTORY)}>{ "▾" }</button>
            if shown {
                <div class="history__list" id="history" role="group" aria-label={language.say(scenarios::HISTORY)}>
                    if let Some(later) = later {
                        { later.or_waiting(language, |deferred| (deferred.steps)(store)) }
                    }
                </div>
            }
        </div>
    }
}
