//! Where no documents are read: in the page that stands alone, which says where they are.

use yew::prelude::*;

use super::DocumentDeskProps;
use crate::components::dialog::Dialog;
use crate::store::Msg;
use crate::text::{Say, document};

/// Says where documents are read, once one is asked for.
#[component]
pub fn NotHere(props: &DocumentDeskProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    if store.document.is_none() {
        return Html::default();
    }
    let close = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Msg::Document(None)))
    };
    html! {
        <Dialog {language} title={language.say(document::TITLE)} id="document" {close}>
            <p class="document__about">{ document::not_here(language) }</p>
        </Dialog>
    }
}
