//! Slides: the presentation as PPTX.

use yew::prelude::*;

use super::{Item, Sharing};
use crate::dom;
use crate::tasks::deck;
use crate::text::{Say, share};

/// Written by the worker, kept by the browser.
pub fn item(sharing: &Sharing) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| {
            if !sharing.takes_files(share::SLIDES) {
                return;
            }
            let Some((name, work)) = deck::work(&sharing.store, deck::Format::Pptx) else { return };
            sharing.work(
                share::SLIDES,
                work,
                |percent| Some(*percent),
                move |sharing, bytes| match bytes {
                    Some(bytes) if dom::download_bytes(&name, deck::Format::Pptx.media_type(), &bytes) => sharing.close.emit(()),
                    _ => sharing.fail(share::SLIDES, &share::not_made()),
                },
            );
        })
    };
    Item { name: share::SLIDES, about: html! { language.say(share::SLIDES_ABOUT) }, act }
}
