//! Giving one more lever a range.

use std::rc::Rc;

use permille_engine::id::NormId;
use permille_engine::scenario::{Lever, LeverRange};
use yew::prelude::*;

use super::ranges::put;
use super::view::choice;
use super::view::range_levers::{RangeLevers, Subject};
use crate::components::kept::use_kept;
use crate::components::select;
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
    let subject = use_kept("risk: whose lever", || None::<NormId>);
    let chosen = use_kept("risk: lever to add", || None::<Lever>);
    let here = use_kept("risk: lever of the area in view", || false);
    let refused = use_state_eq(|| None::<String>);
    let Some(open) = &store.open else { return Html::default() };
    let Some(scenario) = open.scenario(store.view.scenario) else { return Html::default() };
    let model = &open.model;
    let range_levers = RangeLevers { language, model, scenario };
    let area = store.view.area;
    let code = model.areas().get(area).map(|area| area.code.clone());
    let below_root = model.tree().parent(area).is_some();
    let norm = subject.as_ref().and_then(|id| model.norm_position(id));
    let levers = range_levers.levers(norm.map_or(Subject::Population, Subject::Norm), None);
    let lever = levers.iter().find(|view| Some(&view.lever) == chosen.as_ref()).or(levers.first()).cloned();
    let may_be_local = below_root && lever.as_ref().is_some_and(|view| view.lever.may_be_local());
    let others: Vec<usize> = choice::offered(model, area).into_iter().filter(|norm| !norms.contains(norm)).collect();
    let choose_subject = {
        let (subject, chosen, refused, model) = (subject.clone(), chosen.clone(), refused.clone(), Rc::clone(model));
        Callback::from(move |event: Event| {
            subject.set(select::parsed(&event).map(|norm| model.norm(norm).id.clone()));
            chosen.set(None);
            refused.set(None);
        })
    };
    let choose_lever = {
        let (chosen, refused) = (chosen.clone(), refused.clone());
        let offered: Vec<Lever> = levers.iter().map(|view| view.lever.clone()).collect();
        Callback::from(move |event: Event| {
            chosen.set(select::parsed(&event).and_then(|place: usize| offered.get(place).cloned()));
            refused.set(None);
        })
    };
    let choose_place = {
        let here = here.clone();
        Callback::from(move |event: Event| {
            here.set(select::value(&event).is_some_and(|value| value == "here"));
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
        html! { <option value={norm.to_string()} selected={subject.as_ref() == Some(&model.norm(norm).id)}>{ language.name(&model.norm(norm).name) }</option> }
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
    let range_levers = RangeLevers { language, model: &open.model, scenario };
    let around = match range_levers.lever(&view.lever, code.as_ref()) {
        Some(here) => range_levers.around(&here),
        None => range_levers.around(view),
    };
    let ranges = scenario.ranges.iter().cloned().chain([LeverRange { area: code, ..around }]).collect();
    put(&store.dispatcher(), store.view.scenario, ranges, risk::added_step(&view.label));
    Ok(())
}
