//! Adopting a division: its awards become actions of a scenario.

use permille_engine::model::Model;
use permille_engine::name::Name;
use yew::prelude::*;

use super::form::change;
use super::view::adopt::{Into, adopt};
use super::view::outcome::Outcome;
use super::view::request::Request;
use super::view::wording::Wording;
use crate::components::same::Same;
use crate::store::{Divides, Msg, StoreHandle};
use crate::text::{Say, allocate};

/// What was adopted.
#[derive(Clone, Debug, PartialEq)]
pub struct Adopted {
    /// How many actions it wrote.
    pub actions: usize,
    /// The scenario they are in, by its position.
    pub scenario: usize,
}

/// What the buttons are told.
#[derive(Clone, PartialEq)]
pub struct AdoptionProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
    /// What was asked.
    pub request: Same<Request>,
    /// What it comes to.
    pub outcome: Same<Outcome>,
    /// Told what was adopted.
    pub on_adopted: Callback<Adopted>,
}

/// The buttons that adopt.
pub fn adoption(props: &AdoptionProps) -> Html {
    let AdoptionProps { store, model, request, outcome, on_adopted } = props;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let scenario = open.scenario(store.view.scenario).map_or("", |scenario| language.name(&scenario.name));
    let press = |into: Into| {
        let (store, model, request) = (store.clone(), model.clone(), request.clone());
        let (outcome, on_adopted) = (outcome.clone(), on_adopted.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(open) = &store.open else { return };
            let rule = outcome.rule();
            let amount = Wording { language, model: &model, request: &request }.amount_in_years();
            let Some((edit, scenario)) = adopt(&open.set().scenarios, store.view.scenario, into, rule, &amount, &outcome) else {
                return;
            };
            let name = Name::new(allocate::ADOPT_STEP.zh, allocate::ADOPT_STEP.en);
            store.dispatch(Msg::Edit { edit, name, key: None });
            store.dispatch(Msg::Scenario(scenario));
            // What was adopted stays in view, although it may now be met.
            let ids: Vec<_> = request.norms.iter().map(|&norm| model.norm(norm).id.clone()).collect();
            change(&store, |draft| match request.divides {
                Divides::Units => draft.norm = ids.first().cloned(),
                Divides::Money => draft.norms = ids,
            });
            on_adopted.emit(Adopted { actions: outcome.actions(), scenario });
        })
    };
    let nothing = outcome.actions() == 0;
    html! {
        <div class="allocate__adopt">
            <button type="button" class="button button--main" disabled={nothing} onclick={press(Into::Present)}
                aria-describedby="adopt-into">{ language.say(allocate::ADOPT) }</button>
            <span id="adopt-into" class="allocate__into">{ allocate::adopt_into(language, scenario) }</span>
            <button type="button" class="button" disabled={nothing} onclick={press(Into::New)}>{ language.say(allocate::NEW_SCENARIO) }</button>
        </div>
    }
}
