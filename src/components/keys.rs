//! The sheet of keys.

use yew::prelude::*;

use super::dialog::Dialog;
use crate::standalone;
use crate::store::StoreHandle;
use crate::tasks::shortcuts;
use crate::text::{Language, Say, keys};

/// The sheet, over the page.
pub fn sheet(store: &StoreHandle, close: Callback<()>) -> Html {
    let language = store.preferences.language;
    html! {
        <Dialog {language} title={language.say(keys::KEYS)} id="keys" {close}>
            <p class="library__about">{ language.say(keys::ABOUT) }</p>
            <div class="keys">
                { for keys::ALL.iter().map(|(place, group)| html! {
                    <table class="keys__group">
                        <caption>{ language.say(*place) }</caption>
                        <thead class="unseen">
                            <tr><th scope="col">{ language.say(keys::KEY) }</th><th scope="col">{ language.say(keys::DOES) }</th></tr>
                        </thead>
                        <tbody>
                            { for group.iter().filter(|(key, _)| *key != keys::PALETTE || !standalone::is_standalone()).map(|(pressed, does)| html! {
                                <tr>
                                    <th scope="row">{ for pressed.split(", ").map(|one| html! { <kbd>{ one }</kbd> }) }</th>
                                    <td>{ language.say(*does) }</td>
                                </tr>
                            }) }
                        </tbody>
                    </table>
                }) }
            </div>
            <QuestionMark {language} />
        </Dialog>
    }
}

/// What the switch is told.
#[derive(Clone, PartialEq, Properties)]
struct QuestionMarkProps {
    language: Language,
}

/// Whether “?” by itself is a key.
#[component]
fn QuestionMark(props: &QuestionMarkProps) -> Html {
    let taken = use_state_eq(shortcuts::takes_question_mark);
    let turn = {
        let taken = taken.clone();
        Callback::from(move |_: Event| {
            shortcuts::take_question_mark(!*taken);
            taken.set(!*taken);
        })
    };
    html! {
        <label class="keys__switch">
            <input type="checkbox" checked={*taken} onchange={turn} />
            <span>{ props.language.say(keys::QUESTION_MARK) }</span>
        </label>
    }
}
