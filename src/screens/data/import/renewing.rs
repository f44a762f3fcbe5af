//! The preview while it is worked out anew: how far it is, and how to stop it; and why it was not.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::looking::Fault;
use crate::text::{Language, Say, import, later, words};

/// What is there sooner needs no word, in milliseconds.
const PATIENCE_MILLISECONDS: u32 = 300;

/// What the bar is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RenewingProps {
    /// The language.
    pub language: Language,
    /// Whether something is on its way.
    pub busy: bool,
    /// How much is done, in percent.
    pub percent: u8,
    /// Stops it.
    pub stop: Callback<()>,
}

/// The bar, once it takes a while.
#[component]
pub fn Renewing(props: &RenewingProps) -> Html {
    let RenewingProps { language, busy, percent, stop } = props;
    let language = *language;
    let late = use_state_eq(|| false);
    {
        let late = late.setter();
        use_effect_with(*busy, move |busy| {
            let waiting = busy.then(|| {
                let late = late.clone();
                Timeout::new(PATIENCE_MILLISECONDS, move || late.set(true))
            });
            move || {
                drop(waiting);
                late.set(false);
            }
        });
    }
    let onclick = {
        let stop = stop.clone();
        Callback::from(move |_: MouseEvent| stop.emit(()))
    };
    let shown = *late && *busy;
    html! {
        <div class={if shown { "import__renewing" } else { "unseen" }}>
            <p role="status">{ if shown { language.say(import::RENEWING) } else { "" } }</p>
            if shown {
                <progress max="100" value={percent.to_string()} aria-label={language.say(import::RENEWING)}></progress>
                <span>{ import::percent(language, *percent) }</span>
                <button type="button" class="button" {onclick}>{ language.say(words::STOP) }</button>
            }
        </div>
    }
}

/// Why what is said was not worked out, and a way to have it tried again. What was seen last stays.
pub(super) fn fault(language: Language, fault: &Fault, again: Callback<MouseEvent>) -> Html {
    html! {
        <div class="import__refused" role="alert">
            <p>{ sentence(language, fault) }</p>
            <p class="import__soft">{ language.say(import::SAID_STAYS) }</p>
            <div><button type="button" class="button" onclick={again}>{ language.say(later::AGAIN) }</button></div>
        </div>
    }
}

/// Why it does not go on.
pub(super) fn sentence(language: Language, fault: &Fault) -> String {
    match fault {
        Fault::Refused((zh, en)) => language.pick(zh, en).clone(),
        Fault::Lost(lost) => language.name(&later::lost(*lost, import::failed())).to_owned(),
    }
}
