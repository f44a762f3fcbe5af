//! What the reader should be told, until they have read it.

use yew::prelude::*;

use crate::store::{Msg, NoticeKind, StoreHandle};
use crate::text::{Say, sentences, share, words};

/// What the heading of the notice is known by on the page: the focus is led there where nothing else is left.
pub const NOTICE: &str = "notice-title";

/// What the bar of notices is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NoticeBarProps {
    /// The store.
    pub store: StoreHandle,
}

/// The bar under the masthead.
#[component]
pub fn NoticeBar(props: &NoticeBarProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(notice) = &store.notice else { return Html::default() };
    let (class, role) = match notice.kind {
        NoticeKind::Error => ("notice--error", "alert"),
        NoticeKind::Information | NoticeKind::Done => ("notice--information", "status"),
    };
    let dismiss = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Notice(None)))
    };
    let back = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::BringBack))
    };
    html! {
        <div class={classes!("notice", class)} {role}>
            <div class="notice__text">
                <h2 id={NOTICE} tabindex="-1">{ language.name(&notice.title) }</h2>
                if !notice.sentences.is_empty() {
                    <ul>{ for notice.sentences.iter().map(|sentence| html! { <li>{ language.name(sentence) }</li> }) }</ul>
                }
            </div>
            if let Some(aside) = store.aside.as_ref().filter(|open| notice.says(&sentences::set_aside(&open.set().title))) {
                <button type="button" class="button" onclick={back}>
                    { share::bring_back(language, language.name(&aside.set().title)) }
                </button>
            }
            <button type="button" class="button" onclick={dismiss}>{ language.say(words::DISMISS) }</button>
        </div>
    }
}
