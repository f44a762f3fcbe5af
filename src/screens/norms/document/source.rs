//! Where a document comes from: its text is pasted, or its file is picked or dropped.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::Wanted;
use super::desk::{Act, Desk};
use super::draft::Draft;
use crate::dom;
use crate::store::StoreHandle;
use crate::tasks::import_document::import_file;
use crate::text::{Language, Say, document};

/// The field a document is picked with.
const PICKER: &str = "document-file";

/// What the step is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SourceProps {
    /// The language.
    pub language: Language,
    /// The store.
    pub store: StoreHandle,
    /// What was pasted.
    pub pasted: UseStateHandle<String>,
    /// Asks for a text to be read.
    pub ask: Callback<Wanted>,
    /// What was being decided on before.
    pub kept: Option<Rc<Draft>>,
    /// Takes that up again.
    pub dispatch: UseReducerDispatcher<Desk>,
}

/// A field to paste into, and a button to pick a file.
#[component]
pub(super) fn Source(props: &SourceProps) -> Html {
    let SourceProps { language, store, pasted, ask, kept, dispatch } = props;
    let language = *language;
    let empty = use_state_eq(|| false);
    let typed = {
        let (pasted, empty) = (pasted.setter(), empty.setter());
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                pasted.set(area.value());
                empty.set(false);
            }
        })
    };
    let read = {
        let (pasted, empty, ask) = (pasted.clone(), empty.setter(), ask.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if pasted.trim().is_empty() {
                empty.set(true);
                dom::focus("document-text");
                return;
            }
            ask.emit(Wanted { name: String::new(), bytes: Rc::new(pasted.as_bytes().to_vec()) });
        })
    };
    let picked = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                import_file(&store, file);
            }
            // The same file can be picked again.
            input.set_value("");
        })
    };
    let pick = Callback::from(|_: MouseEvent| dom::click(PICKER));
    let go_on = kept.clone().map(|kept| {
        let (dispatch, title) = (dispatch.clone(), language.name(&kept.head.title).to_owned());
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Act::Begin(Box::new((*kept).clone()))));
        html! {
            <div class="document__kept">
                <p>{ document::left_off(language, &title) }</p>
                <button type="button" class="button" {onclick}>{ language.say(document::GO_ON) }</button>
            </div>
        }
    });
    html! {
        <form class="document__source" onsubmit={read} novalidate=true>
            { for go_on }
            <p class="document__about">{ document::about(language) }</p>
            <label class="document__paste" for="document-text">{ language.say(document::PASTE) }</label>
            <textarea id="document-text" class="field document__text" rows="12" lang="zh-CN" oninput={typed} value={(**pasted).clone()}
                placeholder={language.say(document::PASTE_HINT)} aria-invalid={empty.then_some("true")}
                aria-describedby={empty.then_some("document-wrong")} />
            if *empty { <p class="edit__wrong" id="document-wrong">{ document::nothing_pasted(language) }</p> }
            <div class="dialog__foot document__foot">
                <button type="submit" class="button button--main">{ language.say(document::READ) }</button>
                <button type="button" class="button" onclick={pick}>{ language.say(document::CHOOSE) }</button>
                <input type="file" id={PICKER} class="unseen" tabindex="-1" accept=".txt,.docx,.html,.htm,.pdf,.md,.doc"
                    aria-label={language.say(document::PICK)} onchange={picked} />
            </div>
        </form>
    }
}
