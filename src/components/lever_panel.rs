//! The panel of levers: population, standards, supply.

use permille_engine::model::Model;
use permille_engine::plan::Nature;
use yew::prelude::*;

use super::actions::ActionsSection;
use super::later::Later;
use super::lever_control::LeverControl;
use super::same::Same;
use crate::components::kept::use_kept;
use crate::components::select;
use crate::queries::levers::{self, LeverView};
use crate::queries::norms;
use crate::store::{Dispatch, Msg, Open, StoreHandle};
use crate::text::{Language, Say, sentences, words};

/// Of how many leading norms the targets are always at hand, and of how many the stocks.
const STANDARDS: usize = 5;
const STOCKS: usize = 4;

/// Whether levers are set for the area in view alone, by the name under which that is kept.
pub const ONLY_HERE: &str = "levers: only here";

/// What the panel is told.
#[derive(Clone, PartialEq, Properties)]
pub struct LeverPanelProps {
    /// The store.
    pub store: StoreHandle,
}

/// The panel on the left.
#[component]
pub fn LeverPanel(props: &LeverPanelProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let only_here = use_kept(ONLY_HERE, || false);
    let later = use_context::<Later>();
    let Some(open) = &store.open else { return Html::default() };
    let Some(scenario) = open.scenario(store.view.scenario) else { return Html::default() };
    let model = &open.model;
    let area = store.view.area;
    let below_root = model.tree().parent(area).is_some();
    let code = model.areas().get(area).map(|area| area.code.clone());
    let scope = code.as_ref().filter(|_| *only_here && below_root);
    let root = model.tree().roots().next().unwrap_or(0);
    let at_hand: Vec<usize> = norms::leading(model, root, STANDARDS * 2);
    let single = |norm: &usize| !model.norm(*norm).rule.has_brackets();
    let standards = at_hand.iter().copied().filter(single).take(STANDARDS);
    let stocked = at_hand.iter().copied().filter(|&norm| model.has_figures(norm)).take(STOCKS);
    let place_name = model.areas().get(area).map(|area| area.name.clone());
    let show = |place: &'static str, views: Vec<LeverView>| {
        let key = |view: &LeverView| format!("{:?}{:?}", view.lever, view.area);
        html! { <>{ for views.into_iter().map(|view| {
            let key = key(&view);
            let name = view.area.as_ref().and_then(|_| place_name.clone());
            html! { <LeverControl {key} dispatch={store.dispatcher()} {language} scenario={store.view.scenario} {view} {place} area={name} /> }
        }) }</> }
    };
    let close = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::ShowLevers(false)))
    };
    let toggle_scope = {
        let only_here = only_here.clone();
        Callback::from(move |_: Event| only_here.set(!*only_here))
    };
    let supply: Vec<LeverView> = stocked
        .flat_map(|norm| {
            let need = need_of(open, store.view.scenario, norm, root);
            levers::supply(language, model, scenario, norm, scope, need)
        })
        .collect();
    html! {
        <>
            <div class="levers__head levers-toggle">
                <h2 class="heading">{ language.say(words::LEVERS) }</h2>
                <button type="button" class="button button--plain" onclick={close}>{ language.say(words::CLOSE) }</button>
            </div>
            { later.and_then(|later| later.here()).map(|deferred| (deferred.changes)(store)) }
            if below_root {
                <label class="levers__scope">
                    <input type="checkbox" checked={*only_here} onchange={toggle_scope} />
                    { sentences::only_here(language, code_name(store).as_str()) }
                </label>
            }
            <section class="levers__group" aria-label={language.say(words::POPULATION)}>
                <h2 class="heading">{ language.say(words::POPULATION) }</h2>
                { show("population", levers::population(language, model, scenario, scope)) }
            </section>
            <section class="levers__group" aria-label={language.say(words::STANDARDS)}>
                <h2 class="heading">{ language.say(words::STANDARDS) }</h2>
                { show("standards", standards.flat_map(|norm| levers::standard(language, model, scenario, norm, false)).collect()) }
            </section>
            <section class="levers__group" aria-label={language.say(words::SUPPLY)}>
                <h2 class="heading">{ language.say(words::SUPPLY) }</h2>
                if supply.is_empty() {
                    <p class="levers__none">{ sentences::no_stock_levers(language) }</p>
                }
                { show("supply", supply) }
            </section>
            { another(store, open, scope) }
            <ActionsSection dispatch={store.dispatcher()} {language} actions={scenario.actions.clone()} />
        </>
    }
}

/// Every lever of a norm of the reader's choice.
fn another(store: &StoreHandle, open: &Open, scope: Option<&permille_engine::id::AreaCode>) -> Html {
    let language = store.preferences.language;
    let model = &open.model;
    let Some(scenario) = open.scenario(store.view.scenario) else { return Html::default() };
    let root = model.tree().roots().next().unwrap_or(0);
    let chosen = store.view.norm;
    let views = chosen.map(|norm| {
        let mut views = levers::standard(language, model, scenario, norm, true);
        if model.has_figures(norm) {
            let need = need_of(open, store.view.scenario, norm, root);
            views.extend(levers::supply(language, model, scenario, norm, scope, need));
        }
        views
    });
    html! {
        <section class="levers__group" aria-label={language.say(words::MORE_LEVERS)}>
            <h2 class="heading">{ language.say(words::MORE_LEVERS) }</h2>
            <NormChoice dispatch={store.dispatcher()} model={Same::new(model)} {language} {chosen} />
            { for views.into_iter().flatten().map(|view| {
                let key = format!("{:?}{:?}", view.lever, view.area);
                let area = view.area.as_ref().and_then(|_| model.areas().get(store.view.area)).map(|area| area.name.clone());
                html! { <LeverControl {key} dispatch={store.dispatcher()} {language} scenario={store.view.scenario} {view} {area} place="other" /> }
            }) }
        </section>
    }
}

/// What a norm requires in all once it is due: the measure of how much could sensibly be added.
fn need_of(open: &Open, scenario: usize, norm: usize, root: usize) -> Option<permille_engine::quantity::Quantity> {
    let cell = open.model.cell(root, open.model.horizon().last())?;
    // The baseline's requirement, so that the slider's end does not move under the hand.
    open.outlook(0).or(open.outlook(scenario))?.norm(norm).requirement(cell)
}

/// The name of the area in view.
fn code_name(store: &StoreHandle) -> String {
    let language = store.preferences.language;
    let area = store.open.as_ref().and_then(|open| open.model.areas().get(store.view.area));
    area.map(|area| language.name(&area.name).to_owned()).unwrap_or_default()
}

/// What the list of norms is told.
#[derive(Clone, PartialEq, Properties)]
struct NormChoiceProps {
    dispatch: Dispatch,
    model: Same<Model>,
    language: Language,
    chosen: Option<usize>,
}

/// The norms that have levers, to choose from.
#[component]
fn NormChoice(props: &NormChoiceProps) -> Html {
    let NormChoiceProps { dispatch, model, language, chosen } = props;
    let root = model.tree().roots().next().unwrap_or(0);
    let choices = norms::speaking_of(model, root).filter(|&norm| {
        model.measure_of(norm).nature != Nature::Milestone
            && model.norm(norm).targets.iter().any(|target| !target.values.is_empty())
    });
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            dispatch.dispatch(Msg::Norm(select::parsed(&event)));
        })
    };
    html! {
        <select class="field levers__choice" onchange={choose} aria-label={language.say(words::CHOOSE_NORM)}>
            <option value="" selected={chosen.is_none()}>{ language.say(words::CHOOSE_NORM) }</option>
            { for choices.map(|norm| html! {
                <option value={norm.to_string()} selected={*chosen == Some(norm)}>{ language.name(&model.norm(norm).name) }</option>
            }) }
        </select>
    }
}
