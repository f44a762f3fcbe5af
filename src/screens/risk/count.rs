//! A field for a whole number.

use permille_exchange::wording::figure;
use yew::prelude::*;

use crate::components::field::{Typing, use_typing};
use crate::text::numbers::whole;
use crate::text::{Language, risk};

/// What the field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CountProps {
    /// The language.
    pub language: Language,
    /// What it is called.
    pub label: AttrValue,
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
    let CountProps { language, label, value, least, most, on_change } = props.clone();
    let take = Callback::from(move |text: String| {
        let typed = figure::whole(&text, "").and_then(|typed| u32::try_from(typed).ok());
        let typed =
            typed.filter(|typed| (least..=most).contains(typed)).ok_or_else(|| risk::not_a_count(language, least, most))?;
        on_change.emit(typed);
        Ok(())
    });
    let Typing { shown, refused, oninput, onchange, onkeydown } = use_typing(whole(i64::from(value)).into(), take);
    html! {
        <div class="risk__count">
            <label>
                <span class="heading">{ label }</span>
                <input class="field field--number" type="text" inputmode="numeric" value={shown} {oninput} {onchange} {onkeydown}
                    aria-invalid={refused.is_some().to_string()} />
            </label>
            if let Some(sentence) = refused { <p class="risk__refused" role="alert">{ sentence }</p> }
        </div>
    }
}
