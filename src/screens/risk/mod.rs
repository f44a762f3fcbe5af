//! The Risk screen: ranges on levers, and the chance of meeting each norm.

use yew::prelude::*;

use crate::store::StoreHandle;
use crate::text::{Say, risk};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RiskProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Risk screen.
#[component]
pub fn Risk(props: &RiskProps) -> Html {
    let language = props.store.preferences.language;
    html! { <h1 class="risk__headline">{ language.say(risk::RISK) }</h1> }
}
