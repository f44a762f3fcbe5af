//! The actions of the scenario in view: counted at the end of the levers, and edited in a dialog.

mod draft;
mod form;
mod row;

use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::model::Model;
use permille_engine::scenario::{Action, Scenario};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::form::Form;
use self::row::Row;
use super::dialog::Dialog;
use super::same::Same;
use crate::components::kept::{Kept, use_kept};
use crate::queries::actions::{self as listed, Column};
use crate::queries::choices::Choices;
use crate::store::{ActionsView, Dispatch, Msg, Open, StoreHandle};
use crate::text::actions as said;
use crate::text::numbers::full;
use crate::text::{Language, Say, words};

/// The list of areas that fields choose from, by its id.
const AREA_LIST: &str = "action-areas";
/// The list of resources, by its id.
const RESOURCE_LIST: &str = "action-resources";

/// What the section is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ActionsSectionProps {
    /// How to change the store.
    pub dispatch: Dispatch,
    /// The language.
    pub language: Language,
    /// The actions.
    pub actions: Vec<Action>,
}

/// How many actions there are, what they cost, and the way to them.
#[component]
pub fn ActionsSection(props: &ActionsSectionProps) -> Html {
    let ActionsSectionProps { dispatch, language, actions } = props;
    let (cost, unpriced) = listed::total(actions);
    let open = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Actions(Some(ActionsView { from: None }))))
    };
    html! {
        <section class="levers__group" aria-label={language.say(said::ACTIONS)}>
            <h2 class="heading">{ language.say(said::ACTIONS) }</h2>
            <p class="levers__none">{ said::total(*language, actions.len(), cost, unpriced) }</p>
            <button type="button" class="button" onclick={open}>{ language.say(said::EDIT) }</button>
        </section>
    }
}

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ActionsDialogProps {
    /// The store.
    pub store: StoreHandle,
    /// What an action is to be added for.
    pub view: ActionsView,
}

/// The dialog: all actions in a table, and a form for one more.
#[component]
pub fn ActionsDialog(props: &ActionsDialogProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let sorted = use_kept("actions: sort", || None::<(Column, bool)>);
    let close = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Msg::Actions(None)))
    };
    let model = store.open.as_ref().map(|open| Same::new(&open.model));
    let choices = use_memo((model, language), |(model, language)| {
        model.as_ref().map(|model| Rc::new(Choices::new(&model.shared(), *language)))
    });
    // Of thousands of areas those are offered that what is typed could mean.
    let typed = use_state_eq(String::new);
    let typing = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            if let Some(field) = field.filter(|field| field.get_attribute("list").as_deref() == Some(AREA_LIST)) {
                typed.set(field.value());
            }
        })
    };
    let Some(choices) = &*choices else { return Html::default() };
    let Some(open) = &store.open else { return Html::default() };
    let Some(scenario) = open.scenario(store.view.scenario) else { return Html::default() };
    let actions = &scenario.actions;
    let (cost, unpriced) = listed::total(actions);
    let title = format!("{} · {}", language.say(said::ACTIONS), language.name(&scenario.name));
    html! {
        <Dialog {language} {title} id="actions" {close} wide={true}>
            <p class="actions__about">{ language.say(said::ABOUT) }{ language.pick("", " ") }{ language.say(said::TEN_THOUSAND) }</p>
            <div class="actions__all" oninput={typing}>
                <Form store={store.clone()} view={props.view} choices={choices.clone()} />
                <p class="actions__total" role="status">{ said::total(language, actions.len(), cost, unpriced) }</p>
                if !actions.is_empty() {
                    <div class="actions__scroll" tabindex="0" role="group" aria-label={language.say(said::ACTIONS)}>
                        <table class="merge__table actions__table">
                            { head(language, &sorted) }
                            <tbody>
                                { for listed::order(&open.model, actions, *sorted).into_iter().map(|position| html! {
                                    <Row key={position} dispatch={store.dispatcher()} {language} document={Same::new(&open.document)}
                                        model={Same::new(&open.model)} choices={choices.clone()} scenario={store.view.scenario} {position}
                                        effect={open.outlook(store.view.scenario).zip(actions.get(position)).and_then(|(outlook, action)| listed::effect(&open.model, outlook, action))} />
                                }) }
                            </tbody>
                        </table>
                    </div>
                }
            </div>
            { lists(open, language, choices, &typed) }
        </Dialog>
    }
}

/// The headings; those with an order are buttons.
fn head(language: Language, sorted: &Kept<Option<(Column, bool)>>) -> Html {
    let column = |column: Column, word, number: bool| {
        let now = sorted.filter(|(by, _)| *by == column);
        let sort = match now {
            Some((_, true)) => Some("descending"),
            Some((_, false)) => Some("ascending"),
            None => None,
        };
        let sorted = sorted.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            sorted.set(match now {
                None => Some((column, number)),
                Some((_, falling)) if falling == number => Some((column, !number)),
                Some(_) => None,
            });
        });
        let mark = match now {
            Some((_, true)) => " ▾",
            Some((_, false)) => " ▴",
            None => "",
        };
        html! {
            <th scope="col" aria-sort={sort} class={number.then_some("merge__number")}>
                <button type="button" {onclick}>{ language.say(word) }<span aria-hidden="true">{ mark }</span></button>
            </th>
        }
    };
    html! {
        <thead>
            <tr>
                { column(Column::Area, words::AREA, false) }
                { column(Column::Resource, said::RESOURCE, false) }
                { column(Column::Year, words::YEAR, false) }
                { column(Column::Amount, said::AMOUNT, true) }
                <th scope="col" class="merge__number">{ language.say(said::UNIT_COST) }</th>
                { column(Column::Cost, said::COST, true) }
                <th scope="col">{ language.say(said::REASON) }</th>
                <td></td>
            </tr>
        </thead>
    }
}

/// The areas and resources that fields choose from.
fn lists(open: &Open, language: Language, choices: &Choices, typed: &str) -> Html {
    html! {
        <>
            <datalist id={AREA_LIST}>
                { for choices.listed(typed).into_iter().map(|area| html! { <option value={choices.value(area)}>{ choices.path(area) }</option> }) }
            </datalist>
            <datalist id={RESOURCE_LIST}>
                { for listed::resources(&open.model).map(|measure| html! {
                    <option value={draft::resource_value(language, measure)}>{ language.name(&measure.unit) }</option>
                }) }
            </datalist>
        </>
    }
}

/// The message that puts `actions` in the place of a scenario's, in a step named after one of them.
fn changed(model: &Model, scenario: usize, actions: Vec<Action>, what: said::Step, named: &Action) -> Msg {
    let (area, resource) = (listed::area_name(model, &named.area), listed::resource_name(model, &named.measure));
    Msg::Edit {
        edit: Edit::Actions { scenario, actions },
        name: said::step(what, &area, &resource, named.year, named.amount),
        key: None,
    }
}

/// The message that changes one action, or deletes it.
fn with(model: &Model, position: usize, scenario: &Scenario, action: usize, after: Option<Action>) -> Option<Msg> {
    let before = scenario.actions.get(action)?;
    let mut actions = scenario.actions.clone();
    let what = match &after {
        Some(after) => {
            actions[action] = after.clone();
            said::Step::Change
        }
        None => {
            actions.remove(action);
            said::Step::Delete
        }
    };
    Some(changed(model, position, actions, what, after.as_ref().unwrap_or(before)))
}

/// A quantity as it stands in a field.
fn written(value: Option<permille_engine::quantity::Quantity>) -> String {
    value.map(full).unwrap_or_default()
}
