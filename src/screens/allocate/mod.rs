//! The Allocate screen: a limited amount divided among areas, by a rule the meeting chooses.

pub mod view;

use yew::prelude::*;

use crate::store::StoreHandle;
use crate::text::{Say, allocate};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AllocateProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Allocate screen.
#[component]
pub fn Allocate(props: &AllocateProps) -> Html {
    let language = props.store.preferences.language;
    html! { <h1 class="allocate__headline">{ language.say(allocate::ALLOCATE) }</h1> }
}
