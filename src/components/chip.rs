//! A status in a word, a mark and a colour.

use permille_engine::outlook::status::Status;
use yew::prelude::*;

use crate::text::{Language, Say, words};

/// What a status chip is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ChipProps {
    /// The status.
    pub status: Status,
    /// The language.
    pub language: Language,
}

/// A status in a word, a mark and a colour.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    html! { <span class={classes!("chip", status_class(props.status))}>{ props.language.say(words::status(props.status)) }</span> }
}

/// The class that colours a status.
#[must_use]
pub const fn status_class(status: Status) -> &'static str {
    match status {
        Status::Met => "chip--met",
        Status::OnTrack => "chip--on-track",
        Status::Short => "chip--short",
        Status::NoData => "chip--no-data",
    }
}
