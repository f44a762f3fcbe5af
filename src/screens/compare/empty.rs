//! A single scenario: what to do to compare.

use permille_engine::edit::Edit;
use permille_engine::id::ScenarioId;
use permille_engine::name::Name;
use permille_engine::scenario::Scenario;
use yew::prelude::*;

use crate::store::{Msg, StoreHandle};
use crate::text::{Say, compare, sentences, words};

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
    let Some(scenario) = store.open.as_ref().and_then(|open| open.scenario(0)) else { return Html::default() };
    let name = language.name(&scenario.name);
    let add = {
        let (store, scenario) = (store.clone(), scenario.clone());
        Callback::from(move |_: MouseEvent| {
            let id = if scenario.id.as_str() == "scenario-2" { "scenario-3" } else { "scenario-2" };
            let added = Scenario { id: ScenarioId::new(id), name: sentences::new_scenario(2), colour: None, ..scenario.clone() };
            store.dispatch(Msg::Edit {
                edit: Edit::InsertScenario { position: 1, scenario: Box::new(added) },
                name: Name::new(words::ADD_SCENARIO_HINT.zh, words::ADD_SCENARIO_HINT.en),
                key: None,
            });
            store.dispatch(Msg::Scenario(1));
        })
    };
    html! {
        <div class="compare">
            <h1 class="compare__headline">{ compare::single(language, name) }</h1>
            <p class="compare__lead">{ compare::how_to_add(language) }</p>
            <button type="button" class="button button--main" onclick={add}><span aria-hidden="true">{ "＋ " }</span>{ language.say(words::ADD_SCENARIO) }</button>
        </div>
    }
}
