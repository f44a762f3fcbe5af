//! The strip of a first visit: what it looks at, and the ways to one's own. It stands beside the first figure and never before it.

use yew::prelude::*;

use crate::deferred;
use crate::store::{FrameDialog, Msg, StoreHandle};
use crate::tasks;
use crate::text::{Say, start};

/// The strip.
pub fn welcome(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    let mine = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::FrameDialog(Some(FrameDialog::Own))))
    };
    let tutorial = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| deferred::with(&store, |deferred, store| (deferred.tutorial)(store)))
    };
    let hide = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            tasks::start::is_welcomed();
            store.dispatch(Msg::Welcomed);
        })
    };
    html! {
        <section class="welcome" aria-label={language.say(start::WHERE_TO_BEGIN)}>
            <p class="welcome__said">{ language.say(start::LOOKING_AT) }</p>
            <button type="button" class="button button--main" onclick={mine} aria-haspopup="dialog">{ language.say(start::MINE) }</button>
            <button type="button" class="button" onclick={tutorial}>{ language.say(start::TUTORIAL) }</button>
            <button type="button" class="button button--plain welcome__hide" onclick={hide}>{ language.say(start::HIDE) }</button>
        </section>
    }
}
