//! What a table leaves in doubt, each settled by one press.

use yew::prelude::*;

use super::Shown;
use super::draft::Draft;
use crate::text::{Language, Say, import};
use crate::work::import::doubts::{Settle, settled};

/// What the list is told.
#[derive(Clone, PartialEq)]
pub struct DoubtsProps {
    /// The language.
    pub language: Language,
    /// What the planner has said so far.
    pub(super) draft: Draft,
    /// What there is to see of it.
    pub(super) shown: Shown,
    /// Takes what is said next.
    pub(super) change: Callback<Draft>,
}

/// The doubts, each with its buttons.
pub fn list(props: &DoubtsProps) -> Html {
    let DoubtsProps { language, draft, shown, change } = props;
    let language = *language;
    let found = &shown.seen.doubts;
    if found.is_empty() {
        return Html::default();
    }
    let button = |(way, holds): &(Settle, bool)| {
        let (draft, change, way) = (draft.clone(), change.clone(), *way);
        let onclick = Callback::from(move |_: MouseEvent| {
            change.emit(Draft { mapping: settled(&draft.mapping, way), ..draft.clone() });
        });
        html! {
            <button type="button" class="button" aria-pressed={holds.to_string()} {onclick}>{ language.say(way.word()) }</button>
        }
    };
    html! {
        <ul class="import__doubts" aria-label={language.say(import::DOUBTS)}>
            { for found.iter().map(|doubt| html! {
                <li>
                    <span>{ &doubt.sentence }</span>
                    <span class="import__ways">{ for doubt.ways.iter().map(button) }</span>
                </li>
            }) }
        </ul>
    }
}
