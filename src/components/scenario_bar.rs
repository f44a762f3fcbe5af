//! The second line: the scenarios as tabs, and the year.

use permille_engine::edit::Edit;
use permille_engine::id::ScenarioId;
use permille_engine::name::Name;
use permille_engine::scenario::Scenario;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::dom;
use crate::queries::norms;
use crate::store::{Msg, Open, StoreHandle};
use crate::text::{Say, sentences, words};

/// What the scenario bar is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ScenarioBarProps {
    /// The store.
    pub store: StoreHandle,
}

/// The second line of the page; it stays in sight.
#[component]
pub fn ScenarioBar(props: &ScenarioBarProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let show_levers = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::ShowLevers(!store.view.levers_shown)))
    };
    html! {
        <div class="bar">
            <div class="bar__scenarios" role="tablist" aria-label={language.say(words::SCENARIOS)} onkeydown={moving(store, open)}>
                { for open.set().scenarios.iter().enumerate().map(|(position, scenario)| tab(store, position, scenario)) }
            </div>
            <button type="button" class="bar__add" onclick={adding(store, open)} title={language.say(words::ADD_SCENARIO_HINT)}>
                { "＋ " }{ language.say(words::ADD_SCENARIO) }
            </button>
            if store.view.scenario > 0 && open.set().scenarios.len() > 1 {
                <button type="button" class="bar__add" onclick={removing(store)}>{ language.say(words::DELETE_SCENARIO) }</button>
            }
            <button type="button" class="button levers-toggle" aria-controls="levers" aria-expanded={store.view.levers_shown.to_string()}
                onclick={show_levers}>{ language.say(words::SHOW_LEVERS) }</button>
            { year(store, open) }
        </div>
    }
}

/// A scenario's tab.
fn tab(store: &StoreHandle, position: usize, scenario: &Scenario) -> Html {
    let language = store.preferences.language;
    let selected = store.view.scenario == position;
    let onclick = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Scenario(position)))
    };
    let name = language.name(&scenario.name).to_owned();
    let title = language.name(&scenario.description).to_owned();
    html! {
        <button type="button" role="tab" class="tab" id={tab_id(position)} aria-controls="answer" tabindex={if selected { "0" } else { "-1" }} aria-selected={selected.to_string()} {onclick} {title}
            style={format!("--dot:var(--series-{})", scenario.colour_at(position))}>
            <span class="tab__dot" aria-hidden="true"></span>
            { name }
        </button>
    }
}

fn tab_id(position: usize) -> String {
    format!("scenario-tab-{position}")
}

/// Moves along the tabs with the arrow keys.
fn moving(store: &StoreHandle, open: &Open) -> Callback<KeyboardEvent> {
    let (count, now) = (open.set().scenarios.len(), store.view.scenario);
    let dispatch = store.dispatcher();
    Callback::from(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowRight" => (now + 1) % count,
            "ArrowLeft" => (now + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        dispatch.dispatch(Msg::Scenario(to));
        dom::focus(&tab_id(to));
    })
}

/// Adds a scenario that starts from the present one.
fn adding(store: &StoreHandle, open: &Open) -> Callback<MouseEvent> {
    let set = open.set();
    let position = set.scenarios.len();
    let Some(present) = open.scenario(store.view.scenario).cloned() else { return Callback::noop() };
    let free = (position + 1..).map(|number| format!("scenario-{number}"));
    let id = free.into_iter().find(|id| set.scenarios.iter().all(|scenario| scenario.id.as_str() != id)).unwrap_or_default();
    let scenario = Scenario { id: ScenarioId::new(id), name: sentences::new_scenario(position + 1), ..present };
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        store.dispatch(Msg::Edit {
            edit: Edit::InsertScenario { position, scenario: Box::new(scenario.clone()) },
            name: Name::new(words::ADD_SCENARIO_HINT.zh, words::ADD_SCENARIO_HINT.en),
            key: None,
        });
        store.dispatch(Msg::Scenario(position));
    })
}

/// Deletes the scenario in view; undo brings it back.
fn removing(store: &StoreHandle) -> Callback<MouseEvent> {
    let position = store.view.scenario;
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        store.dispatch(Msg::Edit {
            edit: Edit::RemoveScenario { position },
            name: Name::new(words::DELETE_SCENARIO.zh, words::DELETE_SCENARIO.en),
            key: None,
        });
    })
}

/// The year, with a tick wherever a leading norm falls due.
fn year(store: &StoreHandle, open: &Open) -> Html {
    let language = store.preferences.language;
    let horizon = open.model.horizon();
    let (first, last, year) = (horizon.first(), horizon.last(), store.view.year);
    let slide = {
        let store = store.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(year) = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse().ok()) {
                store.dispatch(Msg::Year(year));
            }
        })
    };
    let share = |year: u16| f64::from(year.saturating_sub(first)) / f64::from((last - first).max(1)) * 100.0;
    let root = open.model.tree().roots().next().unwrap_or(0);
    let mut due: Vec<u16> = norms::leading(&open.model, root, usize::MAX)
        .into_iter()
        .filter_map(|norm| {
            open.outlook(store.view.scenario)
                .map(|outlook| outlook.norm(norm).targets().iter().map(|target| target.due).collect::<Vec<_>>())
        })
        .flatten()
        .filter(|year| horizon.position(*year).is_some())
        .collect();
    due.sort_unstable();
    due.dedup();
    html! {
        <div class="bar__year">
            <output class="year__value" for="year">{ year }</output>
            <div class="year__track">
                <div class="year__ticks" aria-hidden="true">
                    { for due.iter().map(|&year| html! { <span class="year__tick" style={format!("inset-inline-start:{:.2}%", share(year))}></span> }) }
                </div>
                <input type="range" id="year" min={first.to_string()} max={last.to_string()} step="1" value={year.to_string()} oninput={slide}
                    aria-label={language.say(words::YEAR)} style={format!("--filled:{:.2}%", share(year))} />
            </div>
            <span class="year__span">{ format!("{first}\u{2013}{last}") }</span>
        </div>
    }
}
