//! Briefs: a page for each area, to be printed or for a word processor.

use yew::prelude::*;

use super::{Item, Sharing};
use crate::store::{Msg, OnPaper};
use crate::text::{Say, briefs};

/// Opens them.
pub fn item(sharing: &Sharing) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| {
            sharing.close.emit(());
            sharing.store.dispatch(Msg::OnPaper(Some(OnPaper::Briefs)));
        })
    };
    Item { name: briefs::BRIEFS, about: html! { language.say(briefs::ABOUT) }, act }
}
