//! The Questions screen: when, how near, what it takes, what matters.

use yew::prelude::*;

use crate::store::StoreHandle;
use crate::text::{Say, questions};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionsProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Questions screen.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let language = props.store.preferences.language;
    html! { <h1 class="questions__headline">{ language.say(questions::QUESTIONS) }</h1> }
}
