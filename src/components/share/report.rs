//! Report: the open file told at length, to be printed.

use yew::prelude::*;

use super::{Item, Sharing};
use crate::store::{Msg, OnPaper};
use crate::text::{Say, share};

/// Opens the report, which prints itself.
pub fn item(sharing: &Sharing) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| {
            sharing.close.emit(());
            sharing.store.dispatch(Msg::OnPaper(Some(OnPaper::Report)));
        })
    };
    Item { name: share::REPORT, about: html! { language.say(share::REPORT_ABOUT) }, act }
}
