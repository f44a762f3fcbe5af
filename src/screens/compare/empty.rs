//! A single scenario: what to do to compare.

use yew::prelude::*;

use super::files::Another;
use crate::components::scenario_manager::edits;
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, compare, words};

/// What the empty screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct EmptyProps {
    /// The store.
    pub store: StoreHandle,
}

/// Says that there is nothing to compare yet, and offers to add a scenario.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let Some(scenario) = open.scenario(0) else { return Html::default() };
    let name = language.name(&scenario.name);
    let add = {
        let (store, added) = (store.clone(), edits::from_present(open.set(), 0));
        Callback::from(move |_: MouseEvent| {
            if let Some(added) = &added {
                store.dispatch(added.clone());
                store.dispatch(Msg::Scenario(1));
            }
        })
    };
    html! {
        <div class="compare">
            <h1 class="compare__headline">{ compare::single(language, name) }</h1>
            <p class="compare__lead">{ compare::how_to_add(language) }</p>
            <button type="button" class="button button--main" onclick={add}><span aria-hidden="true">{ "＋ " }</span>{ language.say(words::ADD_SCENARIO) }</button>
            <Another store={store.clone()} />
        </div>
    }
}
