//! The scenario manager: all scenarios in a list, to add, copy, name, colour, describe, order and delete.

pub mod edits;
mod row;

use yew::prelude::*;

use self::row::Row;
use super::dialog::Dialog;
use super::same::Same;
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, scenarios};

/// What the manager is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ScenarioManagerProps {
    /// The store.
    pub store: StoreHandle,
    /// Closes it.
    pub close: Callback<()>,
}

/// The dialog.
#[component]
pub fn ScenarioManager(props: &ScenarioManagerProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let set = open.set();
    let add = |msg: Option<Msg>| {
        let (dispatch, last) = (store.dispatcher(), set.scenarios.len());
        Callback::from(move |_: MouseEvent| {
            if let Some(msg) = &msg {
                dispatch.dispatch(msg.clone());
                dispatch.dispatch(Msg::Scenario(last));
            }
        })
    };
    html! {
        <Dialog {language} title={language.say(scenarios::TITLE)} id="scenarios" close={props.close.clone()}>
            <ol class="scenarios">
                { for set.scenarios.iter().enumerate().map(|(position, scenario)| html! {
                    <Row key={scenario.id.to_string()} dispatch={store.dispatcher()} {language} document={Same::new(&open.document)} {position}
                        in_view={store.view.scenario == position} />
                }) }
            </ol>
            <div class="dialog__foot scenarios__foot">
                <button type="button" class="button button--main" onclick={add(Some(edits::from_baseline(set)))}>
                    { language.say(scenarios::FROM_BASELINE) }
                </button>
                <button type="button" class="button" onclick={add(edits::from_present(set, store.view.scenario))}>
                    { language.say(scenarios::FROM_PRESENT) }
                </button>
                <span>{ language.say(scenarios::KEYS) }</span>
            </div>
        </Dialog>
    }
}
