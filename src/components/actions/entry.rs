//! A field of an action: it keeps what was typed until it is taken, and says why it is not.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::dialog::use_draft;

/// What a field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct EntryProps {
    /// What it holds.
    pub value: AttrValue,
    /// What it is called to a screen reader.
    pub label: AttrValue,
    /// The list it can be chosen from.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// What stands in it while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Whether it holds a number.
    #[prop_or_default]
    pub number: bool,
    /// Takes what was typed, or says why not.
    pub take: Callback<String, Result<(), String>>,
}

/// The field.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    let refused = use_state_eq(|| None::<(String, String)>);
    use_draft(refused.is_some());
    let changed = {
        let (take, refused) = (props.take.clone(), refused.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let typed = input.value();
            refused.set(take.emit(typed.clone()).err().map(|sentence| (typed, sentence)));
        })
    };
    let escaped = {
        let refused = refused.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && refused.is_some() {
                event.prevent_default();
                event.stop_propagation();
                refused.set(None);
            }
        })
    };
    // What was refused stays to be put right.
    let value = refused.as_ref().map_or_else(|| props.value.to_string(), |(typed, _)| typed.clone());
    html! {
        <>
            <input type="text" class={classes!("field", "entry", props.number.then_some("field--number"))} {value} list={props.list.clone()}
                inputmode={if props.number { "decimal" } else { "text" }} autocomplete="off" placeholder={props.placeholder.clone()}
                aria-label={props.label.clone()} aria-invalid={refused.is_some().to_string()} onchange={changed} onkeydown={escaped} />
            if let Some((_, sentence)) = &*refused {
                <p class="figure__refused" role="alert">{ sentence }</p>
            }
        </>
    }
}
