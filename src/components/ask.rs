//! A number that can be asked how it came about.

use yew::prelude::*;

use crate::store::{Cell, Msg, StoreHandle};

/// What a number that can be asked is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AskProps {
    /// The store.
    pub store: StoreHandle,
    /// What it is the number of.
    pub cell: Cell,
    /// What it says.
    pub text: AttrValue,
    /// What a screen reader hears: the number with what it is.
    pub label: AttrValue,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A button that looks like a number with a dotted line, and opens the explanation.
#[component]
pub fn Ask(props: &AskProps) -> Html {
    let onclick = {
        let (store, cell) = (props.store.clone(), props.cell);
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Explain(Some(cell))))
    };
    let pressed = props.store.view.explained == Some(props.cell);
    html! {
        <button type="button" class={classes!("ask", props.class.clone())} {onclick}
            aria-label={props.label.clone()} aria-expanded={pressed.to_string()}>
            { &props.text }
        </button>
    }
}
