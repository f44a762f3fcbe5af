//! What is divided, among whom, and when.

use std::rc::Rc;

use permille_engine::allocation::Rule;
use permille_engine::edit::Edit;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Lever, Scenario};
use permille_engine::year::Year;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::number_field::NumberField;
use super::view::choice;
use super::view::request::Request;
use super::view::wording::Wording;
use super::whom::Whom;
use crate::components::field::{self, Field};
use crate::components::norm_options::norm_options;
use crate::components::same::Same;
use crate::components::select;
use crate::store::{Divides, Draft, Msg, StoreHandle};
use crate::text::{Language, Say, allocate, words};

/// What the form is told.
#[derive(Clone, PartialEq, Properties)]
pub struct FormProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
    /// What is asked.
    pub request: Same<Request>,
}

/// Changes the draft in the store.
pub fn change(store: &StoreHandle, edit: impl FnOnce(&mut Draft)) {
    let mut draft = (*store.view.draft).clone();
    edit(&mut draft);
    store.dispatch(Msg::Draft(Rc::new(draft)));
}

/// The form.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let FormProps { store, model, request } = props;
    let language = store.preferences.language;
    let mode = |divides: Divides, word| {
        let store = store.clone();
        let pressed = request.divides == divides;
        let onclick = Callback::from(move |_: MouseEvent| change(&store, |draft| draft.divides = divides));
        html! {
            <button type="button" class="switch__one" {onclick} aria-pressed={pressed.to_string()}>{ language.say(word) }</button>
        }
    };
    html! {
        <div class="allocate__form">
            <section class="allocate__part" aria-label={language.say(allocate::WHAT)}>
                <h2 class="heading">{ language.say(allocate::WHAT) }</h2>
                <div class="switch" role="group" aria-label={language.say(allocate::WHAT)}>
                    { mode(Divides::Units, allocate::ONE_RESOURCE) }
                    { mode(Divides::Money, allocate::A_BUDGET) }
                </div>
                { match request.divides {
                    Divides::Units => units(props),
                    Divides::Money => budget(props),
                } }
            </section>
            <section class="allocate__part" aria-label={language.say(allocate::WHOM)}>
                <h2 class="heading">{ language.say(allocate::WHOM) }</h2>
                <Whom store={store.clone()} model={model.clone()} request={request.clone()} />
                <h2 class="heading">{ language.say(allocate::WHEN) }</h2>
                { years(props) }
            </section>
        </div>
    }
}

/// One resource by its norm, and how much of it.
fn units(props: &FormProps) -> Html {
    let FormProps { store, model, request } = props;
    let language = store.preferences.language;
    let Some(&norm) = request.norms.first() else { return Html::default() };
    let choose = {
        let (store, model) = (store.clone(), model.clone());
        Callback::from(move |event: Event| {
            if let Some(norm) = select::parsed(&event) {
                let id = model.norm(norm).id.clone();
                // The suggestion for one resource says nothing of another, and neither does the amount.
                change(&store, |draft| {
                    draft.norm = Some(id);
                    draft.amount = None;
                });
            }
        })
    };
    let on_value = {
        let store = store.clone();
        Callback::from(move |value: Option<Quantity>| change(&store, |draft| draft.amount = value))
    };
    let unit = language.name(&model.measure_of(norm).unit);
    let unit = if request.span() > 1 {
        language.pick(format!("{unit}{}", allocate::A_YEAR.zh), format!("{unit} {}", allocate::A_YEAR.en))
    } else {
        unit.to_owned()
    };
    let size = request.size.unwrap_or_default();
    let wording = Wording { language, model, request };
    html! {
        <>
            <label class="allocate__norm">
                <span class="unseen">{ language.say(words::NORM) }</span>
                { norm_list(props, Some(norm), None, choose) }
            </label>
            <NumberField {language} label={language.say(allocate::AMOUNT)} value={Some(size)} {unit} {on_value} />
            if request.suggested {
                <p class="allocate__hint">{ allocate::suggested(language) }</p>
            }
            if request.span() > 1 {
                <p class="allocate__hint">{ allocate::each_year(language, request.span(), &wording.limit(times(size, request.span()))) }</p>
            }
        </>
    }
}

/// A budget over several norms, with what a unit of each costs.
fn budget(props: &FormProps) -> Html {
    let FormProps { store, model, request } = props;
    let language = store.preferences.language;
    let Some(scenario) = scenario(store) else { return Html::default() };
    let wording = Wording { language, model, request };
    let add = {
        let (store, model, norms) = (store.clone(), model.clone(), request.norms.clone());
        Callback::from(move |event: Event| {
            if let Some(norm) = select::parsed(&event) {
                let ids = norms.iter().chain([&norm]).map(|&norm| model.norm(norm).id.clone()).collect();
                change(&store, |draft| draft.norms = ids);
            }
            // The list is a way to add, not a choice that stays.
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                select.set_value("");
            }
        })
    };
    let remove = |norm: usize| {
        let (store, model, norms) = (store.clone(), model.clone(), request.norms.clone());
        Callback::from(move |_: MouseEvent| {
            let ids = norms.iter().filter(|&&one| one != norm).map(|&norm| model.norm(norm).id.clone()).collect();
            change(&store, |draft| draft.norms = ids);
        })
    };
    let each = request.size.and_then(|size| size.divided(request.span(), false));
    html! {
        <>
            <LeverField store={store.clone()} lever={Lever::Budget} label={language.say(allocate::BUDGET)}
                unit={language.say(allocate::WAN_YUAN)} setting={setting(scenario, &Lever::Budget)} />
            if let Some(each) = each.filter(|_| request.span() > 1) {
                <p class="allocate__hint">{ allocate::spread_over(language, request.span(), &wording.limit(each.round())) }</p>
            }
            <ul class="allocate__norms">
                { for request.norms.iter().map(|&norm| {
                    let measure = model.measure_of(norm);
                    let lever = Lever::UnitCost { measure: measure.id.clone() };
                    let name = wording.norm(norm);
                    html! {
                        <li key={norm} class="allocate__of-norm">
                            <p class="allocate__norm-name">
                                <span>{ &name }</span>
                                if request.several() {
                                    <button type="button" class="link" onclick={remove(norm)}
                                        aria-label={allocate::of_norm(language, allocate::REMOVE, &name)}>{ language.say(allocate::REMOVE) }</button>
                                }
                            </p>
                            <LeverField store={store.clone()} lever={lever.clone()} setting={setting(scenario, &lever)}
                                label={language.say(allocate::UNIT_COST)} of={name}
                                unit={allocate::cost_unit(language, language.name(&measure.unit))} />
                            { weight(props, norm) }
                        </li>
                    }
                }) }
            </ul>
            <label class="allocate__norm allocate__norm--more">
                <span class="unseen">{ language.say(allocate::ADD_NORM) }</span>
                { norm_list(props, None, Some(language.say(allocate::ADD_NORM)), add) }
            </label>
        </>
    }
}

/// A norm's weight, where the rule weighs and there are several.
fn weight(props: &FormProps, norm: usize) -> Html {
    let FormProps { store, model, request } = props;
    let language = store.preferences.language;
    if store.view.draft.rule != Rule::Weighted || !request.several() {
        return Html::default();
    }
    let id = model.norm(norm).id.clone();
    let value = store.view.draft.norm_weights.get(&id).copied().unwrap_or(Quantity::ONE);
    let label = allocate::of_norm(language, allocate::WEIGHT, language.name(&model.norm(norm).name));
    let on_value = {
        let store = store.clone();
        Callback::from(move |value: Option<Quantity>| {
            change(&store, |draft| match value {
                Some(value) => {
                    draft.norm_weights.insert(id.clone(), value);
                }
                None => {
                    draft.norm_weights.remove(&id);
                }
            });
        })
    };
    html! { <NumberField {language} {label} labelled={false} value={Some(value)} unit={language.say(allocate::WEIGHT)} {on_value} /> }
}

/// The norms offered, by domain; `hint` stands first where a norm is to be added.
fn norm_list(props: &FormProps, chosen: Option<usize>, hint: Option<&'static str>, onchange: Callback<Event>) -> Html {
    let FormProps { store, model, request } = props;
    let language = store.preferences.language;
    let mut offered = choice::offered(model, store.view.area);
    if hint.is_some() {
        offered.retain(|norm| !request.norms.contains(norm));
        if offered.is_empty() {
            return Html::default();
        }
    }
    html! {
        <select class="field" {onchange}>
            if let Some(hint) = hint {
                <option value="" selected={true}>{ hint }</option>
            }
            { norm_options(language, model, &offered, chosen) }
        </select>
    }
}

/// From which year to which.
fn years(props: &FormProps) -> Html {
    let FormProps { store, model, request } = props;
    let language = store.preferences.language;
    let (first, last) = request.years;
    let list = |word, chosen: Year, from: Year, set: fn(&mut Draft, Year)| {
        let choose = {
            let store = store.clone();
            Callback::from(move |event: Event| {
                if let Some(year) = select::parsed(&event) {
                    change(&store, |draft| set(draft, year));
                }
            })
        };
        html! {
            <label class="allocate__year">
                <span>{ language.say(word) }</span>
                <select class="field" onchange={choose}>
                    { for model.horizon().years().filter(|year| *year >= from).map(|year| html! {
                        <option value={year.to_string()} selected={year == chosen}>{ year }</option>
                    }) }
                </select>
            </label>
        }
    };
    html! {
        <div class="allocate__years">
            { list(allocate::FROM, first, model.horizon().first(), |draft, year| {
                draft.last = draft.last.filter(|last| *last > year);
                draft.first = Some(year);
            }) }
            { list(allocate::TO, last, first, |draft, year| draft.last = Some(year)) }
        </div>
    }
}

fn scenario(store: &StoreHandle) -> Option<&Scenario> {
    store.open.as_ref()?.scenario(store.view.scenario)
}

/// Where the scenario has a lever for everywhere, and why.
fn setting(scenario: &Scenario, lever: &Lever) -> Option<(Quantity, Option<String>)> {
    scenario.setting(lever, None).map(|setting| (setting.value, setting.reason.clone()))
}

/// So many times a quantity, as far as it goes.
fn times(size: Quantity, span: i64) -> Quantity {
    permille_engine::allocation::receipt::cost_of(size, Quantity::whole(span).unwrap_or_default()).unwrap_or(size)
}

/// What a lever's field is told.
#[derive(Clone, PartialEq, Properties)]
struct LeverFieldProps {
    store: StoreHandle,
    lever: Lever,
    label: AttrValue,
    /// Whose lever it is, where the label does not say.
    #[prop_or_default]
    of: AttrValue,
    unit: AttrValue,
    setting: Option<(Quantity, Option<String>)>,
}

/// A lever of the scenario as a field, with its reason.
#[component]
fn LeverField(props: &LeverFieldProps) -> Html {
    let LeverFieldProps { store, lever, label, of, unit, setting } = props;
    let language = store.preferences.language;
    let put = {
        let (store, lever, label) = (store.clone(), lever.clone(), label.clone());
        Callback::from(move |(value, reason): (Option<Quantity>, Option<String>)| {
            store.dispatch(Msg::Edit {
                edit: Edit::Lever { scenario: store.view.scenario, lever: lever.clone(), area: None, value, reason },
                name: Name::new(label.to_string(), label.to_string()),
                key: None,
            });
        })
    };
    let (value, reason) = setting.clone().unzip();
    let reason = reason.flatten();
    let on_value = {
        let (put, reason) = (put.clone(), reason.clone());
        Callback::from(move |value: Option<Quantity>| put.emit((value, reason.clone().filter(|_| value.is_some()))))
    };
    let explain = field::any(move |text| {
        let said = text.trim().to_owned();
        put.emit((value, (!said.is_empty()).then_some(said)));
    });
    let full = if of.is_empty() { label.to_string() } else { allocate::full_label(language, label, of) };
    html! {
        <div class="allocate__lever">
            <NumberField {language} label={full} labelled={of.is_empty()} {value} unit={unit.clone()} {on_value} placeholder={if of.is_empty() { AttrValue::default() } else { label.clone() }} />
            if value.is_some() {
                <Field class="lever__reason" value={reason.unwrap_or_default()} take={explain} placeholder={language.say(words::ADD_REASON)}
                    label={reason_label(language, label, of)} />
            }
        </div>
    }
}

fn reason_label(language: Language, label: &str, of: &str) -> String {
    let of = if of.is_empty() { label.to_owned() } else { allocate::full_label(language, label, of) };
    language.pick(format!("{of}：{}", allocate::REASON.zh), format!("{of}: {}", allocate::REASON.en.to_lowercase()))
}
