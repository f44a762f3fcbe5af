//! The choice of the mark that stands on everything which leaves, beside each place where it leaves.

use permille_engine::edit::Edit;
use permille_engine::mark::Mark;
use permille_engine::name::Name;
use yew::prelude::*;

use super::select;
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, mark, words};

/// What the choice is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MarkingProps {
    /// The store.
    pub store: StoreHandle,
}

/// The choice.
#[component]
pub fn Marking(props: &MarkingProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let chosen = open.set().mark;
    let onchange = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let mark = select::value(&event).and_then(|word| Mark::from_word(&word));
            let name = Name::new(mark::MARK.zh, mark::MARK.en);
            store.dispatch(Msg::Edit { edit: Edit::Mark { mark }, name, key: None });
        })
    };
    let option = |mark: Mark| {
        html! { <option value={mark.word()} selected={chosen == Some(mark)}>{ language.say(words::mark(mark)) }</option> }
    };
    html! {
        <label class="marking">
            <span>{ language.say(mark::MARK) }</span>
            <select class="field" {onchange}>
                <option value="" selected={chosen.is_none()}>{ language.say(mark::NONE) }</option>
                { for Mark::ALL.into_iter().map(option) }
            </select>
        </label>
    }
}
