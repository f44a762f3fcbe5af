//! The ranges of the scenario in view, as a table.

use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::scenario::LeverRange;
use yew::prelude::*;

use super::add::Add;
use super::row::RangeRow;
use super::view::range_levers::{RangeLevers, moves_outlook};
use crate::components::panel::panel_head;
use crate::store::{Dispatch, Msg, StoreHandle};
use crate::text::{Say, risk};

/// What the table is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RangesProps {
    /// The store.
    pub store: StoreHandle,
    /// The norms drawn.
    pub norms: Rc<Vec<usize>>,
    /// The norm looked at: what is suggested is about it first.
    pub shown: usize,
}

/// Puts other ranges in the place of all that a scenario has, as one step.
pub fn put(dispatch: &Dispatch, scenario: usize, ranges: Vec<LeverRange>, name: Name) {
    dispatch.dispatch(Msg::Edit { edit: Edit::Ranges { scenario, ranges }, name, key: None });
}

/// The table with what can be done to it; an explanation where there are no ranges yet.
#[component]
pub fn Ranges(props: &RangesProps) -> Html {
    let RangesProps { store, norms, shown } = props;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let Some(scenario) = open.scenario(store.view.scenario) else { return Html::default() };
    let (model, position) = (&open.model, store.view.scenario);
    let range_levers = RangeLevers { language, model, scenario };
    let suggest = {
        let (store, norms, shown) = (store.clone(), norms.clone(), *shown);
        Callback::from(move |_: MouseEvent| suggest(&store, &norms, shown))
    };
    let clear = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| put(&dispatch, position, Vec::new(), risk::cleared_step()))
    };
    let empty = scenario.ranges.is_empty();
    let head = [risk::LEVER, risk::WHERE, risk::LOW, risk::LIKELY, risk::HIGH];
    let all = if empty {
        Html::default()
    } else {
        html! {
            <span class="panel__more">
                <button type="button" class="link" onclick={suggest.clone()}>
                    { language.say(risk::SUGGEST) }
                </button>
                { " · " }
                <button type="button" class="link" onclick={clear}>{ language.say(risk::REMOVE_ALL) }</button>
            </span>
        }
    };
    html! {
        <section class="risk__ranges" aria-label={language.say(risk::RANGES)}>
            { panel_head(language, language.say(risk::RANGES), None, all) }
            if empty {
                <div class="risk__empty">
                    <p>{ risk::how_to_begin(language) }</p>
                    <button type="button" class="button button--main" onclick={suggest}>{ language.say(risk::SUGGEST) }</button>
                </div>
            } else {
                <table class="risk__table">
                    <thead>
                        <tr>
                            { for head.into_iter().map(|word| html! { <th scope="col">{ language.say(word) }</th> }) }
                            <th scope="col"><span class="unseen">{ language.say(crate::text::words::UNIT) }</span></th>
                            <th scope="col">{ language.say(risk::REASON) }</th>
                            <th scope="col"><span class="unseen">{ language.say(risk::REMOVE) }</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        { for scenario.ranges.iter().enumerate().map(|(place, range)| {
                            let (name, unit) = range_levers.name(&range.lever, range.area.as_ref());
                            let area = range.area.as_ref().and_then(|code| model.areas().get(model.tree().position(code)?));
                            let area = area.map(|area| language.name(&area.name).to_owned());
                            html! {
                                <RangeRow key={format!("{:?}{:?}", range.lever, range.area)} dispatch={store.dispatcher()} {language}
                                    scenario={position} ranges={scenario.ranges.clone()} {place} {name} {unit} {area}
                                    idle={!moves_outlook(&range.lever)} />
                            }
                        }) }
                    </tbody>
                </table>
            }
            <Add store={store.clone()} norms={norms.clone()} />
        </section>
    }
}

/// Adds the suggested ranges to those there are.
fn suggest(store: &StoreHandle, norms: &[usize], shown: usize) {
    let Some(open) = &store.open else { return };
    let Some(scenario) = open.scenario(store.view.scenario) else { return };
    let range_levers = RangeLevers { language: store.preferences.language, model: &open.model, scenario };
    let first: Vec<usize> = std::iter::once(shown).chain(norms.iter().copied().filter(|norm| *norm != shown)).collect();
    let suggested = range_levers.suggested(&first);
    if !suggested.is_empty() {
        let ranges = scenario.ranges.iter().cloned().chain(suggested).collect();
        put(&store.dispatcher(), store.view.scenario, ranges, risk::suggested_step());
    }
}
