//! What is printed: the open file told at length, and a page for each area.

use yew::prelude::*;

use super::{Item, Sharing};
use crate::store::{Msg, OnPaper};
use crate::text::{Say, Word, briefs, share};

/// Opens the report, which prints itself.
pub fn report(sharing: &Sharing) -> Item {
    item(sharing, OnPaper::Report, share::REPORT, share::REPORT_ABOUT)
}

/// Opens the briefs, which are printed or written for a word processor.
pub fn briefs(sharing: &Sharing) -> Item {
    item(sharing, OnPaper::Briefs, briefs::BRIEFS, briefs::ABOUT)
}

fn item(sharing: &Sharing, paper: OnPaper, name: Word, about: Word) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| {
            sharing.close.emit(());
            sharing.store.dispatch(Msg::OnPaper(Some(paper)));
        })
    };
    Item { name, about: html! { language.say(about) }, act }
}
