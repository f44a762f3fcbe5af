//! A number that can be asked how it came about.

use yew::prelude::*;

use crate::store::{Cell, Dispatch, Msg, StoreHandle};

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
    let AskProps { store, cell, text, label, class } = props;
    ask(&store.dispatcher(), *cell, text.clone(), label.clone(), class.clone(), store.view.explained == Some(*cell))
}

/// The same where there are hundreds: a plain button without a component around it.
pub fn ask(dispatch: &Dispatch, cell: Cell, text: AttrValue, label: AttrValue, class: Classes, explained: bool) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Explain(Some(cell))));
    html! {
        <button type="button" class={classes!("ask", class)} {onclick} aria-label={label} aria-expanded={explained.to_string()}>
            { text }
        </button>
    }
}
