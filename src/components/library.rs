//! The dialog from which a scenario file is opened: those that ship, or one's own.

use permille_exchange::shipped;
use yew::prelude::*;

use crate::dom;
use crate::store::StoreHandle;
use crate::tasks::open;
use crate::text::{Say, words};

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
    use_effect_with((), |()| dom::focus("library"));
    let files = use_memo((), |()| shipped::scenarios());
    let close = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let on_key = {
        let close = props.close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    let keep_open = Callback::from(|event: MouseEvent| event.stop_propagation());
    let choose = |file: &'static str, text: &'static str| {
        let (store, close) = (props.store.clone(), props.close.clone());
        Callback::from(move |_: MouseEvent| {
            open::open_text(&store, file, text);
            close.emit(());
        })
    };
    let pick = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| {
            dom::click("open-file");
            close.emit(());
        })
    };
    html! {
        <div class="veil" onclick={close.clone()} onkeydown={on_key}>
            <section class="dialog" role="dialog" aria-modal="true" aria-labelledby="library-title" id="library" tabindex="-1" onclick={keep_open}>
                <header class="dialog__head">
                    <h2 id="library-title">{ language.say(words::OPEN) }</h2>
                    <button type="button" class="button button--plain" onclick={close}>{ language.say(words::CLOSE) }</button>
                </header>
                <p class="library__about">{ language.say(words::SHIPPED) }</p>
                <ul class="library">
                    { for files.iter().map(|file| html! {
                        <li>
                            <button type="button" onclick={choose(file.id, file.text)}>
                                <span class="library__title">{ language.name(&file.title) }</span>
                                <p class="library__about">{ language.name(&file.description) }</p>
                            </button>
                        </li>
                    }) }
                </ul>
                <footer class="dialog__foot">
                    <button type="button" class="button button--main" onclick={pick}>{ language.say(words::OPEN_FILE) }</button>
                    <span>{ language.say(words::OR_DROP) }</span>
                </footer>
            </section>
        </div>
    }
}
