//! The form for one more action.

use std::rc::Rc;

use permille_engine::scenario::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{AREA_LIST, RESOURCE_LIST, changed, draft};
use crate::components::dialog::use_draft;
use crate::dom;
use crate::queries::actions as listed;
use crate::queries::choices::{Choices, Found};
use crate::store::{ActionsView, StoreHandle};
use crate::text::actions as said;
use crate::text::{Language, Say, Word, words};

/// What the form is told.
#[derive(Clone, PartialEq, Properties)]
pub struct FormProps {
    /// The store.
    pub store: StoreHandle,
    /// What an action is to be added for.
    pub view: ActionsView,
    /// The areas to choose from.
    pub choices: Rc<Choices>,
}

/// The fields, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Area,
    Resource,
    Year,
    Amount,
    Cost,
    Reason,
}

impl Field {
    const ALL: [Self; 6] = [Self::Area, Self::Resource, Self::Year, Self::Amount, Self::Cost, Self::Reason];

    const fn word(self) -> Word {
        match self {
            Self::Area => words::AREA,
            Self::Resource => said::RESOURCE,
            Self::Year => words::YEAR,
            Self::Amount => said::AMOUNT,
            Self::Cost => said::UNIT_COST,
            Self::Reason => said::REASON,
        }
    }

    fn id(self) -> String {
        format!("new-action-{self:?}").to_lowercase()
    }

    const fn is_number(self) -> bool {
        matches!(self, Self::Year | Self::Amount | Self::Cost)
    }

    const fn list(self) -> Option<&'static str> {
        match self {
            Self::Area => Some(AREA_LIST),
            Self::Resource => Some(RESOURCE_LIST),
            _ => None,
        }
    }
}

/// What was typed, by field.
type Draft = [String; 6];

/// What the fields hold at first: the area in view, or what the action is to be added for.
fn first(store: &StoreHandle, view: ActionsView, choices: &Choices) -> Draft {
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Draft::default() };
    let model = &open.model;
    let area = view.from.map_or(store.view.area, |cell| cell.area);
    let resource = view.from.filter(|cell| cell.norm < model.norm_count()).map(|cell| model.measure_of(cell.norm));
    let resource = resource.map(|measure| draft::resource_value(language, measure)).unwrap_or_default();
    let area = choices.value(area).unwrap_or_default();
    [area, resource, store.view.year.to_string(), String::new(), String::new(), String::new()]
}

/// The form.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let FormProps { store, view, choices } = props;
    let language = store.preferences.language;
    let draft = use_state(|| first(store, *view, choices));
    let refused = use_state_eq(|| None::<(Field, String)>);
    // What is chosen for the next action is soon chosen again; what was written is not.
    let written = [Field::Amount, Field::Cost, Field::Reason].iter().any(|field| !draft[*field as usize].trim().is_empty());
    use_draft(written);
    let Some(open) = &store.open else { return Html::default() };
    let Some(scenario) = open.scenario(store.view.scenario) else { return Html::default() };
    let area = if let Found::One(area) = choices.find(&draft[0]) { Some(area) } else { None };
    let resource = draft::resource(language, &open.model, &draft[1]).ok();
    let lever = resource.and_then(|measure| listed::lever_cost(&open.model, scenario, area, &measure.id));
    let typed = |field: Field| {
        let (draft, refused) = (draft.clone(), refused.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut next = (*draft).clone();
                next[field as usize] = input.value();
                draft.set(next);
                refused.set(None);
            }
        })
    };
    let submit = {
        let (store, choices, draft, refused) = (store.clone(), choices.clone(), draft.clone(), refused.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match read(&store, &choices, language, &draft) {
                Ok(action) => {
                    add(&store, action);
                    let mut next = (*draft).clone();
                    next[Field::Amount as usize].clear();
                    next[Field::Reason as usize].clear();
                    draft.set(next);
                    refused.set(None);
                    dom::focus(&Field::Area.id());
                }
                Err((field, sentence)) => {
                    dom::focus(&field.id());
                    refused.set(Some((field, sentence)));
                }
            }
        })
    };
    let unit = resource.map(|measure| language.name(&measure.unit).to_owned()).unwrap_or_default();
    html! {
        <form class="action-form" onsubmit={submit} novalidate=true aria-label={language.say(said::NEW)}>
            { for Field::ALL.into_iter().map(|field| {
                let wrong = refused.as_ref().filter(|(at, _)| *at == field).map(|(_, sentence)| sentence.clone());
                let placeholder = match field {
                    Field::Amount => unit.clone(),
                    Field::Cost => lever.map(|cost| said::cost_of_lever(language, cost)).unwrap_or_default(),
                    _ => String::new(),
                };
                html! {
                    <div class={classes!("action-form__field", format!("action-form__field--{field:?}").to_lowercase())}>
                        <label for={field.id()}>{ language.say(field.word()) }</label>
                        <input type="text" class={classes!("field", field.is_number().then_some("field--number"))} id={field.id()} {placeholder}
                            value={draft[field as usize].clone()} oninput={typed(field)} list={field.list()} autocomplete="off"
                            inputmode={if field.is_number() { "decimal" } else { "text" }} aria-invalid={wrong.is_some().to_string()} />
                        if let Some(sentence) = wrong { <p class="figure__refused" role="alert">{ sentence }</p> }
                    </div>
                }
            }) }
            <button type="submit" class="button button--main">{ language.say(said::ADD) }</button>
        </form>
    }
}

/// The action that is meant, or the field that keeps it from being one.
fn read(store: &StoreHandle, choices: &Choices, language: Language, draft: &Draft) -> Result<Action, (Field, String)> {
    let open = store.open.as_ref().ok_or_else(|| (Field::Area, String::new()))?;
    let model = &open.model;
    let at = |field: Field| move |sentence: String| (field, sentence);
    let [area, resource, year, amount, cost, reason] = draft;
    let area = draft::area(language, choices, area).map_err(at(Field::Area))?;
    let measure = draft::resource(language, model, resource).map_err(at(Field::Resource))?;
    let typed = draft::cost(language, cost);
    let scenario = open.scenario(store.view.scenario);
    let lever = scenario.and_then(|scenario| listed::lever_cost(model, scenario, Some(area), &measure.id));
    Ok(Action {
        area: model.areas()[area].code.clone(),
        measure: measure.id.clone(),
        year: draft::year(language, model, year).map_err(at(Field::Year))?,
        amount: draft::amount(language, Some(measure), amount).map_err(at(Field::Amount))?,
        unit_cost: typed.map_err(at(Field::Cost))?.or(lever),
        reason: draft::reason(reason),
    })
}

/// Adds the action to the scenario in view.
fn add(store: &StoreHandle, action: Action) {
    let Some(open) = &store.open else { return };
    let Some(scenario) = open.scenario(store.view.scenario) else { return };
    let mut actions = scenario.actions.clone();
    actions.push(action.clone());
    store.dispatch(changed(&open.model, store.view.scenario, actions, said::Step::Add, &action));
}
