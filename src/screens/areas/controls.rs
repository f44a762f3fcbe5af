//! By which norm, and which level of areas.

use std::rc::Rc;

use permille_engine::area::Level;
use yew::prelude::*;

use crate::components::norm_options::norm_options;
use crate::components::select;
use crate::queries::places;
use crate::standalone::is_standalone;
use crate::store::{Msg, OnPaper, StoreHandle};
use crate::text::{Say, briefs, map, words};

/// What the controls are told.
#[derive(Clone, PartialEq)]
pub struct ControlsProps {
    /// The store.
    pub store: StoreHandle,
    /// The norm in focus.
    pub norm: usize,
    /// The norms offered.
    pub offered: Rc<Vec<usize>>,
    /// The level compared.
    pub level: Option<Level>,
}

/// The norm picker and the switch of levels.
pub fn controls(props: &ControlsProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let model = &open.model;
    let levels = places::levels_below(model, store.view.area);
    let choose = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let chosen = select::parsed(&event);
            if let Some(norm) = chosen {
                store.dispatch(Msg::Norm(Some(norm)));
            }
        })
    };
    let switch = |level: Level| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Level(Some(level))))
    };
    let shown_as = |word, mapped: bool| {
        let store = store.clone();
        let pressed = (store.view.mapped == mapped).to_string();
        let press = Callback::from(move |_: MouseEvent| store.dispatch(Msg::Mapped(mapped)));
        html! { <button type="button" class="switch__one" onclick={press} aria-pressed={pressed}>{ language.say(word) }</button> }
    };
    let brief = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::OnPaper(Some(OnPaper::Briefs))))
    };
    let several = levels.len() > 1;
    html! {
        <div class="areas__controls">
            <label class="areas__norm">
                <span class="heading">{ language.say(words::NORM) }</span>
                <select class="field" onchange={choose}>
                    { norm_options(language, model, &props.offered, Some(props.norm)) }
                </select>
            </label>
            if several {
                <div class="switch" role="group" aria-label={language.say(words::LEVEL)}>
                    { for levels.iter().map(|&level| html! {
                        <button type="button" class="switch__one" onclick={switch(level)}
                            aria-pressed={(props.level == Some(level)).to_string()}>
                            { language.say(words::level(level)) }
                        </button>
                    }) }
                </div>
            }
            if !levels.is_empty() {
                <div class="switch" role="group" aria-label={language.say(map::SHOWN_AS)}>
                    { shown_as(map::TABLE, false) }
                    { shown_as(map::MAP, true) }
                </div>
            }
            // A page that stands alone has none of them, for its size.
            if !is_standalone() {
                <button type="button" class="button" onclick={brief}>{ language.say(briefs::OF_THIS) }</button>
            }
        </div>
    }
}
