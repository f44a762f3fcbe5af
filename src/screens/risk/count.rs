//! A field for a whole number.

use permille_exchange::wording::figure;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::text::numbers::whole;
use crate::text::{Language, risk};

/// What the field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CountProps {
    /// The language.
    pub language: Language,
    /// What it is called.
    pub label: AttrValue,
    /// What stands beside it.
    #[prop_or_default]
    pub hint: AttrValue,
    /// The number.
    pub value: u32,
    /// The smallest it may be.
    pub least: u32,
    /// The largest it may be.
    pub most: u32,
    /// Told what it becomes.
    pub on_change: Callback<u32>,
}

/// A labelled field for a whole number between two others.
#[component]
pub fn Count(props: &CountProps) -> Html {
    let CountProps { language, label, hint, value, least, most, on_change } = props.clone();
    // What was typed and refused stays to be mended.
    let draft = use_state_eq(|| None::<String>);
    let typed = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let typed = figure::whole(&input.value(), "");
            match typed.and_then(|typed| u32::try_from(typed).ok()).filter(|typed| (least..=most).contains(typed)) {
                Some(typed) => {
                    draft.set(None);
                    // What was typed may be written otherwise: “10,000”.
                    input.set_value(&whole(i64::from(typed)));
                    on_change.emit(typed);
                }
                None => draft.set(Some(input.value())),
            }
        })
    };
    let shown = (*draft).clone().unwrap_or_else(|| whole(i64::from(value)));
    html! {
        <div class="risk__count">
            <label>
                <span class="heading">{ label }</span>
                <input class="field field--number" type="text" inputmode="numeric" value={shown} onchange={typed}
                    aria-invalid={draft.is_some().to_string()} title={hint} />
            </label>
            if draft.is_some() { <p class="risk__refused" role="alert">{ risk::not_a_count(language, least, most) }</p> }
        </div>
    }
}
