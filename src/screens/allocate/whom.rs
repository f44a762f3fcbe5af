//! The areas that take part: a list to tick, with a weight for each where the rule weighs.

use permille_engine::allocation::Rule;
use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form::change;
use super::number_field::NumberField;
use super::view::request::Request;
use super::view::wording::Wording;
use crate::components::kept::{Kept, use_kept};
use crate::components::same::Same;
use crate::store::StoreHandle;
use crate::text::{Say, allocate, words};

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct WhomProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
    /// What is asked.
    pub request: Same<Request>,
}

/// How many areas the list shows at once; the filter finds the others.
const MOST_LISTED: usize = 200;

/// The button that says how many take part, and the list it opens.
#[component]
pub fn Whom(props: &WhomProps) -> Html {
    let WhomProps { store, model, request } = props;
    let language = store.preferences.language;
    let open = use_kept("allocate: list of areas", || false);
    let find = use_kept("allocate: areas looked for", String::new);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let level = Wording { language, model, request }.level();
    let summary = allocate::chosen_of(language, request.chosen.len(), request.areas.len(), level);
    html! {
        <div class="whom">
            <button type="button" class="button" aria-expanded={open.to_string()} aria-controls="allocate-areas" onclick={toggle}>
                { summary }<span class="whom__mark" aria-hidden="true">{ if *open { "▴" } else { "▾" } }</span>
            </button>
            if *open {
                { list(props, &find) }
            }
        </div>
    }
}

fn list(props: &WhomProps, find: &Kept<String>) -> Html {
    let WhomProps { store, model, request } = props;
    let language = store.preferences.language;
    let wanted = find.trim().to_lowercase();
    let matches = |area: usize| {
        let area = &model.areas()[area];
        wanted.is_empty()
            || area.code.as_str().contains(&wanted)
            || area.name.zh.contains(&wanted)
            || area.name.en.to_lowercase().contains(&wanted)
    };
    let shown: Vec<usize> = request.areas.iter().copied().filter(|&area| matches(area)).collect();
    let filter = {
        let find = find.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                find.set(input.value());
            }
        })
    };
    // Both act on what the filter leaves: the counties of one city are ticked by its code.
    let all = |takes_part: bool| {
        let (store, model, shown) = (store.clone(), model.clone(), shown.clone());
        Callback::from(move |_: MouseEvent| {
            change(&store, |draft| {
                for &area in &shown {
                    let code = &model.areas()[area].code;
                    if takes_part {
                        draft.without.remove(code);
                    } else {
                        draft.without.insert(code.clone());
                    }
                }
            });
        })
    };
    html! {
        <div class="whom__list" id="allocate-areas" role="group" aria-label={language.say(allocate::CHOOSE_AREAS)}>
            <div class="whom__tools">
                <input type="search" class="field" value={(**find).clone()} oninput={filter} placeholder={language.say(words::FIND_AREA)}
                    aria-label={language.say(words::FILTER_BY_AREA)} />
                <button type="button" class="link" onclick={all(true)}>{ language.say(allocate::ALL) }</button>
                <button type="button" class="link" onclick={all(false)}>{ language.say(allocate::NONE) }</button>
            </div>
            <ul class="whom__areas" tabindex="0">
                { for shown.iter().take(MOST_LISTED).map(|&area| one(props, area)) }
            </ul>
            if shown.is_empty() {
                <p class="allocate__hint">{ language.say(words::NO_MATCH) }</p>
            }
            if shown.len() > MOST_LISTED {
                <p class="allocate__hint">{ crate::text::areas::first_of(language, MOST_LISTED, shown.len()) }</p>
            }
        </div>
    }
}

/// One area's tick, and its weight.
fn one(props: &WhomProps, area: usize) -> Html {
    let WhomProps { store, model, .. } = props;
    let language = store.preferences.language;
    let (code, name) = (model.areas()[area].code.clone(), language.name(&model.areas()[area].name).to_owned());
    let checked = !store.view.draft.without.contains(&code);
    let tick = {
        let (store, code) = (store.clone(), code.clone());
        Callback::from(move |_: Event| {
            change(&store, |draft| {
                if !draft.without.remove(&code) {
                    draft.without.insert(code.clone());
                }
            });
        })
    };
    let weight = (store.view.draft.rule == Rule::Weighted && checked).then(|| {
        let value = store.view.draft.area_weights.get(&code).copied().unwrap_or(Quantity::ONE);
        let label = allocate::of_norm(language, allocate::WEIGHT, &name);
        let on_value = {
            let store = store.clone();
            Callback::from(move |value: Option<Quantity>| {
                change(&store, |draft| match value {
                    Some(value) => {
                        draft.area_weights.insert(code.clone(), value);
                    }
                    None => {
                        draft.area_weights.remove(&code);
                    }
                });
            })
        };
        html! { <NumberField {language} {label} labelled={false} value={Some(value)} {on_value} /> }
    });
    html! {
        <li key={area} class="whom__area">
            <label><input type="checkbox" {checked} onchange={tick} />{ name }</label>
            { weight.unwrap_or_default() }
        </li>
    }
}
