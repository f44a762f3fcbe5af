//! That a newer version of the app is ready: offered, and never forced.

use yew::prelude::*;

use crate::store::{Msg, Newer, StoreHandle};
use crate::tasks::offline;
use crate::text::{Say, later, new_version};

/// What the bar is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NewerBarProps {
    /// The store.
    pub store: StoreHandle,
}

/// The bar; nothing where no newer version is known.
#[component]
pub fn NewerBar(props: &NewerBarProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let (title, about, take) = match store.newer {
        Newer::Unknown => return Html::default(),
        Newer::Ready => (new_version::READY, new_version::READY_ABOUT, new_version::TAKE),
        Newer::Taking => (new_version::READY, new_version::READY_ABOUT, new_version::TAKING),
        Newer::Elsewhere => (new_version::ELSEWHERE, new_version::ELSEWHERE_ABOUT, later::RELOAD),
    };
    let pressed = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| offline::take(&store))
    };
    let leave = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Newer(Newer::Unknown)))
    };
    let taking = store.newer == Newer::Taking;
    html! {
        <div class="notice notice--information newer" role="status">
            <div class="notice__text">
                <h2>{ language.say(title) }</h2>
                <p>{ language.say(about) }</p>
            </div>
            <button type="button" class="button" onclick={pressed} disabled={taking}>{ language.say(take) }</button>
            <button type="button" class="button button--plain" onclick={leave} disabled={taking}>{ language.say(new_version::NOT_NOW) }</button>
        </div>
    }
}
