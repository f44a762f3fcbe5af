//! The whole history, to go back or forth in several steps at once.

use yew::prelude::*;

use crate::store::{Msg, StoreHandle};
use crate::text::{Say, scenarios};

/// How many steps are listed on either side.
const MOST: usize = 100;

/// The steps, the latest first: what was undone, where things stand, and what was done down to the opening of the file.
pub fn list(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    let go = |msg: Msg| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(msg.clone()))
    };
    let Some(history) = store.open.as_ref().map(|open| &open.history) else { return Html::default() };
    let done: Vec<String> = history.undo_names().map(|name| language.name(name).to_owned()).collect();
    let undone: Vec<String> = history.redo_names().take(MOST).map(|name| language.name(name).to_owned()).collect();
    let (count, listed) = (done.len(), done.len().min(MOST));
    html! {
        <>
            if done.is_empty() && undone.is_empty() {
                <p class="history__none">{ language.say(scenarios::NO_HISTORY) }</p>
            } else {
                <ol>
                    { for undone.into_iter().enumerate().rev().map(|(step, name)| html! {
                        <li>
                            <button type="button" class="history__step history__step--undone" onclick={go(Msg::RedoSteps(step + 1))}>
                                <span>{ name }</span><span class="history__mark">{ language.say(scenarios::UNDONE) }</span>
                            </button>
                        </li>
                    }) }
                    { for done.into_iter().take(listed).enumerate().map(|(step, name)| {
                        let now = step == 0;
                        html! {
                            <li>
                                <button type="button" class="history__step" aria-current={now.then_some("step")}
                                    onclick={go(Msg::UndoSteps(step))}>
                                    <span>{ name }</span>
                                    if now { <span class="history__mark">{ language.say(scenarios::NOW) }</span> }
                                </button>
                            </li>
                        }
                    }) }
                    <li>
                        <button type="button" class="history__step" onclick={go(Msg::UndoSteps(count))}
                            aria-current={(count == 0).then_some("step")}>
                            <span>{ language.say(scenarios::AS_OPENED) }</span>
                            if count == 0 { <span class="history__mark">{ language.say(scenarios::NOW) }</span> }
                        </button>
                    </li>
                </ol>
            }
        </>
    }
}
