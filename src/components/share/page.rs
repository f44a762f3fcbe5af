//! Save as a page: the app and the open file in one HTML file.

use permille_engine::name::Name;
use yew::prelude::*;

use super::{Item, Sharing};
use crate::store::Open;
use crate::tasks::page;
use crate::text::{Say, share};

/// Makes the page and hands it to the browser.
pub fn item(sharing: &Sharing) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| make(sharing.clone()))
    };
    Item { name: share::SAVE_PAGE, about: html! { language.say(share::SAVE_PAGE_ABOUT) }, act }
}

fn make(sharing: Sharing) {
    if !sharing.takes_files(share::SAVE_PAGE) {
        return;
    }
    let wanted = sharing.busy(share::SAVE_PAGE);
    wasm_bindgen_futures::spawn_local(async move {
        let page = page::made(&sharing.store).await;
        // Stopped meanwhile, it is not wanted any more.
        if wanted() {
            keep(&sharing, page);
        }
    });
}

fn keep(sharing: &Sharing, page: Result<(Vec<u8>, Open), Name>) {
    let language = sharing.store.preferences.language;
    match page {
        Ok((bytes, open)) if page::keep(&sharing.store, &bytes, &open) => {
            let said = share::page_made(language, bytes.len());
            sharing.show(share::SAVE_PAGE, html! { <p role="status" class="share__done">{ said }</p> });
        }
        Ok(_) => sharing.fail(share::SAVE_PAGE, &share::not_made()),
        Err(why) => sharing.fail(share::SAVE_PAGE, &why),
    }
}
