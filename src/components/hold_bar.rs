//! What a tab says while another has its file: it is to be read here, or taken over.

use yew::prelude::*;

use crate::store::{Hold, StoreHandle};
use crate::tasks::recent::open;
use crate::text::{Say, recent};

/// What the bar is told.
#[derive(Clone, PartialEq, Properties)]
pub struct HoldBarProps {
    /// The store.
    pub store: StoreHandle,
}

/// The bar; nothing where this tab alone has the file.
#[component]
pub fn HoldBar(props: &HoldBarProps) -> Html {
    let store = &props.store;
    if store.open.as_ref().is_none_or(|open| open.hold == Hold::Writing) {
        return Html::default();
    }
    let language = store.preferences.language;
    let take = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| open::take_over(&store))
    };
    html! {
        <div class="notice notice--information" role="status">
            <div class="notice__text"><p>{ recent::read_here(language) }</p></div>
            <button type="button" class="button" onclick={take}>{ language.say(recent::TAKE_OVER) }</button>
        </div>
    }
}
