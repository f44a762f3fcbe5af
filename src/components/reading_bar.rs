//! A large file on its way in: how far it is, and how to stop it.

use yew::prelude::*;

use crate::store::{Msg, ReadingMsg, StoreHandle};
use crate::text::{Say, words};

/// What the bar is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ReadingBarProps {
    /// The store.
    pub store: StoreHandle,
}

/// The bar under the masthead, while a large file is being read.
#[component]
pub fn ReadingBar(props: &ReadingBarProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(shown) = &store.reading else { return Html::default() };
    let stop = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Reading(ReadingMsg::Stopped)))
    };
    let title = language.name(&shown.title);
    html! {
        <div class="notice notice--information reading">
            <p role="status">{ title }</p>
            <progress max="100" value={shown.percent.to_string()} aria-label={title.to_owned()} />
            <button type="button" class="button" onclick={stop}>{ language.say(words::STOP) }</button>
        </div>
    }
}
