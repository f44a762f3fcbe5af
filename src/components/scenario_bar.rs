//! The second line: the scenarios as tabs, and the year.

use permille_engine::id::ScenarioId;
use permille_engine::in_order::InOrder;
use permille_engine::scenario::Scenario;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::later::Later;
use super::scenario_manager::edits;
use crate::dom;
use crate::queries::norms;
use crate::store::{FrameDialog, Msg, Open, StoreHandle};
use crate::text::{Say, scenarios, words};

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
    let later = use_context::<Later>();
    let renaming = use_state_eq(|| None::<ScenarioId>);
    let managing = use_state_eq(|| false);
    let manage = {
        let managing = managing.clone();
        Callback::from(move |_: MouseEvent| managing.set(true))
    };
    let close = {
        let managing = managing.clone();
        Callback::from(move |()| managing.set(false))
    };
    html! {
        <section class="bar" aria-label={language.say(words::SCENARIOS_AND_YEAR)}>
            <div class="bar__scenarios" role="tablist" aria-label={language.say(words::SCENARIOS)} onkeydown={moving(store, open, &renaming)}>
                { for open.set().scenarios.iter().enumerate().map(|(position, scenario)| match &*renaming {
                    Some(renamed) if *renamed == scenario.id => name_field(store, open, position, scenario, &renaming),
                    _ => tab(store, position, scenario, &renaming, &managing),
                }) }
            </div>
            <button type="button" class="bar__add" onclick={adding(store, open)}>
                <span aria-hidden="true">{ "＋ " }</span>{ language.say(words::ADD_SCENARIO) }
            </button>
            <button type="button" class="bar__add" onclick={manage}>
                { language.say(scenarios::MANAGE) }
            </button>
            if let Some(later) = later.filter(|_| *managing) {
                { later.or_dialog(language, language.say(scenarios::TITLE), false, &close, |deferred| (deferred.dialog)(FrameDialog::Scenarios, store, close.clone())) }
            }
            <button type="button" class="button levers-toggle" aria-controls="levers" aria-expanded={store.view.levers_shown.to_string()}
                onclick={show_levers}>{ language.say(words::SHOW_LEVERS) }</button>
            { year(store, open) }
        </section>
    }
}

/// A scenario's tab.
fn tab(
    store: &StoreHandle,
    position: usize,
    scenario: &Scenario,
    renaming: &UseStateHandle<Option<ScenarioId>>,
    managing: &UseStateHandle<bool>,
) -> Html {
    let language = store.preferences.language;
    let selected = store.view.scenario == position;
    let onclick = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Scenario(position)))
    };
    let rename = {
        let (renaming, id) = (renaming.clone(), scenario.id.clone());
        Callback::from(move |_: MouseEvent| renaming.set(Some(id.clone())))
    };
    // The menu of a tab, by its second button or the menu key, is the manager.
    let menu = {
        let (store, managing) = (store.clone(), managing.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            store.dispatch(Msg::Scenario(position));
            managing.set(true);
        })
    };
    let name = language.name(&scenario.name).to_owned();
    html! {
        <button type="button" role="tab" class="tab" id={tab_id(position)} aria-controls="answer" tabindex={if selected { "0" } else { "-1" }} aria-selected={selected.to_string()} {onclick}
            ondblclick={rename} oncontextmenu={menu} key={scenario.id.to_string()}
            style={format!("--dot:var(--series-{})", scenario.colour_at(position))}>
            <span class="tab__dot" aria-hidden="true"></span>
            { name }
        </button>
    }
}

/// A field in the place of a tab: Enter or leaving it renames, Escape does not.
fn name_field(
    store: &StoreHandle,
    open: &Open,
    position: usize,
    scenario: &Scenario,
    renaming: &UseStateHandle<Option<ScenarioId>>,
) -> Html {
    let language = store.preferences.language;
    let end = {
        let (store, document, renaming) = (store.clone(), open.document.clone(), renaming.clone());
        move |text: Option<String>| {
            if let Some(msg) = text.and_then(|text| edits::rename(&document.set, position, language, &text)) {
                store.dispatch(msg);
            }
            renaming.set(None);
        }
    };
    let value = |input: Option<HtmlInputElement>| input.map(|input| input.value());
    let left = {
        let end = end.clone();
        Callback::from(move |event: FocusEvent| end(value(event.target_dyn_into())))
    };
    let pressed = Callback::from(move |event: KeyboardEvent| {
        // Arrows move within the name, and not along the tabs.
        event.stop_propagation();
        // While an input method composes, Enter picks a candidate.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        match event.key().as_str() {
            "Enter" => end(value(event.target_dyn_into())),
            "Escape" => end(None),
            _ => return,
        }
        // Once the tab is back in its place.
        dom::focus_soon(tab_id(position));
    });
    html! {
        <NameField key={format!("rename-{}", scenario.id)} label={language.say(scenarios::RENAME)}
            name={language.name(&scenario.name).to_owned()} {left} {pressed} />
    }
}

/// What a name's field is told.
#[derive(Clone, PartialEq, Properties)]
struct NameFieldProps {
    label: AttrValue,
    name: AttrValue,
    left: Callback<FocusEvent>,
    pressed: Callback<KeyboardEvent>,
}

/// A field that has the focus, and all of its text selected, as soon as it is there.
#[component]
fn NameField(props: &NameFieldProps) -> Html {
    let node = use_node_ref();
    {
        let (node, name) = (node.clone(), props.name.clone());
        use_effect_with((), move |()| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                // Not as what it is drawn with: it would show that again whenever the page is drawn while one types.
                input.set_value(&name);
                let _ = input.focus();
                input.select();
            }
        });
    }
    html! {
        <input class="field bar__name" type="text" ref={node} aria-label={props.label.clone()}
            onblur={props.left.clone()} onkeydown={props.pressed.clone()} />
    }
}

fn tab_id(position: usize) -> String {
    format!("scenario-tab-{position}")
}

/// Moves along the tabs with the arrow keys; F2 renames.
fn moving(store: &StoreHandle, open: &Open, renaming: &UseStateHandle<Option<ScenarioId>>) -> Callback<KeyboardEvent> {
    let renaming = renaming.clone();
    let (count, now) = (open.set().scenarios.len(), store.view.scenario);
    let id = open.scenario(now).map(|scenario| scenario.id.clone());
    let dispatch = store.dispatcher();
    Callback::from(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowRight" => (now + 1) % count,
            "ArrowLeft" => (now + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            "F2" => {
                event.prevent_default();
                renaming.set(id.clone());
                return;
            }
            _ => return,
        };
        event.prevent_default();
        dispatch.dispatch(Msg::Scenario(to));
        dom::focus(&tab_id(to));
    })
}

/// Adds a scenario that starts from the present one.
fn adding(store: &StoreHandle, open: &Open) -> Callback<MouseEvent> {
    let position = open.set().scenarios.len();
    let msg = edits::from_present(open.set(), store.view.scenario);
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        if let Some(msg) = &msg {
            store.dispatch(msg.clone());
            store.dispatch(Msg::Scenario(position));
        }
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
    due.put_in_order();
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
