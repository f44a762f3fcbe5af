//! Whom to ask: a level, within an area, and of these as many as are ticked.

use std::collections::BTreeSet;
use std::rc::Rc;

use permille_engine::area::Level;
use permille_engine::id::AreaCode;
use permille_engine::in_order;
use web_sys::{Event, HtmlInputElement, MouseEvent};
use yew::prelude::*;

use super::draft::{Draft, Outcome, above, levels};
use crate::components::kept::{Kept, use_kept};
use crate::components::select;
use crate::store::Open;
use crate::text::{Language, Say, ask};

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WhomProps {
    pub(super) language: Language,
    pub(super) open: Open,
    pub(super) draft: Kept<Draft>,
    pub(super) outcome: Rc<Outcome>,
}

/// The level, the area it lies in, and the areas behind a button.
#[component]
pub(super) fn Whom(props: &WhomProps) -> Html {
    let WhomProps { language, open, draft, outcome } = props;
    let language = *language;
    let opened = use_kept("ask: areas shown", || false);
    let model = &open.model;
    let level = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let chosen = select::value(&event).and_then(|word| Level::from_word(&word));
            if let Some(level) = chosen {
                draft.set(Draft { level, within: None, left_out: BTreeSet::new(), ..(*draft).clone() });
            }
        })
    };
    let within = {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let code = select::value(&event).filter(|code| !code.is_empty()).map(|code| AreaCode::from(code.as_str()));
            draft.set(Draft { within: code, left_out: BTreeSet::new(), ..(*draft).clone() });
        })
    };
    let all = |all: bool| {
        let (draft, outcome, open) = (draft.clone(), Rc::clone(outcome), open.clone());
        Callback::from(move |_: MouseEvent| {
            let codes = outcome.offered.iter().map(|&area| open.model.areas()[area].code.clone());
            let left_out = in_order::set(codes.filter(|_| !all));
            draft.set(Draft { left_out, ..(*draft).clone() });
        })
    };
    html! {
        <fieldset class="new-file__group">
            <legend>{ language.say(ask::WHOM) }</legend>
            <div class="new-file__field">
                <label for="ask-level">{ language.say(ask::LEVEL) }</label>
                <select class="field" id="ask-level" onchange={level}>
                    { for levels(model).into_iter().map(|(level, count)| html! {
                        <option value={level.word()} selected={level == draft.level}>{ ask::level_of(language, level, count) }</option>
                    }) }
                </select>
            </div>
            <div class="new-file__field">
                <label for="ask-within">{ language.say(ask::WITHIN) }</label>
                <select class="field" id="ask-within" onchange={within}>
                    <option value="" selected={draft.within.is_none()}>{ language.say(ask::EVERYWHERE) }</option>
                    { for above(model, draft.level).into_iter().map(|area| {
                        let area = &model.areas()[area];
                        html! {
                            <option value={area.code.to_string()} selected={draft.within.as_ref() == Some(&area.code)}>{ language.name(&area.name) }</option>
                        }
                    }) }
                </select>
            </div>
            <div class="asking__areas">
                <button type="button" class="link" aria-expanded={opened.to_string()} onclick={opened.turned()}>
                    <span aria-hidden="true">{ if *opened { "▾ " } else { "▸ " } }</span>
                    { ask::chosen(language, outcome.areas.len(), outcome.offered.len()) }
                </button>
                if *opened {
                    <p class="asking__all">
                        <button type="button" class="link" onclick={all(true)}>{ language.say(ask::ALL) }</button>
                        <button type="button" class="link" onclick={all(false)}>{ language.say(ask::NONE) }</button>
                    </p>
                    <div class="asking__list">{ for outcome.offered.iter().map(|&area| one(language, open, draft, area)) }</div>
                }
            </div>
        </fieldset>
    }
}

/// One area to tick.
fn one(language: Language, open: &Open, draft: &Kept<Draft>, area: usize) -> Html {
    let area = &open.model.areas()[area];
    let ticked = {
        let (draft, code) = (draft.clone(), area.code.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut next = (*draft).clone();
            if input.checked() {
                next.left_out.remove(&code);
            } else {
                next.left_out.insert(code.clone());
            }
            draft.set(next);
        })
    };
    html! {
        <label key={area.code.to_string()} class="asking__area">
            <input type="checkbox" checked={!draft.left_out.contains(&area.code)} onchange={ticked} />
            <span>{ language.name(&area.name) }</span>
        </label>
    }
}
