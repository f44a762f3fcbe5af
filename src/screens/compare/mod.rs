//! The Compare screen: scenarios beside each other, what they change and what follows.

use yew::prelude::*;

use crate::store::StoreHandle;
use crate::text::{Say, compare};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CompareProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Compare screen.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let language = props.store.preferences.language;
    html! { <h1 class="compare__headline">{ language.say(compare::COMPARE) }</h1> }
}
