//! A part of the text with its marked sentences, and beside it the norms they are proposed as.

use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::Writing;
use super::card::card;
use super::desk::{Act, Desk};
use super::draft::{Item, Read};
use super::review::{Held, part_id};
use super::versions::Stand;
use crate::components::same::Same;
use crate::dom;
use crate::text::{Language, Say, document};
use crate::work::document::{Mark, Part, Sort};

/// What a part is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PassageProps {
    /// The language.
    pub language: Language,
    /// Which part.
    pub part: usize,
    /// The document.
    pub read: Same<Read>,
    /// Which norms it is proposed as.
    pub items: Vec<usize>,
    /// These norms.
    pub norms: Rc<Vec<Item>>,
    /// How they stand to the plan the document is held against.
    pub stands: Rc<Vec<Option<Stand>>>,
    /// That plan.
    pub old: Option<Held>,
    /// Its figures that were not understood.
    pub left: Vec<usize>,
    /// Whether something is decided on each of them.
    pub settled: Vec<bool>,
    /// Decides.
    pub dispatch: UseReducerDispatcher<Desk>,
    /// Opens the form of a norm.
    pub write: Callback<Writing>,
}

/// A part of the text, and its norms.
#[component]
pub(super) fn Passage(props: &PassageProps) -> Html {
    let PassageProps { language, part, read, items, norms, left, settled, dispatch, write, .. } = props;
    let Some(shown) = read.document.parts.get(*part) else { return Html::default() };
    let said = sentence_by_sentence(shown);
    let (id, lang) = (part_id(*part), crate::text::lang_of(&shown.text));
    let text = match shown.sort {
        Sort::Heading(depth) => {
            let class = format!("document__title document__title--{depth}");
            html! { <h3 {class} {id} tabindex="-1" {lang}>{ said }</h3> }
        }
        Sort::Text => html! { <p class="document__words" {id} tabindex="-1" {lang}>{ said }</p> },
        Sort::Row => html! { <p class="document__words document__words--row" {id} tabindex="-1" {lang}>{ said }</p> },
        Sort::Passed => html! { <p class="document__words document__words--passed" {id} tabindex="-1" {lang}>{ said }</p> },
    };
    let beside = !items.is_empty() || !left.is_empty();
    html! {
        <div class={classes!("document__part", beside.then_some("document__part--marked"))}>
            <div class="document__said">
                if !shown.clause.is_empty() && beside { <span class="document__clause">{ &shown.clause }</span> }
                { text }
            </div>
            if beside {
                <ul class="document__beside">
                    { for items.iter().zip(norms.iter()).zip(props.stands.iter()).map(|((&at, item), stand)| html! {
                        <li key={at}>{ card(*language, at, item, stand.zip(props.old.as_ref()), dispatch, write) }</li>
                    }) }
                    { for left.iter().zip(settled).map(|(&left, &settled)| html! {
                        <li key={format!("left {left}")}>{ not_understood(*language, read, left, settled, dispatch, write) }</li>
                    }) }
                </ul>
            }
        </div>
    }
}

/// The words of a part, its marked sentences told apart.
fn sentence_by_sentence(part: &Part) -> Html {
    let characters: Vec<char> = part.text.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    let words = |from: usize, until: usize| -> String {
        characters.get(from..until.min(characters.len())).unwrap_or_default().iter().collect()
    };
    for mark in &part.marks {
        let (from, until) = (mark.from as usize, mark.until as usize);
        if from < at {
            continue;
        }
        out.push(html! { { words(at, from) } });
        out.push(marked(mark, words(from, until)));
        at = until;
    }
    out.push(html! { { words(at, characters.len()) } });
    html! { <>{ for out }</> }
}

/// A marked sentence: a way to its first norm.
fn marked(mark: &Mark, words: String) -> Html {
    let to = match (mark.norms.first(), mark.left.first()) {
        (Some(norm), _) => card_id(*norm as usize),
        (None, Some(left)) => left_id(*left as usize),
        (None, None) => return html! { { words } },
    };
    let go = {
        let to = to.clone();
        Callback::from(move |_: MouseEvent| dom::focus(&to))
    };
    let pressed = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            dom::focus(&to);
        }
    });
    let class = if mark.norms.is_empty() { "document__mark document__mark--left" } else { "document__mark" };
    html! { <mark {class}><span role="link" tabindex="0" onclick={go} onkeydown={pressed}>{ words }</span></mark> }
}

/// A figure that was not understood, and what can be done with it.
fn not_understood(
    language: Language,
    read: &Read,
    left: usize,
    settled: bool,
    dispatch: &UseReducerDispatcher<Desk>,
    write: &Callback<Writing>,
) -> Html {
    let Some(one) = read.document.left_out.get(left) else { return Html::default() };
    let (none, form) = {
        let (dispatch, write) = (dispatch.clone(), write.clone());
        (
            Callback::from(move |_: MouseEvent| dispatch.dispatch(Act::NoDemand(left, !settled))),
            Callback::from(move |_: MouseEvent| write.emit(Writing::Write(left))),
        )
    };
    html! {
        <article class={classes!("proposal", "proposal--left", settled.then_some("proposal--aside"))} id={left_id(left)} tabindex="-1"
            aria-label={language.say(document::NOT_UNDERSTOOD)}>
            <p><strong>{ language.say(document::NOT_UNDERSTOOD) }</strong>{ " " }<q lang={crate::text::lang_of(&one.excerpt)}>{ &one.excerpt }</q></p>
            <div class="proposal__acts">
                <button type="button" class="button" onclick={form}>{ language.say(document::WRITE_NORM) }</button>
                <button type="button" class="button" aria-pressed={settled.to_string()} onclick={none}>{ language.say(document::NO_DEMAND) }</button>
            </div>
        </article>
    }
}

/// What the card of a norm is known by on the page.
pub(super) fn card_id(at: usize) -> String {
    format!("document-norm-{at}")
}

/// What a figure that was not understood is known by on the page.
fn left_id(left: usize) -> String {
    format!("document-left-{left}")
}
