//! The handbook: its contents, a chapter, and what is found in it. Its text is fetched when it is first opened.

mod blocks;
mod contents;
mod page;

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::dialog::Dialog;
use crate::store::{Leaf, Msg, StoreHandle};
use crate::tasks::site_files::{self, File};
use crate::text::{Language, Say, handbook as said, later, words};
use crate::views::handbook::Handbook;

use page::Pages;

/// A place that is gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The chapter, by what links call it.
    chapter: String,
    /// The place in it; empty for its beginning.
    place: String,
}

impl From<Leaf> for Spot {
    fn from(leaf: Leaf) -> Self {
        Self { chapter: leaf.chapter.to_owned(), place: leaf.place.to_owned() }
    }
}

/// What the handbook is told.
#[derive(Clone, PartialEq, Properties)]
pub struct HandbookDialogProps {
    /// The store.
    pub store: StoreHandle,
    /// Where it is opened.
    pub leaf: Leaf,
}

/// Where its text is.
#[derive(Clone, PartialEq)]
enum Coming {
    UnderWay,
    Here(Rc<Handbook>),
    /// It did not come, and why.
    Failed(AttrValue),
}

/// The dialog.
#[component]
pub fn HandbookDialog(props: &HandbookDialogProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let (coming, tries) = (use_state_eq(|| Coming::UnderWay), use_state_eq(|| 0_u32));
    {
        let coming = coming.setter();
        use_effect_with((language, *tries), move |&(language, _)| {
            let wanted = Rc::new(Cell::new(true));
            let still = Rc::clone(&wanted);
            coming.set(Coming::UnderWay);
            spawn_local(async move {
                let come = fetched(language).await;
                if still.get() {
                    coming.set(come);
                }
            });
            move || wanted.set(false)
        });
    }
    let close = closing(store);
    let again = {
        let tries = tries.clone();
        Callback::from(move |_: MouseEvent| tries.set(*tries + 1))
    };
    html! {
        <Dialog {language} title={language.say(said::HANDBOOK)} id="handbook" class="handbook" wide=true {close}>
            { match &*coming {
                Coming::UnderWay => html! { <p class="later" role="status">{ language.say(words::LOADING) }</p> },
                Coming::Failed(why) => html! {
                    <div class="later later--missing" role="alert">
                        <p>{ why }</p>
                        <p class="later__ways">
                            <button type="button" class="button" onclick={again}>{ language.say(later::AGAIN) }</button>
                        </p>
                    </div>
                },
                Coming::Here(handbook) => html! { <Pages store={store.clone()} handbook={Rc::clone(handbook)} leaf={props.leaf} /> },
            } }
        </Dialog>
    }
}

/// Where there is no handbook: in the page that stands alone, which says where it is.
pub fn not_here(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    html! {
        <Dialog {language} title={language.say(said::HANDBOOK)} id="handbook" close={closing(store)}>
            <p>{ said::not_here(language) }</p>
        </Dialog>
    }
}

fn closing(store: &StoreHandle) -> Callback<()> {
    let dispatch = store.dispatcher();
    Callback::from(move |()| dispatch.dispatch(Msg::Handbook(None)))
}

async fn fetched(language: Language) -> Coming {
    match site_files::text(File::handbook(language)).await {
        Ok(text) => Handbook::read(&text)
            .map_or_else(|| Coming::Failed(said::damaged(language).into()), |handbook| Coming::Here(Rc::new(handbook))),
        Err(missing) => Coming::Failed(language.name(&missing.said()).to_owned().into()),
    }
}
