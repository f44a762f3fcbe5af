//! The field in which a recent file is given another title.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Doing;
use crate::dom;
use crate::store::{Place, StoreHandle};
use crate::tasks::recent::list;
use crate::text::{Language, Say, recent};

/// What the field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RenameProps {
    /// The language.
    pub language: Language,
    /// The store.
    pub store: StoreHandle,
    /// The file.
    pub place: Place,
    /// What it is called.
    pub title: String,
    /// Told once it is done.
    pub doing: UseStateHandle<Doing>,
    /// Reads the list again.
    pub again: Callback<()>,
}

/// The field in which a file is given another title.
#[component]
pub fn Rename(props: &RenameProps) -> Html {
    let language = props.language;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                dom::focus_on(&field);
                field.select();
            }
        });
    }
    let submit = {
        let (store, place, doing, again, field) =
            (props.store.clone(), props.place.clone(), props.doing.clone(), props.again.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let title = field.cast::<HtmlInputElement>().map(|field| field.value().trim().to_owned()).unwrap_or_default();
            if title.is_empty() {
                return doing.set(Doing::Nothing);
            }
            let (store, place, doing, again) = (store.clone(), place.clone(), doing.clone(), again.clone());
            spawn_local(async move {
                let renamed = list::rename(&store, &place, &title).await;
                doing.set(if renamed { Doing::Nothing } else { Doing::Failed });
                again.emit(());
            });
        })
    };
    let cancel = {
        let doing = props.doing.clone();
        Callback::from(move |_: MouseEvent| doing.set(Doing::Nothing))
    };
    html! {
        <form class="recent__rename" onsubmit={submit}>
            <input type="text" class="field" ref={field} value={props.title.clone()} maxlength="1000" autocomplete="off"
                aria-label={recent::of_one(language, recent::NEW_TITLE, &props.title)} />
            <button type="submit" class="button">{ language.say(recent::KEEP_TITLE) }</button>
            <button type="button" class="button button--plain" onclick={cancel}>{ language.say(recent::CANCEL) }</button>
        </form>
    }
}
