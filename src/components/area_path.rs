//! Where an area lies: province › city › county, each a way up.

use yew::prelude::*;

use crate::components::select;
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, words};

/// What the path of areas is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AreaPathProps {
    /// The store.
    pub store: StoreHandle,
}

/// The areas above the one in view, the widest first, and a list of those directly below to go down.
#[component]
pub fn AreaPath(props: &AreaPathProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let (model, area) = (&open.model, store.view.area);
    let mut path: Vec<usize> = model.tree().upward(area).collect();
    path.reverse();
    let go = |to: usize| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Area(to)))
    };
    let name = |area: usize| language.name(&model.areas()[area].name).to_owned();
    let children = model.tree().children(area);
    let down = {
        let (store, positions) = (store.clone(), children.to_vec());
        Callback::from(move |event: Event| {
            let chosen = select::parsed::<usize>(&event);
            if let Some(area) = chosen.and_then(|position| positions.get(position)) {
                store.dispatch(Msg::Area(*area));
            }
        })
    };
    html! {
        <nav class="crumbs" aria-label={language.say(words::PATH_OF_AREAS)}>
            { for path.iter().map(|&step| if step == area {
                html! { <span aria-current="page">{ name(step) }</span> }
            } else {
                html! { <><button type="button" onclick={go(step)}>{ name(step) }</button><span aria-hidden="true">{ "›" }</span></> }
            }) }
            if !children.is_empty() {
                <span aria-hidden="true">{ "›" }</span>
                // A new list for each area, so that nothing stays chosen from the one before.
                <select class="field crumbs__down" key={area} onchange={down} aria-label={language.say(words::GO_TO_AREA)}>
                    <option value="" selected=true>{ language.say(words::GO_TO_AREA) }</option>
                    { for children.iter().enumerate().map(|(position, &child)| html! {
                        <option value={position.to_string()}>{ name(child) }</option>
                    }) }
                </select>
            }
        </nav>
    }
}
