//! Save as a page: the app and the open file in one HTML file.

use permille_engine::name::Name;
use yew::prelude::*;

use super::{Item, Sharing};
use crate::tasks::page;
use crate::text::{Say, share};

/// Makes the page and hands it to the browser.
pub fn item(sharing: &Sharing) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| match page::again(&sharing.store) {
            Some(page) => keep(&sharing, page),
            None => make(sharing.clone()),
        })
    };
    Item { name: share::SAVE_PAGE, about: html! { language.say(share::SAVE_PAGE_ABOUT) }, act }
}

fn make(sharing: Sharing) {
    sharing.busy(share::SAVE_PAGE);
    wasm_bindgen_futures::spawn_local(async move {
        match page::of_site(&sharing.store).await {
            Ok(work) => sharing.work(
                share::SAVE_PAGE,
                &work,
                |()| None,
                |sharing, page| keep(sharing, page.map_err(|(zh, en)| Name::new(zh, en))),
            ),
            Err(why) => sharing.fail(share::SAVE_PAGE, &why),
        }
    });
}

fn keep(sharing: &Sharing, page: Result<String, Name>) {
    let language = sharing.store.preferences.language;
    match page {
        Ok(text) if page::keep(&sharing.store, &text) => {
            let said = share::page_made(language, text.len());
            sharing.show(share::SAVE_PAGE, html! { <p role="status" class="share__done">{ said }</p> });
        }
        Ok(_) => sharing.fail(share::SAVE_PAGE, &share::not_made()),
        Err(why) => sharing.fail(share::SAVE_PAGE, &why),
    }
}
