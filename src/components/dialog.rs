//! A dialog over the page: the browser's own, which holds the focus and gives it back. What was written in it is not thrown away unasked.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::dom;
use crate::text::{Language, Say, plan_edit, words};

/// How many parts of a dialog hold something that leaving would throw away.
#[derive(Clone, Debug, Default)]
pub struct Drafts(Rc<Cell<usize>>);

impl PartialEq for Drafts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Tells the dialog around a component that it holds, or no longer holds, something that leaving would throw away.
#[hook]
pub fn use_draft(held: bool) {
    let drafts = use_context::<Drafts>();
    use_effect_with((held, drafts), |(held, drafts)| {
        let counted = drafts.clone().filter(|_| *held);
        if let Some(drafts) = &counted {
            drafts.0.set(drafts.0.get() + 1);
        }
        move || {
            if let Some(drafts) = counted {
                drafts.0.set(drafts.0.get().saturating_sub(1));
            }
        }
    });
}

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
    /// Whether leaving would throw something away that its parts do not tell of.
    #[prop_or_default]
    pub held: bool,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// What comes anew at its top whenever this changes: the eye and a screen reader are led there.
    #[prop_or_default]
    pub page: usize,
    /// What is in it.
    pub children: Html,
}

/// A modal dialog, open while it is on the page.
///
/// Escape, and a press beside it, first have the field that is being typed in taken. If something is left that would be thrown away, they say
/// so, and Escape has to be pressed again; its buttons do what they say at once.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let (node, top) = (use_node_ref(), use_node_ref());
    let drafts = use_memo((), |()| Drafts::default());
    let asked = use_state_eq(|| false);
    let held = use_mut_ref(|| false);
    *held.borrow_mut() = props.held;
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
    {
        let (node, top) = (node.clone(), top.clone());
        use_effect_with(props.page, move |page| {
            if *page > 0
                && let (Some(dialog), Some(title)) = (node.cast::<HtmlElement>(), top.cast::<HtmlElement>())
            {
                dom::focus_on(&title);
                dialog.set_scroll_top(0);
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
    // Leaves, where nothing is thrown away by it or where it was asked before.
    let leave = {
        let (shut, drafts, asked, held) = (shut.clone(), Rc::clone(&drafts), asked.clone(), Rc::clone(&held));
        Callback::from(move |again: bool| {
            let field = dom::leave_field();
            let (shut, drafts, asked, held) = (shut.clone(), Rc::clone(&drafts), asked.clone(), Rc::clone(&held));
            // What the field takes is known once the page has been drawn anew.
            Timeout::new(0, move || {
                let loses = *held.borrow() || drafts.0.get() > 0;
                if !loses || (again && *asked) {
                    return shut.emit(());
                }
                asked.set(true);
                if let Some(field) = field {
                    dom::focus_on(&field);
                }
            })
            .forget();
        })
    };
    let cancelled = {
        let leave = leave.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            leave.emit(true);
        })
    };
    let closed = {
        // A browser may close the dialog by itself when Escape is pressed twice.
        let close = props.close.clone();
        Callback::from(move |_: Event| close.emit(()))
    };
    // What is in the dialog fills it: a press on the dialog itself is one on what lies around it. A press that began within, as the end of a
    // selection of text does, is none.
    let began_beside = use_mut_ref(|| false);
    let down = {
        let began_beside = Rc::clone(&began_beside);
        Callback::from(move |event: PointerEvent| {
            *began_beside.borrow_mut() = event.target_dyn_into::<HtmlDialogElement>().is_some();
        })
    };
    let beside = {
        let light = props.light;
        Callback::from(move |event: MouseEvent| {
            if light && *began_beside.borrow() && event.target_dyn_into::<HtmlDialogElement>().is_some() {
                leave.emit(false);
            }
        })
    };
    let typed = {
        let asked = asked.clone();
        Callback::from(move |_: InputEvent| asked.set(false))
    };
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog class={classes!("dialog", props.wide.then_some("dialog--wide"), props.class.clone())} aria-labelledby={title_id.clone()} ref={node}
            onpointerdown={down} onclick={beside} oncancel={cancelled} onclose={closed} oninput={typed}>
            <div class="dialog__body">
                <div class="dialog__head">
                    <h2 id={title_id} tabindex={(props.page > 0).then_some("-1")} ref={top}>{ &props.title }</h2>
                    <button type="button" class="button button--plain" onclick={pressed}>{ props.language.say(words::CLOSE) }</button>
                </div>
                if *asked {
                    <p class="dialog__asked" role="alert">{ plan_edit::leave_anyway(props.language) }</p>
                }
                <ContextProvider<Drafts> context={(*drafts).clone()}>
                    { props.children.clone() }
                </ContextProvider<Drafts>>
            </div>
        </dialog>
    }
}
