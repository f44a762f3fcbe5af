//! What is in the handbook: its chapters with their headings, or the places where words were found.

use yew::prelude::*;

use super::Spot;
use crate::text::{Language, Say, handbook as said};
use crate::views::handbook::{Found, Handbook, Hit};

/// The chapters; the one that is read with its headings.
pub fn chapters(language: Language, handbook: &Handbook, now: usize, go: &Callback<Spot>) -> Html {
    let to = |chapter: &str, place: &str| {
        let spot = Spot { chapter: chapter.to_owned(), place: place.to_owned() };
        go.reform(move |_: MouseEvent| spot.clone())
    };
    html! {
        <nav class="handbook__contents" aria-label={language.say(said::CONTENTS)}>
            <ol>
                { for handbook.chapters.iter().enumerate().map(|(position, chapter)| html! {
                    <li>
                        <button type="button" class="handbook__chapter" aria-current={(position == now).then_some("page")} onclick={to(&chapter.id, "")}>
                            { &chapter.title }
                        </button>
                        if position == now {
                            <ul>
                                { for chapter.headings().map(|(words, place)| html! {
                                    <li><button type="button" class="handbook__place" onclick={to(&chapter.id, place)}>{ words }</button></li>
                                }) }
                            </ul>
                        }
                    </li>
                }) }
            </ol>
        </nav>
    }
}

/// The places found.
pub fn found(language: Language, handbook: &Handbook, found: &Found, go: &Callback<Spot>) -> Html {
    html! {
        <div class="handbook__found">
            <p class="handbook__count" role="status">{ said::found(language, found.hits.len(), found.count) }</p>
            <ul>{ for found.hits.iter().map(|hit| html! { <li>{ place(handbook, hit, go) }</li> }) }</ul>
        </div>
    }
}

/// A place with its chapter, its heading and the sentence.
fn place(handbook: &Handbook, hit: &Hit, go: &Callback<Spot>) -> Html {
    let Some(chapter) = handbook.chapters.get(hit.chapter) else { return Html::default() };
    let spot = Spot { chapter: chapter.id.clone(), place: hit.place.clone() };
    let onclick = go.reform(move |_: MouseEvent| spot.clone());
    let piece = |(words, marked): &(String, bool)| {
        if *marked {
            html! { <mark>{ words }</mark> }
        } else {
            html! { { words } }
        }
    };
    html! {
        <button type="button" class="handbook__hit" {onclick}>
            <span class="handbook__where">
                { &chapter.title }
                if hit.heading != chapter.title { { " › " }{ &hit.heading } }
            </span>
            if !hit.sentence.is_empty() {
                <span class="handbook__sentence">{ for hit.sentence.iter().map(piece) }</span>
            }
        </button>
    }
}
