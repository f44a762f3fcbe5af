//! A dialog over the page: the browser's own, which holds the focus and gives it back.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::text::{Language, Say, words};

/// What a dialog is told.
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// The language.
    pub language: Language,
    /// What it is called: its heading, and its name.
    pub title: AttrValue,
    /// What its heading is known by on the page; no two dialogs have the same.
    pub id: AttrValue,
    /// Told when it is closed.
    pub close: Callback<()>,
    /// Whether it takes all the room there is.
    #[prop_or_default]
    pub wide: bool,
    /// Whether a press beside it closes it; not where work would be lost.
    #[prop_or(true)]
    pub light: bool,
    /// What is in it.
    pub children: Html,
}

/// A modal dialog, open while it is on the page.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                // It can only fail where it is open already.
                let _ = dialog.show_modal();
            }
            // Closed before it is taken away: only then does the focus go back to where it was.
            move || {
                if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                    dialog.close();
                }
            }
        });
    }
    let shut = {
        let (close, node) = (props.close.clone(), node.clone());
        Callback::from(move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
            close.emit(());
        })
    };
    let pressed = {
        let shut = shut.clone();
        Callback::from(move |_: MouseEvent| shut.emit(()))
    };
    let cancelled = {
        let shut = shut.clone();
        Callback::from(move |_: Event| shut.emit(()))
    };
    let beside = {
        let (shut, light) = (shut, props.light);
        Callback::from(move |event: MouseEvent| {
            // What is in the dialog fills it: a press on the dialog itself is one on what lies around it.
            if light && event.target_dyn_into::<HtmlDialogElement>().is_some() {
                shut.emit(());
            }
        })
    };
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog class={classes!("dialog", props.wide.then_some("dialog--wide"))} aria-labelledby={title_id.clone()} ref={node}
            onclick={beside} oncancel={cancelled}>
            <div class="dialog__body">
                <header class="dialog__head">
                    <h2 id={title_id}>{ &props.title }</h2>
                    <button type="button" class="button button--plain" onclick={pressed}>{ props.language.say(words::CLOSE) }</button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
