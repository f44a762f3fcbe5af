//! The dialog from which a scenario file is opened: those that ship, or one's own.

use permille_exchange::files::shipped;
use yew::prelude::*;

use super::dialog::Dialog;
use super::new_file::{Edition, NewFile};
use super::recent::Recent;
use crate::store::StoreHandle;
use crate::tasks::open;
use crate::text::{Footing, Say, Word, scenarios, share, start, words};
use crate::{deferred, dom, standalone};

/// What the library is told.
#[derive(Clone, PartialEq, Properties)]
pub struct LibraryProps {
    /// The store.
    pub store: StoreHandle,
    /// Closes the dialog.
    pub close: Callback<()>,
    /// Whether it begins with a new file for an area that is searched for.
    #[prop_or_default]
    pub own: bool,
}

/// A dialog over the page.
#[component]
pub fn Library<E: Edition>(props: &LibraryProps) -> Html {
    let language = props.store.preferences.language;
    let shut = props.close.clone();
    let making = use_state_eq(|| props.own);
    let files = use_memo((), |()| shipped::scenarios());
    let choose = |file: &'static str, text: &'static str| {
        let (store, shut) = (props.store.clone(), shut.clone());
        Callback::from(move |_: MouseEvent| {
            open::open_text(&store, file, text);
            shut.emit(());
        })
    };
    let choose_own = |text: String| {
        let (store, shut) = (props.store.clone(), shut.clone());
        Callback::from(move |_: MouseEvent| {
            open::open_text(&store, language.say(share::OF_THIS_PAGE), &text);
            shut.emit(());
        })
    };
    let pick = {
        let shut = shut.clone();
        Callback::from(move |_: MouseEvent| {
            shut.emit(());
            dom::click("open-file");
        })
    };
    let make = |making_one: bool| {
        let making = making.clone();
        Callback::from(move |()| making.set(making_one))
    };
    let make_new = {
        let make = make(true);
        Callback::from(move |_: MouseEvent| make.emit(()))
    };
    let tutorial = {
        let (store, shut) = (props.store.clone(), shut.clone());
        Callback::from(move |_: MouseEvent| {
            shut.emit(());
            deferred::with(&store, |deferred, store| (deferred.tutorial)(store));
        })
    };
    let way = |word: Word, about: Word, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="way" {onclick}>
                <span class="way__title">{ language.say(word) }</span>
                <span class="way__about">{ language.say(about) }</span>
            </button>
        }
    };
    let title = match (*making, props.own) {
        (true, true) => start::MINE,
        (true, false) => scenarios::NEW_FILE,
        (false, _) => words::OPEN,
    };
    html! {
    <Dialog {language} title={language.say(title)} id="library" close={shut.clone()}>
                if *making {
                    <NewFile<E> store={props.store.clone()} done={shut.clone()} back={make(false)} />
                } else {
                <div class="ways">
                    { way(start::MINE, start::MINE_ABOUT, make_new.clone()) }
                    { way(start::JIANGXI, start::JIANGXI_ABOUT, choose(shipped::FIRST.id, shipped::FIRST.text)) }
                    if E::SEARCHES { { way(start::TUTORIAL, start::TUTORIAL_ABOUT, tutorial) } }
                </div>
                <Recent store={props.store.clone()} done={shut.clone()} />
                <h3>{ language.say(words::SHIPPED) }</h3>
                <ul class="library">
                    if let Some(text) = standalone::scenario() {
                        <li>
                            <button type="button" onclick={choose_own(text)}>
                                <span class="library__title">{ language.say(share::OF_THIS_PAGE) }</span>
                            </button>
                        </li>
                    }
                    { for files.iter().map(|file| html! {
                        <li>
                            <button type="button" onclick={choose(file.id, file.text)}>
                                <span class="library__title">{ language.name(&file.title) }</span>
                                if let Some(mark) = Footing::said_by(&file.title).mark() { <span class="footing">{ language.say(mark) }</span> }
                                <span class="library__about">{ language.name(&file.description) }</span>
                            </button>
                        </li>
                    }) }
                </ul>
                <div class="dialog__foot">
                    <button type="button" class="button button--main" onclick={pick}>{ language.say(words::OPEN_FILE) }</button>
                    <button type="button" class="button" onclick={make_new}>{ language.say(scenarios::NEW_FILE) }</button>
                    <span>{ language.say(words::OR_DROP) }</span>
                </div>
                }
    </Dialog>
    }
}
