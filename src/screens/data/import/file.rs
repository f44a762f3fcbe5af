//! The first step: the file is read in the worker, and can be let go of at any time.

use yew::prelude::*;

use super::looking::Fault;
use super::renewing::sentence;
use crate::text::{Language, Say, import, words};

/// What the step is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ReadingProps {
    /// The language.
    pub language: Language,
    /// How much is done, in percent.
    pub percent: u8,
    /// Why it is not read.
    pub(super) fault: Option<Fault>,
    /// Closes the dialog.
    pub close: Callback<()>,
}

/// How far the file is read, or why it is not.
#[component]
pub fn Reading(props: &ReadingProps) -> Html {
    let ReadingProps { language, percent, fault, close } = props;
    let language = *language;
    let close = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let (body, word) = match fault {
        None => (
            html! {
                <div class="import__reading">
                    <label for="import-progress">{ language.say(import::READING) }</label>
                    <progress id="import-progress" max="100" value={percent.to_string()}></progress>
                    <span>{ import::percent(language, *percent) }</span>
                </div>
            },
            import::CANCEL,
        ),
        Some(fault) => (
            html! {
                <div class="import__refused" role="alert">
                    <p>{ sentence(language, fault) }</p>
                    <p class="import__soft">{ language.say(import::NOTHING_CHANGED) }</p>
                </div>
            },
            words::DISMISS,
        ),
    };
    html! {
        <>
            { body }
            <div class="dialog__foot import__foot">
                <button type="button" class="button" onclick={close}>{ language.say(word) }</button>
            </div>
        </>
    }
}
