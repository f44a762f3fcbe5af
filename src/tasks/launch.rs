//! What a visit was begun for: a shortcut of the installed app, or files that were opened with it.
//!
//! A shortcut is an address with a wish in it (www/manifest.json). Where the app is open already, the browser hands what it was launched with to the
//! page that is there, and loads nothing anew.

use std::cell::RefCell;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::recent::list::{self, Kept};
use super::recent::open;
use super::{merge, tab};
use crate::dom;
use crate::store::{Msg, Notice, NoticeKind};
use crate::text::recent;

/// The button that opens the dialog with everything that can be opened.
const OPEN: &str = "open-button";

/// What an address asks for.
#[derive(Debug, PartialEq, Eq)]
enum Wish {
    /// The dialog with everything that can be opened.
    Open,
    /// The recent file of this place, from one: the one changed last.
    Recent(String),
}

impl Wish {
    /// The wish in an address, or in what stands behind its `?`.
    fn of(address: &str) -> Option<Self> {
        let (_, search) = address.split('#').next()?.split_once('?')?;
        search.split('&').find_map(|part| match part.split_once('=').unwrap_or((part, "")) {
            ("open", _) => Some(Self::Open),
            ("recent", place) => Some(Self::Recent(place.to_owned())),
            _ => None,
        })
    }
}

/// Does what this visit was begun for, and whatever the app is launched for from now on: once what was open before is open again.
pub fn take_up() {
    let search = dom::search();
    if let Some(wish) = Wish::of(&search) {
        dom::forget_search();
        grant(wish);
    }
    let Ok(queue) = Reflect::get(&gloo::utils::window(), &"launchQueue".into()) else { return };
    // A browser may hand over once more what the page was loaded for.
    let granted = RefCell::new(Some(search));
    let consume = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let property = |name: &str| Reflect::get(&launch, &name.into()).unwrap_or_default();
        let address = property("targetURL").as_string().unwrap_or_default();
        let before = granted.take();
        let files: Array = property("files").dyn_into().unwrap_or_default();
        if files.length() > 0 {
            spawn_local(open_files(files));
        } else if before.is_none_or(|before| before.is_empty() || !address.ends_with(&before))
            && let Some(wish) = Wish::of(&address)
        {
            grant(wish);
        }
    });
    // A browser that installs no apps has no such queue.
    let _ = dom::call(&queue, "setConsumer", &[consume.into_js_value()]);
}

/// Opens what the system handed over as if it had been picked.
async fn open_files(handles: Array) {
    let mut files = Vec::new();
    for handle in handles {
        let asked = dom::call(&handle, "getFile", &[]).and_then(|asked| asked.dyn_into::<Promise>().ok());
        let Some(asked) = asked else { continue };
        if let Ok(file) = JsFuture::from(asked).await {
            files.push(file.unchecked_into::<File>());
        }
    }
    if let Some(store) = tab::store() {
        merge::open_or_merge(&store, files);
    }
}

fn grant(wish: Wish) {
    match wish {
        Wish::Open => dom::click(OPEN),
        Wish::Recent(place) => spawn_local(open_recent(place)),
    }
}

/// Opens a recent file by its place in the list, or says that there is none.
async fn open_recent(place: String) {
    let listed = list::kept().await;
    let Some(store) = tab::store() else { return };
    let title = match listed {
        Ok(Kept { cards, .. }) => {
            let number = place.parse::<usize>().ok().filter(|&number| number > 0);
            match number.and_then(|number| cards.get(number - 1)) {
                Some(card) => return open::open(&store, card.place.clone()),
                None => recent::not_so_many(number, cards.len()),
            }
        }
        Err(trouble) => trouble.said(),
    };
    store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Information, title, sentences: Vec::new() })));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_what_stands_behind_its_question_mark() {
        assert_eq!(Wish::of("https://a.example/permille/?open"), Some(Wish::Open));
        assert_eq!(Wish::of("?recent=2"), Some(Wish::Recent("2".to_owned())));
        assert_eq!(Wish::of("./?from=mail&recent=3#p1=…"), Some(Wish::Recent("3".to_owned())));
        for nothing in ["", "https://a.example/", "?", "?opened", "#?open", "?x=open"] {
            assert_eq!(Wish::of(nothing), None, "{nothing}");
        }
    }
}
