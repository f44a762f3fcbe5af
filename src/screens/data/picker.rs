//! Which area, and which year: any of many areas by typing a part of its name.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::year::Year;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::same::Same;
use crate::components::select;
use crate::queries::choices::{self, Choices, Found};
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, data_screen, words};

/// What the area field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AreaPickerProps {
    /// The store.
    pub store: StoreHandle,
}

/// A field that finds an area by its name or code as it is typed.
#[component]
pub fn AreaPicker(props: &AreaPickerProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let unknown = use_state(|| None::<String>);
    let draft = use_state(String::new);
    let model = store.open.as_ref().map(|open| Same::new(&open.model));
    let choices = use_memo((model, language), |(model, language)| {
        model.as_ref().map(|model| Rc::new(Choices::new(&model.shared(), *language)))
    });
    let Some(choices) = &*choices else { return Html::default() };
    let go = {
        let (store, draft, unknown) = (store.clone(), draft.clone(), unknown.clone());
        move |area: usize| {
            draft.set(String::new());
            unknown.set(None);
            store.dispatch(Msg::Area(area));
        }
    };
    let typed = {
        let (draft, unknown, go, choices) = (draft.clone(), unknown.clone(), go.clone(), choices.clone());
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text = input.value();
            unknown.set(None);
            // What is picked from the list arrives as its whole text at once.
            match choices.called(&text) {
                Some(area) => go(area),
                None => draft.set(text),
            }
        })
    };
    let pressed = {
        let (draft, unknown, choices) = (draft.clone(), unknown.clone(), choices.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if !event.is_composing() && !draft.trim().is_empty() => match choices.find(&draft) {
                Found::One(area) => go(area),
                Found::Many(count) => unknown.set(Some(data_screen::several_areas(language, draft.trim(), count))),
                Found::Nothing => unknown.set(Some(data_screen::no_such_area(language, draft.trim()))),
            },
            "Escape" if !draft.is_empty() => {
                event.stop_propagation();
                draft.set(String::new());
                unknown.set(None);
            }
            _ => {}
        })
    };
    html! {
        <div class="data__control">
            <label for="find-area">{ language.say(words::GO_TO) }</label>
            <input type="search" class="field" id="find-area" list="all-areas" autocomplete="off" value={(*draft).clone()} oninput={typed} onkeydown={pressed}
                placeholder={language.say(words::GO_TO_HINT)} aria-invalid={unknown.is_some().to_string()} />
            <datalist id="all-areas">
                { for choices.listed(&draft).into_iter().map(|area| html! { <option value={choices.value(area)}>{ choices.path(area) }</option> }) }
            </datalist>
            if let Some(sentence) = &*unknown {
                <p class="figure__refused" role="alert">{ sentence }</p>
            }
        </div>
    }
}

/// What the year list is told.
#[derive(Clone, PartialEq)]
pub struct YearPickerProps {
    /// The store.
    pub store: StoreHandle,
    /// The year chosen.
    pub year: Year,
    /// Chooses another.
    pub choose: Callback<Year>,
}

/// The year of the figures, each with how many the area has.
pub fn year_picker(props: &YearPickerProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let choose = {
        let choose = props.choose.clone();
        Callback::from(move |event: Event| {
            if let Some(year) = select::parsed(&event) {
                choose.emit(year);
            }
        })
    };
    let model: &Model = &open.model;
    html! {
        <div class="data__control">
            <label for="figures-year">{ language.say(words::YEAR_OF_FIGURES) }</label>
            <select class="field" id="figures-year" onchange={choose}>
                { for choices::years(model, store.view.area).into_iter().map(|(year, count)| {
                    let said = match count {
                        0 => year.to_string(),
                        count => data_screen::figures_in_year(language, year, count),
                    };
                    html! { <option value={year.to_string()} selected={year == props.year}>{ said }</option> }
                }) }
            </select>
            { elsewhere(store, props.year) }
        </div>
    }
}

/// Which year everything else shows, where that is another, with the way to make it this one.
pub fn elsewhere(store: &StoreHandle, figures: Year) -> Html {
    let (language, shown) = (store.preferences.language, store.view.year);
    let within = store.open.as_ref().is_some_and(|open| open.model.horizon().position(figures).is_some());
    if shown == figures {
        return Html::default();
    }
    let go = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Year(figures)))
    };
    html! {
        <p class="data__elsewhere">
            { data_screen::elsewhere(language, shown) }
            if within { { " " }<button type="button" class="link" onclick={go}>{ data_screen::show_everywhere(language, figures) }</button> }
        </p>
    }
}
