//! The Present screen: the slides of the open file, chosen, ordered and captioned; and the stage they are shown on.

mod chosen;
mod keys;
mod land;
mod presenter;
mod sheet;
mod stage;
#[cfg(test)]
mod tests;
mod trial;
pub mod view;

use permille_engine::slide::{Slide, SlideKind};
use permille_exchange::office::deck::{Chart, tell, words as deck_words};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::document::use_document;
use crate::components::kept::{Kept, use_kept};
use crate::components::marking::Marking;
use crate::components::width::use_width;
use crate::dom;
use crate::store::{Msg, OnPaper, Open, StoreHandle};
use crate::tasks::deck::Format;
use crate::tasks::outlines;
use crate::text::{Say, Word, present, titled};
use crate::views::deck::seen;
use chosen::chosen;
use stage::Stage;

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct PresentProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Present screen.
#[component]
pub fn Present(props: &PresentProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let place = use_kept("present: slide", || 0_usize);
    let staged = use_state_eq(|| None::<usize>);
    let (writing, save) = use_document(store, Format::Pptx);
    let (node, width) = use_width(store.view.explained.is_some());
    {
        // A map is among the slides, or may be added.
        let store = store.clone();
        use_effect_with((), move |()| outlines::fetch(&store));
    }
    let Some(open) = &store.open else { return Html::default() };
    let slides = view::slides(language, open, store.view.scenario, dom::today());
    let at = (*place).min(slides.len().saturating_sub(1));
    let start = |first: usize| {
        let staged = staged.clone();
        Callback::from(move |_: MouseEvent| {
            // Only a press may ask for the whole screen.
            dom::enter_full_screen();
            staged.set(Some(first));
        })
    };
    let end = {
        let (staged, place) = (staged.clone(), place.clone());
        Callback::from(move |()| {
            if let Some(first) = *staged {
                place.set(first);
            }
            staged.set(None);
        })
    };
    let report = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::OnPaper(Some(OnPaper::Report))))
    };
    html! {
        <div class="present">
            <header class="present__head">
                <h1 class="present__title">{ titled(language, open.set()) }</h1>
                <div class="present__do">
                    <button type="button" class="button button--main" onclick={start(0)}>{ language.say(present::START) }</button>
                    <button type="button" class="button" onclick={start(at)}>{ language.say(present::START_HERE) }</button>
                    <button type="button" class="button" onclick={save} disabled={writing}>
                        { language.say(if writing { present::WRITING } else { present::SAVE_SLIDES }) }
                    </button>
                    <button type="button" class="button" onclick={report}>{ language.say(present::REPORT) }</button>
                    <Marking store={store.clone()} />
                </div>
            </header>
            <p class="present__about">
                { language.say(if open.set().slides.is_empty() { present::AUTOMATIC } else { present::KEPT }) }
                if !open.set().slides.is_empty() {
                    { " " }{ button(store, present::BACK_TO_AUTOMATIC, None, "link", Some(view::keep(Vec::new(), None))) }
                }
            </p>
            <div class="present__body">
                <section class="present__list" aria-label={language.say(present::SLIDES)}>
                    <ol>{ for slides.iter().enumerate().map(|(one, slide)| row(store, open, &slides, (one, slide), at, &place)) }</ol>
                    { adding(store, &slides, at, &place) }
                </section>
                <section class="present__one" aria-label={language.say(present::PREVIEW)}>
                    <div class="present__preview" ref={node}>{ preview(store, open, &slides, at, width) }</div>
                    { for slides.get(at).map(|slide| chosen(store, open, &slides, at, slide)) }
                </section>
            </div>
            if let Some(first) = *staged {
                <Stage store={store.clone()} slides={slides.clone()} {first} {end} />
            }
        </div>
    }
}

/// The slide chosen, as small as there is room.
fn preview(store: &StoreHandle, open: &Open, slides: &[Slide], at: usize, width: f64) -> Html {
    let Some(slide) = slides.get(at).filter(|_| width > 0.0) else { return Html::default() };
    let language = store.preferences.language;
    let now = trial::shown(language, open, (store.view.scenario, dom::today()), slide, &trial::Trial::default());
    let size = (sheet::WIDEST, width.min(1200.0) / sheet::WIDEST);
    let id = format!("preview-{at}");
    let drawn = |chart: &Chart, room| land::picture(language, open, &store.outlines, &now, chart, (&id, room));
    sheet::sheet(&drawn, &now.told, (at + 1, slides.len()), size)
}

/// A slide in the list: its number, its kind and its title, and what can be done with it.
fn row(
    store: &StoreHandle,
    open: &Open,
    slides: &[Slide],
    (one, slide): (usize, &Slide),
    at: usize,
    place: &Kept<usize>,
) -> Html {
    let language = store.preferences.language;
    let told = tell(&seen(language, open, store.view.scenario, dom::today()), slide);
    let choose = {
        let place = place.clone();
        Callback::from(move |_: MouseEvent| place.set(one))
    };
    let here = one == at;
    html! {
        <li class={classes!("present__slide", here.then_some("is-chosen"))} key={format!("{one}-{}", slide.kind.word())}>
            <button type="button" class="present__choose" onclick={choose} aria-current={here.then_some("true")}>
                <span class="present__number">{ one + 1 }</span>
                <span><small>{ language.say(deck_words::kind(slide.kind)) }</small>{ told.title_text() }</span>
            </button>
            if here {
                <span class="present__move">
                    { button(store, present::UP, Some((one, "↑")), "button button--plain", view::moved(slides, one, true).map(|slides| view::keep(slides, None))) }
                    { button(store, present::DOWN, Some((one, "↓")), "button button--plain", view::moved(slides, one, false).map(|slides| view::keep(slides, None))) }
                    { button(store, present::DUPLICATE, Some((one, "＋")), "button button--plain", Some(view::keep(view::with(slides, one, slide.clone()), None))) }
                    { button(store, present::REMOVE, Some((one, "×")), "button button--plain", view::without(slides, one).map(|slides| view::keep(slides, None))) }
                </span>
            }
        </li>
    }
}

/// A button that sends a message; with a mark, its word is its name.
fn button(store: &StoreHandle, word: Word, mark: Option<(usize, &'static str)>, class: &'static str, msg: Option<Msg>) -> Html {
    let language = store.preferences.language;
    let (disabled, store) = (msg.is_none(), store.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(msg) = &msg {
            store.dispatch(msg.clone());
        }
    });
    match mark {
        Some((one, mark)) => html! {
            <button type="button" {class} {onclick} {disabled} aria-label={present::of_slide(language, word, one + 1)} title={language.say(word)}>{ mark }</button>
        },
        None => html! { <button type="button" {class} {onclick} {disabled}>{ language.say(word) }</button> },
    }
}

/// Adds a slide of a kind after the one chosen.
fn adding(store: &StoreHandle, slides: &[Slide], at: usize, place: &Kept<usize>) -> Html {
    let language = store.preferences.language;
    let onchange = {
        let (store, slides, place) = (store.clone(), slides.to_vec(), place.clone());
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            if let Some(kind) = SlideKind::from_word(&select.value()) {
                store.dispatch(view::keep(view::with(&slides, at, Slide::new(kind)), None));
                place.set(at + 1);
            }
            select.set_value("");
        })
    };
    html! {
        <select class="field present__add" {onchange} aria-label={language.say(present::ADD)}>
            <option value="" selected=true>{ format!("＋ {}", language.say(present::ADD)) }</option>
            { for SlideKind::ALL.into_iter().map(|kind| html! {
                <option value={kind.word()}>{ language.say(deck_words::kind(kind)) }</option>
            }) }
        </select>
    }
}
