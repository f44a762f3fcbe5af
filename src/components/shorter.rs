//! A plan file that would leave out norms: which, before it takes the place of the plan there is.

use yew::prelude::*;

use super::dialog::Dialog;
use crate::store::{Msg, Shorter, StoreHandle};
use crate::tasks::import_plan;
use crate::text::{Say, plan_edit};

/// So many are named; of the others, how many there are.
const NAMED: usize = 20;

/// The dialog.
pub fn view(store: &StoreHandle, shorter: &Shorter) -> Html {
    let language = store.preferences.language;
    let close = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Msg::Shorter(None)))
    };
    let keep = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let take = {
        let (store, shorter) = (store.clone(), shorter.clone());
        Callback::from(move |_: MouseEvent| import_plan::take_shorter(&store, &shorter))
    };
    let count = shorter.gone.len();
    let more = count.saturating_sub(NAMED);
    html! {
        <Dialog {language} title={language.say(plan_edit::SHORTER)} id="shorter" {close} light=false>
            <p>{ plan_edit::leaves_out(language, language.name(&shorter.plan.title), count, shorter.plan.norms.len()) }</p>
            <ul class="shorter">
                { for shorter.gone.iter().take(NAMED).map(|name| html! { <li>{ language.name(name) }</li> }) }
                if more > 0 { <li>{ plan_edit::and_more(language, more) }</li> }
            </ul>
            <p>{ language.say(plan_edit::SHORTER_ABOUT) }</p>
            <div class="dialog__foot">
                <button type="button" class="button button--main" onclick={keep}>{ language.say(plan_edit::KEEP_PLAN) }</button>
                <button type="button" class="button" onclick={take}>{ language.say(plan_edit::TAKE_SHORTER) }</button>
            </div>
        </Dialog>
    }
}
