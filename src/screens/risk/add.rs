//! Giving one more lever a range.

use std::rc::Rc;

use permille_engine::scenario::LeverRange;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::ranges::put;
use super::view::choice;
use super::view::spoken::{Spoken, Subject};
use crate::queries::levers::LeverView;
use crate::store::StoreHandle;
use crate::text::{Say, risk};

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AddProps {
    /// The store.
    pub store: StoreHandle,
    /// The norms drawn: their levers come first.
    pub norms: Rc<Vec<usize>>,
}

/// Whose lever, which, and where; the new range spans some way around where the lever stands.
#[component]
pub fn Add(props: &AddProps) -> Html {
    let AddProps { store, norms } = props;
    let language = store.preferences.language;
    let subject = use_state_eq(|| None::<usize>);
    let chosen = use_state_eq(|| 0_usize);
    let here = use_state_eq(|| false);
    let refused = use_state_eq(|| None::<String>);
    let Some(open) = &store.open else { return Html::default() };
    let Some(scenario) = open.scenario(store.view.scenario) else { return Html::default() };
    let model = &open.model;
    let spoken = Spoken { language, model, scenario };
    let area = store.view.area;
    let code = model.areas().get(area).map(|area| area.code.clone());
    let below_root = model.tree().parent(area).is_some();
    let of = subject.filter(|norm| *norm < model.norm_count()).map_or(Subject::Population, Subject::Norm);
    let levers = spoken.levers(of, None);
    let lever = levers.get(*chosen).or(levers.first()).cloned();
    let may_be_local = below_root && lever.as_ref().is_some_and(|view| view.lever.may_be_local());
    let others: Vec<usize> = choice::offered(model, area).into_iter().filter(|norm| !norms.contains(norm)).collect();
    let choose_subject = {
        let (subject, chosen, refused) = (subject.clone(), chosen.clone(), refused.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                subject.set(select.value().parse().ok());
                chosen.set(0);
                refused.set(None);
            }
        })
    };
    let choose_lever = {
        let (chosen, refused) = (chosen.clone(), refused.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                chosen.set(select.value().parse().unwrap_or(0));
                refused.set(None);
            }
        })
    };
    let choose_place = {
        let here = here.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                here.set(select.value() == "here");
            }
        })
    };
    let add = {
        let (store, lever, refused) = (store.clone(), lever.clone(), refused.clone());
        let code = code.filter(|_| *here && may_be_local);
        Callback::from(move |_: MouseEvent| {
            let Some(view) = &lever else { return };
            refused.set(add(&store, view, code.clone()).err());
        })
    };
    let option = |norm: usize| {
        html! { <option value={norm.to_string()} selected={*subject == Some(norm)}>{ language.name(&model.norm(norm).name) }</option> }
    };
    html! {
        <div class="risk__add">
            <label>
                <span class="heading">{ language.say(risk::SUBJECT) }</span>
                <select class="field" onchange={choose_subject}>
                    <option value="" selected={subject.is_none()}>{ language.say(risk::POPULATION) }</option>
                    <optgroup label={language.say(risk::NORMS_DRAWN)}>{ for norms.iter().copied().map(option) }</optgroup>
                    if !others.is_empty() {
                        <optgroup label={language.say(crate::text::words::MORE_LEVERS)}>{ for others.into_iter().map(option) }</optgroup>
                    }
                </select>
            </label>
            <label>
                <span class="heading">{ language.say(risk::LEVER) }</span>
                <select class="field" onchange={choose_lever}>
                    { for levers.iter().enumerate().map(|(place, view)| html! {
                        <option value={place.to_string()} selected={lever.as_ref().is_some_and(|lever| lever.lever == view.lever)}>{ &view.label }</option>
                    }) }
                </select>
            </label>
            if may_be_local {
                <label>
                    <span class="heading">{ language.say(risk::WHERE) }</span>
                    <select class="field" onchange={choose_place}>
                        <option value="" selected={!*here}>{ language.say(risk::EVERYWHERE) }</option>
                        <option value="here" selected={*here}>
                            { model.areas().get(area).map(|area| language.name(&area.name)).unwrap_or_default() }
                        </option>
                    </select>
                </label>
            }
            <button type="button" class="button" onclick={add} disabled={lever.is_none()}>{ language.say(risk::ADD) }</button>
            if let Some(sentence) = &*refused { <p class="risk__refused" role="alert">{ sentence }</p> }
        </div>
    }
}

/// Adds a range around where the lever stands; a sentence where there is one already.
fn add(store: &StoreHandle, view: &LeverView, code: Option<permille_engine::id::AreaCode>) -> Result<(), String> {
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Ok(()) };
    let Some(scenario) = open.scenario(store.view.scenario) else { return Ok(()) };
    if scenario.ranges.iter().any(|range| range.lever == view.lever && range.area == code) {
        return Err(risk::already(language, &view.label));
    }
    let spoken = Spoken { language, model: &open.model, scenario };
    let around = match spoken.lever(&view.lever, code.as_ref()) {
        Some(here) => spoken.around(&here),
        None => spoken.around(view),
    };
    let ranges = scenario.ranges.iter().cloned().chain([LeverRange { area: code, ..around }]).collect();
    put(&store.dispatcher(), store.view.scenario, ranges, risk::added_step(&view.label));
    Ok(())
}
