//! The dialog from which a scenario file is opened: those that ship, or one's own.

use permille_exchange::shipped;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::new_file::NewFile;
use crate::store::StoreHandle;
use crate::tasks::open;
use crate::text::{Say, scenarios, share, words};
use crate::{alone, dom};

/// What the library is told.
#[derive(Clone, PartialEq, Properties)]
pub struct LibraryProps {
    /// The store.
    pub store: StoreHandle,
    /// Closes the dialog.
    pub close: Callback<()>,
}

/// A dialog over the page.
#[component]
pub fn Library(props: &LibraryProps) -> Html {
    let language = props.store.preferences.language;
    let node = use_node_ref();
    {
        // The browser's own modal dialog holds the focus, and gives it back when it closes.
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                // It can only fail where it is open already.
                let _ = dialog.show_modal();
            }
        });
    }
    let shut = {
        let (close, node) = (props.close.clone(), node.clone());
        Callback::from(move |()| {
            // Closed before it is taken away: only then does the focus go back to where it was.
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
            close.emit(());
        })
    };
    let making = use_state_eq(|| false);
    let files = use_memo((), |()| shipped::scenarios());
    let close = {
        let shut = shut.clone();
        Callback::from(move |_: MouseEvent| shut.emit(()))
    };
    let cancel = {
        let shut = shut.clone();
        Callback::from(move |_: Event| shut.emit(()))
    };
    let close_beside = {
        let shut = shut.clone();
        Callback::from(move |event: MouseEvent| {
            // What is in the dialog fills it: a press on the dialog itself is one on what lies around it.
            if event.target_dyn_into::<HtmlDialogElement>().is_some() {
                shut.emit(());
            }
        })
    };
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
    html! {
                <dialog class="dialog" aria-labelledby="library-title" ref={node} onclick={close_beside} oncancel={cancel}>
    <div class="dialog__body">
                    <header class="dialog__head">
                        <h2 id="library-title">{ language.say(if *making { scenarios::NEW_FILE } else { words::OPEN }) }</h2>
                        <button type="button" class="button button--plain" onclick={close}>{ language.say(words::CLOSE) }</button>
                    </header>
                    if *making {
                        <NewFile store={props.store.clone()} done={shut.clone()} back={make(false)} />
                    } else {
                    <p class="library__about">{ language.say(words::SHIPPED) }</p>
                    <ul class="library">
                        if let Some(text) = alone::scenario() {
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
                                    <span class="library__about">{ language.name(&file.description) }</span>
                                </button>
                            </li>
                        }) }
                    </ul>
                    <footer class="dialog__foot">
                        <button type="button" class="button button--main" onclick={pick}>{ language.say(words::OPEN_FILE) }</button>
                        <button type="button" class="button" onclick={make_new}>{ language.say(scenarios::NEW_FILE) }</button>
                        <span>{ language.say(words::OR_DROP) }</span>
                    </footer>
                    }
    </div>
    </dialog>
        }
}
