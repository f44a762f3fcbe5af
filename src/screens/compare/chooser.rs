//! Which scenarios, by which norm, in which figure.

use permille_engine::compare::results::Figure;
use permille_engine::id::ScenarioId;
use yew::prelude::*;

use super::Seen;
use super::files::Another;
use super::view::sides::MOST;
use crate::components::norm_options::norm_options;
use crate::components::select;
use crate::store::{Comparison, Msg, StoreHandle};
use crate::text::{Say, compare, words};
use crate::views::choice;

/// What the chooser is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ChooserProps {
    /// The store.
    pub store: StoreHandle,
    /// What is compared.
    pub seen: Seen,
    /// The norm in focus.
    pub norm: usize,
    /// The figure compared.
    pub figure: Figure,
    /// Told which figure to compare.
    pub on_figure: Callback<Figure>,
}

/// The chooser.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps { store, seen, norm, figure, on_figure } = props;
    let language = store.preferences.language;
    html! {
        <div class="compare__chooser">
            { reference(store, seen) }
            { others(store, seen) }
            <div class="compare__choice">
                <label class="compare__norm">
                    <span class="heading">{ language.say(words::NORM) }</span>
                    { norms(store, seen, *norm) }
                </label>
                <div class="switch" role="group" aria-label={language.say(compare::FIGURE)}>
                    { for [Figure::Gap, Figure::Requirement, Figure::Available].map(|one| {
                        let onclick = on_figure.reform(move |_: MouseEvent| one);
                        html! {
                            <button type="button" class="switch__one" {onclick} aria-pressed={(one == *figure).to_string()}>
                                { language.say(compare::figure(one)) }
                            </button>
                        }
                    }) }
                </div>
                <Another store={store.clone()} />
            </div>
        </div>
    }
}

/// The id of the scenario at a position.
fn id(seen: &Seen, position: usize) -> Option<ScenarioId> {
    seen.document.set.scenarios.get(position).map(|scenario| scenario.id.clone())
}

/// Makes the scenario at `reference` the reference, and spells out `other`.
fn pin(store: &StoreHandle, seen: &Seen, reference: usize, other: usize) {
    let before = id(seen, seen.sides.reference);
    // Whoever was the reference stays on the page.
    let shown = store.view.comparison.shown.clone().map(|shown| shown.into_iter().chain(before).collect());
    store.dispatch(Msg::Compare(Comparison { reference: id(seen, reference), shown, other: id(seen, other) }));
}

/// A dot in a scenario's colour.
fn dot(colour: u8) -> Html {
    html! { <span class="compare__dot" style={format!("--dot:var(--series-{colour})")} aria-hidden="true"></span> }
}

/// The reference, and how to exchange or pin it.
fn reference(store: &StoreHandle, seen: &Seen) -> Html {
    let language = store.preferences.language;
    let sides = &seen.sides;
    let end = seen.end(language, sides.reference);
    let choose = {
        let (store, seen) = (store.clone(), seen.clone());
        Callback::from(move |event: Event| {
            let chosen = select::parsed::<usize>(&event);
            if let Some(position) = chosen {
                let other = if position == seen.sides.other { seen.sides.reference } else { seen.sides.other };
                pin(&store, &seen, position, other);
                store.dispatch(Msg::Scenario(other));
            }
        })
    };
    let swap = {
        let (store, seen) = (store.clone(), seen.clone());
        Callback::from(move |_: MouseEvent| {
            pin(&store, &seen, seen.sides.other, seen.sides.reference);
            store.dispatch(Msg::Scenario(seen.sides.reference));
        })
    };
    let pinning = {
        let (store, seen) = (store.clone(), seen.clone());
        Callback::from(move |_: MouseEvent| {
            let next = seen.sides.shown.iter().copied().find(|one| *one != seen.sides.other).unwrap_or(seen.sides.reference);
            pin(&store, &seen, seen.sides.other, next);
            store.dispatch(Msg::Scenario(next));
        })
    };
    let other = seen.end(language, sides.other);
    html! {
        <div class="compare__choice">
            <label class="compare__reference">
                <span class="heading">{ language.say(compare::REFERENCE) }</span>
                { dot(end.colour) }
                <select class="field" onchange={choose} key={sides.reference}>
                    { for (0..seen.document.set.scenarios.len()).map(|position| html! {
                        <option value={position.to_string()} selected={position == sides.reference}>
                            { seen.end(language, position).name }
                        </option>
                    }) }
                </select>
            </label>
            <button type="button" class="button" onclick={swap}>
                { language.say(compare::SWAP) }
            </button>
            if sides.shown.len() > 1 {
                <button type="button" class="button" onclick={pinning}>{ compare::pin(language, &other.name) }</button>
            }
        </div>
    }
}

/// The scenarios beside the reference: which one is spelt out, and which are shown at all.
fn others(store: &StoreHandle, seen: &Seen) -> Html {
    let language = store.preferences.language;
    let sides = &seen.sides;
    let count = seen.document.set.scenarios.len();
    let hidden: Vec<usize> = (0..count).filter(|one| *one != sides.reference && !sides.shown.contains(one)).collect();
    let show = |shown: Vec<usize>, other: usize| {
        let (store, seen) = (store.clone(), seen.clone());
        move || {
            let shown = shown.iter().filter_map(|&one| id(&seen, one)).collect();
            let comparison = Comparison { shown: Some(shown), other: id(&seen, other), ..store.view.comparison.clone() };
            store.dispatch(Msg::Compare(comparison));
            store.dispatch(Msg::Scenario(other));
        }
    };
    let chip = |&position: &usize| {
        let end = seen.end(language, position);
        let look = {
            let store = store.clone();
            Callback::from(move |_: MouseEvent| store.dispatch(Msg::Scenario(position)))
        };
        let rest: Vec<usize> = sides.shown.iter().copied().filter(|one| *one != position).collect();
        let next = if sides.other == position { rest.first().copied().unwrap_or(position) } else { sides.other };
        let away = show(rest.clone(), next);
        html! {
            <span class="compare__chip" key={position}>
                <button type="button" class="compare__look" onclick={look} aria-pressed={(position == sides.other).to_string()}>
                    { dot(end.colour) }{ &end.name }
                </button>
                if count > 2 && !rest.is_empty() {
                    <button type="button" class="compare__away" onclick={Callback::from(move |_: MouseEvent| away())}
                        aria-label={compare::take_away(language, &end.name)} title={compare::take_away(language, &end.name)}>{ "×" }</button>
                }
            </span>
        }
    };
    let full = sides.shown.len() + 1 >= MOST;
    let add = {
        let (hidden, shown) = (hidden.clone(), sides.shown.clone());
        let shows: Vec<_> = hidden.iter().map(|&one| show(shown.iter().copied().chain([one]).collect(), one)).collect();
        Callback::from(move |event: Event| {
            let chosen = select::parsed::<usize>(&event);
            if let Some(show) = chosen.and_then(|place| shows.get(place)) {
                show();
            }
        })
    };
    html! {
        <div class="compare__choice" role="group" aria-label={language.say(compare::COMPARED_WITH_IT)}>
            <span class="heading" aria-hidden="true">{ language.say(compare::COMPARED_WITH_IT) }</span>
            { for sides.shown.iter().map(chip) }
            if !hidden.is_empty() && full {
                <span class="compare__full">{ compare::at_most(language, MOST) }</span>
            } else if !hidden.is_empty() {
                <select class="field" onchange={add} key={hidden.len()} aria-label={language.say(compare::ADD_ONE)}>
                    <option value="" selected=true>{ language.say(compare::ADD_ONE) }</option>
                    { for hidden.iter().enumerate().map(|(place, &position)| html! {
                        <option value={place.to_string()}>{ seen.end(language, position).name }</option>
                    }) }
                </select>
            }
        </div>
    }
}

/// The norms to compare by.
fn norms(store: &StoreHandle, seen: &Seen, norm: usize) -> Html {
    let language = store.preferences.language;
    let model = &seen.model;
    let offered = choice::offered(model, store.view.area);
    let choose = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let chosen = select::parsed::<usize>(&event);
            if let Some(norm) = chosen {
                store.dispatch(Msg::Norm(Some(norm)));
            }
        })
    };
    html! {
        <select class="field" onchange={choose}>
            { norm_options(language, model, &offered, Some(norm)) }
        </select>
    }
}
