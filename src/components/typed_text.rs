//! A longer text that is taken once its field is left.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What the field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct TypedTextProps {
    /// The text as it was taken last.
    pub value: AttrValue,
    /// How many lines it shows.
    pub rows: &'static str,
    /// What stands there while it is empty.
    pub placeholder: AttrValue,
    /// Told when the field is left with another text.
    pub onchange: Callback<Event>,
}

/// A field of some lines. What is being typed stays, whatever else changes on the page meanwhile: a field that is drawn anew would show again what was
/// taken last.
#[component]
pub fn TypedText(props: &TypedTextProps) -> Html {
    let typed = use_state_eq(|| None::<String>);
    {
        let typed = typed.setter();
        use_effect_with(props.value.clone(), move |_| typed.set(None));
    }
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()));
        })
    };
    let onchange = {
        let (typed, onchange) = (typed.setter(), props.onchange.clone());
        Callback::from(move |event: Event| {
            onchange.emit(event);
            typed.set(None);
        })
    };
    let value = (*typed).clone().map_or_else(|| props.value.clone(), AttrValue::from);
    html! { <textarea class="field" rows={props.rows} {oninput} {onchange} {value} placeholder={props.placeholder.clone()} /> }
}
