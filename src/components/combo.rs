//! A field that offers what is found while one types: the arrows move along it, Enter takes one.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::later;
use crate::dom;

/// Something that is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is to whoever takes it.
    pub id: usize,
    /// What it is called.
    pub title: AttrValue,
    /// The language of what it is called, where that is not the page's.
    pub lang: Option<&'static str>,
    /// What it is, or where it lies.
    pub about: AttrValue,
    /// What stands at its end: its keys.
    pub end: AttrValue,
}

/// Finds what is offered for a text.
pub type Find = Callback<String, Rc<Vec<Offer>>>;

/// What the field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ComboProps {
    /// What it is known by on the page.
    pub id: &'static str,
    /// What it is called.
    pub label: AttrValue,
    /// What stands in it while it is empty.
    pub placeholder: AttrValue,
    /// Whether its name is only for who cannot see it.
    #[prop_or_default]
    pub unseen_label: bool,
    /// Finds what is offered. Another one is asked anew.
    pub find: Find,
    /// Says how much was found, or that nothing was.
    pub said: Callback<usize, AttrValue>,
    /// Takes one of what is offered.
    pub choose: Callback<usize>,
    /// Whether the text stays after one was taken.
    #[prop_or_default]
    pub stays: bool,
}

/// The field with its list below it.
#[component]
pub fn Combo(props: &ComboProps) -> Html {
    let (text, active, open) = (use_state_eq(later::typed), use_state_eq(|| 0_usize), use_state_eq(|| true));
    let (input, list) = (use_node_ref(), use_node_ref());
    {
        // A dialog that opens looks for `autofocus`; one that is open already does not. Whoever types elsewhere meanwhile goes on there.
        let input = input.clone();
        use_effect_with((), move |()| {
            let typing =
                dom::focused().is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
            if let Some(input) = input.cast::<HtmlElement>().filter(|_| !typing) {
                let _ = input.focus();
            }
        });
    }
    let offers = use_memo(((*text).clone(), props.find.clone()), |(text, find)| find.emit(text.clone()));
    let at = (*active).min(offers.len().saturating_sub(1));
    {
        let list = list.clone();
        use_effect_with((at, offers.len()), move |(at, _)| {
            let child = list.cast::<HtmlElement>().and_then(|list| list.children().item(u32::try_from(*at).unwrap_or(0)));
            if let Some(child) = child {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                child.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }
    let take = {
        let (text, active, open, choose, stays) = (text.clone(), active.clone(), open.clone(), props.choose.clone(), props.stays);
        Callback::from(move |id: usize| {
            active.set(0);
            if stays {
                open.set(false);
            } else {
                text.set(String::new());
            }
            choose.emit(id);
        })
    };
    let oninput = {
        let (text, active, open) = (text.clone(), active.clone(), open.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                text.set(input.value());
                active.set(0);
                open.set(true);
            }
        })
    };
    let onkeydown = {
        let (text, active, open, offers, take) = (text.clone(), active.clone(), open.clone(), Rc::clone(&offers), take.clone());
        Callback::from(move |event: KeyboardEvent| {
            // While an input method composes, these keys are its own.
            if event.is_composing() || event.key_code() == 229 {
                return;
            }
            let last = offers.len().saturating_sub(1);
            match event.key().as_str() {
                "ArrowDown" if !*open => open.set(true),
                "ArrowDown" => active.set(if at >= last { 0 } else { at + 1 }),
                "ArrowUp" => active.set(if at == 0 { last } else { at - 1 }),
                "PageDown" => active.set((at + 8).min(last)),
                "PageUp" => active.set(at.saturating_sub(8)),
                "Enter" => {
                    if let Some(offer) = offers.get(at).filter(|_| *open) {
                        take.emit(offer.id);
                    }
                }
                "Escape" if !text.is_empty() => {
                    text.set(String::new());
                    active.set(0);
                    event.stop_propagation();
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let list_id = format!("{}-list", props.id);
    let option_id = |at: usize| format!("{}-{at}", props.id);
    let shown = *open && !offers.is_empty();
    html! {
        <div class="combo">
            <label for={props.id} class={props.unseen_label.then_some("unseen")}>{ &props.label }</label>
            <input type="text" class="field combo__field" id={props.id} ref={input} role="combobox" autofocus=true autocomplete="off" autocapitalize="none" spellcheck="false"
                aria-expanded={shown.to_string()} aria-controls={list_id.clone()} aria-autocomplete="list"
                aria-activedescendant={shown.then(|| option_id(at))} placeholder={props.placeholder.clone()} value={(*text).clone()} {oninput} {onkeydown} />
            <p class="unseen" role="status">{ if *open { props.said.emit(offers.len()) } else { AttrValue::default() } }</p>
            <ul class="combo__list" id={list_id} role="listbox" aria-label={props.label.clone()} ref={list} hidden={!shown}>
                { for offers.iter().enumerate().filter(|_| shown).map(|(position, offer)| {
                    let (take, id) = (take.clone(), offer.id);
                    let onclick = Callback::from(move |_: MouseEvent| take.emit(id));
                    html! {
                        <li role="option" id={option_id(position)} key={offer.id} class="combo__offer" aria-selected={(position == at).to_string()} {onclick}>
                            <span class="combo__title" lang={offer.lang}>{ &offer.title }</span>
                            <span class="combo__about">{ &offer.about }</span>
                            if !offer.end.is_empty() { <kbd class="combo__end">{ &offer.end }</kbd> }
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}
