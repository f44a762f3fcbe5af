//! The handbook once it is here: where one reads, how one came there, and what is looked for.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::{Spot, blocks, contents};
use crate::dom;
use crate::store::{Leaf, Msg, StoreHandle};
use crate::tasks::open::open_text;
use crate::text::{Language, Say, Word, handbook as said};
use crate::views::handbook::{Handbook, search};

/// What the examples' file is called.
const EXAMPLES: &str = "handbook.scenario.json";

/// The field in which words are looked for, by its id.
const FIELD: &str = "handbook-search";

/// What the pages are told.
#[derive(Clone, PartialEq, Properties)]
pub struct PagesProps {
    /// The store.
    pub store: StoreHandle,
    /// The handbook.
    pub handbook: Rc<Handbook>,
    /// Where it is opened.
    pub leaf: Leaf,
}

/// Contents on one side, a chapter on the other; one after the other where there is little room.
#[component]
pub fn Pages(props: &PagesProps) -> Html {
    let (store, handbook) = (&props.store, &props.handbook);
    let language = store.preferences.language;
    let trail = use_state_eq(|| vec![Spot::from(props.leaf)]);
    let asked = use_state_eq(String::new);
    // Where there is little room, either the chapter is shown or the contents.
    let reading = use_state_eq(|| true);
    let spot = trail.last().cloned().unwrap_or_else(|| Leaf::FIRST.into());
    let now = handbook.position(&spot.chapter);
    {
        // A step, also to the place one is at, leads the eye and a screen reader there. What was opened at its beginning stands there already.
        let moved = trail.len() > 1 || !spot.place.is_empty();
        use_effect_with((spot.clone(), trail.len(), *reading), move |(spot, _, reading)| {
            if moved && *reading {
                lead_to(&blocks::id_of(&spot.place));
            }
        });
    }
    let go = {
        let (trail, reading) = (trail.clone(), reading.clone());
        Callback::from(move |spot: Spot| {
            let mut steps = (*trail).clone();
            steps.push(spot);
            trail.set(steps);
            reading.set(true);
        })
    };
    let back = {
        let trail = trail.clone();
        Callback::from(move |_: MouseEvent| trail.set(trail[..trail.len().saturating_sub(1).max(1)].to_vec()))
    };
    let typed = {
        let asked = asked.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                asked.set(field.value());
            }
        })
    };
    let clear = {
        let asked = asked.clone();
        Callback::from(move |()| {
            asked.set(String::new());
            dom::focus(FIELD);
        })
    };
    // Escape first takes back what was looked for, and then leaves.
    let escaped = {
        let (clear, held) = (clear.clone(), !asked.is_empty());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && held && !event.is_composing() {
                event.prevent_default();
                event.stop_propagation();
                clear.emit(());
            }
        })
    };
    let to_contents = {
        let reading = reading.clone();
        Callback::from(move |_: MouseEvent| reading.set(false))
    };
    let found = use_memo(((*asked).clone(), Rc::clone(handbook)), |(asked, handbook)| search(handbook, asked));
    let Some(chapter) = handbook.chapters.get(now) else { return Html::default() };
    html! {
        <div class={classes!("handbook__body", reading.then_some("is-reading"))}>
            <div class="handbook__side">
                <p class="handbook__ask">
                    <input type="search" id={FIELD} class="field" value={(*asked).clone()} oninput={typed} onkeydown={escaped} autocomplete="off"
                        aria-label={language.say(said::SEARCH)} placeholder={language.say(said::SEARCH_HINT)} />
                    if !asked.is_empty() {
                        <button type="button" class="button button--plain" onclick={clear.reform(|_: MouseEvent| ())}>{ language.say(said::CLEAR) }</button>
                    }
                </p>
                if asked.trim().is_empty() {
                    { contents::chapters(language, handbook, now, &go) }
                } else {
                    { contents::found(language, handbook, &found, &go) }
                }
            </div>
            <article class="handbook__page" aria-labelledby={blocks::TOP}>
                <div class="handbook__tools">
                    <button type="button" class="button button--plain handbook__to-contents" onclick={to_contents}>{ language.say(said::CONTENTS) }</button>
                    <button type="button" class="button button--plain" disabled={trail.len() < 2} onclick={back}>{ language.say(said::BACK) }</button>
                    <button type="button" class="button button--plain" onclick={Callback::from(|_: MouseEvent| print())}>{ language.say(said::PRINT) }</button>
                    { examples(store, handbook) }
                </div>
                { blocks::chapter(chapter, &go) }
                <div class="handbook__turn">
                    { turn(language, handbook, now.checked_sub(1), said::PREVIOUS, &go) }
                    { turn(language, handbook, Some(now + 1), said::NEXT, &go) }
                </div>
            </article>
        </div>
    }
}

/// Leads the eye and a screen reader to a heading.
fn lead_to(id: &str) {
    let Some(heading) = document().get_element_by_id(id) else { return };
    dom::focus_on(&heading);
    Element::scroll_into_view(&heading);
}

/// A browser that prints nothing leaves the page as it is.
fn print() {
    let _ = gloo::utils::window().print();
}

/// Opens the file that the examples are of.
fn examples(store: &StoreHandle, handbook: &Rc<Handbook>) -> Html {
    let language = store.preferences.language;
    let onclick = {
        let (store, handbook) = (store.clone(), Rc::clone(handbook));
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Msg::Handbook(None));
            open_text(&store, EXAMPLES, &handbook.examples);
        })
    };
    html! {
        <button type="button" class="button button--plain" {onclick}>{ language.say(said::EXAMPLES) }</button>
    }
}

/// To the chapter before or after.
fn turn(language: Language, handbook: &Handbook, to: Option<usize>, word: Word, go: &Callback<Spot>) -> Html {
    let Some(chapter) = to.and_then(|to| handbook.chapters.get(to)) else { return html! { <span></span> } };
    let spot = Spot { chapter: chapter.id.clone(), place: String::new() };
    let onclick = go.reform(move |_: MouseEvent| spot.clone());
    html! {
        <button type="button" class="handbook__leaf" {onclick}>
            <span class="is-faint">{ language.say(word) }</span>{ " " }<span>{ &chapter.title }</span>
        </button>
    }
}
