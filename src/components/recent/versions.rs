//! What a file of the list was on earlier days: each is opened as a file of its own.

use yew::prelude::*;

use super::{Doing, Handlers};
use crate::dom;
use crate::tasks::recent::versions::{self as kept, Version};
use crate::text::{Language, Say, recent, share};

/// The days, in a row of their own.
pub(super) fn versions(language: Language, title: &str, earlier: &[&Version], acts: &Handlers<'_>) -> Html {
    let one = |version: &Version| {
        let when = dom::local_time(version.at, language.pick("zh-CN", "en-GB"));
        let open = {
            let (store, done, doing, version) = (acts.store.clone(), acts.done.clone(), acts.doing.clone(), version.clone());
            Callback::from(move |_: MouseEvent| {
                let (store, done, doing, version) = (store.clone(), done.clone(), doing.clone(), version.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    if kept::open(&store, &version, &done).await {
                        return;
                    }
                    doing.set(Doing::Failed);
                });
            })
        };
        html! {
            <li key={version.at.to_string()}>
                <button type="button" class="link" onclick={open} aria-label={recent::open_version(language, title, &when)}>
                    <time datetime={dom::iso_time(version.at)}>{ when.clone() }</time>
                </button>
                <span class="recent__about">{ share::size(version.bytes) }</span>
            </li>
        }
    };
    html! {
        <tr class="recent__versions">
            <td colspan="4">
                <p class="recent__about">{ language.say(recent::EARLIER_ABOUT) }</p>
                <ul>{ for earlier.iter().map(|version| one(version)) }</ul>
            </td>
        </tr>
    }
}
