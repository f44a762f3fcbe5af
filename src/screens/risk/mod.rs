//! The Risk screen: ranges on levers, thousands of draws, and the chance of meeting each norm.

mod add;
mod count;
mod norm_list;
mod panels;
mod ranges;
mod row;
mod run_bar;
pub mod view;

use std::rc::Rc;

use yew::prelude::*;

use crate::components::area_path::AreaPath;
use crate::components::pieces::pieces;
use crate::components::same::Same;
use crate::components::select;
use crate::store::{DrawRun, Msg, Open, RunState, StoreHandle, View};
use crate::text::sentences;
use crate::text::{Say, risk};
use panels::Panels;
use ranges::Ranges;
use run_bar::{RunBarProps, run_bar};
use view::choice;
use view::results::Results;
use view::told;

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RiskProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Risk screen.
#[component]
pub fn Risk(props: &RiskProps) -> Html {
    let store = &props.store;
    let (language, view, draws) = (store.preferences.language, &store.view, &store.draws);
    let model = store.open.as_ref().map(|open| Same::new(&open.model));
    let norms = use_memo((model, view.area, draws.form.norms.clone(), view.norm), |(model, area, chosen, focus)| {
        let chosen = chosen.as_ref().map(|chosen| chosen.as_slice());
        Rc::new(model.as_ref().map(|model| choice::drawn(model, *area, chosen, *focus)).unwrap_or_default())
    });
    let run = draws.run.clone();
    let document = store.open.as_ref().map(|open| Same::new(&open.document));
    // What has changed in the file is looked into once, and not with every word of progress.
    let holds = use_memo((document, run.as_ref().map(|run| Same::new(&run.asked))), |(_, asked)| {
        store.open.as_ref().zip(asked.as_ref()).is_some_and(|(open, asked)| asked.still_holds(open))
    });
    let Some(open) = &store.open else { return Html::default() };
    let Some(scenario) = open.scenario(view.scenario) else { return Html::default() };
    let Some(shown) = choice::shown(&norms, view.norm) else {
        return html! {
            <div class="risk">
                <AreaPath store={store.clone()} />
                <h1 class="risk__headline">{ sentences::no_norms(language) }</h1>
            </div>
        };
    };
    let results = run.as_ref().and_then(|run| Some(Results { asked: run.asked.clone(), drawn: run.drawn.clone()? }));
    let fresh = run.as_ref().is_some_and(|run| *holds && same_question(run, open, view, &norms, store));
    let stale = results.is_some() && !fresh;
    let place = results.as_ref().and_then(|results| results.place(&open.model.norm(shown).id));
    html! {
        <div class="risk">
            <AreaPath store={store.clone()} />
            <div class="areas__controls">{ norm_choice(store, open, &norms, shown) }</div>
            { headline(store, open, results.as_ref(), place, shown, stale) }
            { run_bar(&RunBarProps { store: store.clone(), norms: (*norms).clone(), stale }) }
            <Ranges store={store.clone()} norms={(*norms).clone()} {shown} />
            if let (Some(results), Some(place)) = (results, place) {
                if stale {
                    <p class="risk__stale" role="status">
                        <strong>{ language.say(risk::STALE) }</strong>{ language.pick("：", ": ") }{ risk::stale(language) }
                        { " " }{ whose(store, &results, scenario.id == results.asked.scenario) }
                    </p>
                }
                <Panels store={store.clone()} {results} {place} {shown} />
            }
        </div>
    }
}

/// Whether a run was asked what would be asked now, the file aside.
fn same_question(run: &DrawRun, open: &Open, view: &View, norms: &[usize], store: &StoreHandle) -> bool {
    let (asked, form) = (&run.asked, &store.draws.form);
    let same_scenario = open.scenario(view.scenario).is_some_and(|scenario| scenario.id == asked.scenario);
    let code = |model: &permille_engine::model::Model, area: usize| model.areas().get(area).map(|area| area.code.clone());
    let asked_for = |norm: &usize| asked.norms.iter().any(|one| asked.model.norm(*one).id == open.model.norm(*norm).id);
    same_scenario
        && code(&open.model, view.area) == code(&asked.model, asked.area)
        && norms.iter().all(asked_for)
        && (asked.seed, asked.draws) == (form.seed, form.draws)
}

/// Whose results they are, where it is not what is looked at.
fn whose(store: &StoreHandle, results: &Results, same_scenario: bool) -> String {
    let (language, asked) = (store.preferences.language, &results.asked);
    let same_area = asked.area == store.view.area;
    if same_area && same_scenario {
        return String::new();
    }
    let area = asked.model.areas().get(asked.area).map(|area| language.name(&area.name)).unwrap_or_default();
    let scenario = asked.scenario().map(|scenario| language.name(&scenario.name)).unwrap_or_default();
    risk::results_of(language, area, scenario)
}

/// The norm looked at, of those drawn.
fn norm_choice(store: &StoreHandle, open: &Open, norms: &[usize], shown: usize) -> Html {
    let language = store.preferences.language;
    let choose = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let chosen = select::parsed(&event);
            if let Some(norm) = chosen {
                store.dispatch(Msg::Norm(Some(norm)));
            }
        })
    };
    html! {
        <label class="areas__norm">
            <span class="heading">{ language.say(risk::NORM_SHOWN) }</span>
            <select class="field" onchange={choose}>
                { for norms.iter().map(|&norm| html! {
                    <option value={norm.to_string()} selected={norm == shown}>{ language.name(&open.model.norm(norm).name) }</option>
                }) }
            </select>
        </label>
    }
}

/// What came out, in a sentence, and the counts behind it.
fn headline(
    store: &StoreHandle,
    open: &Open,
    results: Option<&Results>,
    place: Option<usize>,
    shown: usize,
    stale: bool,
) -> Html {
    let language = store.preferences.language;
    let norm = language.name(&open.model.norm(shown).name);
    let ranges = open.scenario(store.view.scenario).map_or(0, |scenario| scenario.ranges.len());
    let plain = |sentence: String, more: String| {
        html! { <><h1 class="risk__headline">{ sentence }</h1><p class="risk__basis">{ more }</p></> }
    };
    let Some(results) = results else {
        let more = if ranges == 0 { "" } else { language.say(risk::honest()) };
        return plain(risk::nothing_drawn(language, ranges, store.draws.form.draws), more.to_owned());
    };
    let Some(place) = place else {
        return plain(risk::not_drawn(language, norm), language.say(risk::honest()).to_owned());
    };
    let going = store.draws.run.as_ref().is_some_and(|run| run.state == RunState::Going);
    let year = store.view.year;
    let Some(told) = told::told(language, results, place, year, (going, stale)) else {
        let area = results.asked.model.areas().get(results.asked.area).map(|area| language.name(&area.name));
        return plain(risk::unasked(language, area.unwrap_or_default(), norm), String::new());
    };
    let shortfall = told::shortfall(language, results, place, year);
    html! {
        <>
            <h1 class="risk__headline">{ pieces(&risk::headline(language, &told)) }</h1>
            <p class="risk__basis">{ risk::basis(language, &told, shortfall.as_deref(), results.asked.seed) }</p>
            <p class="risk__basis">{ language.say(risk::honest()) }</p>
        </>
    }
}
